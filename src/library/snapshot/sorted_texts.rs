//! The papers in the order of a text: each part of the library has its own order, and they are merged
//! as far as one looks.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};

use roaring::RoaringBitmap;

use super::Library;
use crate::library::facts::{PaperTexts, TextFact};
use crate::library::folded::Folded;
use crate::library::index::Mapped;
use crate::library::newest::{Newest, PaperNumber};
use crate::paper::Paper;

/// Where a paper stands: by its text, of one text the newest first.
type SortKey<'a> = (Cow<'a, str>, Reverse<Option<Newest>>);

/// Papers in the order of a text, found as they are asked for.
#[derive(Debug)]
pub struct ByText<'a> {
    library: &'a Library,
    parts: Vec<SortedPart<'a>>,
    /// The paper that comes next in each part.
    heads: Vec<Option<(SortKey<'a>, PaperNumber)>>,
    /// How many of each part came before.
    taken: Vec<usize>,
    fact: TextFact,
}

/// The papers of one part in their order.
#[derive(Debug)]
enum SortedPart<'a> {
    Segment(&'a Mapped, TextFact),
    Tail(&'a [PaperNumber]),
}

impl SortedPart<'_> {
    fn at(&self, place: usize) -> Option<PaperNumber> {
        match self {
            Self::Segment(mapped, fact) => {
                let local = mapped.segment.by_text(*fact, u32::try_from(place).ok()?)?;
                Some(mapped.base + local)
            }
            Self::Tail(numbers) => numbers.get(place).copied(),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Segment(mapped, _) => usize::try_from(mapped.segment.len()).unwrap_or(usize::MAX),
            Self::Tail(numbers) => numbers.len(),
        }
    }
}

impl Library {
    /// The folded title of a paper.
    #[must_use]
    pub fn title(&self, number: PaperNumber) -> Cow<'_, str> {
        self.text(TextFact::Title, number)
    }

    /// A text of a paper.
    #[must_use]
    pub fn text(&self, fact: TextFact, number: PaperNumber) -> Cow<'_, str> {
        if let Some((mapped, local)) = self.mapped(number) {
            return Cow::Borrowed(mapped.segment.text(fact, local));
        }
        if let Some((text, span)) = self.in_tail(number) {
            return self.text_in(fact, number, Folded::new(text, span));
        }
        let folded = self.folded(number);
        Cow::Owned(self.text_in(fact, number, folded.parts()).into_owned())
    }

    /// A text of a paper, which may be among its folded words.
    fn text_in<'a>(&self, fact: TextFact, number: PaperNumber, folded: Folded<'a>) -> Cow<'a, str> {
        let record = |take: &mut dyn FnMut(&Paper)| {
            if let Ok(paper) = self.record(number) {
                take(&paper);
            }
        };
        fact.of(&PaperTexts {
            folded,
            record: &record,
        })
    }

    /// These papers in the order of a text; of one text the newest first.
    #[must_use]
    pub fn sorted_by_text(&self, fact: TextFact, papers: &RoaringBitmap) -> Vec<PaperNumber> {
        let mut numbers: Vec<PaperNumber> = papers.iter().collect();
        numbers.sort_by_cached_key(|number| self.sort_key(fact, *number));
        numbers
    }

    /// Every paper in the order of a text, superseded ones among them.
    #[must_use]
    pub fn by_text(&self, fact: TextFact) -> ByText<'_> {
        let parts = self.sorted_parts(fact);
        let mut by_text = ByText {
            library: self,
            heads: Vec::with_capacity(parts.len()),
            taken: vec![0; parts.len()],
            parts,
            fact,
        };
        by_text.heads = by_text
            .parts
            .iter()
            .map(|part| by_text.head(part, 0))
            .collect();
        by_text
    }

    /// How many papers of a set come before this one in the order of a text.
    #[must_use]
    pub fn before_by_text(
        &self,
        fact: TextFact,
        number: PaperNumber,
        set: &RoaringBitmap,
    ) -> usize {
        let key = self.sort_key(fact, number);
        let parts = self.sorted_parts(fact);
        let before = parts.iter().map(|part| {
            let (mut low, mut high) = (0, part.len());
            while low < high {
                let middle = low + (high - low) / 2;
                let other = part.at(middle).map(|other| self.sort_key(fact, other));
                if other.is_some_and(|other| other.cmp(&key) == Ordering::Less) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            let before = (0..low).filter_map(|place| part.at(place));
            before.filter(|other| set.contains(*other)).count()
        });
        before.sum()
    }

    fn sort_key(&self, fact: TextFact, number: PaperNumber) -> SortKey<'_> {
        (self.text(fact, number), Reverse(self.newest(number)))
    }

    fn sorted_parts(&self, fact: TextFact) -> Vec<SortedPart<'_>> {
        let segments = self.snapshot.segments.iter();
        let mut parts: Vec<SortedPart<'_>> = segments
            .map(|mapped| SortedPart::Segment(mapped, fact))
            .collect();
        if let Some(tail) = self.snapshot.tail_by_text.get(fact.place()) {
            let tail = tail.get_or_init(|| self.sorted_by_text(fact, self.tail()));
            parts.push(SortedPart::Tail(tail));
        }
        parts
    }
}

impl<'a> ByText<'a> {
    fn head(&self, part: &SortedPart<'a>, place: usize) -> Option<(SortKey<'a>, PaperNumber)> {
        let number = part.at(place)?;
        Some((self.library.sort_key(self.fact, number), number))
    }
}

impl Iterator for ByText<'_> {
    type Item = PaperNumber;

    fn next(&mut self) -> Option<PaperNumber> {
        let heads = self.heads.iter().enumerate();
        let first = heads
            .filter_map(|(place, head)| Some((head.as_ref()?, place)))
            .min_by(|((one, _), _), ((other, _), _)| one.cmp(other));
        let ((_, number), place) = first?;
        let number = *number;
        let taken = self.taken.get_mut(place)?;
        *taken += 1;
        let taken = *taken;
        let next = self
            .parts
            .get(place)
            .and_then(|part| self.head(part, taken));
        *self.heads.get_mut(place)? = next;
        Some(number)
    }
}
