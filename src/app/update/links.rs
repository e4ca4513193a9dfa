//! Opening and copying what belongs to a paper.

use super::after::{After, Follow, say};
use crate::app::marking::Opened;
use crate::app::{Action, Effect, Menu, MenuChoice, MenuItem, Model, Scope, Task};
use crate::formats::CITATIONS;
use crate::paper::{LinkKind, Paper, is_untitled};
use crate::text::numbers::thousands;
use crate::text::safe;

/// A link of a paper.
struct Link {
    /// What it leads to, where that is known.
    kind: Option<LinkKind>,
    address: String,
}

/// So wide is the kind of a link that stands before its address in a menu.
const KIND_COLUMNS: usize = 9;
/// So wide is the form in which a paper is copied.
const FORM_COLUMNS: usize = 15;
/// As wide as such a text is shown.
const SHOWN_COLUMNS: usize = 60;

/// Opens the paper's link, or asks which. A paper without one is looked up by its title. A page and
/// its PDF are no choice, for the PDF has a key of its own.
pub(super) fn open(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    let paper = row.paper.clone();
    let mut links = links(model, &paper);
    let kinds: Vec<Option<LinkKind>> = links.iter().map(|link| link.kind).collect();
    let has_choice = match kinds.as_slice() {
        [] if is_untitled(&row.title) => {
            return say(
                model,
                "This paper has no address, and no title to look it up by.",
            );
        }
        [] => {
            let address = title_search(&row.title);
            return open_address(model, address);
        }
        [_] | [Some(LinkKind::Page), Some(LinkKind::Pdf)] => false,
        _ => true,
    };
    if !has_choice {
        let address = links.swap_remove(0).address;
        return open_address(model, address);
    }
    let mut numbers = '1'..='9';
    let mut given = Vec::new();
    let item = |link: Link| {
        let letter = link
            .kind
            .map(letter)
            .filter(|letter| !given.contains(letter));
        given.extend(letter);
        let kind = said(link.kind);
        let label = format!("{kind:KIND_COLUMNS$}{}", safe::line(&link.address));
        let item = MenuItem::new(label, MenuChoice::Open(link.address));
        match letter.or_else(|| numbers.next()) {
            Some(letter) => item.by(letter),
            None => item,
        }
    };
    let items = links.into_iter().map(item).collect();
    model.open_menu(Menu {
        title: "Open".into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// Opens the paper itself.
pub(super) fn open_pdf(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    if let Some(address) = row.paper.links_of(LinkKind::Pdf).into_iter().next() {
        return open_address(model, address);
    }
    let key = model.keymap.key_of(Action::OpenLink, Scope::Panes);
    let opens = key.map_or_else(String::new, |key| format!(" {key} opens its page."));
    say(model, format!("No PDF of this paper is known.{opens}"))
}

/// The links of a paper, the best one of each kind before the next one, and those in its abstract
/// where it is shown.
fn links(model: &Model, paper: &Paper) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for kind in LinkKind::ALL {
        let of_kind = paper.links_of(kind).into_iter();
        links.extend(of_kind.map(|address| Link {
            kind: Some(kind),
            address,
        }));
    }
    let shown = model.reading.as_ref();
    let shown = shown.filter(|reading| *reading.id() == paper.id);
    for address in shown.iter().flat_map(|reading| &reading.page.links) {
        if links.iter().all(|link| link.address != *address) {
            links.push(Link {
                kind: None,
                address: address.clone(),
            });
        }
    }
    links
}

/// The letter that takes the first link of a kind.
fn letter(kind: LinkKind) -> char {
    match kind {
        LinkKind::Page => 'p',
        LinkKind::Pdf => 'f',
        LinkKind::Code => 'c',
        LinkKind::Project => 'r',
    }
}

fn said(kind: Option<LinkKind>) -> &'static str {
    kind.map_or("link", LinkKind::name)
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
pub(super) fn title_search(title: &str) -> String {
    let words = url::form_urlencoded::byte_serialize(title.as_bytes()).collect::<String>();
    format!("https://arxiv.org/search/?searchtype=title&query={words}")
}

/// What can be copied of the whole paper where one is in it: each by its letter.
fn of_whole(model: &Model) -> Vec<(&'static str, char, String)> {
    let window = model.layout().paper.height.into();
    let Some(reading) = model.reading.as_ref().filter(|_| model.reads_whole()) else {
        return Vec::new();
    };
    let paragraph = reading
        .paragraph(window)
        .map(|text| ("paragraph", 'h', text));
    let formula = reading.formula(window).map(|text| ("formula", 'f', text));
    paragraph.into_iter().chain(formula).collect()
}

/// Asks what to copy: the paper in each form in which it is cited, then its links.
pub(super) fn copy(model: &mut Model) -> After {
    let rows = model.acted_on();
    let Some(first) = rows.first() else {
        return After::nothing();
    };
    let of_what = match rows.len() {
        1 => format!("“{}”", safe::line(&first.title)),
        papers => format!("{} papers", thousands(papers as u64)),
    };
    let letters = model.settings.letters;
    let shown = |text: &str| {
        let line = letters.scripts.line(safe::line(text));
        letters.widths.cut(&line, SHOWN_COLUMNS, "…").into_owned()
    };
    let mut items = Vec::new();
    let mut texts = Vec::new();
    for form in CITATIONS {
        let text = form.of(rows.iter().map(|row| row.paper.as_ref()));
        if text.is_empty() {
            continue;
        }
        let first = text.lines().next().unwrap_or_default();
        let label = format!("{:FORM_COLUMNS$}{}", form.meaning, shown(first));
        let choice = if text.trim_end().contains('\n') {
            MenuChoice::CopyLines {
                said: format!("{} of {of_what}", form.meaning),
                text: text.clone(),
            }
        } else {
            MenuChoice::Copy(text.clone())
        };
        items.push(MenuItem::new(label, choice).by(form.letter));
        texts.push(text);
    }
    for (what, letter, text) in of_whole(model) {
        let label = format!("{what:FORM_COLUMNS$}{}", shown(&text));
        items.push(MenuItem::new(label, MenuChoice::Copy(text)).by(letter));
    }
    let mut numbers = '1'..='9';
    let others = match rows.as_slice() {
        [row] => links(model, &row.paper),
        _ => Vec::new(),
    };
    let others = others.into_iter();
    for link in others.filter(|link| !texts.contains(&link.address)) {
        let kind = said(link.kind);
        let label = format!("{kind:FORM_COLUMNS$}{}", shown(&link.address));
        let item = MenuItem::new(label, MenuChoice::Copy(link.address));
        items.push(match numbers.next() {
            Some(number) => item.by(number),
            None => item,
        });
    }
    let title = match rows.len() {
        1 => "Copy".to_owned(),
        _ => format!("Copy {of_what}"),
    };
    model.open_menu(Menu {
        title: title.into(),
        items,
        at: 0,
    });
    After::nothing()
}
