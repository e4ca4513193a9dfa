//! The input thread: waits for the terminal and says what it reports.

mod debris;
mod gate;

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use anyhow::Result;
use crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::ending::Ending;
use super::hangup::HANG_UP;
use super::threads::worker;
use crate::app::{Key, Message, Turn};
use debris::Debris;
pub(super) use gate::Gate;

/// So much of a paste is taken, in bytes.
const LONGEST_PASTE: usize = 64 * 1024;

/// Reads events until the terminal or the reader is gone. A terminal that cannot be read is as
/// good as gone.
///
/// # Errors
/// When the system refuses a thread.
pub(super) fn spawn(sender: Sender<Message>, ending: Ending, gate: Arc<Gate>) -> Result<()> {
    worker("input", move || {
        let mut debris = Debris::default();
        loop {
            gate.pass();
            let Ok(event) = event::read() else {
                return ending.by(HANG_UP);
            };
            if let Some(message) = message(event, &mut debris)
                && sender.send(message).is_err()
            {
                return;
            }
        }
    })
}

fn message(event: Event, debris: &mut Debris) -> Option<Message> {
    match event {
        Event::Key(key) => Key::from_event(key)
            .filter(|key| !debris.takes(*key, Instant::now()))
            .map(Message::Key),
        Event::Mouse(mouse) => mouse_message(mouse),
        Event::Paste(text) => Some(Message::Pasted(cut(text))),
        Event::Resize(width, height) => Some(Message::Resized(Size { width, height })),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// The beginning of a paste.
fn cut(mut text: String) -> String {
    if let Some(end) = (0..=LONGEST_PASTE)
        .rev()
        .find(|place| text.is_char_boundary(*place))
    {
        text.truncate(end);
    }
    text
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "recto has no use for what else crossterm reports of a mouse"
)]
fn mouse_message(mouse: MouseEvent) -> Option<Message> {
    let place = Position {
        x: mouse.column,
        y: mouse.row,
    };
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(place)),
        MouseEventKind::ScrollDown => Some(Message::Wheel(place, Turn::Down)),
        MouseEventKind::ScrollUp => Some(Message::Wheel(place, Turn::Up)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    #[test]
    fn focus_and_releases_are_nothing_and_a_repeat_is_a_press() {
        let mut debris = Debris::default();
        let mut key = KeyEvent::new(KeyCode::Char('s'), KeyModifiers::NONE);
        for (kind, is_something) in [
            (KeyEventKind::Press, true),
            (KeyEventKind::Repeat, true),
            (KeyEventKind::Release, false),
        ] {
            key.kind = kind;
            assert_eq!(
                message(Event::Key(key), &mut debris).is_some(),
                is_something
            );
        }
        assert!(message(Event::FocusGained, &mut debris).is_none());
        assert!(message(Event::FocusLost, &mut debris).is_none());
    }

    #[test]
    fn a_long_paste_is_cut_between_two_characters() {
        assert_eq!(cut("short".into()), "short");
        assert_eq!(cut("é".repeat(LONGEST_PASTE)).len(), LONGEST_PASTE);
        assert_eq!(
            cut(format!("x{}", "é".repeat(LONGEST_PASTE))).len(),
            LONGEST_PASTE - 1
        );
    }
}
