//! What the library keeps of papers so that nobody reads records for it: one row a fact.
//!
//! A row says what a paper has of it, and under which names the index keeps it; segments, tail and
//! answers take the rest from here. What asks for a fact is a row of the operators or of the orders.

use std::borrow::Cow;

use super::folded::Folded;
use crate::paper::{Paper, PaperId, PaperPart, PartialDate};

/// The version of segment files. Raised by whatever changes their bytes or the words that they were
/// made of, a row of this file among it.
pub(super) const INDEX_VERSION: u32 = 14;

/// A fact about papers that a query may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Names, of which a paper may have several.
    Named(NamedFact),
    /// A number, of which a paper has at most one.
    Number(NumberFact),
    /// The date.
    Date,
    /// The ids, the paper's own and its aliases.
    Id,
}

/// A value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue<'a> {
    /// Of a [`NamedFact`].
    Name(&'a str),
    /// Of a [`NumberFact`].
    Number(Number),
    /// Of [`Fact::Date`].
    Date(PartialDate),
    /// Of [`Fact::Id`].
    Id(&'a PaperId),
}

impl Fact {
    /// Gives every value that a paper has.
    pub fn each(self, paper: &Paper, give: &mut dyn FnMut(FactValue<'_>)) {
        match self {
            Self::Named(fact) => fact.each(paper, &mut |name| give(FactValue::Name(name))),
            Self::Number(fact) => fact
                .of(paper)
                .into_iter()
                .map(FactValue::Number)
                .for_each(give),
            Self::Date => paper.date.into_iter().map(FactValue::Date).for_each(give),
            Self::Id => paper.ids().map(FactValue::Id).for_each(give),
        }
    }
}

/// A fact whose values are names that many papers share: each has the set of its papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedFact {
    /// The year of the date, four digits.
    Year,
    /// The categories, as they are written.
    Category,
    /// The venue, as it is written.
    Venue,
    /// The formats of the sources.
    Source,
    /// The names of the [parts](PaperPart) that the paper has.
    Part,
    /// The names of the feeds that it came by.
    Feed,
}

/// Gives every name that a paper has.
type EachName = fn(&Paper, &mut dyn FnMut(&str));

struct NamedRow {
    /// The letter of its names in the dictionary of a segment.
    letter: u8,
    /// Of more names than this in a segment only the commonest have a set.
    most: Option<usize>,
    each: EachName,
}

impl NamedFact {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Year,
        Self::Category,
        Self::Venue,
        Self::Source,
        Self::Part,
        Self::Feed,
    ];

    const fn row(self) -> NamedRow {
        match self {
            Self::Year => NamedRow {
                letter: b'Y',
                most: None,
                each: |paper, give| {
                    if let Some(date) = paper.date {
                        give(&format!("{:04}", date.year()));
                    }
                },
            },
            Self::Category => NamedRow {
                letter: b'C',
                most: None,
                each: |paper, give| paper.categories.iter().for_each(|name| give(name)),
            },
            Self::Venue => NamedRow {
                letter: b'W',
                most: Some(64),
                each: |paper, give| {
                    if let Some(venue) = RecordText::Venue.of(paper) {
                        give(&venue);
                    }
                },
            },
            Self::Source => NamedRow {
                letter: b'S',
                most: None,
                each: |paper, give| paper.sources.iter().for_each(|source| give(&source.format)),
            },
            Self::Part => NamedRow {
                letter: b'Q',
                most: None,
                each: |paper, give| {
                    let parts = PaperPart::ALL.into_iter().filter(|part| paper.has(*part));
                    parts.map(PaperPart::name).for_each(give);
                },
            },
            Self::Feed => NamedRow {
                letter: b'F',
                most: None,
                each: |paper, give| {
                    let feeds = paper.sources.iter();
                    let feeds = feeds.filter_map(|source| source.feed.as_deref());
                    feeds.for_each(give);
                },
            },
        }
    }

    /// Gives every name that a paper has; some may come twice.
    pub fn each(self, paper: &Paper, give: &mut dyn FnMut(&str)) {
        (self.row().each)(paper, give);
    }

    pub(super) const fn letter(self) -> u8 {
        self.row().letter
    }

    pub(super) fn most(self) -> Option<usize> {
        self.row().most
    }

    /// The place among all.
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}

/// A fact whose values are numbers: each paper's stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFact {
    /// The votes.
    Votes,
    /// When the paper came into the store.
    Added,
}

/// A number that a paper has; those of one fact are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// So many.
    Count(u64),
    /// A time, in seconds since 1970.
    Second(i64),
}

struct NumberRow {
    /// The name of its column.
    section: &'static str,
    /// What stands for no number; numbers are of its kind.
    none: Number,
    of: fn(&Paper) -> Option<Number>,
}

