//! Random events through `update`, and what must hold after each of them.

use std::collections::BTreeSet;
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use ratatui::layout::{Position, Rect, Size};
use recto::app::{
    BINDINGS, Code, Effect, Key, KeyEntry, Keymap, Message, Pane, Start, Turn, Typing, update,
};
use recto::jobs::{End, Heard, Imported, Job, JobId};
use recto::library::Library;
use recto::marks::{MarkKind, Marks, Wanted};
use recto::merge::Counts;
use recto::paper::PaperId;
use recto::query::{LibraryQuestion, Overlay, answer};

use super::driver::{Disk, Reader, bundled_papers};
use super::{digests, looking};
use crate::common::chance::{Chance, times};

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

/// One thing that can happen.
#[derive(Debug, Clone)]
enum Event {
    Key(Key),
    Paste(String),
    Size(u16, u16),
    Click(u16, u16),
    /// A click on one of the hints in the footer, the parts of the header, and the bars.
    ClickOn(usize),
    Wheel(u16, u16, Turn),
    Disk(Disk),
    Answer,
    /// Another copy sets or takes back a star.
    Stranger(usize, Wanted),
    Clock(&'static str),
    Said,
    /// An answer to a search that nobody waits for any more.
    Stale,
    /// A star, and its undoing.
    StarAndUndo,
    /// The newest job that was started ends.
    JobEnds,
}

/// The keys of actions that come without one.
const KEYS_FOR_KEYLESS: &[&str] = &["F12", "F11", "F10", "F9", "F8", "F7"];

const TEXTS: &[&str] = &[
    "diffusion",
    "-image title:dual",
    "is:starred is:unread",
    "is:hidden",
    "year:2023..2025",
    "\"neural network\" | (dual -rl)",
    "title:",
    "((((",
    "\u{1b}[31mred\r\n\u{7}",
    "ключ 紙 \u{202e}e\u{301}\u{301}\u{301}",
    "",
];

fn random_event(chance: &mut Chance, keys: &[Key]) -> Event {
    let small = |chance: &mut Chance, end: u64| u16::try_from(chance.below(end)).unwrap();
    match chance.below(100) {
        0..70 => Event::Key(keys[usize::try_from(chance.below(keys.len() as u64)).unwrap()]),
        70..76 => Event::Key(Key::plain(Code::Char(char::from(
            u8::try_from(32 + chance.below(95)).unwrap(),
        )))),
        76..80 => {
            let text = TEXTS[usize::try_from(chance.below(TEXTS.len() as u64)).unwrap()];
            let long = if chance.below(200) == 0 { 10_000 } else { 1 };
            Event::Paste(text.repeat(long))
        }
        80..84 => Event::Size(small(chance, 300), small(chance, 100)),
        84..87 => Event::Click(small(chance, 310), small(chance, 110)),
        87 => Event::ClickOn(small(chance, 12).into()),
        88..91 => {
            let turn = if chance.below(2) == 0 {
                Turn::Up
            } else {
                Turn::Down
            };
            Event::Wheel(small(chance, 310), small(chance, 110), turn)
        }
        91 => Event::Disk(Disk::Refuses),
        92 => Event::Disk(Disk::Silent),
        93 | 94 => Event::Disk(Disk::Keeps),
        95 => Event::Answer,
        96 => {
            let wanted = if chance.below(2) == 0 {
                Wanted::Set
            } else {
                Wanted::Unset
            };
            Event::Stranger(usize::from(small(chance, 119)), wanted)
        }
        97 if chance.below(2) == 0 => Event::JobEnds,
        97 => Event::Clock(
            ["1970-01-01T00:00:00Z", "2026-11-24T09:00:00Z", ""][usize::from(small(chance, 3))],
        ),
        98 => {
            if chance.below(2) == 0 {
                Event::Said
            } else {
                Event::Stale
            }
        }
        _ => Event::StarAndUndo,
    }
}

/// A reader that things happen to, and what it is compared with.
struct Life {
    reader: Reader,
    library: Library,
    ids: Vec<PaperId>,
    /// The jobs that are under way.
    jobs: Vec<(JobId, Job)>,
    happened: usize,
}

impl Life {
    fn new() -> Self {
        let papers = bundled_papers();
        Self {
            ids: papers.iter().map(|paper| paper.id.clone()).collect(),
            library: Library::from_papers(papers),
            reader: Reader::with(bundled_papers(), start()),
            jobs: Vec::new(),
            happened: 0,
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
            Event::JobEnds => {
                if let Some((id, job)) = self.jobs.pop() {
                    let end = match job {
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
                    };
                    reader.tell(Message::Job(id, Heard::End(end)));
                }
            }
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
        self.happened += 1;
        self.check();
    }

    fn check(&mut self) {
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
            ids(model.marks.in_force()),
            ids(&marks),
            "stars are not the replayed intents"
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

/// Clicks on something that is drawn to be clicked.
fn click_on(reader: &mut Reader, which: usize) {
    let layout = reader.model.layout();
    let hints = reader.model.hints().into_iter().map(|(_, area)| area);
    let header = reader.model.header().into_iter().map(|(_, area)| area);
    let bars = layout.panes().map(|pane| layout.bar(pane));
    let areas: Vec<Rect> = hints.chain(header).chain(bars).collect();
    let area = areas
        .get(which % areas.len().max(1))
        .filter(|area| !area.is_empty());
    if let Some(area) = area {
        let (x, y) = (area.right() - 1, area.bottom() - 1);
        reader.tell(Message::Click(Position { x, y }));
    }
}

/// Where `s` stars, `u` takes it back.
fn star_and_undo(reader: &mut Reader) {
    let in_a_pane = reader.model.popup.is_none() && reader.model.typing == Typing::Done;
    if in_a_pane && reader.model.focus != Pane::Filter && reader.model.list.selected().is_some() {
        let before = reader.model.marks.in_force().clone();
        reader.press("s");
        assert_ne!(
            ids(reader.model.marks.in_force()),
            ids(&before),
            "s does nothing"
        );
        reader.press("u");
        assert_eq!(
            ids(reader.model.marks.in_force()),
            ids(&before),
            "u does not undo"
        );
    }
}

fn ids(marks: &Marks) -> BTreeSet<PaperId> {
    let stars = marks.iter(MarkKind::Star);
    let hidden = marks.iter(MarkKind::Hidden);
    // One paper may have both.
    let hidden = hidden.filter_map(|(id, _)| PaperId::parse(&format!("hidden:{id}")));
    stars.map(|(id, _)| id).chain(hidden).collect()
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
    }
}
