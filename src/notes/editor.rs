//! The user's editor, started without a shell.

use std::path::Path;
use std::process::Command;

use super::NoteError;
use crate::secret::words;

/// The variables that name it, the first one set counts.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// A program that the user writes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    variable: &'static str,
    program: String,
    arguments: Vec<String>,
}

impl Editor {
    /// The one that the environment names: its words are parted by blanks, and kept together by quotes.
    ///
    /// # Errors
    /// When it names none.
    pub fn named(variable: impl Fn(&str) -> Option<String>) -> Result<Self, NoteError> {
        let mut named = VARIABLES.into_iter();
        let named = named.find_map(|name| Some((name, variable(name)?)));
        let (variable, command) = named.ok_or(NoteError::NoEditor)?;
        let Ok(words) = words(&command) else {
            return Err(NoteError::Unclosed { variable, command });
        };
        let (program, arguments) = words.split_first().ok_or(NoteError::NoEditor)?;
        Ok(Self {
            variable,
            program: program.clone(),
            arguments: arguments.to_vec(),
        })
    }

    /// Lets it edit a file in this terminal, and waits until it has ended.
    ///
    /// # Errors
    /// When it does not start, or ends with a fault.
    pub fn edit(&self, path: &Path) -> Result<(), NoteError> {
        let mut command = Command::new(&self.program);
        let status = command.args(&self.arguments).arg(path).status();
        let status = status.map_err(|error| NoteError::NotStarted {
            variable: self.variable,
            program: self.program.clone(),
            error,
        })?;
        if status.success() {
            return Ok(());
        }
        Err(NoteError::Failed {
            program: self.program.clone(),
            status: status.to_string(),
            path: path.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(set: &[(&str, &str)]) -> Result<Editor, NoteError> {
        Editor::named(|name| {
            let value = set.iter().find(|(known, _)| *known == name);
            value.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_editor_is_the_one_that_the_environment_names() {
        let both = [("EDITOR", "nano"), ("VISUAL", "code --wait 'a b'")];
        let editor = named(&both).unwrap();
        assert_eq!(editor.program, "code");
        assert_eq!(editor.arguments, ["--wait", "a b"]);
        assert_eq!(named(&both[..1]).unwrap().program, "nano");
        for (set, said) in [
            (&[][..], "set VISUAL or EDITOR"),
            (&[("EDITOR", " ")], "set VISUAL or EDITOR"),
            (
                &[("VISUAL", "vi 'x")],
                "VISUAL has a quote that is not closed",
            ),
        ] {
            let error = named(set).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
