//! The parts that a paper has or lacks.

use super::{LinkKind, Paper};

/// A part that a paper may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperPart {
    /// An address of the page that describes it, received or told by an id.
    Page,
    /// An address of the paper itself, received or told by an id.
    Pdf,
    /// An address of its program.
    Code,
    /// An address of the authors' page about it.
    Project,
    /// An abstract.
    Abstract,
    /// Authors.
    Authors,
    /// A date.
    Date,
    /// A venue.
    Venue,
    /// A comment of the authors.
    Comment,
    /// Votes.
    Votes,
    /// What no other field is for.
    Extra,
}

impl PaperPart {
    /// Every part.
    pub const ALL: [Self; 11] = [
        Self::Page,
        Self::Pdf,
        Self::Code,
        Self::Project,
        Self::Abstract,
        Self::Authors,
        Self::Date,
        Self::Venue,
        Self::Comment,
        Self::Votes,
        Self::Extra,
    ];

    /// The part as it is written after `has:`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Pdf => "pdf",
            Self::Code => "code",
            Self::Project => "project",
            Self::Abstract => "abstract",
            Self::Authors => "authors",
            Self::Date => "date",
            Self::Venue => "venue",
            Self::Comment => "comment",
            Self::Votes => "votes",
            Self::Extra => "extra",
        }
    }
}

impl Paper {
    /// Whether the paper has this part; an empty text is none.
    #[must_use]
    pub fn has(&self, part: PaperPart) -> bool {
        let some = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        match part {
            PaperPart::Page => self.has_link(LinkKind::Page),
            PaperPart::Pdf => self.has_link(LinkKind::Pdf),
            PaperPart::Code => self.has_link(LinkKind::Code),
            PaperPart::Project => self.has_link(LinkKind::Project),
            PaperPart::Abstract => !self.summary.is_empty(),
            PaperPart::Authors => !self.authors.is_empty(),
            PaperPart::Date => self.date.is_some(),
            PaperPart::Venue => some(&self.venue),
            PaperPart::Comment => some(&self.comment),
            PaperPart::Votes => self.votes.is_some(),
            PaperPart::Extra => !self.extra_text().is_empty(),
        }
    }
}
