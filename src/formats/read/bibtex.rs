//! BibTeX and BibLaTeX (<https://www.ctan.org/pkg/tamethebeast>, <https://ctan.org/pkg/biblatex>).
//!
//! The stream is cut into entries, and each is read by itself: one that is wrong costs only itself,
//! and one without an end, or with a macro that is not defined, only the field that is wrong. A work
//! that refers to the proceedings it is in waits for them to come; the rest goes on as it is read.

mod entry;
mod escaped;
mod extended_name;
mod first_last;
mod macros;
mod names;
mod pieces;
mod split;
mod value;
mod work;

use std::collections::{HashMap, VecDeque};
use std::io::BufRead;

use crate::formats::bytes;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::paper::{ImportError, Received};
use entry::{BibtexEntry, Inside};
use macros::Macros;
use split::{BibtexPiece, BibtexPieces, PieceText};

/// So many works may wait for the one that they are in; with more they are taken as they are.
const WAITING: usize = 10_000;

pub(super) fn detect(head: &Head) -> bool {
    let text = head.text();
    let begins = text.starts_with(['@', '%']);
    let mut lines = text.lines().filter(|line| begins || line.starts_with('@'));
    lines.any(|line| split::opening(line.trim_start().as_bytes()).is_some())
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
pub(super) fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(Box::new(Works {
        pieces: Some(BibtexPieces::new(input)),
        macros: Macros::default(),
        parents: HashMap::new(),
        waiting: VecDeque::new(),
        next: None,
    }))
}

struct Works<R> {
    /// None once the stream has ended.
    pieces: Option<BibtexPieces<R>>,
    macros: Macros,
    /// What others can be in, by key.
    parents: HashMap<String, BibtexEntry>,
    /// Works whose parent has not come yet, with their lines.
    waiting: VecDeque<(u64, BibtexEntry)>,
    /// The paper that comes next, where something was to be said of it first.
    next: Option<Received>,
}

impl<R: BufRead> Iterator for Works<R> {
    type Item = Result<Received, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(paper) = self.next.take() {
            return Some(Ok(paper));
        }
        while let Some(pieces) = &mut self.pieces {
            match pieces.next() {
                Some(Ok(piece)) => {
                    if let Some(record) = self.take(piece) {
                        return Some(record);
                    }
                }
                Some(Err(error)) => {
                    self.pieces = None;
                    return Some(Err(ImportError::ended(0, &error)));
                }
                None => self.pieces = None,
            }
        }
        let (line, work) = self.waiting.pop_front()?;
        Some(self.finished(line, work))
    }
}

impl<R: BufRead> Works<R> {
    fn take(&mut self, piece: BibtexPiece) -> Option<Result<Received, ImportError>> {
        let line = piece.line;
        let inside = match piece.text {
            PieceText::Whole(bytes) => entry::read(&bytes::text(bytes), &self.macros),
            PieceText::Open(bytes) => {
                let text = bytes::text(bytes);
                match entry::read_open(&text, &self.macros) {
                    Ok(work) if work.get("title").is_some() => Ok(Inside::Entry(work)),
                    Ok(_) | Err(_) => {
                        let reason = "it has no end before the next entry begins";
                        return Some(self.lost(line, &text, reason));
                    }
                }
            }
            PieceText::Lost(begun, reason) => {
                return Some(self.lost(line, &bytes::text(begun), &reason));
            }
        };
        match inside {
            Ok(Inside::Nothing) => None,
            Ok(Inside::Macro(name, text)) => {
                let undefined = self.macros.define(&name, text).err();
                undefined.map(|reason| Err(ImportError::of_part(line, reason)))
            }
            Ok(Inside::Entry(work)) => {
                if is_parent(&work) {
                    self.parents.insert(work.key.to_lowercase(), work.clone());
                }
                if self.parent_is_to_come(&work) && self.waiting.len() < WAITING {
                    self.waiting.push_back((line, work));
                    return None;
                }
                Some(self.finished(line, work))
            }
            Err(reason) => Some(Err(ImportError::new(line, reason))),
        }
    }

    /// Says that an entry cannot be used. A macro that it was to define has no text from here on.
    fn lost(&mut self, line: u64, begun: &str, reason: &str) -> Result<Received, ImportError> {
        let undefined = entry::macro_of(begun)
            .and_then(|name| self.macros.define(&name, Err(reason.to_owned())).err());
        Err(match undefined {
            Some(reason) => ImportError::of_part(line, reason),
            None => ImportError::new(line, reason),
        })
    }

    fn parent_is_to_come(&self, work: &BibtexEntry) -> bool {
        let parent = work.get("crossref").map(str::to_lowercase);
        parent.is_some_and(|parent| !self.parents.contains_key(&parent))
    }

    /// The paper of a work, with what it has from its parent, or what is to be said before it. A
    /// parent's own parent is not asked, so that no circle can be walked.
    fn finished(&mut self, line: u64, mut work: BibtexEntry) -> Result<Received, ImportError> {
        let parent = work.get("crossref").map(str::to_lowercase);
        if let Some(parent) = parent.and_then(|parent| self.parents.get(&parent)) {
            work::inherit(&mut work, parent);
        }
        let named = |reasons: Vec<String>| match work.key.as_str() {
            "" => reasons.join("; "),
            key => format!("{key}: {}", reasons.join("; ")),
        };
        match work::paper(&work) {
            Ok(paper) if work.lost.is_empty() => Ok(Received { line, paper }),
            Ok(paper) => {
                self.next = Some(Received { line, paper });
                Err(ImportError::of_part(line, named(work.lost.clone())))
            }
            Err(reason) => {
                let reasons = work.lost.iter().cloned().chain([reason]).collect();
                Err(ImportError::new(line, named(reasons)))
            }
        }
    }
}

/// Whether other works can be in this one.
fn is_parent(work: &BibtexEntry) -> bool {
    let kinds = [
        "book",
        "proceedings",
        "collection",
        "periodical",
        "reference",
    ];
    kinds.iter().any(|kind| work.kind.ends_with(kind)) && !work.key.is_empty()
}

#[cfg(test)]
mod tests;
