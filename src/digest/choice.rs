//! Which papers a digest tells of: what the query finds, came since the last one, and was not told.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use roaring::RoaringBitmap;

use super::Subscription;
use super::due::Window;
use super::nothing::Nothing;
use super::told::{Before, Told};
use super::why::Reason;
use crate::library::{Library, Number, NumberFact, PaperNumber};
use crate::marks::MarkKind;
use crate::paper::{Paper, PaperId, PartialDate, seconds};
use crate::query::{LibraryQuestion, Listing, Order, Overlay, answer};

/// So many papers beyond the limit are named as told. Of more it is remembered only that everything that
/// had come by then was told: naming them takes reading them.
pub const MOST_NAMED: usize = 500;

/// So many terms of a paper are told that starred ones have, too.
const MOST_SHARED: usize = 3;

/// So many papers are listed at a time.
const PORTION: usize = 64;

/// What is looked at one by one is one paper in so many at most.
const FEW: u64 = 8;

/// What a digest is made from.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The papers.
    pub library: &'a Library,
    /// What the user said of them.
    pub overlay: &'a Overlay,
    /// The day whose digest it is.
    pub day: Date,
    /// The time.
    pub now: Timestamp,
    /// The zone of the system.
    pub zone: &'a TimeZone,
    /// What was told before.
    pub before: &'a Before,
}

/// What was chosen.
#[derive(Debug)]
pub(super) struct Choice {
    /// The papers that are told of, the first one first, and why each is beside what the query asks.
    pub(super) chosen: Vec<(Arc<Paper>, Vec<Reason>)>,
    /// How many more there are.
    pub(super) more: usize,
    /// Every paper that counts as told now.
    pub(super) told: Vec<Told>,
    /// Everything that had come by this second counts as told, too.
    pub(super) up_to: Option<i64>,
    /// How it came that there is nothing.
    pub(super) nothing: Nothing,
}

/// Chooses the papers of a digest. One that cannot be read is passed over, and is not told.
pub(super) fn choose(subscription: &Subscription, ask: &Ask<'_>) -> Choice {
    let library = ask.library;
    let question = LibraryQuestion {
        query: &subscription.query,
        overlay: ask.overlay,
        today: as_partial(ask.day),
    };
    let found = answer(library, &question, &|| false).map(|answer| answer.found);
    let found = found.unwrap_or_default();
    let window = subscription.window(ask.day, (ask.now, ask.zone), ask.before);
    let fresh = fresh(library, &found, window);
    let untold = if fresh.is_empty() {
        fresh.clone()
    } else {
        &fresh - told(library, &ask.before.told)
    };
    let mut wanted = untold.clone();
    for kind in &subscription.leave_out {
        wanted -= match kind {
            MarkKind::Read => ask.overlay.read(),
            MarkKind::Star
            | MarkKind::Hidden
            | MarkKind::Tags
            | MarkKind::Unread
            | MarkKind::ReadList => ask.overlay.papers(*kind),
        };
    }
    let nothing = Nothing {
        from: window.from,
        came: if fresh.is_empty() {
            came(library, window).len()
        } else {
            fresh.len()
        },
        found: fresh.len(),
        untold: untold.len(),
    };
    let listing = Listing::new(library, &question, wanted, subscription.order);
    let (read, beyond) = first(library, &listing, subscription.limit);
    let more = listing.len().saturating_sub(beyond);
    let mut told: Vec<Told> = read.iter().map(|(_, paper)| Told::from(&**paper)).collect();
    let up_to = (more > MOST_NAMED).then_some(window.settled);
    let rest = listing.at(beyond..listing.len().min(beyond + MOST_NAMED));
    let is_named =
        |number: &PaperNumber| up_to.is_none_or(|up_to| is_later(library, *number, up_to));
    let rest = rest.into_iter().filter(is_named);
    let rest = rest.filter_map(|number| library.record(number).ok());
    told.extend(rest.map(|paper| Told::from(&*paper)));
    let place = places(ask, subscription.order);
    let chosen = read
        .into_iter()
        .map(|(number, paper)| (paper, place(number).into_iter().collect()));
    Choice {
        chosen: chosen.collect(),
        more,
        told,
        up_to,
        nothing,
    }
}

/// Whether a paper came in later than a second since 1970.
fn is_later(library: &Library, number: PaperNumber, than: i64) -> bool {
    match library.number(NumberFact::Added, number) {
        Some(Number::Second(second)) => second > than,
        Some(Number::Count(_)) | None => false,
    }
}

