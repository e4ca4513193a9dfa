//! What a person subscribed to: which papers, when, and how they come.

use std::path::PathBuf;

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::{Address, Days};
use crate::marks::MarkKind;
use crate::query::{Order, Query};

/// As long as a name may be: it stands in headers and in names of files.
const LONGEST_NAME: usize = 40;
/// Words of the command line that a name would be taken for.
const TAKEN: [&str; 3] = ["list", "remove", "help"];

/// A digest that a person subscribed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its name; see [`is_subscription_name`].
    pub name: String,
    /// Which papers are wanted.
    pub query: Query,
    /// The same as it was written.
    pub query_text: String,
    /// In which order; the first ones are told.
    pub order: Order,
    /// So many papers at most are told a day.
    pub limit: usize,
    /// On which days it comes.
    pub days: Days,
    /// At which hour it comes, or later.
    pub at: Time,
    /// Where that hour is meant; `None` for that of the system.
    pub zone: Option<TimeZone>,
    /// Whether the feeds are asked before.
    pub fetch: bool,
    /// To whom it goes.
    pub to: Option<Address>,
    /// From whom it comes, if not from whom the settings of the mail name.
    pub from: Option<Address>,
    /// The subject, with `{name}`, `{papers}` and `{day}` for what stands there.
    pub subject: String,
    /// Papers with one of these marks are left out.
    pub leave_out: Vec<MarkKind>,
    /// What becomes of a day without papers.
    pub when_empty: WhenEmpty,
    /// The way out.
    pub way: Way,
}

/// What becomes of a day without papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenEmpty {
    /// Nothing is sent, but once in a week a line that says why.
    Nothing,
    /// A line says that there is nothing, and why.
    Line,
}

/// How a digest leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// It is printed.
    Screen,
    /// It is written into a file or folder.
    File {
        /// The form.
        form: FileForm,
        /// Where.
        path: PathBuf,
    },
    /// A program takes the mail on its standard input.
    Command(Vec<String>),
    /// A server takes it.
    Smtp,
}

/// The ways out, without what each of them takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// [`Way::Smtp`].
    Smtp,
    /// [`Way::Command`].
    Command,
    /// [`Way::File`].
    File,
    /// [`Way::Screen`].
    Screen,
}

/// The form of a digest in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileForm {
    /// Plain text.
    Text,
    /// A page.
    Html,
    /// Markdown.
    Markdown,
    /// A feed that a feed reader takes.
    Atom,
    /// The mail, at the end of an mbox.
    Mbox,
    /// The mail, as a new one of a Maildir.
    Maildir,
}

impl Subscription {
    /// The subject where none is set.
    pub const SUBJECT: &'static str = "{name}: {papers}, {day}";
    /// What is written between braces in a subject, and stands for something else.
    pub const PLACEHOLDERS: [&'static str; 3] = ["name", "papers", "day"];

    /// A subscription of which only the name is set: everything new, at half past seven each day, on the
    /// screen.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            query: Query::default(),
            query_text: String::new(),
            order: Order::default(),
            limit: 20,
            days: Days::ALL,
            at: Time::constant(7, 30, 0, 0),
            zone: None,
            fetch: true,
            to: None,
            from: None,
            subject: Self::SUBJECT.to_owned(),
            leave_out: vec![MarkKind::Star, MarkKind::Read],
            when_empty: WhenEmpty::Nothing,
            way: Way::Screen,
        }
    }
}

/// The first word between braces in a subject that stands for nothing, where there is one.
#[must_use]
pub fn misspelt_placeholder(subject: &str) -> Option<&str> {
    let pieces = subject.split('{').skip(1);
    let mut words = pieces.filter_map(|piece| piece.split_once('}').map(|(word, _)| word));
    let is_word = |word: &str| {
        let is_inner = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        !word.is_empty() && word.chars().all(is_inner)
    };
    words.find(|word| is_word(word) && !Subscription::PLACEHOLDERS.contains(word))
}

/// Whether a text can name a subscription: letters of ASCII, digits, `-` and `_`, a letter first, and no
/// word of `recto digest`.
#[must_use]
pub fn is_subscription_name(text: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_inner)
        && text.len() <= LONGEST_NAME
        && !TAKEN.contains(&text)
}

impl WhenEmpty {
    /// Each.
    pub const ALL: [Self; 2] = [Self::Nothing, Self::Line];

    /// The name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Line => "line",
        }
    }
}

impl Way {
    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> WayKind {
        match self {
            Self::Smtp => WayKind::Smtp,
            Self::Command(_) => WayKind::Command,
            Self::File { .. } => WayKind::File,
            Self::Screen => WayKind::Screen,
        }
    }

    /// Whether what leaves is a mail, which is to somebody.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        match self {
            Self::Smtp | Self::Command(_) => true,
            Self::File { form, .. } => form.is_mail(),
            Self::Screen => false,
        }
    }
}

impl WayKind {
    /// Each.
    pub const ALL: [Self; 4] = [Self::Smtp, Self::Command, Self::File, Self::Screen];

    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Smtp => ("smtp", "a mail by the account of [mail]"),
            Self::Command => ("command", "a mail by a program, such as msmtp -t"),
            Self::File => ("file", "a file, such as a page or a feed"),
            Self::Screen => ("screen", "printed"),
        }
    }

    /// The name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// What it is, for whoever chooses.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.row().1
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

impl FileForm {
    /// Each.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Html,
        Self::Markdown,
        Self::Atom,
        Self::Mbox,
        Self::Maildir,
    ];

    /// The name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Atom => "atom",
            Self::Mbox => "mbox",
            Self::Maildir => "maildir",
        }
    }

    /// Whether what is written is a mail, with whom it is to and from.
    #[must_use]
    pub fn is_mail(self) -> bool {
        match self {
            Self::Text | Self::Html | Self::Markdown | Self::Atom => false,
            Self::Mbox | Self::Maildir => true,
        }
    }
}
