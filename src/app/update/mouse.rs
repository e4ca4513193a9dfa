//! The mouse: a click does what it points at, the wheel scrolls the pane under the pointer.

use ratatui::layout::{Position, Rect};

use super::after::{After, Follow};
use super::{filter, follow, keys, list, look, menu, near, panes, paper, popup, prompt};
use crate::app::{
    Action, FilterItem, HeaderItem, Layout, Model, Motion, NothingLine, Pane, Popup, Turn,
};
use crate::query::{Choice, Mark};

/// One notch of the wheel, in lines.
const NOTCH: isize = 3;

pub(super) fn click(model: &mut Model, place: Position) -> After {
    let said = model.above_footer_area(model.above_footer().len());
    if said.contains(place) {
        // It is read.
        model.messages.hush();
        return After::nothing();
    }
    let popup = model.popup_area();
    let hints = model.hints().into_iter();
    let hint = hints.map(|(offer, area)| (offer.action, area));
    let mut hint = hint.filter(|(_, area)| area.contains(place));
    let is_free = popup.is_none_or(|popup| !popup.contains(place));
    if let Some((action, _)) = hint.next().filter(|_| is_free) {
        return keys::act(model, action);
    }
    model.messages.hush();
    if let Some(area) = popup {
        return click_popup(model, area, place);
    }
    let layout = model.layout();
    if layout.query.contains(place) {
        return click_header(model, place);
    }
    if let Some(area) = model.choices_area().filter(|area| area.contains(place)) {
        return click_choice(model, area, place);
    }
    if let Some(pane) = bar_at(model, &layout, place) {
        return jump(model, &layout, pane, place);
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
        Pane::List => click_list(model, &layout, place),
        Pane::Paper => click_link(model, layout.paper, place),
    })
}

/// Takes what the line that one types in may go on as, where that is pointed at.
fn click_choice(model: &mut Model, area: Rect, place: Position) -> After {
    let room = usize::from(area.height.saturating_sub(2));
    let line = place.y.checked_sub(area.y + 1).map(usize::from);
    let line = line.filter(|line| *line < room);
    let Some((choices, line)) = model.choices.as_mut().zip(line) else {
        return After::nothing();
    };
    let at = line + choices.top(room);
    if at >= choices.shown.len() {
        return After::nothing();
    }
    choices.at = Some(at);
    prompt::take(model)
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

/// The order opens its menu, what waits is shown, what is hidden is listed; on the rest one types, at the
/// letter pointed at.
fn click_header(model: &mut Model, place: Position) -> After {
    let parts = model.header().into_iter();
    let mut here = parts.filter(|(_, area)| area.contains(place));
    match here.next().map(|(part, _)| part.item) {
        Some(HeaderItem::Order) => keys::act(model, Action::ChooseOrder),
        Some(HeaderItem::Waiting) => keys::act(model, Action::ShowNew),
        Some(HeaderItem::Picked) => list::drop_all(model),
        Some(HeaderItem::Hidden) => filter::show_mark(model, Mark::Hidden),
        Some(HeaderItem::Found) => prompt::start(model),
        None => match model.query_byte_at(place) {
            Some(byte) => prompt::point_at(model, byte),
            None => prompt::start(model),
        },
    }
}

/// The pane whose bar is at a place; none where all of it is shown.
fn bar_at(model: &Model, layout: &Layout, place: Position) -> Option<Pane> {
    layout.panes().find(|pane| {
        let bar = layout.bar(*pane);
        bar.contains(place) && model.extent(*pane, layout).thumb(bar.height).is_some()
    })
}

/// Goes to where the bar of a pane is pointed at.
fn jump(model: &mut Model, layout: &Layout, pane: Pane, place: Position) -> After {
    let (bar, extent) = (layout.bar(pane), model.extent(pane, layout));
    let Some(first) = extent.first_at(place.y - bar.y, bar.height) else {
        return After::nothing();
    };
    let way = first.cast_signed() - extent.first.cast_signed();
    match pane {
        Pane::Filter => filter::scroll(model, way),
        Pane::List => list::scroll(model, way).and(look::reach(model)),
        Pane::Paper => paper::scroll(model, way),
    }
}

/// Selects the paper at a place, and stars it where that is the place of its mark; takes what can be
/// done where there is no paper.
fn click_list(model: &mut Model, layout: &Layout, place: Position) -> After {
    if let Some(lines) = model.nothing_lines(layout.list) {
        let mut here = lines.iter().filter(|(_, area)| area.contains(place));
        return match here.next() {
            Some((NothingLine::Choice(choice), _)) => {
                near::point_at(model, *choice);
                keys::act(model, Action::Choose)
            }
            Some((NothingLine::Text(_), _)) | None => After::nothing(),
        };
    }
    let at = model.list.cursor.top + layout.row_at(place.y);
    if at >= model.list.places {
        return After::nothing();
    }
    let selected = list::select(model, at);
    if layout.mark_columns().contains(&place.x) {
        selected.and(keys::act(model, Action::ToggleStar))
    } else {
        selected
    }
}

/// The line of a pane at a place of the screen.
fn line_at(area: Rect, place: Position, top: usize) -> usize {
    top + usize::from(place.y.saturating_sub(area.y))
}

/// Follows the link at a place, on whichever of its lines that is.
fn click_link(model: &mut Model, area: Rect, place: Position) -> After {
    let left = area.x + model.layout().margin();
    let (Some(reading), Some(column)) = (&model.reading, place.x.checked_sub(left)) else {
        return After::nothing();
    };
    let number = line_at(area, place, reading.scroll);
    let widths = model.settings.letters.widths;
    let seen = reading.seen(area.height.into());
    let line = reading
        .lines()
        .get(number)
        .filter(|_| seen.contains(&number));
    let place = line.and_then(|line| {
        let (shown, gone) = reading.shown(line, widths);
        let byte = gone + widths.byte_at(shown, column.into())?;
        line.links.iter().position(|(part, _)| part.contains(&byte))
    });
    match place.and_then(|place| reading.leads((number, place))) {
        Some(leads) => keys::follow(model, leads),
        None => After::nothing(),
    }
}

fn click_popup(model: &mut Model, area: Rect, place: Position) -> After {
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
    if area.contains(place) {
        After::nothing()
    } else {
        popup::close(model)
    }
}

pub(super) fn wheel(model: &mut Model, place: Position, turn: Turn) -> After {
    let lines = match turn {
        Turn::Down => NOTCH,
        Turn::Up => -NOTCH,
    };
    if let Some(popup) = &model.popup {
        let motion = match turn {
            Turn::Down => Motion::Down,
            Turn::Up => Motion::Up,
        };
        let notches = match popup {
            Popup::Help { .. } | Popup::Told(_) | Popup::Reference(_) => NOTCH.unsigned_abs(),
            Popup::Menu(_) | Popup::Path(_) | Popup::Palette(_) => 1,
        };
        return (0..notches).fold(After::nothing(), |after, _| {
            after.and(popup::go(model, motion))
        });
    }
    if model
        .choices_area()
        .is_some_and(|area| area.contains(place))
    {
        return prompt::step(model, lines.signum());
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
