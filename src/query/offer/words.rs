//! The words that a field takes, and how many papers each would leave.

use roaring::RoaringBitmap;

use crate::library::Library;
use crate::query::answer::{LibraryQuestion, known_set};
use crate::query::language::Operator;

/// How many of these papers each word leaves that a field takes, in the order of the words; nothing of a
/// field that takes other values.
#[must_use]
pub fn word_counts(
    library: &Library,
    question: &LibraryQuestion<'_>,
    found: &RoaringBitmap,
    field: &str,
) -> Vec<u64> {
    let tests = Operator::field_named(field).map(|(_, asks)| asks.tests());
    let tests = tests.unwrap_or_default();
    let sets = tests
        .iter()
        .filter_map(|test| known_set(library, question, test));
    sets.map(|set| set.intersection_len(found)).collect()
}
