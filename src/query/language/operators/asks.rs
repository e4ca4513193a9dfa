//! What a field asks of a paper: how its values are read, and which there are.

use super::values;
use super::{Asks, ValueForm, WrittenValue};
use crate::library::{Fact, NamedFact};
use crate::paper::PaperPart;
use crate::query::language::{Beside, FacetKind, Mark, Test, Text, Value};

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
            Self::Tag => {
                let tag = values::tag(&written)?;
                Ok(Test::Beside(Beside::Tag(tag)))
            }
            Self::Like => values::liked(&written).map(|id| Test::Beside(Beside::Like(id))),
            Self::Note => {
                let phrase = values::phrase(written)?;
                Ok(Test::Beside(Beside::Note(phrase)))
            }
            Self::Body => {
                let phrase = values::phrase(written)?;
                Ok(Test::Beside(Beside::Body(phrase)))
            }
            Self::Part => {
                let wanted = written.text.to_lowercase();
                let mut parts = parts().into_iter();
                let part = parts.find(|(name, _)| *name == wanted);
                part.map(|(_, test)| test)
                    .ok_or_else(|| values::takes_one_of(&self.words()))
            }
        }
    }

    /// The words that the value may be; none where it may be any.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Mark => Mark::ALL.map(Mark::name).to_vec(),
            Self::Part => parts().into_iter().map(|(name, _)| name).collect(),
            Self::Words(_)
            | Self::Tag
            | Self::Note
            | Self::Body
            | Self::Like
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

    /// What each of the words asks that the value may be, in their order.
    #[must_use]
    pub fn tests(self) -> Vec<Test> {
        match self {
            Self::Mark => Mark::ALL.map(Test::Mark).to_vec(),
            Self::Part => parts().into_iter().map(|(_, test)| test).collect(),
            Self::Words(_) | Self::Fact(..) | Self::Tag | Self::Note | Self::Body | Self::Like => {
                Vec::new()
            }
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
            Self::Tag => Some(FacetKind::Tag),
            Self::Words(Text::Any | Text::Title | Text::Abstract | Text::Comment | Text::Extra)
            | Self::Mark
            | Self::Part
            | Self::Note
            | Self::Body
            | Self::Like
            | Self::Fact(
                _,
                ValueForm::Dates | ValueForm::Times | ValueForm::Numbers | ValueForm::Ids,
            ) => None,
        }
    }

    /// Whether a text may be the beginning of a value.
    pub(in crate::query::language) fn may_begin(self, text: &str) -> bool {
        match self {
            Self::Words(_) | Self::Tag | Self::Note | Self::Body | Self::Like => true,
            Self::Fact(_, form) => form.may_begin(text),
            Self::Mark | Self::Part => values::begins_one_of(text, &self.words()),
        }
    }

    pub(super) fn is(self, test: &Test) -> bool {
        match (self, test) {
            (Self::Words(asked), Test::Words(of, _)) => asked == *of,
            (Self::Fact(asked, _), Test::Fact(of, _)) => asked == *of,
            (Self::Mark, Test::Mark(_)) => true,
            (Self::Tag, Test::Beside(beside)) => matches!(beside, Beside::Tag(_)),
            (Self::Like, Test::Beside(beside)) => matches!(beside, Beside::Like(_)),
            (Self::Note, Test::Beside(beside)) => matches!(beside, Beside::Note(_)),
            (Self::Body, Test::Beside(beside)) => matches!(beside, Beside::Body(_)),
            (Self::Part, Test::Beside(beside)) => {
                matches!(beside, Beside::Tagged | Beside::Noted | Beside::Whole)
            }
            (Self::Part, Test::Fact(of, _)) => *of == Fact::Named(NamedFact::Part),
            (
                Self::Words(_)
                | Self::Fact(..)
                | Self::Mark
                | Self::Part
                | Self::Tag
                | Self::Note
                | Self::Body
                | Self::Like,
                Test::Words(..) | Test::Fact(..) | Test::Mark(_) | Test::Beside(_),
            ) => false,
        }
    }
}

/// What may stand behind `has:`, and what it asks.
fn parts() -> Vec<(&'static str, Test)> {
    let of_papers = PaperPart::ALL.map(|part| {
        let fact = Fact::Named(NamedFact::Part);
        (part.name(), Test::Fact(fact, Value::Word(part.name())))
    });
    let beside = Beside::PARTS.map(|(name, part)| (name, Test::Beside(part)));
    of_papers.into_iter().chain(beside).collect()
}
