//! The mouse: a click selects, the wheel scrolls the pane under the pointer.

use ratatui::layout::{Position, Rect};

use super::after::{After, Follow, say};
use super::{filter, follow, links, list, look, menu, panes, paper, popup, prompt};
use crate::app::{Capture, Effect, FilterItem, Model, Motion, Pane, Popup, Task, Turn};
use crate::query::Choice;

/// One notch of the wheel, in lines.
const NOTCH: isize = 3;

pub(super) fn click(model: &mut Model, place: Position) -> After {
    model.messages.hush();
    if model.popup.is_some() {
        return click_popup(model, place);
    }
    let layout = model.layout();
    if layout.query.contains(place) {
        return prompt::start(model);
    }
    let Some(pane) = layout.pane_at(place) else {
        return After::nothing();
    };
    model.stop_typing();
    let after = if pane == model.focus || model.reads() {
        After::nothing()
    } else {
        panes::focus(model, pane)
    };
    after.and(match pane {
        Pane::Filter => click_value(model, layout.filter, place),
        Pane::List => {
            let at = model.list.cursor.top + layout.row_at(place.y);
            if at < model.list.places {
                list::select(model, at)
            } else {
                After::nothing()
            }
        }
        Pane::Paper => click_link(model, layout.paper, place),
    })
}

/// Chooses the value at a place, or folds the group whose heading is there.
fn click_value(model: &mut Model, area: Rect, place: Position) -> After {
    let above = model.filter.lines_above();
    let line = place.y.checked_sub(area.y + above).map(usize::from);
    let line = line.map(|line| model.filter.top + line);
    match line.and_then(|line| model.filter.point(line)) {
        Some(FilterItem::Follow) => follow::offer(model),
        Some(item) => filter::choose(model, &item, Choice::Require),
        None => After::nothing(),
    }
}

/// The line of a pane at a place of the screen.
fn line_at(area: Rect, place: Position, top: usize) -> usize {
    top + usize::from(place.y.saturating_sub(area.y))
}

/// Opens the link at a place, on whichever of its lines that is.
fn click_link(model: &mut Model, area: Rect, place: Position) -> After {
    let left = area.x + model.layout().margin();
    let (Some(reading), Some(column)) = (&model.reading, place.x.checked_sub(left)) else {
        return After::nothing();
    };
    let line = line_at(area, place, reading.scroll);
    let seen = reading.seen(area.height.into());
    let line = reading.lines().get(line).filter(|_| seen.contains(&line));
    let address = line.and_then(|line| {
        let byte = model
            .settings
            .letters
            .widths
            .byte_at(&line.text, column.into())?;
        let here = line.links.iter().find(|(part, _)| part.contains(&byte));
        here.map(|(_, address)| address.clone())
    });
    match address {
        Some(address) => links::open_address(model, address),
        None => After::nothing(),
    }
}

fn click_popup(model: &mut Model, place: Position) -> After {
    let Some(area) = model.popup_area() else {
        return After::nothing();
    };
    if let Some(Popup::Menu(menu)) = &mut model.popup
        && area.contains(place)
    {
        // The frame takes the first line.
        let room = usize::from(area.height.saturating_sub(2));
        let line = place.y.checked_sub(area.y + 1).map(usize::from);
        let line = line.filter(|line| *line < room);
        let line = line.map(|line| line + menu.top(room));
        return match line.filter(|line| *line < menu.items.len()) {
            Some(line) => {
                menu.at = line;
                menu::choose(model)
            }
            None => After::nothing(),
        };
    }
    if let Some(Popup::Palette(palette)) = &mut model.popup
        && area.contains(place)
    {
        // The frame and the line come first.
        let room = usize::from(area.height.saturating_sub(3));
        let line = place.y.checked_sub(area.y + 2).map(usize::from);
        let line = line.filter(|line| *line < room);
        let is_row = line.is_some_and(|line| palette.select(line + palette.top(room)));
        return if is_row {
            Follow::Choose.into()
        } else {
            After::nothing()
        };
    }
    if !area.contains(place) {
        model.popup = None;
    }
    After::nothing()
}

pub(super) fn wheel(model: &mut Model, place: Position, turn: Turn) -> After {
    let lines = match turn {
        Turn::Down => NOTCH,
        Turn::Up => -NOTCH,
    };
    if model.popup.is_some() {
        let motion = match turn {
            Turn::Down => Motion::Down,
            Turn::Up => Motion::Up,
        };
        return popup::go(model, motion);
    }
    let layout = model.layout();
    match layout.pane_at(place) {
        Some(Pane::Filter) => filter::scroll(model, lines),
        Some(Pane::List) => {
            let rows = lines
                .unsigned_abs()
                .div_ceil(layout.row_lines.max(1).into());
            list::scroll(model, rows.cast_signed() * lines.signum()).and(look::reach(model))
        }
        Some(Pane::Paper) => paper::scroll(model, lines),
        None => After::nothing(),
    }
}

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
