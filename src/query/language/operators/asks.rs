//! What a field asks of a paper: how its values are read, and which there are.

use super::values;
use super::{Asks, ValueForm, WrittenValue};
use crate::query::language::{FacetKind, Mark, Test, Text};

impl Asks {
    /// Reads what was written after the colon.
    ///
    /// # Errors
    /// Says what the field takes.
    pub fn read(self, written: WrittenValue) -> Result<Test, String> {
        match self {
            Self::Words(text) => values::phrase(written).map(|phrase| Test::Words(text, phrase)),
            Self::Fact(fact, form) => form.read(&written).map(|value| Test::Fact(fact, value)),
            Self::Mark => values::mark(&written).map(Test::Mark),
        }
    }

    /// The words that the value may be; none where it may be any.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Fact(_, ValueForm::Words(words)) => words(),
            Self::Mark => Mark::ALL.map(Mark::name).to_vec(),
            Self::Words(_)
            | Self::Fact(
                _,
                ValueForm::Years
                | ValueForm::Dates
                | ValueForm::Times
                | ValueForm::Numbers
                | ValueForm::Names(_)
                | ValueForm::Ids,
            ) => Vec::new(),
        }
    }

    /// The kind of facet that has the names that the value may be.
    #[must_use]
    pub fn names(self) -> Option<FacetKind> {
        match self {
            Self::Words(Text::Author) => Some(FacetKind::Author),
            Self::Words(Text::Venue) => Some(FacetKind::Venue),
            Self::Fact(_, ValueForm::Names(kind)) => Some(kind),
            Self::Fact(_, ValueForm::Years) => Some(FacetKind::Year),
            Self::Words(Text::Any | Text::Title | Text::Abstract | Text::Extra)
            | Self::Mark
            | Self::Fact(
                _,
                ValueForm::Dates
                | ValueForm::Times
                | ValueForm::Numbers
                | ValueForm::Words(_)
                | ValueForm::Ids,
            ) => None,
        }
    }

    /// Whether a text may be the beginning of a value.
    pub(in crate::query::language) fn may_begin(self, text: &str) -> bool {
        match self {
            Self::Words(_) => true,
            Self::Fact(_, form) => form.may_begin(text),
            Self::Mark => values::begins_one_of(text, &self.words()),
        }
    }

    pub(super) fn is(self, test: &Test) -> bool {
        match (self, test) {
            (Self::Words(asked), Test::Words(of, _)) => asked == *of,
            (Self::Fact(asked, _), Test::Fact(of, _)) => asked == *of,
            (Self::Mark, Test::Mark(_)) => true,
            (
                Self::Words(_) | Self::Fact(..) | Self::Mark,
                Test::Words(..) | Test::Fact(..) | Test::Mark(_),
            ) => false,
        }
    }
}
