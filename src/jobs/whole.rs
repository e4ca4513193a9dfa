//! All of a paper: what is kept of it, or what the web has.

use std::sync::Arc;

use crate::body::Body;
use crate::paper::{Paper, PaperId};

/// A paper of which all is to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// Its record.
    pub paper: Arc<Paper>,
    /// Who is asked.
    pub asks: Asks,
}

/// Who is asked for the whole of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nobody: only what was kept of it is read.
    Nobody,
    /// The services that have whole papers, one after the other, where nothing was kept.
    Web,
}

/// The whole of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeText {
    /// Of this one.
    pub paper: PaperId,
    /// All of it; nothing where nothing was kept and nobody was to be asked.
    pub body: Option<Arc<Body>>,
}

impl Whole {
    pub(super) fn run(self) -> super::End {
        let paper = self.paper.id.clone();
        super::End::Whole(WholeText { paper, body: None })
    }
}
