//! The palette: typing in it, and going through what fits.

use crate::app::popup::Does;
use crate::app::update::after::{After, say};
use crate::app::{Effect, Model, Palette, Popup, Prompt, Task};
use crate::text::safe;

/// Opens it.
pub(in crate::app::update) fn open(model: &mut Model) -> After {
    model.popup = Some(Popup::Palette(Palette::new(model)));
    After::nothing()
}

/// Changes what is typed.
pub(in crate::app::update) fn change(model: &mut Model, edit: impl FnOnce(&mut Prompt)) -> After {
    if let Some(Popup::Palette(palette)) = &mut model.popup {
        palette.change(edit);
    }
    After::nothing()
}

/// What was pasted is typed, as one safe line.
pub(in crate::app::update) fn paste(model: &mut Model, text: &str) -> After {
    let line = safe::line(text);
    change(model, |prompt| prompt.insert(&line))
}

/// Closes it, and tells what is to be done; of what does nothing now it stays, and says why.
pub(in crate::app::update) fn take_does(model: &mut Model) -> Option<Does> {
    let Some(Popup::Palette(palette)) = &model.popup else {
        return None;
    };
    let row = palette.selected()?;
    let does = row.does;
    if row.vain.is_some() {
        return None;
    }
    model.popup = None;
    Some(does)
}

/// Has everything look so until one leaves.
pub(in crate::app::update) fn look(model: &mut Model, theme: &'static str) -> After {
    let said = format!("So until you leave; theme = \"{theme}\" in config.toml keeps it.");
    say(model, said).and(Effect::Screen(Task::Look(theme)))
}
