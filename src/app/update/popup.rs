//! Help and menus.

use super::after::After;
use crate::app::{Menu, MenuChoice, MenuItem, Model, Motion, Popup, Said, Told, ToldLine, Tone};
use crate::jobs::ago;
use crate::query::Order;

/// Opens the help, or closes it.
pub(super) fn help(model: &mut Model) -> After {
    model.popup = match model.popup.take() {
        Some(Popup::Help { .. }) => None,
        Some(Popup::Menu(_) | Popup::Path(_) | Popup::Told(_)) | None => {
            Some(Popup::Help { scroll: 0 })
        }
    };
    After::nothing()
}

/// Shows what was said lately, the newest first.
pub(super) fn messages(model: &mut Model) -> After {
    let now = model.moment();
    let line = |said: &Said| {
        // What was said before the clock was read is from the start.
        let at = said
            .at
            .parse()
            .map_or("at start".to_owned(), |then| ago(then, now));
        let mark = match said.tone {
            Tone::Note => "",
            Tone::Fault => "! ",
        };
        ToldLine {
            tone: said.tone,
            text: format!("{at}  {mark}{}", said.text),
        }
    };
    let lines: Vec<ToldLine> = model.messages.kept().map(line).collect();
    model.popup = Some(Popup::Told(if lines.is_empty() {
        Told::new("Messages", vec!["Nothing was said yet.".to_owned()])
    } else {
        Told {
            title: "Messages, the newest first",
            lines,
            scroll: 0,
        }
    }));
    After::nothing()
}

/// Opens the menu of orders, at the one in force.
pub(super) fn choose_order(model: &mut Model) -> After {
    let item = |order: Order| MenuItem {
        label: order.label().to_owned(),
        choice: MenuChoice::Order(order),
    };
    let at = Order::ALL
        .iter()
        .position(|order| *order == model.order)
        .unwrap_or(0);
    let items = Order::ALL.into_iter().map(item).collect();
    model.popup = Some(Popup::Menu(Menu {
        title: "Sort".into(),
        items,
        at,
    }));
    After::nothing()
}

/// Goes to another item or line.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    let page = usize::from(model.size.height).saturating_sub(4).max(1);
    let steps = motion.steps(page + 1);
    match &mut model.popup {
        Some(Popup::Menu(menu)) => {
            let last = menu.items.len().saturating_sub(1);
            menu.at = menu.at.saturating_add_signed(steps).min(last);
        }
        Some(Popup::Help { scroll }) => {
            let last = model.help.len().saturating_sub(page);
            *scroll = scroll.saturating_add_signed(steps).min(last);
        }
        Some(Popup::Told(told)) => {
            let columns = usize::from(model.size.width).saturating_sub(4);
            let lines = told.wrapped(columns, model.settings.letters.widths).len();
            let last = lines.saturating_sub(page);
            told.scroll = told.scroll.saturating_add_signed(steps).min(last);
        }
        // A line has keys of its own.
        Some(Popup::Path(_)) | None => {}
    }
    After::nothing()
}

/// Closes it.
pub(super) fn close(model: &mut Model) -> After {
    model.popup = None;
    After::nothing()
}

/// Closes it, and takes the selected item where it is a menu.
pub(super) fn take(model: &mut Model) -> Option<MenuChoice> {
    match model.popup.take() {
        Some(Popup::Menu(menu)) => {
            let item = menu.items.into_iter().nth(menu.at);
            item.map(|item| item.choice)
        }
        Some(Popup::Help { .. } | Popup::Path(_) | Popup::Told(_)) | None => None,
    }
}
