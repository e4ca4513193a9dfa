//! Bringing papers in and giving them out: what is asked of the world, and what a person types.

use super::Prompt;
use crate::jobs::Chosen;

/// A line for the name of a file, over everything.
#[derive(Debug, Clone, PartialEq)]
pub struct PathPrompt {
    /// What the file is for.
    pub purpose: Purpose,
    /// The line.
    pub prompt: Prompt,
    /// The names that go on like the one typed; safe to show.
    pub names: Vec<String>,
}

/// What a file is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// Papers come from it.
    Import,
    /// Papers go into it, in the format of this name.
    Export(Chosen, &'static str),
}

impl Purpose {
    /// The heading.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Import => "Import",
            Self::Export(..) => "Export to",
        }
    }

    /// What can be done, while no names are offered.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Import => "a file or folder; or paste a list of papers",
            Self::Export(..) => "a new file, in the folder that recto was started in",
        }
    }

    /// What is done with the name.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Export(..) => "export",
        }
    }
}
