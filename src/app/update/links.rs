//! Opening and copying what belongs to a paper.

use super::after::{After, Follow, say};
use crate::app::marking::Opened;
use crate::app::{Effect, Menu, MenuChoice, MenuItem, Model, Popup, Task};
use crate::paper::{Scheme, is_untitled};
use crate::text::safe;

/// Opens the paper's link, or asks which. A paper without one is looked up by its title.
pub(super) fn open(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    let links = links(model);
    match links.as_slice() {
        [] if is_untitled(&row.title) => say(
            model,
            "This paper has no address, and no title to look it up by.",
        ),
        [] => {
            let address = title_search(&row.title);
            open_address(model, address)
        }
        [link] => {
            let link = link.clone();
            open_address(model, link)
        }
        _ => {
            let item = |link: String| MenuItem {
                label: safe::line(&link),
                choice: MenuChoice::Open(link),
            };
            let items = links.into_iter().map(item).collect();
            model.popup = Some(Popup::Menu(Menu {
                title: "Open".into(),
                items,
                at: 0,
            }));
            After::nothing()
        }
    }
}

/// The addresses of the paper shown, those in its abstract too.
fn links(model: &Model) -> Vec<String> {
    let selected = model.list.selected().map(|row| &row.paper.id);
    let shown = model
        .reading
        .as_ref()
        .filter(|reading| Some(reading.id()) == selected);
    shown
        .map(|reading| reading.page.links.clone())
        .unwrap_or_default()
}

/// Opens an address; a paper that was opened counts as read, until one hears that it was not.
pub(super) fn open_address(model: &mut Model, address: String) -> After {
    model.opened = Some(Opened {
        address: address.clone(),
        read: None,
    });
    let open = Effect::Screen(Task::Open(address));
    After::from(open).and(Follow::CountAsRead)
}

/// arXiv's search for a title (<https://info.arxiv.org/help/api/user-manual.html>).
fn title_search(title: &str) -> String {
    let words = url::form_urlencoded::byte_serialize(title.as_bytes()).collect::<String>();
    format!("https://arxiv.org/search/?searchtype=title&query={words}")
}

/// Asks what to copy.
pub(super) fn copy(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    let mut texts: Vec<String> = links(model);
    texts.push(match row.paper.id.scheme() {
        Scheme::Arxiv => format!("arXiv:{}", row.paper.id.value()),
        Scheme::Doi
        | Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex
        | Scheme::Other
        | Scheme::Title => row.paper.id.to_string(),
    });
    texts.push(row.title.clone());
    let scripts = model.settings.letters.scripts;
    let item = |text: String| MenuItem {
        label: scripts.line(safe::line(&text)),
        choice: MenuChoice::Copy(text),
    };
    let items = texts.into_iter().map(item).collect();
    model.popup = Some(Popup::Menu(Menu {
        title: "Copy".into(),
        items,
        at: 0,
    }));
    After::nothing()
}
