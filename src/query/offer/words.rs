//! The words that a field takes, and how many papers each would leave.

use roaring::RoaringBitmap;

use crate::library::Library;
use crate::query::answer::{LibraryQuestion, known_set};
use crate::query::language::{Asks, Mark, Operator, Test, Value, ValueForm};

/// How many of these papers each word leaves that a field takes, in the order of the words; nothing of a
/// field that takes other values.
#[must_use]
pub fn word_counts(
    library: &Library,
    question: &LibraryQuestion<'_>,
    found: &RoaringBitmap,
    field: &str,
) -> Vec<u64> {
    let tests: Vec<Test> = match Operator::field_named(field) {
        Some((_, Asks::Mark)) => Mark::ALL.map(Test::Mark).to_vec(),
        Some((_, Asks::Fact(fact, ValueForm::Words(words)))) => {
            let words = words().into_iter();
            words
                .map(|word| Test::Fact(fact, Value::Word(word)))
                .collect()
        }
        Some((_, Asks::Fact(..) | Asks::Words(_))) | None => Vec::new(),
    };
    let sets = tests
        .iter()
        .filter_map(|test| known_set(library, question, test));
    sets.map(|set| set.intersection_len(found)).collect()
}
