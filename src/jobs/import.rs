//! Imports: what they take, input by input. One that is odd is named and passed over.

use std::io::Cursor;
use std::path::PathBuf;

use super::imported::{Cut, Imported, PassedOver, Problem};
use super::index::after_papers;
use super::intake::{Asked, Heard, Intake, IntakeError, Purpose};
use super::whole::{in_input, in_pdf, is_pdf};
use super::{Step, Stop};
use crate::files::{self, By, FileError, Found, Input};
use crate::formats::{Format, detect};
use crate::library::{IndexError, StorePlace};
use crate::merge::{Keywords, Prevails};
use crate::paper::PaperId;
use crate::sources::Take;

/// Papers to bring in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Where they come from, in this order.
    pub from: Vec<Incoming>,
    /// The name of their format; without one each input's content tells it.
    pub format: Option<&'static str>,
    /// What shall come of them.
    pub purpose: Purpose,
    /// Which text of a paper prevails.
    pub prevails: Prevails,
    /// What becomes of the keywords of a person's own library.
    pub keywords: Keywords,
    /// The time, RFC 3339.
    pub now: String,
}

/// Where papers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A file or a folder, or `-` for standard input.
    Path(PathBuf),
    /// A file or a folder as a person typed it, or an id.
    Typed(String),
    /// Text that was pasted; raw.
    Pasted(String),
    /// A paper that was found elsewhere.
    Found {
        /// Its id.
        id: PaperId,
        /// Its record, a line of recto's own.
        line: String,
    },
}

/// An input that is opened when its turn has come.
struct Opening {
    name: String,
    /// Where it lies, if it is a file.
    file: Option<PathBuf>,
    by: By,
    open: Box<dyn FnOnce() -> Result<Input, FileError>>,
}

impl Import {
    /// Where the papers come from, in words.
    #[must_use]
    pub fn named(&self) -> String {
        let names = self.from.iter().map(|incoming| match incoming {
            Incoming::Path(path) => path.display().to_string(),
            Incoming::Typed(typed) => typed.clone(),
            Incoming::Pasted(_) => "what was pasted".to_owned(),
            Incoming::Found { id, .. } => id.to_string(),
        });
        names.collect::<Vec<String>>().join(", ")
    }

    /// Takes everything, and says step by step how far it is. What was written stays whatever
    /// comes after it, and is indexed.
    pub fn run(self, place: &StorePlace, stop: &Stop, hear: &mut dyn FnMut(Step)) -> Imported {
        let mut outcome = Imported::default();
        let purpose = self.purpose;
        outcome.cut = self.take(place, stop, &mut outcome, hear).err();
        if purpose != Purpose::Look && outcome.counts.sum() > 0 {
            match after_papers(place, stop, hear) {
                Ok(()) => {}
                Err(IndexError::Stopped) => outcome.cut = Some(Cut::Stopped),
                Err(error) => outcome.unindexed = Some(error.to_string()),
            }
        }
        outcome
    }

    fn take(
        self,
        place: &StorePlace,
        stop: &Stop,
        outcome: &mut Imported,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Cut> {
        let format = self.format.and_then(Format::named);
        let now = &self.now;
        let (prevails, purpose) = (self.prevails, self.purpose);
        let asked = Asked {
            now,
            stop,
            prevails,
            feed: None,
            also: None,
            take: Take::All,
            places: None,
            keywords: self.keywords,
        };
        let intake = Intake::new(place.clone(), self.purpose);
        let mut intake = intake.map_err(|error| Cut::Failed(error.to_string()))?;
        for Opening {
            name,
            file,
            by,
            open,
        } in self.from.into_iter().flat_map(openings)
        {
            let before = outcome.counts.sum();
            let Imported {
                counts,
                problems,
                kinds,
                keyworded,
                ..
            } = outcome;
            let mut heard = |heard| match heard {
                Heard::Records(records) => hear(Step::Records(before + records)),
                Heard::Kind(kind, entries) => *kinds.entry(kind).or_default() += entries,
                Heard::Keyworded(one) => keyworded.push(one),
                Heard::Problem(found) => {
                    problems.note(&found);
                    hear(Step::Problem(Problem {
                        file: name.clone(),
                        line: found.line,
                        reason: found.reason,
                    }));
                }
            };
            let opened = open().map_err(|error| error.to_string());
            let opened = opened.and_then(|input| match &file {
                _ if format.is_some() => Ok((input, None)),
                Some(path) if by == By::Name && is_pdf(&input) => in_pdf(path, stop),
                Some(_) | None => Ok(in_input(input)),
            });
            let opened = opened.and_then(|(input, whole)| {
                let doubted = whole.as_ref().filter(|_| prevails == Prevails::Better);
                let other = doubted
                    .and_then(|whole| whole.other_paper(intake.known(&whole.id).as_ref(), place));
                other.map_or(Ok((input, whole)), Err)
            });
            let refused = match opened {
                Ok((input, whole)) => {
                    match intake.take(input, format, &asked, counts, &mut heard) {
                        Ok(()) => {
                            if let Some(whole) = whole.filter(|_| purpose != Purpose::Look) {
                                let known = intake.known(&whole.id);
                                hear(Step::Said(whole.keep(known, place)));
                            }
                            continue;
                        }
                        Err(IntakeError::Stopped) => return Err(Cut::Stopped),
                        Err(error) if error.ends_all() => {
                            return Err(Cut::Failed(format!("{name}: {error}")));
                        }
                        Err(error) => PassedOver {
                            was_asked_for: by == By::Name || matches!(error, IntakeError::Bad(_)),
                            reason: error.to_string(),
                            file: name,
                        },
                    }
                }
                Err(reason) => PassedOver {
                    was_asked_for: by == By::Name,
                    reason,
                    file: name,
                },
            };
            outcome.passed_over.note(&refused);
            outcome.refused.get_or_insert_with(|| refused.clone());
            hear(Step::PassedOver(refused));
        }
        Ok(())
    }
}

/// The ids in those of these files that are lists of nothing else.
#[must_use]
pub fn ids_listed(paths: &[PathBuf]) -> Vec<PaperId> {
    let mut ids = Vec::new();
    for Found { path, refused, .. } in files::named(paths) {
        let input = refused.map_or_else(|| files::open(&path), Err);
        let Ok(input) = input else { continue };
        let format = detect(&input.head).ok();
        let list = format.filter(|format| format.name == "ids");
        let records = list.and_then(|list| list.read(Box::new(input.stream)).ok());
        let papers = records.into_iter().flatten().flatten();
        ids.extend(papers.map(|received| received.paper.id));
    }
    ids
}

/// What is to be taken. What is no file but an id is a list of one.
fn openings(incoming: Incoming) -> Vec<Opening> {
    let path = match incoming {
        Incoming::Found { line, .. } => return vec![Opening::of_text("The paper", line)],
        Incoming::Pasted(text) => return vec![Opening::of_text("What was pasted", text)],
        Incoming::Typed(typed) => {
            let path = files::typed(&typed);
            if !path.exists() && PaperId::recognise(&typed).is_some() {
                return vec![Opening::of_text("The id", typed)];
            }
            path
        }
        Incoming::Path(path) => path,
    };
    let found = files::named(&[path]).into_iter();
    found.map(Opening::of_file).collect()
}

impl Opening {
    fn of_file(found: Found) -> Self {
        let Found { path, by, refused } = found;
        Self {
            name: path.display().to_string(),
            file: Some(path.clone()),
            by,
            open: Box::new(move || refused.map_or_else(|| files::open(&path), Err)),
        }
    }

