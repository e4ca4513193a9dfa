//! What is to follow when a subject has changed its own piece.

use std::collections::BTreeSet;

use crate::app::{Action, Effect, Model, Scope, Tone};

/// Something that is to follow, in the order in which it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Follow {
    /// What is selected is taken, as by the key for it.
    Choose,
    /// The selected paper counts as read.
    CountAsRead,
    /// A place of the list is selected, as by the user's own choice.
    Select(usize),
    /// No value of the filter pane is looked for any more.
    EndSearch,
    /// Everything is fitted to panes that may have another size.
    Fit,
    /// The query line is another one: its papers are searched for.
    SearchLine,
    /// The query that stands is asked for again.
    SearchAgain,
    /// Papers are counted again; the list stays as it is.
    Count,
    /// The values are asked for of the field that is being typed.
    Values,
    /// The paper that is selected is shown, if another one is.
    ShowPaper,
    /// The selected paper is shown anew, for the query that stands.
    ShowPaperAnew,
    /// Rows are fetched, where those at hand do not reach.
    Rows,
    /// Where one is is remembered.
    Position,
}

/// What follows a change, and what the world must do about it before that.
#[derive(Debug, Default)]
#[must_use]
pub(super) struct After {
    pub(super) effects: Vec<Effect>,
    pub(super) follows: BTreeSet<Follow>,
}

impl After {
    /// Nothing follows.
    pub(super) fn nothing() -> Self {
        Self::default()
    }

    /// This as well.
    pub(super) fn and(mut self, other: impl Into<Self>) -> Self {
        let Self { effects, follows } = other.into();
        self.effects.extend(effects);
        self.follows.extend(follows);
        self
    }
}

impl From<Vec<Effect>> for After {
    fn from(effects: Vec<Effect>) -> Self {
        Self {
            effects,
            ..Self::default()
        }
    }
}

impl From<Effect> for After {
    fn from(effect: Effect) -> Self {
        Self {
            effects: vec![effect],
            ..Self::default()
        }
    }
}

impl From<Follow> for After {
    fn from(follow: Follow) -> Self {
        Self {
            follows: BTreeSet::from([follow]),
            ..Self::default()
        }
    }
}

/// Says something, and nothing follows.
pub(super) fn say(model: &mut Model, sentence: impl AsRef<str>) -> After {
    tell(model, Tone::Note, sentence)
}

/// Says that something is wrong, and nothing follows.
pub(super) fn complain(model: &mut Model, sentences: impl AsRef<str>) -> After {
    tell(model, Tone::Fault, sentences)
}

/// Says something in a tone, and nothing follows.
pub(super) fn tell(model: &mut Model, tone: Tone, sentences: impl AsRef<str>) -> After {
    model.say(tone, sentences.as_ref());
    After::nothing()
}

/// Says what was done, and which key undoes it.
pub(super) fn say_done(model: &mut Model, what: &str) -> After {
    let undo = model.keymap.key_of(Action::Undo, Scope::Panes);
    let undo = undo.map_or_else(String::new, |key| format!(" {key} undoes."));
    say(model, format!("{what}.{undo}"))
}
