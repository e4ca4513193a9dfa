//! What the user wants of a mark: a value, so that applying it twice is applying it once.

use super::{MarkKind, Tag};
use crate::paper::PaperId;

/// A mark to be there, or not to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// Which mark.
    pub kind: MarkKind,
    /// Which tag, where the kind is [`MarkKind::Tags`]: without one nothing is meant.
    pub tag: Option<Tag>,
    /// Whether it shall be there.
    pub wanted: Wanted,
    /// The paper, or what stands for a list.
    pub key: MarkKey,
    /// When it was set, RFC 3339; of a list until when its papers had come.
    pub at: String,
    /// The title of the paper, raw, so that a star is readable without it; of a list its query.
    pub title: String,
}

/// Whether a mark shall be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It shall.
    Set,
    /// It shall not.
    Unset,
}

/// The ids that marks of one paper may stand under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkKey {
    /// A new mark stands under this one.
    pub id: PaperId,
    /// The other ids; one that stands under any of them is there.
    pub also: Vec<PaperId>,
}

impl MarkKey {
    /// Every id, that of a new mark first.
    pub fn ids(&self) -> impl Iterator<Item = &PaperId> {
        std::iter::once(&self.id).chain(&self.also)
    }

    /// The same paper, with a new mark under this id.
    #[must_use]
    pub fn under(&self, id: &PaperId) -> Self {
        let others = self.ids().filter(|other| *other != id);
        Self {
            id: id.clone(),
            also: others.cloned().collect(),
        }
    }
}

impl From<PaperId> for MarkKey {
    /// A paper of which one id is known.
    fn from(id: PaperId) -> Self {
        let also = Vec::new();
        Self { id, also }
    }
}

impl Wanted {
    /// What takes it back.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Set => Self::Unset,
            Self::Unset => Self::Set,
        }
    }
}