    fn of_text(name: &str, text: String) -> Self {
        Self {
            name: name.to_owned(),
            file: None,
            by: By::Name,
            open: Box::new(move || Ok(pasted(&text))),
        }
    }
}

fn pasted(text: &str) -> Input {
    // Terminals paste line breaks as carriage returns.
    let text = text.replace("\r\n", "\n").replace('\r', "\n").into_bytes();
    Input {
        head: text.clone(),
        stream: Box::new(Cursor::new(text)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn import(from: Incoming) -> Import {
        Import {
            from: vec![from],
            format: None,
            prevails: Prevails::Better,
            keywords: Keywords::AsTheyAre,
            purpose: Purpose::Write,
            now: "2026-11-24T09:00:00Z".to_owned(),
        }
    }

    fn sentence(from: Incoming, place: &StorePlace) -> String {
        let stop = Stop::default();
        import(from).run(place, &stop, &mut |_| ()).sentence()
    }

    fn place(dir: &Path) -> StorePlace {
        StorePlace::new(&dir.join("data"), &dir.join("cache"))
    }

    #[test]
    fn a_file_a_folder_an_id_and_a_pasted_list_are_imported() {
        let dir = tempfile::tempdir().unwrap();
        let place = place(dir.path());
        let folder = dir.path().join("folder");
        std::fs::create_dir(&folder).unwrap();
        let bib = folder.join("refs.bib");
        std::fs::write(&bib, "@misc{a, title={A Title}}\n@misc{b, year=1}\n").unwrap();
        let typed = |path: &Path| Incoming::Typed(path.display().to_string());
        assert_eq!(
            sentence(typed(&bib), &place),
            "Added 1, changed 0, skipped 1 (line 2: b: it has neither a title nor an id)."
        );
        std::fs::write(folder.join("empty"), "").unwrap();
        let empty = folder.join("empty").display().to_string();
        assert_eq!(
            sentence(typed(&folder), &place),
            format!(
                "Added 0, changed 0, 1 known already, skipped 1 (line 2: b: it has neither a title nor an id); {empty} was passed over: it is empty."
            )
        );
        let list = "2503.11794\rhttps://arxiv.org/abs/math/0309136v2\r".to_owned();
        assert_eq!(
            sentence(Incoming::Pasted(list), &place),
            "Added 2, changed 0, skipped 0."
        );
        assert_eq!(
            sentence(Incoming::Typed("2503.11794".to_owned()), &place),
            "Added 0, changed 0, 1 known already, skipped 0."
        );
        let none = dir.path().join("none.bib");
        let said = sentence(typed(&none), &place);
        let begins = format!("{} was not imported: it cannot be read: ", none.display());
        assert!(said.starts_with(&begins), "{said}");
    }

    #[test]
    fn an_import_that_is_stopped_has_in_the_store_what_it_counts() {
        let dir = tempfile::tempdir().unwrap();
        let place = place(dir.path());
        let before = place.open().unwrap().library.len();
        let line = |number: u32| format!("{{\"id\":\"x:{number}\",\"title\":\"On {number}\"}}\n");
        let lines = (0..20_000).map(line).collect();
        let stop = Stop::default();
        let outcome = import(Incoming::Pasted(lines)).run(&place, &stop, &mut |step| {
            if matches!(step, Step::Records(_)) {
                stop.set();
            }
        });
        assert_eq!(outcome.cut, Some(Cut::Stopped));
        let added = outcome.counts.added;
        assert!((1..20_000).contains(&added), "{added}");
        let after = place.open().unwrap().library.len();
        assert_eq!(u32::try_from(added).unwrap(), after - before);
    }
}
