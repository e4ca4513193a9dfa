//! Reading all of a paper: sections, links, wide lines.

use crate::app::update::after::{After, Follow, say};
use crate::app::update::paper::window;
use crate::app::{Leads, Menu, MenuChoice, MenuItem, Model};

/// So many columns one scrolls sideways at a time.
const SIDEWAYS: usize = 16;
/// So many columns the title of a section is further in than that of the one around it.
const INDENT: usize = 2;

/// Chooses the next link, or the one before.
pub(in crate::app::update) fn choose_link(model: &mut Model, steps: isize) -> After {
    let window = window(model);
    let is_there = model
        .reading
        .as_mut()
        .is_some_and(|reading| reading.choose_link(steps, window));
    if is_there {
        return Follow::Position.into();
    }
    let way = if steps > 0 { "further" } else { "earlier" };
    say(model, format!("There is no {way} link."))
}

/// Where the link leads that was chosen; none where none was.
pub(in crate::app::update) fn chosen(model: &Model) -> Option<Leads> {
    model.reading.as_ref()?.chosen_link()
}

/// Whether a link was followed from where one comes back.
pub(in crate::app::update) fn can_go_back(model: &Model) -> bool {
    let reading = model.reading.as_ref().filter(|_| model.reads());
    reading.is_some_and(crate::app::Reading::can_go_back)
}

/// Back to where a link was followed.
pub(in crate::app::update) fn go_back(model: &mut Model) -> After {
    let window = window(model);
    if let Some(reading) = &mut model.reading {
        reading.follow_back(window);
    }
    Follow::Position.into()
}

/// To the next section, or the one before.
pub(in crate::app::update) fn go_by_sections(model: &mut Model, steps: isize) -> After {
    let window = window(model);
    let reading = model.reading.as_mut();
    if reading.is_some_and(|reading| reading.go_by_sections(steps, window)) {
        return Follow::Position.into();
    }
    let end = if steps > 0 { "last" } else { "first" };
    say(model, format!("That was the {end} section."))
}

/// Lists the sections, at the one that is read.
pub(in crate::app::update) fn contents(model: &mut Model) -> After {
    let window = window(model);
    let Some(reading) = &model.reading else {
        return After::nothing();
    };
    let sections = reading.sections();
    if sections.is_empty() {
        return say(model, "The paper has no sections.");
    }
    let at = reading.section(&sections, window).unwrap_or(0);
    let item = |section: &crate::app::Section| {
        let label = format!("{:1$}{2}", "", (section.level - 1) * INDENT, section.title);
        MenuItem::new(label, MenuChoice::Line(section.line))
    };
    let items = sections.iter().map(item).collect();
    model.open_menu(Menu {
        title: "Contents".into(),
        items,
        at,
    });
    After::nothing()
}

/// Goes to a line, from which one comes back.
pub(in crate::app::update) fn go_to(model: &mut Model, line: usize) -> After {
    let window = window(model);
    if let Some(reading) = &mut model.reading {
        reading.follow(line, window);
    }
    Follow::Position.into()
}

/// Shows more of what is wider than the page.
pub(in crate::app::update) fn scroll_sideways(model: &mut Model, steps: isize) -> After {
    let window = window(model);
    let widths = model.settings.letters.widths;
    let Some(reading) = &mut model.reading else {
        return After::nothing();
    };
    let seen = reading.seen(window);
    let lines = reading.lines().get(seen).unwrap_or_default();
    let widest = lines
        .iter()
        .map(|line| widths.of(&line.text))
        .max()
        .unwrap_or(0);
    let most = widest.saturating_sub(reading.page.width);
    let wanted = if steps > 0 {
        reading.sideways + SIDEWAYS
    } else {
        reading.sideways.saturating_sub(SIDEWAYS)
    };
    let is_moved = wanted.min(most) != reading.sideways;
    reading.sideways = wanted.min(most);
    if is_moved {
        After::nothing()
    } else if steps > 0 {
        say(model, "There is nothing more on the right.")
    } else {
        say(model, "There is nothing more on the left.")
    }
}
