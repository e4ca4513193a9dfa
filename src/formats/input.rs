//! What an input is, what comes of it, and why nothing may come.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::sync::mpsc::Sender;

use crate::paper::{ImportError, Received};

/// The bytes of an input, from its first on, as UTF-8 where it is text.
pub type Input<'a> = Box<dyn Stream + 'a>;

/// A stream of bytes of which somebody may watch what is used.
pub trait Stream: BufRead {
    /// Who is to be told what is used of the records; mostly nobody.
    fn watcher(&self) -> Option<Watcher> {
        None
    }
}

impl Stream for &[u8] {}
impl Stream for Box<dyn BufRead + Send> {}
impl<R: Read> Stream for BufReader<R> {}
impl<T: AsRef<[u8]>> Stream for Cursor<T> {}
impl<T: BufRead, U: BufRead> Stream for Chain<T, U> {}

/// Somebody who is told what is used of records.
#[derive(Debug, Clone)]
pub struct Watcher(Sender<FieldUses>);

impl Watcher {
    pub(super) fn new(told: Sender<FieldUses>) -> Self {
        Self(told)
    }

    /// Tells what is used of a record. Whether anybody still listens.
    pub(super) fn tell(&self, uses: FieldUses) -> bool {
        self.0.send(uses).is_ok()
    }
}

/// What a field of a record is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldUse {
    /// It became these parts of the paper.
    Became(Vec<String>),
    /// It could have become these, which another field says as well or better.
    SaidBefore(Vec<String>),
    /// It is kept beside the paper, for recto has no field for it.
    Kept,
    /// It is passed over.
    PassedOver,
}

/// The fields of one record, by their names, and what each is used for.
pub type FieldUses = Vec<(String, FieldUse)>;

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
