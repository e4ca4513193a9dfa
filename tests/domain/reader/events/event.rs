//! One thing that can happen to a reader, by chance.

use recto::app::{Code, Key, Turn};
use recto::marks::Wanted;

use super::super::driver::Disk;
use crate::common::chance::Chance;

/// One thing that can happen.
#[derive(Debug, Clone)]
pub(super) enum Event {
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
    /// It breaks down, or an import of it does.
    JobFails,
    /// Something goes wrong in the world.
    Failed,
    /// The address that was opened last is not opened after all, or one that never was.
    NotOpened,
    /// Some papers have notes, or none has.
    Notes(Noted),
    /// The paper, or what is picked, gets these tags and no others.
    Tag(&'static str),
    /// This filter is saved under this name.
    SaveView(&'static str, &'static str),
    /// What was undone or done last is undone, done again, and both once more.
    UndoAndRedo,
}

/// Whether papers have notes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Noted {
    Some,
    None,
}

/// The keys of actions that come without one.
pub(super) const KEYS_FOR_KEYLESS: &[&str] = &["F12", "F11", "F10", "F9", "F8", "F7"];

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

/// What is typed as tags; the last is none.
const TAGS: &[&str] = &["one", "one two,#three", "", "紙 e\u{301}", "a\\b \"c", "!"];

const NAMES: &[&str] = &["one", "ONE", "two", " ", "紙 \u{202e}", "a = \"b\""];

fn one_of<T: Copy>(chance: &mut Chance, all: &[T]) -> T {
    all[usize::try_from(chance.below(all.len() as u64)).unwrap()]
}

/// What goes wrong, and what is done by several keys.
fn rare_event(chance: &mut Chance) -> Event {
    match chance.below(10) {
        0 => Event::JobFails,
        1 => Event::Failed,
        2 => Event::NotOpened,
        3 => Event::Notes(one_of(chance, &[Noted::Some, Noted::None])),
        4 | 5 => Event::Tag(one_of(chance, TAGS)),
        6 => Event::SaveView(one_of(chance, NAMES), one_of(chance, TEXTS)),
        7 => Event::Disk(Disk::Closed),
        _ => Event::UndoAndRedo,
    }
}

pub(super) fn random_event(chance: &mut Chance, keys: &[Key]) -> Event {
    let small = |chance: &mut Chance, end: u64| u16::try_from(chance.below(end)).unwrap();
    match chance.below(100) {
        0..66 => Event::Key(one_of(chance, keys)),
        66..70 => rare_event(chance),
        70..76 => Event::Key(Key::plain(Code::Char(char::from(
            u8::try_from(32 + chance.below(95)).unwrap(),
        )))),
        76..80 => {
            let text = one_of(chance, TEXTS);
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
