//! Whether the terminal reports the mouse.

use super::after::{After, say};
use crate::app::{Capture, Effect, Model, Task};

/// Turns the mouse on or off, so that the terminal's own selection works.
pub(super) fn toggle(model: &mut Model) -> After {
    let capture = match model.settings.mouse {
        Capture::On => Capture::Off,
        Capture::Off => Capture::On,
    };
    model.settings.mouse = capture;
    let said = match capture {
        Capture::On => "Mouse on. Shift-drag selects text.",
        Capture::Off => "Mouse off: the terminal selects text.",
    };
    say(model, said).and(Effect::Screen(Task::CaptureMouse(capture)))
}
