//! Work that takes a while and that nothing waits for: imports, exports, names of files. Each has
//! a thread of its own and answers by messages.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::worker;
use crate::app::{Giving, Message, Target};
use crate::export::Export;
use crate::files::{self, Existing, OutputError};
use crate::jobs::{Import, Step, Stop};
use crate::library::Place;
use crate::query::Listing;
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
pub(super) fn export(giving: Giving, listing: Listing, answers: Sender<Message>) {
    let teller = answers.clone();
    start("an export", &teller, move || {
        let _ = answers.send(given(giving, &listing));
    });
}

fn given(giving: Giving, listing: &Listing) -> Message {
    let Some(export) = Export::named(giving.format) else {
        return Message::Said(format!("There is no format {}.", giving.format));
    };
    let mut failed = None;
    let mut papers = listing
        .records()
        .map_while(|record| record.map_err(|error| failed = Some(error)).ok());
    let papers_of = papers_said(listing.len());
    let (name, existing) = match &giving.to {
        Target::Clipboard => {
            let mut text = Vec::new();
            let written = (export.write)(&mut papers, &mut text);
            drop(papers);
            return match (written, failed) {
                (Ok(()), None) if text.len() > LARGEST_COPY => Message::Said(format!(
                    "Not copied: {papers_of} are too much for a terminal's clipboard; choose a file."
                )),
                (Ok(()), None) => Message::Given {
                    text: String::from_utf8_lossy(&text).into_owned(),
                    said: format!("{papers_of} as {}", export.name),
                },
                (Err(error), _) => Message::Said(format!("Not copied: {error}")),
                (Ok(()), Some(error)) => Message::Said(format!("Not copied: {error}")),
            };
        }
        Target::NewFile(name) => (name, Existing::Stays),
        Target::File(name) => (name, Existing::GivesWay),
    };
    let path = files::typed(name);
    let write = |out: &mut dyn io::Write| (export.write)(&mut papers, out);
    let written = files::write_file(&path, existing, write);
    drop(papers);
    let shown = path.display().to_string();
    match (written, failed) {
        (Ok(()), None) => {
            let are = if listing.len() == 1 { "is" } else { "are" };
            Message::Said(format!("{papers_of} {are} in {shown} now."))
        }
        (Ok(()), Some(error)) => Message::Said(format!("{shown} is not whole: {error}")),
        (Err(OutputError::Exists(_)), _) => Message::IsThere(Box::new(giving)),
        (Err(error @ OutputError::Write { .. }), _) => {
            Message::Said(format!("Not exported: {error}"))
        }
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
    use crate::app::{Given, Search, Typing};
    use crate::library::Library;
    use crate::query::{Order, Query};

    fn search() -> Search {
        Search {
            ticket: 0,
            query: Query::default(),
            order: Order::Oldest,
            keep: None,
            rows: 0,
            typing: Typing::Done,
            stars: Arc::default(),
            read: Arc::default(),
            today: "2026-11-25".parse().unwrap(),
        }
    }

    #[test]
    fn papers_go_to_a_file_or_the_clipboard() {
        let dir = tempfile::tempdir().unwrap();
        let mut paper = crate::paper::Paper::new(crate::paper::title_key("A Title"));
        paper.title = "A Title".to_owned();
        let library = Library::from_papers(vec![paper]);
        let listing = Listing::oldest_first(&library, [0].into_iter().collect());
        let file = dir.path().join("papers.bib").display().to_string();
        let say = |to: Target| {
            let giving = Giving {
                given: Given::Listed,
                search: search(),
                format: "bibtex",
                to,
            };
            match given(giving, &listing) {
                Message::Said(said) | Message::Given { said, .. } => said,
                Message::IsThere(_) => "it is there".to_owned(),
                other => format!("{other:?}"),
            }
        };
        let done = format!("1 paper is in {file} now.");
        assert_eq!(say(Target::NewFile(file.clone())), done);
        assert_eq!(say(Target::NewFile(file.clone())), "it is there");
        assert_eq!(say(Target::File(file.clone())), done);
        assert_eq!(say(Target::Clipboard), "1 paper as bibtex");
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("@misc{title,\n  title = {A Title},\n"),
            "{text}"
        );
    }
}
