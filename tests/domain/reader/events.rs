//! Random events through `update`, and what must hold after each of them.

#[path = "events/deeds.rs"]
mod deeds;
#[path = "events/event.rs"]
mod event;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::layout::{Position, Size};
use recto::app::{BINDINGS, Code, Effect, Key, KeyEntry, Keymap, Message, Start, Task, update};
use recto::jobs::{Cut, End, Heard, Imported, Job, JobId};
use recto::library::Library;
use recto::merge::Counts;
use recto::notes::{NoteFolder, Notes, file_name};
use recto::paper::PaperId;
use recto::query::{LibraryQuestion, Overlay, answer};

use super::driver::{Reader, bundled_papers};
use super::{digests, looking, whole};
use crate::common::chance::{Chance, times};
use deeds::{click_on, marked, save_view, star_and_undo, tag, undo_and_redo};
use event::{Event, KEYS_FOR_KEYLESS, Noted, random_event};

/// A reader in which each action has a key, those that come without one among them.
fn start() -> Start {
    let keyless = BINDINGS.iter().filter(|binding| binding.keys.is_empty());
    let keys = keyless
        .zip(KEYS_FOR_KEYLESS)
        .map(|(binding, key)| KeyEntry {
            action: binding.name.to_owned(),
            keys: vec![(*key).to_owned()],
            line: 1,
        });
    Start {
        keymap: Keymap::new(&keys.collect::<Vec<KeyEntry>>()).0,
        size: Size {
            width: 80,
            height: 24,
        },
        ..Start::default()
    }
}

/// A reader that things happen to, and what it is compared with.
struct Life {
    reader: Reader,
    library: Library,
    ids: Vec<PaperId>,
    /// The jobs that are under way.
    jobs: Vec<(JobId, Job)>,
    /// No notes, and some.
    notes: [Arc<Notes>; 2],
    happened: usize,
    /// What a run must come to at least once.
    reached: BTreeSet<&'static str>,
    /// The address that was opened last.
    opened: String,
}

impl Life {
    fn new() -> Self {
        let papers = bundled_papers();
        let noted = papers.iter().step_by(9).map(|paper| &paper.id);
        Self {
            notes: [Arc::default(), notes_on(noted)],
            ids: papers.iter().map(|paper| paper.id.clone()).collect(),
            library: Library::from_papers(papers),
            reader: Reader::with(bundled_papers(), start()),
            jobs: Vec::new(),
            happened: 0,
            reached: BTreeSet::new(),
            opened: String::new(),
        }
    }

