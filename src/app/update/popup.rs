//! Help and menus.

use super::{exchange, links, search};
use crate::app::{Effect, Menu, MenuChoice, MenuItem, Model, Motion, Popup, Task};
use crate::jobs::Target;
use crate::query::Order;

/// Opens the help.
pub(super) fn help(model: &mut Model) -> Vec<Effect> {
    model.popup = Some(Popup::Help { scroll: 0 });
    Vec::new()
}

/// Opens the menu of orders, at the one in force.
pub(super) fn choose_order(model: &mut Model) -> Vec<Effect> {
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
        title: "Sort",
        items,
        at,
    }));
    Vec::new()
}

/// Goes to another item or line.
pub(super) fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
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
        // A line has keys of its own.
        Some(Popup::Path(_)) | None => {}
    }
    Vec::new()
}

/// Closes it.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    model.popup = None;
    Vec::new()
}

/// Takes the selected item of the menu; the help closes.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Menu(menu)) = model.popup.take() else {
        return Vec::new();
    };
    match menu.items.into_iter().nth(menu.at).map(|item| item.choice) {
        Some(MenuChoice::Order(order)) => {
            model.order = order;
            search::again(model)
        }
        Some(MenuChoice::Open(address)) => links::open_address(model, address),
        Some(MenuChoice::Copy(text)) => vec![Effect::Screen(Task::Copy(text))],
        Some(MenuChoice::Give(given)) => exchange::ask_format(model, &given),
        Some(MenuChoice::GiveAs(given, format)) => exchange::ask_target(model, &given, format),
        Some(MenuChoice::GiveToFile(given, format)) => exchange::ask_file(model, given, format),
        Some(MenuChoice::GiveToClipboard(given, format)) => {
            exchange::give(model, given, format, Target::Stream)
        }
        Some(MenuChoice::GiveOver(giving)) => exchange::give_over(model, giving),
        Some(MenuChoice::Show(query)) => exchange::show(model, query),
        Some(MenuChoice::Nothing) | None => Vec::new(),
    }
}
