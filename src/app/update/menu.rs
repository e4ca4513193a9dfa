//! Menus: what their items stand for.

use super::after::{After, Follow};
use super::filter::saved;
use super::{digest, exchange, fetch, follow, jobs, links, look, marks, paper, popup, prompt};
use crate::app::{Effect, MenuChoice, Model, Popup, Task};
use crate::jobs::{Target, ToFetch};
use crate::query::Order;

/// Takes the selected item; the help closes.
pub(super) fn choose(model: &mut Model) -> After {
    let Some(choice) = popup::take(model) else {
        return After::nothing();
    };
    match choice {
        MenuChoice::Order(order) => self::order(model, order),
        MenuChoice::Open(address) => links::open_address(model, address),
        MenuChoice::Copy(text) => Effect::Screen(Task::Copy(text)).into(),
        MenuChoice::CopyLines { text, said } => {
            Effect::Screen(Task::CopyLines { text, said }).into()
        }
        MenuChoice::Give(chosen) => exchange::ask_format(model, &chosen),
        MenuChoice::GiveAs(chosen, format) => exchange::ask_target(model, &chosen, format),
        MenuChoice::GiveToFile(chosen, format) => exchange::ask_file(model, chosen, format),
        MenuChoice::GiveToClipboard(chosen, format) => {
            exchange::give(model, chosen, format, Target::Stream)
        }
        MenuChoice::GiveAgain(export) => exchange::give_again(model, export),
        MenuChoice::Show(query) => prompt::show(model, query),
        MenuChoice::OfferFeeds => follow::offer(model),
        MenuChoice::OfferArchives => follow::archives(model),
        MenuChoice::OfferCategories(archive) => follow::categories(model, archive),
        MenuChoice::AskForFeed => follow::ask(model),
        MenuChoice::Follow(spec) => fetch::at_once(model, ToFetch::New(spec)),
        MenuChoice::Fetch(errands) => fetch::at_once(model, ToFetch::These(errands)),
        MenuChoice::Look(engine) => look::ask(model, engine),
        MenuChoice::LookAt(spec, what) => look::ask_source(model, spec, what),
        MenuChoice::Digest(preview) => digest::show(model, preview),
        MenuChoice::ReadDigest => digest::read(model),
        MenuChoice::SubscribeTo(query) => digest::ask_address(model, query),
        MenuChoice::Stop(id) => jobs::stop_one(model, id),
        MenuChoice::ReadList { query, papers } => marks::read_list(model, &query, papers),
        MenuChoice::RenameView(name) => saved::rename(model, &name),
        MenuChoice::RemoveView(view) => saved::remove(model, view),
        MenuChoice::Line(line) => paper::reading::go_to(model, line),
        MenuChoice::Nothing => After::nothing(),
    }
}

/// Takes the item of a menu that has this letter; none where there is no such menu.
pub(super) fn choose_by(model: &mut Model, letter: char) -> Option<After> {
    let Some(Popup::Menu(menu)) = &mut model.popup else {
        return None;
    };
    menu.at = menu.by_letter(letter)?;
    Some(choose(model))
}

/// Lists in this order.
pub(super) fn order(model: &mut Model, order: Order) -> After {
    model.order = order;
    Follow::SearchAgain.into()
}

/// Lists in this order, or the newest first where it is in force.
pub(super) fn toggle_order(model: &mut Model, wanted: Order) -> After {
    let is_so = model.order == wanted;
    order(model, if is_so { Order::Newest } else { wanted })
}