    fn happen(&mut self, event: &Event) {
        let reader = &mut self.reader;
        reader.effects.clear();
        match event {
            Event::Key(key) => reader.tell(Message::Key(*key)),
            Event::Paste(text) => reader.tell(Message::Pasted(text.clone())),
            Event::Size(width, height) => reader.tell(Message::Resized(Size {
                width: *width,
                height: *height,
            })),
            Event::Click(x, y) => reader.tell(Message::Click(Position { x: *x, y: *y })),
            Event::ClickOn(which) => click_on(reader, *which),
            Event::Wheel(x, y, turn) => {
                reader.tell(Message::Wheel(Position { x: *x, y: *y }, *turn));
            }
            Event::Disk(disk) => reader.disk = *disk,
            Event::Answer => reader.answer_marks(),
            Event::Stranger(place, wanted) => {
                reader.stranger(self.ids[*place].clone(), *wanted);
            }
            Event::Clock(time) => (*time).clone_into(&mut reader.model.now),
            Event::Said => reader.tell(Message::Said("\u{1b}[2J said \n outside".into())),
            Event::Stale => reader.tell(Message::Rows {
                ticket: 0,
                first: 7,
                rows: Vec::new(),
            }),
            Event::StarAndUndo => star_and_undo(reader),
            Event::JobEnds => self.job_ends(ends_well),
            Event::JobFails => self.job_ends(fails),
            Event::Failed => reader.tell(Message::Failed("\u{1b}[2J It broke. \n Twice.".into())),
            Event::NotOpened => reader.tell(Message::NotOpened {
                address: self.opened.clone(),
                reason: "No browser.".to_owned(),
            }),
            Event::Notes(noted) => {
                reader.tell(Message::Notes(
                    self.notes[usize::from(matches!(noted, Noted::Some))].clone(),
                ));
            }
            Event::Tag(typed) => self.reach("tagged", |reader| tag(reader, typed)),
            Event::SaveView(name, query) => {
                self.reach("a view", |reader| save_view(reader, name, query));
            }
            Event::UndoAndRedo => self.reach("redone", undo_and_redo),
        }
        let started = self
            .reader
            .effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Start(id, job) => Some((*id, job.clone())),
                _ => None,
            });
        self.jobs.extend(started);
        self.note_effects();
        self.happened += 1;
        self.check();
    }

    fn reach(&mut self, what: &'static str, deed: impl FnOnce(&mut Reader) -> bool) {
        if deed(&mut self.reader) {
            self.reached.insert(what);
        }
    }

    fn job_ends(&mut self, how: fn(&Job) -> End) {
        if let Some((id, job)) = self.jobs.pop() {
            self.reader.tell(Message::Job(id, Heard::End(how(&job))));
        }
    }

    fn note_effects(&mut self) {
        for effect in &self.reader.effects {
            if let Effect::Screen(Task::Open(address)) = effect {
                self.opened.clone_from(address);
            }
        }
        let model = &self.reader.model;
        let reached = [
            (!model.picked.is_empty(), "picked"),
            (model.marks.closed.is_some(), "stars refused"),
            (model.marks.trouble.is_some(), "marks not saved"),
            (!self.opened.is_empty(), "opened"),
        ];
        let reached = reached.into_iter().filter(|(is_so, _)| *is_so);
        self.reached.extend(reached.map(|(_, what)| what));
    }

    /// What is picked was there to be picked, and once.
    fn check_picked(&self) {
        let picked = &self.reader.model.picked;
        let ids: BTreeSet<&PaperId> = picked.rows().iter().map(|row| &row.paper.id).collect();
        assert_eq!(ids.len(), picked.len(), "a paper is picked twice");
        assert!(
            ids.iter().all(|id| picked.contains(id)),
            "picked, and not known to be"
        );
        assert!(
            picked.len() <= self.ids.len() + 100,
            "more is picked than there is"
        );
    }

    fn check(&mut self) {
        self.check_picked();
        let model = &self.reader.model;
        let list = &model.list;
        assert!(
            list.places == 0 || list.cursor.at < list.places,
            "selection outside the list"
        );
        assert!(list.cursor.top <= list.places, "window beyond the list");
        assert!(list.rows.len() <= 2000, "{} rows are kept", list.rows.len());
        assert!(
            model.prompt.text().len() <= 64 * 1024,
            "the query line has no end"
        );
        assert!(
            model.marks.unsaved() <= self.happened * 4,
            "more marks than happened"
        );
        let marks = self.reader.expected_marks();
        let marks = marks.with_samples(model.marks.samples());
        assert_eq!(
            marked(model.marks.in_force()),
            marked(&marks),
            "marks are not the replayed intents"
        );
        let is_of_library = list.answered && model.beyond().is_none();
        if self.happened.is_multiple_of(97) && model.fault.is_none() && is_of_library {
            let overlay = Overlay::new(&self.library, &marks);
            let question = LibraryQuestion {
                query: &model.query,
                overlay: &overlay,
                today: model.today(),
            };
            let found = answer(&self.library, &question, &|| false).unwrap();
            assert_eq!(
                list.count.papers() as u64,
                found.found.len(),
                "another count"
            );
        }
        if self.happened.is_multiple_of(11) {
            let mut quitting = model.clone();
            let quit = Key::plain(Code::Char('c'));
            let quits = update(&mut quitting, Message::Key(Key { ctrl: true, ..quit }));
            assert!(quits.contains(&Effect::Quit), "Ctrl-C does not quit");
        }
        if self.happened.is_multiple_of(10) {
            let size = model.size;
            let drawn = self.reader.drawn(size.width, size.height);
            let controls =
                |cell: &ratatui::buffer::Cell| cell.symbol().chars().any(char::is_control);
            assert!(
                !drawn.content.iter().any(controls),
                "a control character is drawn"
            );
        }
    }
}

