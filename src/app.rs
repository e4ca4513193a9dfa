//! The reader without a terminal: what is shown, and how it changes.
//!
//! [`update`] is the only place where the [`Model`] changes; what the world must do comes back as
//! [`Effect`]s, what has happened goes in as a [`Message`].

mod actions;
mod effect;
mod feeds;
mod filter;
mod footer;
mod greeting;
mod header;
mod key;
mod keymap;
pub mod layout;
mod list;
mod looking;
mod marking;
mod message;
mod motion;
mod nothing;
mod page;
mod popup;
mod prompt;
mod reading;
mod running;
mod scope;
mod settings;
mod update;

pub use actions::{Action, Aim, BINDINGS, Binding};
pub use effect::{Capture, Effect, Keep, NoteOf, Question, Search, Task, ValuesAsked, WordsAsked};
pub use feeds::{Feeds, News, Waiting};
pub use filter::{FilterItem, FilterLine, FilterPane, Fold, ValueLine};
pub use footer::{Offer, Room, Sentence};
pub use greeting::greeting;
pub use header::{BETWEEN_PARTS, HeaderItem, HeaderPart};
pub use key::{Code, Key};
pub use keymap::{KeyEntry, KeyMistake, Keymap};
pub use layout::{Extent, Layout, Mode, PaneRoom, RowLines};
pub use list::{Cursor, List, Picked};
pub use looking::{Beyond, Digests, Label, Looking};
pub use marking::{Awaited, Marking, StarShown, Step};
pub use message::{
    Among, Aside, Count, Found, Message, Messages, Row, Said, Tone, Turn, Typing, Where,
};

use message::Trail;
pub use motion::{Edit, Motion};
pub use nothing::{ChosenBy, Nothing, NothingLine, Otherwise};
pub use page::{Beside, Line, Page, Part, Whole};
pub use popup::{
    Help, HelpCell, HelpRow, Menu, MenuChoice, MenuItem, NAMES_SHOWN, PALETTE_ROWS, Palette,
    PaletteRow, PathPrompt, Popup, Purpose, Reference, Told, ToldLine, ViewName,
};
pub use prompt::{Choices, Completion, ENTRIES, FILTER, History, Prompt, in_sight};
pub use reading::{Leads, ReadTo, Reading, Section};
pub use running::{Jobs, Running, Showing, What};
pub use scope::{Scope, When};
pub use settings::{MEASURES, Settings};
pub use update::update;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ratatui::layout::Size;

use crate::marks::{Marks, Visit};
use crate::notes::Notes;
use crate::paper::{PaperId, PartialDate};
use crate::query::{Order, Query, QueryError, SavedView};
use crate::sources::{Engine, Feed};
use crate::text::safe;
use feeds::NextList;
use marking::Opened;
use page::Pages;
use popup::HelpText;
use reading::WholeRead;