impl NumberFact {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Votes, Self::Added];

    const fn row(self) -> NumberRow {
        match self {
            Self::Votes => NumberRow {
                section: "votes",
                none: Number::Count(u64::MAX),
                of: |paper| paper.votes.map(Number::Count),
            },
            Self::Added => NumberRow {
                section: "added",
                none: Number::Second(i64::MIN),
                of: |paper| paper.added_at().map(Number::Second),
            },
        }
    }

    /// The number that a paper has.
    #[must_use]
    pub fn of(self, paper: &Paper) -> Option<Number> {
        (self.row().of)(paper)
    }

    pub(super) fn section(self) -> &'static str {
        self.row().section
    }

    /// A number of this fact in the eight bytes of its column.
    pub(super) fn packed(self, number: Option<Number>) -> u64 {
        match number.unwrap_or(self.row().none) {
            Number::Count(count) => count,
            Number::Second(second) => second.cast_unsigned(),
        }
    }

    /// The number that was packed.
    pub(super) fn unpacked(self, bytes: u64) -> Option<Number> {
        let none = self.row().none;
        let number = match none {
            Number::Count(_) => Number::Count(bytes),
            Number::Second(_) => Number::Second(bytes.cast_signed()),
        };
        (number != none).then_some(number)
    }

    /// The place among all.
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}

/// A text by which papers can be listed: each paper's stands in a column, and so does their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFact {
    /// The folded title.
    Title,
}

/// Gives a record, where it can be read.
pub type GiveRecord<'a> = dyn Fn(&mut dyn FnMut(&Paper)) + 'a;

/// A paper as its texts are asked for: its folded words are at hand, its record may have to be read.
pub struct PaperTexts<'a, 'b> {
    /// Its folded words.
    pub folded: Folded<'a>,
    /// Gives the record, where it can be read.
    pub record: &'b GiveRecord<'b>,
}

struct TextRow {
    /// The names of its columns: the papers in its order, the texts, where each of these ends.
    sections: [&'static str; 3],
    of: for<'a> fn(&PaperTexts<'a, '_>) -> Cow<'a, str>,
}

impl TextFact {
    /// Every one.
    pub const ALL: [Self; 1] = [Self::Title];

    const fn row(self) -> TextRow {
        match self {
            Self::Title => TextRow {
                sections: ["titles", "title text", "title ends"],
                of: |paper| Cow::Borrowed(paper.folded.title()),
            },
        }
    }

    /// The text of a paper; texts are ordered by their bytes.
    #[must_use]
    pub fn of<'a>(self, paper: &PaperTexts<'a, '_>) -> Cow<'a, str> {
        (self.row().of)(paper)
    }

    pub(super) fn sections(self) -> [&'static str; 3] {
        self.row().sections
    }

    /// The place among all.
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}

/// A text of the record whose words are looked for: each has the set of its papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordText {
    /// The venue.
    Venue,
    /// What the authors say of it: its pages, where it was accepted.
    Comment,
    /// What no other field is for.
    Extra,
}

struct RecordRow {
    /// The letter of its words in the dictionary of a segment.
    letter: u8,
    /// The part that a paper has where it has the text.
    part: PaperPart,
    /// The fact that it is as well: of papers without an index every name is looked at, not every
    /// record.
    named: Option<NamedFact>,
    of: fn(&Paper) -> Option<Cow<'_, str>>,
}

impl RecordText {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Venue, Self::Comment, Self::Extra];

    const fn row(self) -> RecordRow {
        match self {
            Self::Venue => RecordRow {
                letter: b'V',
                part: PaperPart::Venue,
                named: Some(NamedFact::Venue),
                of: |paper| paper.venue.as_deref().map(Cow::Borrowed),
            },
            Self::Comment => RecordRow {
                letter: b'M',
                part: PaperPart::Comment,
                named: None,
                of: |paper| paper.comment.as_deref().map(Cow::Borrowed),
            },
            Self::Extra => RecordRow {
                letter: b'E',
                part: PaperPart::Extra,
                named: None,
                of: |paper| Some(Cow::Owned(paper.extra_text())),
            },
        }
    }

    /// The text of a paper; `None` where it is empty.
    #[must_use]
    pub fn of(self, paper: &Paper) -> Option<Cow<'_, str>> {
        (self.row().of)(paper).filter(|text| !text.is_empty())
    }

    /// The part that a paper has where it has the text.
    #[must_use]
    pub fn part(self) -> PaperPart {
        self.row().part
    }

    /// The fact that it is as well.
    #[must_use]
    pub fn named(self) -> Option<NamedFact> {
        self.row().named
    }

    pub(super) const fn letter(self) -> u8 {
        self.row().letter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is missing among all is kept nowhere.
    #[test]
    fn every_fact_stands_at_its_place_among_all() {
        for (place, fact) in NamedFact::ALL.into_iter().enumerate() {
            assert_eq!(fact.place(), place);
        }
        for (place, fact) in NumberFact::ALL.into_iter().enumerate() {
            assert_eq!(fact.place(), place);
        }
        for (place, fact) in TextFact::ALL.into_iter().enumerate() {
            assert_eq!(fact.place(), place);
        }
    }
}