/// Notes on these papers.
fn notes_on<'a>(ids: impl Iterator<Item = &'a PaperId>) -> Arc<Notes> {
    let folder = tempfile::tempdir().unwrap();
    for id in ids {
        let text = format!("---\nid: {id}\n---\n\n\u{1b}[2J Read \u{202e} again.\n");
        fs::write(folder.path().join(file_name(id)), text).unwrap();
    }
    let (notes, _) = NoteFolder::of_user(folder.path().to_owned()).read(&Notes::default());
    Arc::new(notes)
}

/// How a job ends that does what it shall.
fn ends_well(job: &Job) -> End {
    match job {
        Job::Whole(whole) => End::Whole(Ok(Box::new(whole::got(
            whole.paper.id.clone(),
            include_str!("../../fixtures/body/odd.html"),
        )))),
        Job::Look(_) => End::Looked(Box::new(looking::some())),
        Job::Preview(_) => End::Previewed(Box::new(digests::some())),
        Job::Import(_) => End::Imported(Imported {
            counts: Counts {
                added: 1,
                ..Counts::default()
            },
            ..Imported::default()
        }),
        _ => End::Failed("on purpose".to_owned()),
    }
}

/// How one ends that breaks down: an import in the midst of its inputs.
fn fails(job: &Job) -> End {
    match job {
        Job::Import(_) => End::Imported(Imported {
            counts: Counts {
                added: 2,
                skipped: 1,
                ..Counts::default()
            },
            cut: Some(Cut::Failed("the disk is full".to_owned())),
            unindexed: Some("no room".to_owned()),
            ..Imported::default()
        }),
        _ => End::Failed("It broke.".to_owned()),
    }
}

/// What goes wrong when these things happen, if anything does.
fn wrong(events: &[Event]) -> Option<String> {
    let lived = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut life = Life::new();
        for event in events {
            life.happen(event);
        }
    }));
    lived.err().map(|payload| {
        let said = payload.downcast_ref::<String>().cloned();
        said.or_else(|| {
            payload
                .downcast_ref::<&str>()
                .map(|said| (*said).to_owned())
        })
        .unwrap_or_default()
    })
}

/// The events without those that do not matter, as far as half a minute reaches.
fn shrunk(mut events: Vec<Event>) -> Vec<Event> {
    let until = Instant::now() + Duration::from_secs(30);
    let mut piece = events.len() / 2;
    while piece > 0 {
        let mut start = 0;
        while start < events.len() && Instant::now() < until {
            let mut fewer = events.clone();
            fewer.drain(start..(start + piece).min(events.len()));
            if wrong(&fewer).is_some() {
                events = fewer;
            } else {
                start += piece;
            }
        }
        piece /= 2;
    }
    events
}

/// So many events come to everything, whatever the seed.
const ENOUGH_FOR_ALL: u64 = 10_000;

#[test]
fn whatever_happens_the_model_holds_together() {
    let wanted = times("RECTO_EVENTS", 2_000);
    let mut chance = Chance::new("random events");
    let keys: Vec<Key> = BINDINGS
        .iter()
        .flat_map(|binding| binding.keys)
        .chain(KEYS_FOR_KEYLESS)
        .map(|key| key.parse().unwrap())
        .collect();
    let mut reached = BTreeSet::new();
    let mut left = wanted;
    while left > 0 {
        // One life is not so long that it could not be shrunk.
        let events: Vec<Event> = (0..left.min(20_000))
            .map(|_| random_event(&mut chance, &keys))
            .collect();
        left -= events.len() as u64;
        let mut life = Life::new();
        for (place, event) in events.iter().enumerate() {
            let lived = panic::catch_unwind(AssertUnwindSafe(|| life.happen(event)));
            if lived.is_err() {
                let script = shrunk(events[..=place].to_vec());
                let reason = wrong(&script).unwrap_or_default();
                panic!("{reason}\nafter event {place}; the shortest script found:\n{script:#?}");
            }
        }
        reached.extend(life.reached);
    }
    let all = [
        "a view",
        "marks not saved",
        "opened",
        "picked",
        "redone",
        "stars refused",
        "tagged",
    ];
    if wanted >= ENOUGH_FOR_ALL {
        assert_eq!(reached, BTreeSet::from(all), "what comes of it");
    }
}