/// Everything that is shown, as values: no file, no channel, no clock.
#[derive(Debug, Clone)]
pub struct Model {
    /// The size of the terminal.
    pub size: Size,
    /// What the user has set.
    pub settings: Settings,
    /// The keys in force.
    pub keymap: Keymap,
    /// What the screen is for.
    pub mode: Mode,
    /// The pane that keys go to.
    pub focus: Pane,
    /// Whether the query line is open for typing.
    pub typing: Typing,
    /// Whether the filter pane stands beside the others where there is room.
    pub filter_beside: bool,
    /// Whether the filter pane is open in place of the paper.
    pub filter_over: bool,
    /// The query line.
    pub prompt: Prompt,
    /// The filters that were typed before.
    pub history: History,
    /// Where one was before.
    trail: Trail,
    /// What is typed may go on as one of these.
    pub choices: Option<Choices>,
    /// The query that the list answers: the last one that parsed, or as far as one is typed.
    pub query: Query,
    /// Why the query line does not parse.
    pub fault: Option<QueryError>,
    /// The order of the list.
    pub order: Order,
    /// How many papers a query can find.
    pub total: Total,
    /// The list.
    pub list: List,
    /// The papers that were picked, wherever they were listed.
    pub picked: Picked,
    /// The paper shown, wrapped.
    pub reading: Option<Reading>,
    /// The paper that is shown as it was received.
    pub raw: Option<PaperId>,
    /// The pages at hand.
    pages: Pages,
    /// The whole of the paper that one reads.
    whole: WholeRead,
    /// The papers of which all is kept.
    kept_whole: Arc<BTreeSet<PaperId>>,
    /// How far one has read in whole papers.
    read_to: ReadTo,
    /// The filter pane.
    pub filter: FilterPane,
    /// The jobs that are under way.
    pub jobs: Jobs,
    /// What is followed, and what came of it.
    pub feeds: Feeds,
    /// Looking further than the library.
    pub looking: Looking,
    /// The names of what everything can look like.
    pub themes: Vec<&'static str>,
    /// What the help says.
    help: HelpText,
    /// Help, a menu or a line over everything.
    pub popup: Option<Popup>,
    /// Stars and read marks, with what is not yet on disk.
    pub marks: Marking,
    /// The notes that the user has on papers.
    pub notes: Arc<Notes>,
    /// What was just done or went wrong, and what was said before.
    pub messages: Messages,
    /// What was pasted where nothing is typed, for the key that imports it.
    pasted: Option<String>,
    /// The files that papers were given out to, by format.
    export_files: BTreeMap<&'static str, String>,
    /// Whether an import has brought something, which no undo takes back.
    imported: bool,
    /// The key that was said to be bound to nothing, until another did something.
    unbound: Option<Key>,
    /// The address that was opened last, and how its paper came to be read by that.
    opened: Option<Opened>,
    /// The time, RFC 3339, as the loop last read it.
    pub now: String,
    /// When one was here: what came since the visit before this one is new.
    pub visit: Visit,
    /// Where one left off, until the first answer has come.
    resume: Option<Where>,
    /// What to go to in the next paper shown.
    next_hit: Option<Hit>,
}

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// Views and facets.
    Filter,
    /// The list of papers.
    List,
    /// The paper.
    Paper,
}

/// How many papers a query can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Not yet known.
    Unknown,
    /// So many lines, of which some may be of one paper.
    About(u64),
    /// So many.
    Exactly(u64),
}

/// Which of a paper's hits to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit {
    First,
    Last,
}

/// What the reader starts with.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The size of the terminal.
    pub size: Size,
    /// What the user has set.
    pub settings: Settings,
    /// The keys in force.
    pub keymap: Keymap,
    /// What is followed, in the order of the settings.
    pub feeds: Vec<Feed>,
    /// The queries that are saved, in the order of the settings.
    pub views: Vec<SavedView>,
    /// The engines that can be asked, where they are not those of the table alone.
    pub engines: Vec<Engine>,
    /// What there is to set, and what each is about.
    pub told: Vec<(String, String)>,
    /// The names of what everything can look like.
    pub themes: Vec<&'static str>,
    /// Where one left off.
    pub position: Where,
    /// The marks on disk.
    pub marks: Arc<Marks>,
    /// What the first frame does not wait for.
    pub awaited: Awaited,
    /// Why stars cannot be set, where they cannot.
    pub closed: Option<String>,
    /// What is wrong and should be known before anything else, such as a mistake in the settings.
    pub notes: Vec<String>,
    /// A word to a newcomer, where nothing is wrong.
    pub greeting: Option<String>,
}

