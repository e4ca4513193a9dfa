//! The order that numbers follow: newest first, read backwards.

use std::cmp::Reverse;

use crate::paper::{Paper, PartialDate};

/// The number of a paper in one snapshot. In each part of the library numbers ascend in the order of
/// [newest first]: such a part of a set read backwards is a list with the newest paper first.
///
/// [newest first]: crate::query::Order::Newest
pub type PaperNumber = u32;

/// Stands for the date of a paper that is to appear: later than any, and none.
const TO_APPEAR: u32 = u32::MAX - 1;

/// Where a paper stands in ascending order of newest first: undated papers first, then the oldest, at
/// last what is to appear; among equals the higher place on a page and the later arrival first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Newest {
    date: u32,
    rank: Reverse<u32>,
    arrival: Reverse<u32>,
}

impl Newest {
    /// The key of a paper that first came in this line of the store; its date is [`packed`].
    pub(super) fn new(date: u32, rank: Option<u32>, arrival: u32) -> Self {
        Self::from_parts(date, rank.unwrap_or(u32::MAX), arrival)
    }

    pub(super) fn from_parts(date: u32, rank: u32, arrival: u32) -> Self {
        Self {
            date,
            rank: Reverse(rank),
            arrival: Reverse(arrival),
        }
    }

    /// The first place behind all papers of a date.
    pub(super) fn first_after(date: u32) -> Self {
        Self::from_parts(date.saturating_add(1), u32::MAX, u32::MAX)
    }

    /// The packed date; 0 for none.
    pub(super) fn date(self) -> u32 {
        self.date
    }

    /// The place on a page; [`u32::MAX`] for none.
    pub(super) fn rank(self) -> u32 {
        self.rank.0
    }

    pub(super) fn arrival(self) -> u32 {
        self.arrival.0
    }
}

/// The date of a paper, or that it is to appear, as a number that orders as dates do; 0 for neither.
pub(super) fn packed(paper: &Paper) -> u32 {
    match paper.date {
        Some(date) => packed_date(date),
        None if paper.date_text().is_some() => TO_APPEAR,
        None => 0,
    }
}

pub(super) fn packed_date(date: PartialDate) -> u32 {
    let part = |part: Option<u8>| u32::from(part.unwrap_or(0));
    u32::from(date.year()) << 9 | part(date.month()) << 5 | part(date.day())
}

/// The date that was packed; `None` for none.
pub(super) fn unpacked(packed: u32) -> Option<PartialDate> {
    let part = |part: u32| u8::try_from(part).ok().filter(|part| *part > 0);
    let year = u16::try_from(packed >> 9).ok()?;
    PartialDate::new(year, part(packed >> 5 & 0xf), part(packed & 0x1f))
}
