//! How the name of a file goes on.

use crate::files;
use crate::text::safe;

/// How a name that was begun goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// What was typed.
    pub of: String,
    /// The name as far as it is told.
    pub text: String,
    /// The names that begin like this, where there are several; safe.
    pub names: Vec<String>,
}

pub(super) fn of(typed: String) -> Completed {
    let (text, names) = files::completed(&typed);
    Completed {
        of: typed,
        text,
        names: names.iter().map(|name| safe::line(name)).collect(),
    }
}