impl Model {
    /// The reader before its library is open.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let prompt = Prompt::with(visible(&start.position.query));
        let parsed = prompt.text().parse::<Query>();
        let (query, fault) = match parsed {
            Ok(query) => (query, None),
            Err(fault) => (Query::default(), Some(fault)),
        };
        let mut model = Self {
            size: layout::clamped(start.size),
            settings: start.settings,
            help: HelpText::new(&start.keymap, start.told),
            keymap: start.keymap,
            mode: Mode::Browsing,
            focus: Pane::List,
            typing: Typing::Done,
            filter_beside: true,
            filter_over: false,
            prompt,
            choices: None,
            history: History::default(),
            trail: Trail::default(),
            query,
            fault,
            order: start.position.order,
            total: Total::Unknown,
            list: List::new(start.position.selected.clone()),
            picked: Picked::default(),
            reading: None,
            raw: None,
            pages: Pages::default(),
            whole: WholeRead::default(),
            kept_whole: Arc::default(),
            read_to: start.position.read_to.clone(),
            filter: FilterPane::new(
                feeds::names(&start.feeds),
                start.views,
                start.position.folded.clone(),
            ),
            jobs: Jobs::default(),
            feeds: Feeds {
                followed: start.feeds,
                ..Feeds::default()
            },
            looking: Looking::with(start.engines),
            themes: start.themes,
            popup: None,
            marks: Marking::new(start.marks, start.awaited, start.closed),
            notes: Arc::default(),
            messages: Messages::default(),
            pasted: None,
            export_files: BTreeMap::new(),
            imported: false,
            unbound: None,
            opened: None,
            now: String::new(),
            visit: start.position.visit,
            resume: Some(start.position),
            next_hit: None,
        };
        if let Some(greeting) = start.greeting {
            model.say(Tone::Note, &greeting);
        }
        let closed = model.marks.closed.clone();
        model.complain_of_all(start.notes.into_iter().chain(closed).collect());
        model
    }

    /// Where everything is on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::new(self.size, self.shown())
    }

    /// What decides where everything is, beside the size.
    fn shown(&self) -> layout::Shown {
        layout::Shown {
            mode: self.mode,
            focus: self.focus,
            filter_beside: self.filter_beside,
            filter_over: self.filter_over,
            measure: self.settings.measure,
            row_lines: self.settings.row_lines,
            plain: self.settings.plain,
        }
    }

    /// The day, as the loop last read it; before it did, the first one there is.
    #[must_use]
    pub fn today(&self) -> PartialDate {
        self.now.parse().unwrap_or(PartialDate::FIRST)
    }

    /// What is wrong with the query line, but for what is being typed still.
    #[must_use]
    pub fn told_fault(&self) -> Option<&QueryError> {
        let is_typed = |fault: &&QueryError| self.typing == Typing::Going && fault.is_unfinished();
        self.fault.as_ref().filter(|fault| !is_typed(fault))
    }

    /// Whether what is typed may go on as one of a list that is shown.
    fn lists_choices(&self) -> bool {
        let choices = self.choices.as_ref();
        choices.is_some_and(|choices| !choices.shown.is_empty())
    }

    /// Whether one of that list is chosen.
    fn has_chosen(&self) -> bool {
        let choices = self.choices.as_ref();
        choices.is_some_and(|choices| choices.chosen().is_some())
    }

    /// Has keys go to the panes, with the filter as it stands.
    fn stop_typing(&mut self) {
        self.typing = Typing::Done;
        self.choices = None;
        self.prompt.keep();
        self.history.leave();
        self.remember_filter();
    }

    /// Keeps the filter that stands among those that were typed.
    fn remember_filter(&mut self) {
        if self.fault.is_none() {
            self.history.remember(self.prompt.text());
        }
    }

    /// Gives a pane the focus; an overlay that loses it closes, and so does a paper on the whole screen.
    fn focus_on(&mut self, pane: Pane) {
        self.mode = Mode::Browsing;
        self.focus = pane;
        if pane != Pane::Filter {
            self.filter_over = false;
        }
    }

    /// Where keys go.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match (&self.popup, self.typing, self.focus) {
            (Some(Popup::Path(_)), _, _) => Scope::Path,
            (Some(Popup::Palette(_)), _, _) => Scope::Palette,
            (Some(Popup::Help(help)), _, _) if help.typing == Typing::Going => Scope::Path,
            (Some(Popup::Reference(_)), _, _) => Scope::Reference,
            (Some(_), _, _) => Scope::Popup,
            (None, Typing::Going, _) => Scope::Prompt,
            (None, Typing::Done, _) if self.reads() => Scope::Reading,
            (None, Typing::Done, Pane::Filter) if self.filter.search().is_some() => Scope::Path,
            (None, Typing::Done, Pane::Filter) => Scope::Filter,
            (None, Typing::Done, Pane::List) => Scope::List,
            (None, Typing::Done, Pane::Paper) => Scope::Paper,
        }
    }
}

/// A query from a file or the command line, without what cannot be seen.
fn visible(query: &str) -> String {
    if query.chars().any(safe::is_hidden) {
        safe::line(query)
    } else {
        query.to_owned()
    }
}
