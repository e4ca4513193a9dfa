//! What came of an export, for one who does not wait for it.

use std::io;

use super::{Export, ExportError, Given, Step, Stop, Target};
use crate::disk::OutputError;
use crate::library::StorePlace;
use crate::notes::NoteFolder;
use crate::text::numbers::thousands;

/// Terminals take no more than some 75,000 bytes of base64 for the clipboard.
const LARGEST_COPY: usize = 55_000;

/// What came of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// So many papers are in this file now.
    InFile(usize, String),
    /// Papers were written behind those of this file.
    Behind(Given, String),
    /// So many papers, as a text for the clipboard in the format of this name.
    Text(usize, String, &'static str),
    /// A file is there that was not to be written over; nothing was written.
    IsThere,
    /// It was stopped; a file is as it was.
    Stopped,
    /// It could not be done; a file is as it was.
    Failed(String),
}

impl Exported {
    /// The outcome for a status line.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::InFile(papers, file) => format!("{}.", in_file(*papers, file)),
            Self::Behind(given, file) => behind(*given, file),
            Self::Text(papers, _, format) => format!("{} as {format}", papers_said(*papers)),
            Self::IsThere => "The file is there already; nothing was written.".to_owned(),
            Self::Stopped => "The export was stopped; nothing was written.".to_owned(),
            Self::Failed(reason) => format!("Not exported: {reason}"),
        }
    }
}

/// Says that so many papers are in a file now.
#[must_use]
pub fn in_file(papers: usize, file: &str) -> String {
    let are = if papers == 1 { "is" } else { "are" };
    format!("{} {are} in {file} now", papers_said(papers))
}

/// Says how many papers were written behind those of a file.
#[must_use]
pub fn behind(given: Given, file: &str) -> String {
    let Given { written, there } = given;
    match (written, there) {
        (0, 1) => format!("It stands in {file} already; nothing was added."),
        (0, _) => format!(
            "All {} stand in {file} already; nothing was added.",
            papers_said(there)
        ),
        (_, 0) => format!("{} added to {file}.", papers_said(written)),
        (_, _) => format!(
            "{} added to {file}; {} stood there already.",
            papers_said(written),
            thousands(there as u64)
        ),
    }
}

fn papers_said(papers: usize) -> String {
    match papers {
        1 => "1 paper".to_owned(),
        papers => format!("{} papers", thousands(papers as u64)),
    }
}

pub(super) fn of(
    export: &Export,
    (place, notes): (&StorePlace, &NoteFolder),
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> Exported {
    let mut copy = Copy(Vec::new());
    match (
        export.run((place, notes), stop, hear, &mut copy),
        export.to.file(),
    ) {
        (Ok(given), None) => {
            let text = String::from_utf8_lossy(&copy.0).into_owned();
            Exported::Text(given.written, text, export.format)
        }
        (Ok(given), Some(file)) => {
            let file = file.path().display().to_string();
            match export.to {
                Target::Behind(_) => Exported::Behind(given, file),
                Target::Stream | Target::NewFile(_) | Target::File(_) => {
                    Exported::InFile(given.written, file)
                }
            }
        }
        (Err(ExportError::Stopped), _) => Exported::Stopped,
        (Err(ExportError::File(OutputError::Exists(_))), _) => Exported::IsThere,
        (Err(error), _) => Exported::Failed(error.to_string()),
    }
}

/// A text for the clipboard, as long as a terminal takes it.
struct Copy(Vec<u8>);

impl io::Write for Copy {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_COPY {
            let reason = "they are too much for a terminal's clipboard; choose a file";
            return Err(io::Error::other(reason));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::jobs::{Chosen, Named};
    use crate::query::{Order, Query};

    #[test]
    fn papers_go_to_a_file_or_the_clipboard() {
        let dir = tempfile::tempdir().unwrap();
        let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        let file = dir.path().join("papers.bib").display().to_string();
        let stop = Stop::default();
        let say = |query: &str, to: Target| {
            let export = Export {
                chosen: Chosen::Found(query.parse::<Query>().unwrap()),
                order: Order::Oldest,
                format: "bibtex",
                to,
                marks: Arc::default(),
                visit: None,
                today: "2026-11-25".parse().unwrap(),
            };
            let notes = NoteFolder::own(&place.data);
            of(&export, (&place, &notes), &stop, &mut |_| ()).sentence()
        };
        let done = format!("1 paper is in {file} now.");
        let named = || Named::Typed(file.clone());
        let one = "title:\"Near-Optimal Solutions\"";
        assert_eq!(say(one, Target::NewFile(named())), done);
        assert_eq!(
            say(one, Target::NewFile(named())),
            "The file is there already; nothing was written."
        );
        assert_eq!(say(one, Target::File(named())), done);
        assert_eq!(say(one, Target::Stream), "1 paper as bibtex");
        assert_eq!(
            say("", Target::Stream),
            "Not exported: they are too much for a terminal's clipboard; choose a file"
        );
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("@misc{"), "{text}");
        // What is there stays byte for byte, and nothing comes twice.
        let mine = "% mine\n@misc{near, title = {Another}}";
        std::fs::write(&file, format!("{text}{mine}")).unwrap();
        let there = format!("It stands in {file} already; nothing was added.");
        assert_eq!(say(one, Target::Behind(named())), there);
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            format!("{text}{mine}")
        );
        let two = "title:\"Near-Optimal Solutions\" | title:\"Dual Lagrangian Learning\"";
        let added = format!("1 paper added to {file}; 1 stood there already.");
        assert_eq!(say(two, Target::Behind(named())), added);
        let longer = std::fs::read_to_string(&file).unwrap();
        assert!(
            longer.starts_with(&format!("{text}{mine}\n\n@misc{{")),
            "{longer}"
        );
        assert_eq!(longer.matches("@misc{").count(), 3);
        std::fs::write(&file, &text).unwrap();
        stop.set();
        assert_eq!(
            say(one, Target::File(named())),
            "The export was stopped; nothing was written."
        );
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
}
