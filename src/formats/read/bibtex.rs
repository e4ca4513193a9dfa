//! BibTeX and BibLaTeX (<https://www.ctan.org/pkg/tamethebeast>, <https://ctan.org/pkg/biblatex>).
//!
//! The stream is cut into entries, and each is read by itself: one that is wrong costs only itself,
//! and one without an end, or with a macro that is not defined, only the field that is wrong. A work
//! that refers to the proceedings it is in waits for them to come; the rest goes on as it is read.

mod date;
mod entry;
mod escaped;
mod extended_name;
mod extra;
mod fields;
mod first_last;
mod journals;
mod links;
mod macros;
mod markup;
mod names;
mod opening;
mod parents;
mod pieces;
mod split;
mod value;
mod work;

use std::collections::VecDeque;
use std::io::BufRead;

use crate::formats::bytes;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::watch::Watch;
use crate::paper::{ImportError, Received};
use entry::{BibtexEntry, Inside};
use macros::Macros;
use parents::Parents;
use split::{BibtexPiece, BibtexPieces, PieceText};

pub(super) const FORMAT: Format = Format {
    name: "bibtex",
    meaning: "BibTeX or BibLaTeX, as reference managers and publishers write it",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// So many works may wait for the one that they are in; with more they are taken as they are.
const WAITING: usize = 10_000;

fn detect(head: &Head) -> bool {
    let text = head.text();
    let begins = text.starts_with(['@', '%']);
    let mut lines = text.lines().filter(|line| begins || line.starts_with('@'));
    lines.any(|line| opening::whole(line.trim_start().as_bytes()).is_some())
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(Box::new(Works {
        watch: Watch::over(&input),
        pieces: Some(BibtexPieces::new(input)),
        macros: Macros::default(),
        parents: Parents::default(),
        waiting: VecDeque::new(),
        next: None,
    }))
}

struct Works<R> {
    watch: Watch,
    /// None once the stream has ended.
    pieces: Option<BibtexPieces<R>>,
    macros: Macros,
    /// What others can be in.
    parents: Parents,
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
            Ok(Inside::Nothing(kind)) => Some(Err(ImportError::of_kind(line, kind))),
            Ok(Inside::Macro(name, text)) => {
                let undefined = self.macros.define(&name, text).err();
                undefined.map(|reason| Err(ImportError::of_part(line, reason)))
            }
            Ok(Inside::Entry(work)) => {
                self.parents.keep(&work);
                if parents::is_data(&work) {
                    let lost = !work.lost.is_empty();
                    return lost
                        .then(|| Err(ImportError::of_part(line, reasons(&work, &work.lost))));
                }
                if self.waiting.len() < WAITING && self.parents.are_to_come(&work) {
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

    /// The paper of a work, with what it has from others, or what is to be said before it.
    fn finished(&mut self, line: u64, mut work: BibtexEntry) -> Result<Received, ImportError> {
        self.parents.hand_down(&mut work);
        let paper = work::paper(&work);
        if let Ok(paper) = &paper {
            let again = || Some(work.clone());
            self.watch
                .tell(paper, work.size(), again, |less| work::paper(less).ok());
        }
        match paper {
            Ok(paper) if work.lost.is_empty() => Ok(Received { line, paper }),
            Ok(paper) => {
                self.next = Some(Received { line, paper });
                Err(ImportError::of_part(line, reasons(&work, &work.lost)))
            }
            Err(reason) => {
                let all: Vec<String> = work.lost.iter().cloned().chain([reason]).collect();
                Err(ImportError::new(line, reasons(&work, &all)))
            }
        }
    }
}

/// What is wrong with a work, by its key.
fn reasons(work: &BibtexEntry, reasons: &[String]) -> String {
    match work.key.as_str() {
        "" => reasons.join("; "),
        key => format!("{key}: {}", reasons.join("; ")),
    }
}

#[cfg(test)]
mod tests;
