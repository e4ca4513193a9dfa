//! The forms of a digest: one row a form.

mod atom;
mod html;
mod markdown;
mod text;

use super::Digest;

/// A form of a digest that can be read as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text of 72 columns.
    Text,
    /// A page.
    Html,
    /// Markdown.
    Markdown,
    /// An Atom feed.
    Atom,
}

/// Every form, in the order of the help.
pub const FORMS: [Form; 4] = [Form::Text, Form::Html, Form::Markdown, Form::Atom];

struct FormRow {
    name: &'static str,
    meaning: &'static str,
    write: fn(&Digest) -> String,
}

impl Form {
    fn row(self) -> FormRow {
        match self {
            Self::Text => FormRow {
                name: "text",
                meaning: "plain text, 72 columns wide, as it stands in the mail",
                write: text::write,
            },
            Self::Html => FormRow {
                name: "html",
                meaning: "the page that stands in the mail beside the text",
                write: html::write,
            },
            Self::Markdown => FormRow {
                name: "markdown",
                meaning: "Markdown",
                write: markdown::write,
            },
            Self::Atom => FormRow {
                name: "atom",
                meaning: "an Atom feed, which a feed reader takes",
                write: atom::write,
            },
        }
    }

    /// The name on the command line and in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it is, for the help.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.row().meaning
    }

    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMS.into_iter().find(|form| form.name() == name)
    }

    pub(super) fn write(self, digest: &Digest) -> String {
        (self.row().write)(digest)
    }
}
