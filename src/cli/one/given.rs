//! The ids that a command is given: as arguments, or by `-` on standard input, one a line.

use std::io::{self, Read};

use anyhow::Result;

use crate::cli::UsageError;
use crate::paper::PaperId;

/// So many bytes of ids are read; more are some other file.
const MOST: u64 = 64 << 20;

/// An id as it was written.
pub(in crate::cli) struct Given {
    id: String,
    /// What a sentence calls it: of standard input with its line.
    called: String,
}

impl Given {
    /// All that is given, with the lines of standard input where `-` stands.
    ///
    /// # Errors
    /// When standard input cannot be read, or a line of it is no id.
    pub(in crate::cli) fn all(words: &[String]) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for word in words {
            if word == "-" {
                let mut bytes = Vec::new();
                io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)?;
                if bytes.len() as u64 > MOST {
                    let reason = "standard input is too long for a list of ids";
                    return Err(UsageError(reason.to_owned()).into());
                }
                all.extend(lines(&String::from_utf8_lossy(&bytes))?);
            } else {
                all.push(Self {
                    id: word.clone(),
                    called: word.clone(),
                });
            }
        }
        Ok(all)
    }

    /// What a sentence calls it, and the id, where it is one.
    pub(in crate::cli) fn recognised(&self) -> (&str, Option<PaperId>) {
        (&self.called, PaperId::given(&self.id))
    }
}

/// The ids of these lines: what stands before a tab, as `recto list` prints it.
fn lines(text: &str) -> Result<Vec<Given>> {
    let mut given = Vec::new();
    for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
        let number: usize = number;
        let id = line.split('\t').next().unwrap_or_default().trim();
        if line.trim().is_empty() || id.starts_with('#') {
            continue;
        }
        if PaperId::given(id).is_none() {
            let reason = format!("line {number} of standard input: “{id}” is no id of a paper");
            return Err(UsageError(reason).into());
        }
        given.push(Given {
            id: id.to_owned(),
            called: format!("{id} (line {number})"),
        });
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_first_column_of_lines_that_say_something() {
        let text =
            "\u{feff}2503.11794\tA title\r\n\n  # mine\n https://arxiv.org/abs/2503.11795v2 \n";
        let read: Vec<(String, String)> = lines(text)
            .unwrap()
            .iter()
            .map(|given| {
                let (called, id) = given.recognised();
                (called.to_owned(), id.unwrap().to_string())
            })
            .collect();
        let told = |called: &str, id: &str| (called.to_owned(), id.to_owned());
        assert_eq!(
            read,
            [
                told("2503.11794 (line 1)", "arxiv:2503.11794"),
                told(
                    "https://arxiv.org/abs/2503.11795v2 (line 4)",
                    "arxiv:2503.11795"
                ),
            ]
        );
        let error = lines("2503.11794\n\nno id\n").err().unwrap().to_string();
        assert_eq!(
            error,
            "line 3 of standard input: “no id” is no id of a paper"
        );
    }
}