/// The first papers of a listing that can be read, and the place behind them.
fn first(
    library: &Library,
    listing: &Listing,
    limit: usize,
) -> (Vec<(PaperNumber, Arc<Paper>)>, usize) {
    let mut read = Vec::new();
    let mut place = 0;
    while read.len() < limit && place < listing.len() {
        for number in listing.at(place..place + PORTION) {
            if read.len() == limit {
                break;
            }
            place += 1;
            if let Ok(paper) = library.paper(number) {
                read.push((number, paper));
            }
        }
    }
    (read, place)
}

/// The papers that were found and came within a window. When a paper came is what the index keeps; of one
/// whose record does not say it, it is when it was first seen.
fn fresh(library: &Library, found: &RoaringBitmap, window: Window) -> RoaringBitmap {
    let was_seen = |number: PaperNumber| {
        let paper = library.record(number).ok();
        let seen = paper.and_then(|paper| first_seen(&paper));
        seen.is_some_and(|second| window.has(second))
    };
    let is_fresh = |number: &PaperNumber| match library.number(NumberFact::Added, *number) {
        Some(Number::Second(second)) => window.has(second),
        Some(Number::Count(_)) => false,
        None => was_seen(*number),
    };
    if found.len() * FEW < u64::from(library.len()) {
        return found.iter().filter(is_fresh).collect();
    }
    // All of a column is read in less time than many of it one by one.
    let mut fresh = found & came(library, window);
    let is_dated = |number: Number| match number {
        Number::Second(_) => true,
        Number::Count(_) => false,
    };
    if fresh.len() < found.len() {
        let undated = found - library.with_number(NumberFact::Added, &is_dated);
        fresh.extend(undated.into_iter().filter(|number| was_seen(*number)));
    }
    fresh
}

/// The papers of which the index says that they came within a window.
fn came(library: &Library, window: Window) -> RoaringBitmap {
    library.with_number(NumberFact::Added, &|number| match number {
        Number::Second(second) => window.has(second),
        Number::Count(_) => false,
    })
}

/// When a record of the paper was first seen here, in seconds since 1970.
fn first_seen(paper: &Paper) -> Option<i64> {
    let seen = paper
        .sources
        .iter()
        .filter_map(|source| source.seen.as_deref());
    seen.filter_map(seconds).min()
}

/// The papers that have one of these ids now. One that was told under the key of its title is known by
/// that while no other paper has the title.
fn told(library: &Library, ids: &HashSet<PaperId>) -> RoaringBitmap {
    let number = |id: &PaperId| {
        let by_title = || {
            let mut titled = id.is_title_key().then(|| library.with_title_key(id))?;
            titled.next().filter(|_| titled.next().is_none())
        };
        let holder = library.holder(id).map(|(number, _)| number);
        holder.or_else(by_title)
    };
    ids.iter().filter_map(number).collect()
}

/// What tells why a paper stands where it does, where the order says more than when it came.
fn places<'a>(ask: &Ask<'a>, order: Order) -> Box<dyn Fn(PaperNumber) -> Option<Reason> + 'a> {
    let (library, overlay) = (ask.library, ask.overlay);
    match order {
        Order::Page => Box::new(move |number| {
            let place = usize::try_from(library.rank(number)?).ok()?;
            Some(Reason::Place {
                place,
                of: "its page",
            })
        }),
        Order::Votes => Box::new(move |number| votes(library, number)),
        Order::Trending => Box::new(move |number| {
            let place = library.list_rank(number);
            let place = place.and_then(|place| usize::try_from(place).ok());
            let of = "trending";
            place
                .map(|place| Reason::Place { place, of })
                .or_else(|| votes(library, number))
        }),
        Order::ForYou => Box::new(move |number| {
            let terms = overlay.taste(library).shared(number).take(MOST_SHARED);
            let terms: Vec<String> = terms.map(str::to_owned).collect();
            (!terms.is_empty()).then_some(Reason::Shared(terms))
        }),
        Order::Newest
        | Order::Oldest
        | Order::Title
        | Order::Added
        | Order::Starred
        | Order::Relevance => Box::new(|_| None),
    }
}

fn votes(library: &Library, number: PaperNumber) -> Option<Reason> {
    match library.number(NumberFact::Votes, number)? {
        Number::Count(votes) => Some(Reason::Votes(votes)),
        Number::Second(_) => None,
    }
}

fn as_partial(day: Date) -> PartialDate {
    let small = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).unwrap_or_default();
    let date = PartialDate::new(year, small(day.month()), small(day.day()));
    date.unwrap_or(PartialDate::FIRST)
}
