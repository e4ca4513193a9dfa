//! What came of an export, for one who does not wait for it.

use std::io;

use super::{Export, ExportError, Step, Stop};
use crate::disk::OutputError;
use crate::library::StorePlace;

/// Terminals take no more than some 75,000 bytes of base64 for the clipboard.
const LARGEST_COPY: usize = 55_000;

/// What came of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// So many papers are in this file now.
    InFile(usize, String),
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

fn papers_said(papers: usize) -> String {
    match papers {
        1 => "1 paper".to_owned(),
        papers => format!("{papers} papers"),
    }
}

pub(super) fn of(
    export: &Export,
    place: &StorePlace,
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> Exported {
    let mut copy = Copy(Vec::new());
    match (export.run(place, stop, hear, &mut copy), export.to.file()) {
        (Ok(papers), None) => {
            let text = String::from_utf8_lossy(&copy.0).into_owned();
            Exported::Text(papers, text, export.format)
        }
        (Ok(papers), Some(file)) => Exported::InFile(papers, file.path().display().to_string()),
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
    use crate::jobs::{Chosen, Named, Target};
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
            of(&export, &place, &stop, &mut |_| ()).sentence()
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
        stop.set();
        assert_eq!(
            say(one, Target::File(named())),
            "The export was stopped; nothing was written."
        );
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
}
