//! Work that takes a while and that nothing waits for: imports, exports, names of files. Each has
//! a thread of its own and answers by messages.

use std::io::{self, Cursor};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::worker;
use crate::app::{Giving, Imported, Incoming, Message, Target};
use crate::export::Export;
use crate::files::{self, Existing, Input, OutputError};
use crate::intake::{Heard, Intake, Purpose};
use crate::library::Place;
use crate::paper::PaperId;
use crate::query::Listing;
use crate::text::safe;

/// How far an import is, is said so often.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);
/// Terminals take no more than some 75,000 bytes of base64 for the clipboard.
const LARGEST_COPY: usize = 55_000;

/// Brings papers in.
pub(super) fn import(incoming: Incoming, place: &Place, answers: Sender<Message>) {
    let place = place.clone();
    let teller = answers.clone();
    start("an import", &teller, move || {
        let message = match taken(incoming, &place, &answers) {
            Ok(outcome) => Message::Imported(outcome),
            Err(reason) => Message::NotImported(reason),
        };
        // Nobody listens only when the reader is leaving.
        let _ = answers.send(message);
    });
}

fn taken(incoming: Incoming, place: &Place, answers: &Sender<Message>) -> Result<Imported, String> {
    let now = crate::clock::now();
    let mut outcome = Imported::default();
    let mut last = Instant::now();
    let mut intake =
        Intake::new(place.clone(), Purpose::Write).map_err(|error| error.to_string())?;
    for Opening { name, open } in inputs(incoming)? {
        let before = outcome.counts.sum();
        let problem = &mut outcome.problem;
        let mut heard = |heard| match heard {
            Heard::Records(records) if last.elapsed() >= BETWEEN_REPORTS => {
                last = Instant::now();
                let _ = answers.send(Message::Importing(before + records));
            }
            Heard::Problem(found) => {
                problem.get_or_insert_with(|| found.to_string());
            }
            Heard::Records(_) => {}
        };
        let counts = open().and_then(|input| {
            let taken = intake.take(input, None, &now, &mut heard);
            taken.map_err(|error| error.to_string())
        });
        let counts = counts.map_err(|error| format!("{name} was not imported: {error}"))?;
        outcome.counts.add(counts);
    }
    Ok(outcome)
}

/// An input that is opened when its turn has come.
struct Opening {
    name: String,
    open: Box<dyn FnOnce() -> Result<Input, String>>,
}

impl Opening {
    fn pasted(name: &str, text: String) -> Self {
        Self {
            name: name.to_owned(),
            open: Box::new(move || Ok(pasted(&text))),
        }
    }
}

/// What is to be taken. What is no file but an id is a list of one.
fn inputs(incoming: Incoming) -> Result<Vec<Opening>, String> {
    let typed = match incoming {
        Incoming::Text(text) => return Ok(vec![Opening::pasted("What was pasted", text)]),
        Incoming::Path(typed) => typed,
    };
    let path = files::typed(&typed);
    if !path.exists() && PaperId::recognise(&typed).is_some() {
        return Ok(vec![Opening::pasted("The id", typed)]);
    }
    let files = files::named(&[path]).map_err(|error| format!("Not imported: {error}"))?;
    let opening = |file: PathBuf| Opening {
        name: file.display().to_string(),
        open: Box::new(move || files::open(&file).map_err(|error| error.to_string())),
    };
    Ok(files.into_iter().map(opening).collect())
}

fn pasted(text: &str) -> Input {
    // Terminals paste line breaks as carriage returns.
    let text = text.replace("\r\n", "\n").replace('\r', "\n").into_bytes();
    Input {
        head: text.clone(),
        stream: Box::new(Cursor::new(text)),
    }
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
    use std::path::Path;
    use std::sync::{Arc, mpsc};

    use super::*;
    use crate::app::{Given, Search, Typing};
    use crate::library::Library;
    use crate::query::{Order, Query};

    fn imported(incoming: Incoming, place: &Place) -> Result<String, String> {
        let (answers, _heard) = mpsc::channel();
        taken(incoming, place, &answers).map(|outcome| outcome.sentence())
    }

    #[test]
    fn a_file_a_folder_an_id_and_a_pasted_list_are_imported() {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(&dir.path().join("data"), &dir.path().join("cache"));
        let bib = dir.path().join("refs.bib");
        std::fs::write(&bib, "@misc{a, title={A Title}}\n@misc{b, year=1}\n").unwrap();
        let path = |path: &Path| Incoming::Path(path.display().to_string());
        assert_eq!(
            imported(path(&bib), &place).unwrap(),
            "Added 1, changed 0, skipped 1 (line 2: b: it has neither a title nor an id)."
        );
        let list = "2503.11794\rhttps://arxiv.org/abs/math/0309136v2\r".to_owned();
        assert_eq!(
            imported(Incoming::Text(list), &place).unwrap(),
            "Added 2, changed 0, skipped 0."
        );
        assert_eq!(
            imported(Incoming::Path("2503.11794".to_owned()), &place).unwrap(),
            "Added 0, changed 0, 1 known already, skipped 0."
        );
        let error = imported(path(&dir.path().join("none.bib")), &place).unwrap_err();
        assert!(
            error.starts_with("Not imported: ") || error.contains("was not imported: "),
            "{error}"
        );
    }

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
