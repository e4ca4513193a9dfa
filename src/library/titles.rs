//! The papers by their titles: each part has its own order, and they are merged as far as one looks.

use std::borrow::Cow;
use std::cmp::Ordering;

use roaring::RoaringBitmap;

use super::folded::Folded;
use super::mapped::Mapped;
use super::{Library, PaperNumber};

/// Papers in the order of their titles, found as they are asked for.
#[derive(Debug)]
pub struct ByTitle<'a> {
    library: &'a Library,
    /// The paper that comes next in each part, and how many of the part came before.
    heads: Vec<(Option<PaperNumber>, usize)>,
}

/// The papers of one part by their titles.
enum Part<'a> {
    Segment(&'a Mapped),
    Tail(&'a [PaperNumber]),
}

impl Part<'_> {
    fn at(&self, place: usize) -> Option<PaperNumber> {
        match self {
            Self::Segment(mapped) => {
                let local = mapped.segment.by_title(u32::try_from(place).ok()?)?;
                Some(mapped.base + local)
            }
            Self::Tail(numbers) => numbers.get(place).copied(),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Segment(mapped) => usize::try_from(mapped.segment.len()).unwrap_or(usize::MAX),
            Self::Tail(numbers) => numbers.len(),
        }
    }
}

impl Library {
    /// The folded title of a paper.
    #[must_use]
    pub fn title(&self, number: PaperNumber) -> Cow<'_, str> {
        if let Some((mapped, local)) = self.mapped(number) {
            return Cow::Borrowed(mapped.segment.title(local));
        }
        match self.in_tail(number) {
            Some((text, span)) => Cow::Borrowed(Folded::new(text, span).title()),
            None => Cow::Owned(self.folded(number).parts().title().to_owned()),
        }
    }

    /// How two papers stand by title; of one title the newest first.
    #[must_use]
    pub fn compare_titles(&self, one: PaperNumber, other: PaperNumber) -> Ordering {
        let titles = self.title(one).cmp(&self.title(other));
        titles.then_with(|| self.newest(other).cmp(&self.newest(one)))
    }

    /// Every paper by the folded words of its title, superseded ones among them.
    #[must_use]
    pub fn by_title(&self) -> ByTitle<'_> {
        let heads = self
            .title_parts()
            .iter()
            .map(|part| (part.at(0), 0))
            .collect();
        ByTitle {
            library: self,
            heads,
        }
    }

    /// How many papers of a set come before this one by title.
    #[must_use]
    pub fn before_by_title(&self, number: PaperNumber, set: &RoaringBitmap) -> usize {
        let parts = self.title_parts();
        let before = parts.iter().map(|part| {
            let (mut low, mut high) = (0, part.len());
            while low < high {
                let middle = low + (high - low) / 2;
                let is_before = part
                    .at(middle)
                    .is_some_and(|other| self.compare_titles(other, number) == Ordering::Less);
                if is_before {
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

    fn title_parts(&self) -> Vec<Part<'_>> {
        let tail = self.snapshot.tail_by_title.get_or_init(|| {
            let mut numbers: Vec<PaperNumber> = self.tail().iter().collect();
            numbers.sort_by(|one, other| self.compare_titles(*one, *other));
            numbers
        });
        let segments = self.snapshot.segments.iter().map(Part::Segment);
        segments.chain([Part::Tail(tail)]).collect()
    }
}

impl Iterator for ByTitle<'_> {
    type Item = PaperNumber;

    fn next(&mut self) -> Option<PaperNumber> {
        let library = self.library;
        let first = self
            .heads
            .iter()
            .enumerate()
            .filter_map(|(place, (head, _))| Some((place, (*head)?)))
            .min_by(|(_, one), (_, other)| library.compare_titles(*one, *other));
        let (place, number) = first?;
        let parts = library.title_parts();
        let (head, taken) = self.heads.get_mut(place)?;
        *taken += 1;
        *head = parts.get(place)?.at(*taken);
        Some(number)
    }
}
