//! The input thread: waits for the terminal and says what it reports.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use crate::app::{Key, Message, Turn};

/// Reads events until the terminal or the reader is gone. A terminal that is gone ends the reader.
pub(super) fn spawn(sender: Sender<Message>) {
    thread::spawn(move || {
        loop {
            let message = match event::read() {
                Ok(event) => message(event),
                Err(_) => Some(Message::Gone),
            };
            let gone = matches!(message, Some(Message::Gone));
            if let Some(message) = message
                && sender.send(message).is_err()
            {
                return;
            }
            if gone {
                return;
            }
        }
    });
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => Key::from_event(key).map(Message::Key),
        Event::Mouse(mouse) => mouse_message(mouse),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(width, height) => Some(Message::Resized(Size { width, height })),
        Event::FocusGained | Event::FocusLost => None,
    }
}

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
