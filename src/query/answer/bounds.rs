//! What sets know of a condition: the papers for which it holds, and those that must be looked at.

use roaring::RoaringBitmap;

/// The papers for which a condition holds as far as sets decide it.
#[derive(Debug, Clone, Default)]
pub(in crate::query) struct Bounds {
    /// It holds for these.
    pub(in crate::query) sure: RoaringBitmap,
    /// It may hold for these; the two have no paper in common.
    pub(in crate::query) open: RoaringBitmap,
}

impl Bounds {
    /// It holds for these papers and for no other.
    pub(super) fn exactly(sure: RoaringBitmap) -> Self {
        Self {
            sure,
            open: RoaringBitmap::new(),
        }
    }

    /// The opposite, among all papers.
    pub(super) fn negated(self, papers: &RoaringBitmap) -> Self {
        let mut sure = papers - self.sure;
        sure -= &self.open;
        Self {
            sure,
            open: self.open,
        }
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        if self.open.is_empty() && other.open.is_empty() {
            self.sure &= other.sure;
            return self;
        }
        let both = &self.sure & &other.sure;
        let mut open = (self.sure | self.open) & (other.sure | other.open);
        open -= &both;
        Self { sure: both, open }
    }

    pub(super) fn or(mut self, other: Self) -> Self {
        self.sure |= other.sure;
        self.open |= other.open;
        if !self.open.is_empty() {
            self.open -= &self.sure;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(sure: &[u32], open: &[u32]) -> Bounds {
        Bounds {
            sure: sure.iter().collect(),
            open: open.iter().collect(),
        }
    }

    /// Papers 0 to 8 have each of the three answers to two conditions.
    #[test]
    fn and_or_and_not_leave_open_only_what_is() {
        let one = bounds(&[0, 1, 2], &[3, 4, 5]);
        let other = bounds(&[0, 3, 6], &[1, 4, 7]);
        let papers: RoaringBitmap = (0..9).collect();
        let both = one.clone().and(other.clone());
        assert_eq!((both.sure, both.open), ([0].into(), [1, 3, 4].into()));
        let either = one.clone().or(other);
        assert_eq!(
            (either.sure, either.open),
            ([0, 1, 2, 3, 6].into(), [4, 5, 7].into())
        );
        let opposite = one.negated(&papers);
        assert_eq!(
            (opposite.sure, opposite.open),
            ([6, 7, 8].into(), [3, 4, 5].into())
        );
    }
}
