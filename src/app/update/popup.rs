//! Help and menus.

mod palette;

pub(super) use palette::{change, look, open, paste, take_does};

use super::after::After;
use crate::app::popup::Opening;
use crate::app::{
    Help, Menu, MenuChoice, MenuItem, Model, Motion, Popup, Prompt, Said, Told, ToldLine, Tone,
    Typing,
};
use crate::jobs::ago;
use crate::query::Order;

/// Opens the help, over what lies there already, or closes it. From the query line it opens at what
/// that can say.
pub(super) fn help(model: &mut Model) -> After {
    let under = match model.popup.take() {
        Some(help @ Popup::Help(_)) => {
            model.popup = Some(help);
            return close(model);
        }
        under @ (Some(
            Popup::Menu(_)
            | Popup::Path(_)
            | Popup::Palette(_)
            | Popup::Told(_)
            | Popup::Reference(_),
        )
        | None) => under,
    };
    let at = match (model.typing, &under) {
        (Typing::Going, None) => Opening::Language,
        (Typing::Going | Typing::Done, _) => Opening::Start,
    };
    let columns = model.help_columns();
    let widths = model.settings.letters.widths;
    let help = Help::open(&model.help, columns, widths, at, under);
    model.popup = Some(Popup::Help(help));
    After::nothing()
}

/// Fits the help to a screen of another size.
pub(super) fn fit(model: &mut Model) {
    let columns = model.help_columns();
    let widths = model.settings.letters.widths;
    if let Some(Popup::Help(help)) = &mut model.popup {
        help.lay(&model.help, columns, widths);
    }
    let _: After = go_by(model, 0);
}

/// Looks for something in the help.
pub(super) fn start_search(model: &mut Model) -> After {
    if let Some(Popup::Help(help)) = &mut model.popup {
        help.typing = Typing::Going;
        help.search.go_to_end();
    }
    After::nothing()
}

/// Changes what is looked for.
pub(super) fn change_search(model: &mut Model, edit: impl FnOnce(&mut Prompt)) -> After {
    if let Some(Popup::Help(help)) = &mut model.popup {
        edit(&mut help.search);
        help.scroll = 0;
    }
    fit(model);
    After::nothing()
}

/// Ends the typing of what is looked for; what was found stays.
pub(super) fn keep_search(model: &mut Model) -> After {
    if let Some(Popup::Help(help)) = &mut model.popup {
        help.typing = Typing::Done;
    }
    After::nothing()
}

/// Whether it is the help that one types in.
pub(super) fn is_searched(model: &Model) -> bool {
    matches!(&model.popup, Some(Popup::Help(help)) if help.typing == Typing::Going)
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
            title: "Messages, the newest first".into(),
            lines,
            scroll: 0,
        }
    }));
    After::nothing()
}

/// Opens the menu of orders, at the one in force.
pub(super) fn choose_order(model: &mut Model) -> After {
    let item = |order: Order| MenuItem::new(order.label().to_owned(), MenuChoice::Order(order));
    let at = Order::ALL
        .iter()
        .position(|order| *order == model.order)
        .unwrap_or(0);
    let items = Order::ALL.into_iter().map(item).collect();
    model.open_menu(Menu {
        title: "Sort".into(),
        items,
        at,
    });
    After::nothing()
}

/// Goes to another item or line.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    if let Some(Popup::Palette(palette)) = &mut model.popup {
        palette.go(motion);
        return After::nothing();
    }
    let steps = motion.steps(page(model) + 1);
    go_by(model, steps)
}

/// The lines that it shows at a time.
fn page(model: &Model) -> usize {
    let area = model.popup_area().unwrap_or_default();
    usize::from(area.height).saturating_sub(2).max(1)
}

fn go_by(model: &mut Model, steps: isize) -> After {
    let page = page(model);
    if let Some(told) = model.popup.as_mut().and_then(Popup::told_mut) {
        let columns = usize::from(model.size.width).saturating_sub(4);
        let lines = told.wrapped(columns, model.settings.letters.widths).len();
        let last = lines.saturating_sub(page);
        told.scroll = told.scroll.saturating_add_signed(steps).min(last);
    }
    match &mut model.popup {
        Some(Popup::Menu(menu)) => {
            let last = menu.items.len().saturating_sub(1);
            menu.at = menu.at.saturating_add_signed(steps).min(last);
        }
        Some(Popup::Help(help)) => {
            let last = help.rows.len().saturating_sub(page);
            help.scroll = help.scroll.saturating_add_signed(steps).min(last);
        }
        // What is read has gone on above, and a line has keys of its own.
        Some(Popup::Path(_) | Popup::Palette(_) | Popup::Told(_) | Popup::Reference(_)) | None => {}
    }
    After::nothing()
}

/// Steps back: in the help first out of what is looked for; then it closes, and what it lay over is
/// there again.
pub(super) fn close(model: &mut Model) -> After {
    if let Some(Popup::Help(help)) = &mut model.popup {
        let is_searched = !help.search.text().is_empty();
        help.typing = Typing::Done;
        if is_searched {
            return change_search(model, Prompt::clear);
        }
    }
    model.popup = match model.popup.take() {
        Some(Popup::Help(help)) => help.under.map(|under| *under),
        Some(
            Popup::Menu(_)
            | Popup::Path(_)
            | Popup::Palette(_)
            | Popup::Told(_)
            | Popup::Reference(_),
        )
        | None => None,
    };
    After::nothing()
}

/// Takes the selected item of a menu, which closes; what is read goes on by a screen, and closes at
/// its end.
pub(super) fn take(model: &mut Model) -> Option<MenuChoice> {
    match &mut model.popup {
        Some(Popup::Menu(menu)) => {
            let at = menu.at.min(menu.items.len().saturating_sub(1));
            let item = (!menu.items.is_empty()).then(|| menu.items.swap_remove(at));
            model.popup = None;
            item.map(|item| item.choice)
        }
        Some(Popup::Help(_) | Popup::Told(_) | Popup::Reference(_)) => {
            let before = model.popup.clone();
            let page = isize::try_from(page(model)).unwrap_or(isize::MAX);
            let _: After = go_by(model, page);
            if model.popup == before {
                let _: After = close(model);
            }
            None
        }
        Some(Popup::Path(_) | Popup::Palette(_)) | None => {
            model.popup = None;
            None
        }
    }
}
