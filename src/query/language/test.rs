//! The conditions that a query sets, each on one paper.

use super::{Beside, Phrase, Span, Standpoint, Text, Value};
use crate::library::{Fact, NumberFact};
use crate::paper::Second;

/// A condition on one paper: words in one of its texts, a value of one of its facts, a mark, or what lies
/// beside it. What stands for the words may be anything made of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test<P = Phrase> {
    /// The phrase stands in this text.
    Words(Text, P),
    /// The paper has such a value of this fact.
    Fact(Fact, Value),
    /// The user's mark.
    Mark(Mark),
    /// What lies beside the paper.
    Beside(Beside),
}

/// What the user said of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Starred.
    Starred,
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// Brought in since the last visit ended.
    New,
    /// Hidden: only a query that asks for it finds such a paper.
    Hidden,
}

/// The marks of one paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaperMarks {
    /// Whether the user starred it.
    pub starred: bool,
    /// Whether the user has read it.
    pub read: bool,
    /// Whether it is left out of lists.
    pub hidden: bool,
}

impl Test {
    /// The phrase of a test on words that count for relevance and are marked where they stand; see
    /// [`Text::is_ranked`].
    #[must_use]
    pub fn ranked(&self) -> Option<(Text, &Phrase)> {
        match self {
            Self::Words(text, phrase) => text.is_ranked().then_some((*text, phrase)),
            Self::Fact(..) | Self::Mark(_) | Self::Beside(_) => None,
        }
    }
}

impl<P: Clone> Test<P> {
    /// What is meant, seen from here: nothing in it is relative any more.
    #[must_use]
    pub fn seen_from(&self, from: &Standpoint) -> Self {
        match self {
            Self::Words(text, words) => Self::Words(*text, words.clone()),
            Self::Fact(fact, value) => Self::Fact(*fact, value.seen_from(from)),
            Self::Mark(Mark::New) => {
                let since = Span {
                    from: Some(Second(from.visit.unwrap_or(i64::MAX))),
                    to: None,
                };
                Self::Fact(Fact::Number(NumberFact::Added), Value::Seconds(since))
            }
            Self::Mark(mark @ (Mark::Starred | Mark::Unread | Mark::Read | Mark::Hidden)) => {
                Self::Mark(*mark)
            }
            Self::Beside(beside) => Self::Beside(beside.clone()),
        }
    }

    /// Whether it asks for what was brought in last.
    #[must_use]
    pub fn asks_for_last(&self) -> bool {
        match self {
            Self::Fact(_, value) => *value == Value::Last,
            Self::Words(..) | Self::Mark(_) | Self::Beside(_) => false,
        }
    }
}

impl Mark {
    /// Every mark, as `is:` lists them.
    pub const ALL: [Self; 5] = [
        Self::Starred,
        Self::Unread,
        Self::Read,
        Self::New,
        Self::Hidden,
    ];

    /// Whether a paper with these marks has this one; `None` where they do not decide.
    #[must_use]
    pub fn holds(self, marks: PaperMarks) -> Option<bool> {
        match self {
            Self::Starred => Some(marks.starred),
            Self::Unread => Some(!marks.read),
            Self::Read => Some(marks.read),
            Self::Hidden => Some(marks.hidden),
            Self::New => None,
        }
    }

    /// The mark as it is written after `is:`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Starred => "starred",
            Self::Unread => "unread",
            Self::Read => "read",
            Self::New => "new",
            Self::Hidden => "hidden",
        }
    }
}
