//! Menus: a choice between a few things, by going to one or by its letter.

use std::borrow::Cow;

use super::Popup;
use crate::app::{Code, Key, Model, Scope, Typing};
use crate::jobs::{Chosen, Errand, Export, JobId, Preview};
use crate::query::{Order, SavedView};
use crate::sources::{Archive, Engine, Spec};
use crate::text::wrap::Widths;

/// As wide as a menu is that needs no more, so that one does not jump from menu to menu.
const MENU_COLUMNS: usize = 52;

/// A choice between a few things.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What is chosen.
    pub title: Cow<'static, str>,
    /// What there is to choose from; never empty.
    pub items: Vec<MenuItem>,
    /// The selected item.
    pub at: usize,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuItem {
    /// The letter that takes it, where it has one.
    pub letter: Option<char>,
    /// What it is, safe to show.
    pub label: String,
    /// What comes of choosing it.
    pub choice: MenuChoice,
}

/// What comes of choosing.
#[derive(Debug, Clone, PartialEq)]
pub enum MenuChoice {
    /// The list gets this order.
    Order(Order),
    /// This address is opened.
    Open(String),
    /// This text is copied.
    Copy(String),
    /// This text of several lines is copied.
    CopyLines {
        /// The text.
        text: String,
        /// What it is.
        said: String,
    },
    /// This query goes into the query line.
    Show(String),
    /// These papers are given out.
    Give(Chosen),
    /// They are given out in the format of this name.
    GiveAs(Chosen, &'static str),
    /// They go into a file.
    GiveToFile(Chosen, &'static str),
    /// They go to the clipboard.
    GiveToClipboard(Chosen, &'static str),
    /// They go into a file that is there already.
    GiveAgain(Box<Export>),
    /// What can be followed is offered.
    OfferFeeds,
    /// The archives of arXiv are offered.
    OfferArchives,
    /// The categories of this archive are offered.
    OfferCategories(&'static Archive),
    /// An address is asked for.
    AskForFeed,
    /// This is followed.
    Follow(Spec),
    /// These are fetched at once.
    Fetch(Vec<Errand>),
    /// This engine is asked for the query that stands.
    Look(Engine),
    /// This is asked of a source; what it is, in words.
    LookAt(Spec, String),
    /// This digest is made and shown.
    Digest(Preview),
    /// The text of the digest that is shown is read.
    ReadDigest,
    /// The address is asked for to which a digest of this query shall go.
    SubscribeTo(String),
    /// This job is stopped.
    Stop(JobId),
    /// What this query lists is marked as read: so many papers.
    ReadList {
        /// The query, without marks or anything relative.
        query: String,
        /// How many papers.
        papers: u64,
    },
    /// This saved view gets another name.
    RenameView(String),
    /// This view is saved no more.
    RemoveView(SavedView),
    /// This line of what is read is gone to.
    Line(usize),
    /// All stays as it is.
    Nothing,
}

impl MenuItem {
    /// A thing to choose, without a letter.
    pub(in crate::app) fn new(label: impl Into<String>, choice: MenuChoice) -> Self {
        Self {
            letter: None,
            label: label.into(),
            choice,
        }
    }

    /// The same with a letter; never one that moves in a menu or closes it.
    pub(in crate::app) fn by(mut self, letter: char) -> Self {
        self.letter = Some(letter);
        self
    }
}

impl Menu {
    /// A menu of these, at the first.
    pub(in crate::app) fn of(
        title: impl Into<Cow<'static, str>>,
        items: impl IntoIterator<Item = (&'static str, MenuChoice)>,
    ) -> Self {
        let item = |(label, choice)| MenuItem::new(label, choice);
        Self {
            title: title.into(),
            items: items.into_iter().map(item).collect(),
            at: 0,
        }
    }

    /// The columns that it has: as many as any other menu, where it needs no more.
    pub(super) fn columns(&self, widths: Widths) -> usize {
        let labels = self.items.iter().map(|item| widths.of(&item.label)).max();
        let before = if self.has_letters() { 5 } else { 2 };
        let widest = labels.unwrap_or(0) + before;
        widest.max(widths.of(&self.title) + 2).max(MENU_COLUMNS)
    }

    /// Whether any of its items can be taken by a letter.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.items.iter().any(|item| item.letter.is_some())
    }

    /// The item that a letter takes.
    #[must_use]
    pub fn by_letter(&self, letter: char) -> Option<usize> {
        let mut items = self.items.iter();
        items.position(|item| item.letter == Some(letter))
    }

    /// The first item shown, where there is room for so many.
    #[must_use]
    pub fn top(&self, room: usize) -> usize {
        (self.at + 1).saturating_sub(room)
    }
}

impl Model {
    /// Opens a menu over everything. A letter that the user has bound to something else takes nothing.
    pub(in crate::app) fn open_menu(&mut self, mut menu: Menu) {
        for item in &mut menu.items {
            let keymap = &self.keymap;
            let is_free = |letter: &char| {
                let key = Key::plain(Code::Char(*letter));
                keymap.action(Scope::Popup, key).is_none()
            };
            item.letter = item.letter.filter(is_free);
        }
        self.popup = Some(Popup::Menu(menu));
    }

    /// Whether nothing is being typed or chosen that a menu would interrupt.
    pub(in crate::app) fn is_idle(&self) -> bool {
        self.popup.is_none() && self.typing == Typing::Done
    }
}
