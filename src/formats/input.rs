//! What an input is, what comes of it, and why nothing may come.

use std::io::{self, BufRead};

use crate::paper::{ImportError, Received};

/// The bytes of an input, from its first on, as UTF-8 where it is text.
pub type Input<'a> = Box<dyn BufRead + 'a>;

/// The records of an input, bad ones among them.
pub type Records<'a> = Box<dyn Iterator<Item = Result<Received, ImportError>> + 'a>;

/// Says why an input gives no papers at all.
#[derive(Debug, thiserror::Error)]
pub enum NoInput {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// No record, and nothing that is wrong.
    #[error("it holds no papers: a list or a page of results without any")]
    Nothing,
    /// A web page as the browser saves it.
    #[error(
        "it is a saved web page; select the page's text in the browser, copy it into a file, and import that"
    )]
    WebPage,
    /// Nothing that recto knows.
    #[error("its format is not known; recto import --help lists those that recto reads")]
    Unknown,
    /// The system refused.
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
}
