//! The words that a field takes, and how many papers each would leave.

use roaring::RoaringBitmap;

use crate::library::Library;
use crate::query::answer::{LibraryQuestion, answer, known_set};
use crate::query::language::{Mark, Operator, Query, Test};

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
    let left = tests.iter().filter_map(|test| match test {
        // A query that asks for it finds what others leave out.
        Test::Mark(Mark::Hidden) => Some(hidden(library, question)),
        Test::Words(..) | Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => {
            let set = known_set(library, question, test)?;
            Some(set.intersection_len(found))
        }
    });
    left.collect()
}

/// How many papers the query would find if it asked for hidden ones, too.
fn hidden(library: &Library, question: &LibraryQuestion<'_>) -> u64 {
    let query = format!("{} is:{}", question.query, Mark::Hidden.name()).parse::<Query>();
    let query = query.unwrap_or_default();
    let question = LibraryQuestion {
        query: &query,
        ..*question
    };
    answer(library, &question, &|| false).map_or(0, |answer| answer.found.len())
}
