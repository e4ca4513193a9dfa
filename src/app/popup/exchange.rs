//! Bringing papers in and giving them out: what is asked of the world, and what a person types.

use super::Popup;
use crate::app::{Model, Prompt, Row};
use crate::jobs::Chosen;
use crate::query::SavedView;
use crate::text::safe;
use crate::text::wrap::Widths;

/// A line for the name of a file, or for what to follow, over everything.
#[derive(Debug, Clone, PartialEq)]
pub struct PathPrompt {
    /// What the file is for.
    pub purpose: Purpose,
    /// The line.
    pub prompt: Prompt,
    /// The names that go on like the one typed; safe to show.
    pub names: Vec<String>,
    /// Why what was typed is not taken.
    pub fault: Option<String>,
}

/// What a file is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// Papers come from it.
    Import,
    /// Papers go into it, in the format of this name.
    Export(Chosen, &'static str),
    /// None: it is what to follow.
    Follow,
    /// None: it is the address to which a digest of this query shall go.
    Subscribe(String),
    /// None: it is the tags of these papers.
    Tags(Vec<Row>),
    /// None: it is the name of a view.
    View(ViewName),
    /// None: it is what is looked for in the text that one reads.
    Find,
}

/// What a view is that gets a name.
#[derive(Debug, Clone, PartialEq)]
pub enum ViewName {
    /// A filter that is not saved yet.
    Of(String),
    /// A saved view, which has another name.
    InPlaceOf(SavedView),
}

impl Model {
    /// The line in which tags are typed, and the papers that get them.
    pub(in crate::app) fn tagging(&self) -> Option<(&PathPrompt, &[Row])> {
        let Some(Popup::Path(path)) = &self.popup else {
            return None;
        };
        match &path.purpose {
            Purpose::Tags(rows) => Some((path, rows)),
            Purpose::Import
            | Purpose::Export(..)
            | Purpose::Follow
            | Purpose::Subscribe(_)
            | Purpose::View(_)
            | Purpose::Find => None,
        }
    }
}

impl PathPrompt {
    /// The word before the cursor.
    pub(in crate::app) fn begun(&self) -> &str {
        let words = self.prompt.before().rsplit(char::is_whitespace);
        words.into_iter().next().unwrap_or_default()
    }

    /// What stands below the line, in so many columns: why it is not taken, names that go on like the
    /// one typed, or what can be typed.
    #[must_use]
    pub fn below(&self, columns: usize, widths: Widths) -> Vec<String> {
        let wrapped = |text: &str| -> Vec<String> {
            let pieces = widths.lines(text, columns).into_iter();
            pieces
                .filter_map(|piece| Some(text.get(piece)?.to_owned()))
                .collect()
        };
        match &self.fault {
            Some(fault) => wrapped(&safe::line(fault)),
            None if self.names.is_empty() => wrapped(self.purpose.hint()),
            None => self.names.clone(),
        }
    }
}

impl Purpose {
    /// The heading.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Import => "Import from",
            Self::Export(..) => "Export to",
            Self::Follow => "Follow",
            Self::Subscribe(_) => "Subscribe",
            Self::Tags(rows) if rows.len() > 1 => "Tags that all the picked papers have",
            Self::Tags(_) => "Tags",
            Self::View(ViewName::Of(_)) => "Save the filter as",
            Self::View(ViewName::InPlaceOf(_)) => "Another name for the view",
            Self::Find => "Find in the text",
        }
    }

    /// What can be done, while no names are offered.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Import => {
                "A file or folder, packed or not; an id, a DOI or an address; or paste a list of papers. BibTeX, RIS, CSL-JSON, what arXiv and other services give: the content tells the format."
            }
            Self::Export(..) => "A file, in the folder that recto was started in.",
            Self::Subscribe(_) => {
                "Your address of e-mail; what is new goes there each day, once [mail] is set."
            }
            Self::Tags(_) => {
                "Words, with a blank between two: to-read maps. What is deleted here is taken back."
            }
            Self::View(_) => {
                "A name, such as: to read. Keys 4 to 9 show the first six views; the filter pane has all, with what is unread."
            }
            Self::Find => "Words as they stand there, in small letters or capitals; n and N go on.",
            Self::Follow => {
                "Such as arxiv:cs.LG+stat.ML or hf:search WORDS, or the address of a feed."
            }
        }
    }

    /// Whether the line is for the name of a file.
    #[must_use]
    pub fn is_of_files(&self) -> bool {
        match self {
            Self::Import | Self::Export(..) => true,
            Self::Follow | Self::Subscribe(_) | Self::Tags(_) | Self::View(_) | Self::Find => false,
        }
    }

    /// What is done with the name.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Export(..) => "export",
            Self::Follow => "follow",
            Self::Subscribe(_) => "subscribe",
            Self::Tags(_) => "tag",
            Self::View(_) => "save",
            Self::Find => "find",
        }
    }
}
