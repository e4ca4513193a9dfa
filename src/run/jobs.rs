//! Work that takes a while and that nothing waits for: imports, exports, names of files. Each has
//! a thread of its own and answers by messages.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::worker;
use crate::app::Message;
use crate::disk::OutputError;
use crate::files;
use crate::jobs::{Export, ExportError, Import, Step, Stop};
use crate::library::Place;
use crate::text::safe;

/// How far an import is, is said so often.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);
/// Terminals take no more than some 75,000 bytes of base64 for the clipboard.
const LARGEST_COPY: usize = 55_000;

/// Brings papers in.
pub(super) fn import(import: Import, place: &Place, answers: Sender<Message>) {
    let place = place.clone();
    let teller = answers.clone();
    start("an import", &teller, move || {
        let mut last = Instant::now();
        let outcome = import.run(&place, &Stop::default(), &mut |step| match step {
            Step::Records(records) if last.elapsed() >= BETWEEN_REPORTS => {
                last = Instant::now();
                // Nobody listens only when the reader is leaving.
                let _ = answers.send(Message::Importing(records));
            }
            // What is passed over is told at the end.
            Step::Records(_)
            | Step::Problem(_)
            | Step::PassedOver(_)
            | Step::Indexed(_)
            | Step::Said(_) => {}
        });
        let _ = answers.send(Message::Imported(outcome));
    });
}

/// Gives papers out.
pub(super) fn export(export: Export, place: &Place, answers: Sender<Message>) {
    let place = place.clone();
    let teller = answers.clone();
    start("an export", &teller, move || {
        // Nobody listens only when the reader is leaving.
        let _ = answers.send(exported(export, &place));
    });
}

fn exported(export: Export, place: &Place) -> Message {
    let mut copy = Copy::default();
    let written = export.run(place, &Stop::default(), &mut |_| (), &mut copy);
    Message::Said(match (written, export.to.file()) {
        (Ok(papers), None) => {
            return Message::Given {
                text: String::from_utf8_lossy(&copy.text).into_owned(),
                said: format!("{} as {}", papers_said(papers), export.format),
            };
        }
        (Ok(papers), Some(file)) => {
            let are = if papers == 1 { "is" } else { "are" };
            let file = file.path().display().to_string();
            format!("{} {are} in {file} now.", papers_said(papers))
        }
        (Err(ExportError::File(OutputError::Exists(_))), _) => {
            return Message::IsThere(Box::new(export));
        }
        (Err(ExportError::Stream(error)), _) => format!("Not copied: {error}"),
        (Err(error), None) => format!("Not copied: {error}"),
        (Err(error), Some(_)) => format!("Not exported: {error}"),
    })
}

/// A text for the clipboard, as long as a terminal takes it.
#[derive(Default)]
struct Copy {
    text: Vec<u8>,
}

impl io::Write for Copy {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > LARGEST_COPY {
            return Err(io::Error::other(
                "so many papers are too much for a terminal's clipboard; choose a file",
            ));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn papers_said(papers: usize) -> String {
    if papers == 1 {
        "1 paper".to_owned()
    } else {
        format!("{papers} papers")
    }
}

/// Looks how the name of a file may go on.
pub(super) fn complete(typed: String, answers: Sender<Message>) {
    let teller = answers.clone();
    start("the names of files", &teller, move || {
        let (text, names) = files::completed(&typed);
        let names = names.iter().map(|name| safe::line(name)).collect();
        let _ = answers.send(Message::Completed {
            of: typed,
            text,
            names,
        });
    });
}

fn start(name: &str, answers: &Sender<Message>, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = worker(name, work) {
        let _ = answers.send(Message::NotImported(format!("{error:#}")));
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
        let place = Place::new(&dir.path().join("data"), &dir.path().join("cache"));
        let file = dir.path().join("papers.bib").display().to_string();
        let say = |query: &str, to: Target| {
            let export = Export {
                chosen: Chosen::Found(query.parse::<Query>().unwrap()),
                order: Order::Oldest,
                format: "bibtex",
                to,
                marks: Arc::default(),
                today: "2026-11-25".parse().unwrap(),
            };
            match exported(export, &place) {
                Message::Said(said) | Message::Given { said, .. } => said,
                Message::IsThere(_) => "it is there".to_owned(),
                other => format!("{other:?}"),
            }
        };
        let done = format!("1 paper is in {file} now.");
        let named = || Named::Typed(file.clone());
        let one = "title:\"Near-Optimal Solutions\"";
        assert_eq!(say(one, Target::NewFile(named())), done);
        assert_eq!(say(one, Target::NewFile(named())), "it is there");
        assert_eq!(say(one, Target::File(named())), done);
        assert_eq!(say(one, Target::Stream), "1 paper as bibtex");
        assert_eq!(
            say("", Target::Stream),
            "Not copied: so many papers are too much for a terminal's clipboard; choose a file"
        );
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("@misc{"), "{text}");
    }
}
