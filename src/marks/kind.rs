//! The kinds of marks, the file that each lies in, and how: a new kind is a variant and its row.

use std::ops::{Index, IndexMut};

use crate::disk::limits;

/// What a user can say of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// It has a star.
    Star,
    /// It is left out of lists, counts and digests.
    Hidden,
    /// It has these tags.
    Tags,
    /// It was read.
    Read,
    /// It is unread although a list has it that was marked as read.
    Unread,
    /// Not of a paper but of a list: what its query finds, as far as it had come, was read.
    ReadList,
}

/// A file that marks lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `starred.json`, the user's own: never written over while it cannot be read.
    Stars,
    /// `state.json`: where it cannot be read, recto puts it aside and starts anew.
    State,
}

/// How marks of a kind are kept.
struct KindRow {
    file: FileKind,
    /// The member of the file that holds its entries by id.
    member: &'static str,
    form: EntryForm,
}

/// What an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryForm {
    /// `{"at", "title", "aliases"}`, readable without its paper.
    Named,
    /// `{"tags", "title", "aliases"}`; each tag is set and taken back by itself.
    Tagged,
    /// The time alone.
    Time,
    /// `{"query", "until"}`, of a list.
    List,
}

/// How a file is kept.
struct FileRow {
    name: &'static str,
    lock: &'static str,
    /// The version that this recto writes, where the file has one.
    version: Option<u64>,
    /// So many bytes it may have.
    largest: u64,
}

impl MarkKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Star,
        Self::Hidden,
        Self::Tags,
        Self::Read,
        Self::Unread,
        Self::ReadList,
    ];
    /// Those that are of papers.
    pub const OF_PAPERS: [Self; 5] = [
        Self::Star,
        Self::Hidden,
        Self::Tags,
        Self::Read,
        Self::Unread,
    ];

    fn row(self) -> KindRow {
        match self {
            Self::Star => KindRow {
                file: FileKind::Stars,
                member: "starred",
                form: EntryForm::Named,
            },
            Self::Hidden => KindRow {
                file: FileKind::Stars,
                member: "hidden",
                form: EntryForm::Named,
            },
            Self::Tags => KindRow {
                file: FileKind::Stars,
                member: "tagged",
                form: EntryForm::Tagged,
            },
            Self::Read => KindRow {
                file: FileKind::State,
                member: "read",
                form: EntryForm::Time,
            },
            Self::Unread => KindRow {
                file: FileKind::State,
                member: "unread",
                form: EntryForm::Time,
            },
            Self::ReadList => KindRow {
                file: FileKind::State,
                member: "read_lists",
                form: EntryForm::List,
            },
        }
    }

    /// The file that marks of this kind lie in.
    #[must_use]
    pub fn file(self) -> FileKind {
        self.row().file
    }

    pub(super) fn member(self) -> &'static str {
        self.row().member
    }

    pub(super) fn form(self) -> EntryForm {
        self.row().form
    }
}

impl FileKind {
    /// Both files.
    pub const ALL: [Self; 2] = [Self::Stars, Self::State];

    fn row(self) -> FileRow {
        match self {
            Self::Stars => FileRow {
                name: "starred.json",
                lock: "starred.lock",
                version: Some(1),
                largest: limits::STAR_FILE,
            },
            Self::State => FileRow {
                name: "state.json",
                lock: "state.lock",
                version: None,
                largest: limits::STATE_FILE,
            },
        }
    }

    /// The kinds that lie in it.
    pub(super) fn kinds(self) -> impl Iterator<Item = MarkKind> {
        let all = MarkKind::ALL.into_iter();
        all.filter(move |kind| kind.file() == self)
    }

    pub(super) fn name(self) -> &'static str {
        self.row().name
    }

    pub(super) fn lock_name(self) -> &'static str {
        self.row().lock
    }

    pub(super) fn version(self) -> Option<u64> {
        self.row().version
    }

    pub(super) fn largest(self) -> u64 {
        self.row().largest
    }
}

/// Something for each kind of mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PerKind<T> {
    star: T,
    hidden: T,
    tags: T,
    read: T,
    unread: T,
    read_list: T,
}

impl<T> Index<MarkKind> for PerKind<T> {
    type Output = T;

    fn index(&self, kind: MarkKind) -> &T {
        match kind {
            MarkKind::Star => &self.star,
            MarkKind::Hidden => &self.hidden,
            MarkKind::Tags => &self.tags,
            MarkKind::Read => &self.read,
            MarkKind::Unread => &self.unread,
            MarkKind::ReadList => &self.read_list,
        }
    }
}

impl<T> IndexMut<MarkKind> for PerKind<T> {
    fn index_mut(&mut self, kind: MarkKind) -> &mut T {
        match kind {
            MarkKind::Star => &mut self.star,
            MarkKind::Hidden => &mut self.hidden,
            MarkKind::Tags => &mut self.tags,
            MarkKind::Read => &mut self.read,
            MarkKind::Unread => &mut self.unread,
            MarkKind::ReadList => &mut self.read_list,
        }
    }
}
