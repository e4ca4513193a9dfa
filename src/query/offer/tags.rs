//! Tags on offer. They lie beside the papers and change with every key: their papers are those of the
//! marks as they are when one counts.

use std::cmp::Reverse;

use roaring::RoaringBitmap;

use super::wanted::{HasText, Wanted};
use super::{FacetGroup, FacetValue, Tally};
use crate::marks::Tag;
use crate::query::answer::Overlay;
use crate::query::language::{Facet, FacetKind, Query};

/// Of many tags those are counted that so many papers of the library have at least: the first ones.
const MOST_COUNTED: usize = 1000;

/// The tags that the query asks for, then those of the most of the papers found.
pub(super) fn group(
    overlay: &Overlay,
    query: &Query,
    found: &RoaringBitmap,
    wanted: &Wanted,
) -> FacetGroup {
    let has_text = HasText::new(&wanted.text);
    let of_text = overlay.tags().iter();
    let mut tags: Vec<(&Tag, &RoaringBitmap)> = of_text
        .filter(|(tag, _)| has_text.takes(tag.as_str()))
        .collect();
    let all = tags.len();
    let is_asked = |tag: &Tag| query.choice_of(&Facet::Tag(tag.clone())).is_some();
    if all > MOST_COUNTED {
        tags.sort_by_key(|(tag, papers)| Reverse((is_asked(tag), papers.len())));
        tags.truncate(MOST_COUNTED);
    }
    let value = |(tag, papers): (&Tag, &RoaringBitmap)| {
        let facet = Facet::Tag(tag.clone());
        FacetValue {
            papers: Tally::Exact(found.intersection_len(papers)),
            choice: query.choice_of(&facet),
            facet,
        }
    };
    let counted = tags.into_iter().map(value);
    let mut values: Vec<FacetValue> = counted
        .filter(|value| !value.papers.is_none() || value.choice.is_some())
        .collect();
    values.sort_by_key(|value| Reverse((value.choice.is_some(), value.papers.papers())));
    let most = wanted.most(FacetKind::Tag);
    let left = values.len().saturating_sub(most);
    let mut place = 0;
    values.retain(|value| {
        place += 1;
        place <= most || value.choice.is_some()
    });
    FacetGroup {
        kind: FacetKind::Tag,
        values,
        left,
    }
}
