//! Following something: the menus that offer it, and the line for what stands in none.

use super::after::After;
use crate::app::{Menu, MenuChoice, MenuItem, Model, PathPrompt, Popup, Prompt, Purpose};
use crate::jobs::{Errand, ToFetch, When};
use crate::paper::PaperId;
use crate::sources::{ARCHIVES, Archive, Spec};
use crate::text::numbers::thousands;

/// What most people begin with.
const FIRST: [(&str, &str); 2] = [
    ("Trending on Hugging Face", "hf:trending"),
    ("Each day's papers on Hugging Face", "hf:daily"),
];

/// Offers what can be followed.
pub(super) fn offer(model: &mut Model) -> After {
    let first = FIRST.into_iter().filter_map(|(label, spec)| {
        let choice = MenuChoice::Follow(spec.parse().ok()?);
        Some((label, choice))
    });
    let more = [
        ("Categories of arXiv", MenuChoice::OfferArchives),
        (
            "The address of a feed, or SOURCE:WHAT",
            MenuChoice::AskForFeed,
        ),
    ];
    let items = first.chain(more);
    model.open_menu(Menu::of("Follow", items));
    After::nothing()
}

/// The same, and before it to ask again for papers that wait.
pub(super) fn offer_beside(model: &mut Model, waiting: &[PaperId]) -> After {
    let after = offer(model);
    let words: Vec<String> = waiting.iter().map(ToString::to_string).collect();
    if let (Some(Popup::Menu(menu)), Ok(errands)) =
        (&mut model.popup, Errand::of_words(&words, &[]))
        && !errands.is_empty()
    {
        let label = match waiting.len() {
            1 => "ask again for the paper that waits".to_owned(),
            papers => format!(
                "ask again for the {} papers that wait",
                thousands(papers as u64)
            ),
        };
        let choice = MenuChoice::Fetch(errands);
        menu.items.insert(0, MenuItem::new(label, choice));
    }
    after
}

/// Offers the archives of arXiv.
pub(super) fn archives(model: &mut Model) -> After {
    let rows = ARCHIVES.iter().map(|archive| {
        let (name, choice) = match archive.categories.len() {
            0 => (archive.name.to_owned(), announced(archive.code)),
            parts => (
                format!("{} ({parts})", archive.name),
                Some(MenuChoice::OfferCategories(archive)),
            ),
        };
        (archive.code, name, choice)
    });
    let items = labelled(rows.collect());
    model.open_menu(Menu {
        title: "Follow on arXiv".into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// Offers the categories of an archive, and the whole of it.
pub(super) fn categories(model: &mut Model, archive: &Archive) -> After {
    let whole = (
        archive.code,
        format!("all of {}", archive.name),
        announced(archive.code),
    );
    let each = archive.categories.iter();
    let each = each.map(|category| {
        let choice = announced(category.code);
        (category.code, category.name.to_owned(), choice)
    });
    let items = labelled(std::iter::once(whole).chain(each).collect());
    model.open_menu(Menu {
        title: format!("Follow on arXiv: {}", archive.name).into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// What follows a category.
fn announced(code: &str) -> Option<MenuChoice> {
    let spec: Spec = format!("arxiv:{code}").parse().ok()?;
    Some(MenuChoice::Follow(spec))
}

/// Items of two columns.
fn labelled(rows: Vec<(&str, String, Option<MenuChoice>)>) -> Vec<MenuItem> {
    let widest = rows.iter().map(|(code, ..)| code.len()).max().unwrap_or(0);
    let item = |(code, name, choice): (&str, String, Option<MenuChoice>)| {
        let label = format!("{code:widest$}  {name}");
        choice.map(|choice| MenuItem::new(label, choice))
    };
    rows.into_iter().filter_map(item).collect()
}

/// Asks for an address or a spec.
pub(super) fn ask(model: &mut Model) -> After {
    model.popup = Some(Popup::Path(PathPrompt {
        purpose: Purpose::Follow,
        prompt: Prompt::with(""),
        names: Vec::new(),
        fault: None,
    }));
    After::nothing()
}

/// Whether the line is for something to follow.
pub(super) fn is_asked(model: &Model) -> bool {
    matches!(&model.popup, Some(Popup::Path(path)) if path.purpose == Purpose::Follow)
}

/// Follows what was typed; what is mistaken stays in the line, with the reason below it.
pub(super) fn take(model: &mut Model) -> After {
    let Some(Popup::Path(path)) = &mut model.popup else {
        return After::nothing();
    };
    let typed = path.prompt.text().trim();
    if typed.is_empty() {
        model.popup = None;
        return After::nothing();
    }
    match typed.parse::<Spec>() {
        Ok(spec) => {
            model.popup = None;
            model.fetch(ToFetch::New(spec), When::AtOnce).into()
        }
        Err(fault) => {
            path.fault = Some(fault.to_string());
            After::nothing()
        }
    }
}
