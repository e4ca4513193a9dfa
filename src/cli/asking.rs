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

    /// Asks until the answer fits; an empty line is the usual one, where there is one.
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
        loop {
            (self.say)(&format!("{question}{offered}: "));
            let mut line = Vec::new();
            let mut limited = std::io::Read::take(&mut *self.input, LONGEST);
            limited.read_until(b'\n', &mut line)?;
            if line.is_empty() {
                return Err(anyhow!("nothing was written: the answer is missing"));
            }
            let line = String::from_utf8_lossy(&line);
            let answer = line.trim();
            match check(if answer.is_empty() { usual } else { answer }) {
                Ok(answer) => return Ok(answer),
                Err(reason) => (self.say)(&format!("{}\n", safe::line(&reason))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
