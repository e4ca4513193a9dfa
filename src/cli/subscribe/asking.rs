//! Asking a person on a terminal, a line for a line.

use std::io::BufRead;

use anyhow::{Result, anyhow};

use crate::text::safe;

/// A longer line is no answer.
const LONGEST: u64 = 4096;

/// Somebody who answers.
pub(super) struct Asking<'a> {
    input: &'a mut dyn BufRead,
    /// Says something, without the end of the line.
    say: &'a mut dyn FnMut(&str),
}

impl<'a> Asking<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead, say: &'a mut dyn FnMut(&str)) -> Self {
        Self { input, say }
    }

    /// Asks until the answer fits; an empty line is the usual one, where there is one. Where there is none
    /// and something has to be said, a second empty line leaves.
    ///
    /// # Errors
    /// When there is no answer any more.
    pub(super) fn ask<T>(
        &mut self,
        question: &str,
        usual: &str,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T> {
        let offered = if usual.is_empty() {
            String::new()
        } else {
            format!(" [{usual}]")
        };
        let mut is_leaving = false;
        loop {
            (self.say)(&format!("{question}{offered}: "));
            let mut line = Vec::new();
            let mut limited = std::io::Read::take(&mut *self.input, LONGEST);
            limited.read_until(b'\n', &mut line)?;
            let line = String::from_utf8_lossy(&line);
            let is_over = line.is_empty();
            let answer = line.trim();
            let answer = if answer.is_empty() { usual } else { answer };
            let reason = match check(answer) {
                Ok(answer) if !is_over => return Ok(answer),
                Err(reason) if !is_over => reason,
                Ok(_) | Err(_) => String::new(),
            };
            if is_over || (is_leaving && answer.is_empty()) {
                return Err(anyhow!("nothing was written: the answer is missing"));
            }
            is_leaving = answer.is_empty();
            if is_leaving {
                self.tell(&format!("{reason}; a second empty line leaves"));
            } else {
                self.tell(&reason);
            }
        }
    }

    /// Says something, on a line of its own.
    pub(super) fn tell(&mut self, sentence: &str) {
        (self.say)(&format!("{}\n", safe::line(sentence)));
    }

    /// Asks whether something is wished.
    ///
    /// # Errors
    /// As for [`Self::ask`].
    pub(super) fn is_wished(&mut self, question: &str, usual: &str) -> Result<bool> {
        self.ask(question, usual, |text| match text {
            "yes" | "y" => Ok(true),
            "no" | "n" => Ok(false),
            _ => Err("yes or no".to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_be_said_is_asked_for_twice_and_then_left() {
        for (typed, answer, times) in [
            ("\n3\n", Some(3), 2),
            ("\n\n3\n", None, 2),
            ("\na\n\n3\n", Some(3), 4),
        ] {
            let mut said = String::new();
            let mut say = |text: &str| said.push_str(text);
            let mut input = typed.as_bytes();
            let check = |text: &str| text.parse::<u8>().map_err(|_| "a number".to_owned());
            let found = Asking::new(&mut input, &mut say).ask("How many?", "", check);
            assert_eq!(found.ok(), answer, "{typed:?}");
            assert_eq!(said.matches("How many?").count(), times, "{said}");
            assert!(
                said.contains("a number; a second empty line leaves\n"),
                "{said}"
            );
        }
    }

    fn asked(typed: &str) -> (Result<u8>, String) {
        let mut said = String::new();
        let mut say = |text: &str| said.push_str(text);
        let mut input = typed.as_bytes();
        let check = |text: &str| text.parse::<u8>().map_err(|_| format!("“{text}” is none"));
        let answer = Asking::new(&mut input, &mut say).ask("How many?", "7", check);
        (answer, said)
    }

    #[test]
    fn it_is_asked_until_the_answer_fits() {
        for (typed, answer, said) in [
            ("3\n", Some(3), "How many? [7]: "),
            (" \n", Some(7), "How many? [7]: "),
            (
                "a\x1b[2J\n4\r\n",
                Some(4),
                "How many? [7]: “a” is none\nHow many? [7]: ",
            ),
            ("", None, "How many? [7]: "),
            ("x", None, "How many? [7]: “x” is none\nHow many? [7]: "),
        ] {
            let found = asked(typed);
            assert_eq!((found.0.ok(), found.1.as_str()), (answer, said), "{typed}");
        }
    }
}
