//! What a filter means, and how it is answered with sets.
//!
//! [`Matcher`] alone says what a query means; everything else here only makes it fast. A line becomes
//! a [`Query`] (`language`), which the matcher reads paper by paper (`meaning`) and sets answer at
//! once (`answer`); what one may ask next stands beside it (`offer`). Each knows only those before.

mod answer;
mod language;
mod meaning;
mod offer;

pub use answer::{
    Answer, B, K1, Listing, MOST_RANKED, Order, Overlay, Question, Ranked, Relevance, Search,
    answer, newest, terms,
};
pub use language::{
    Asks, Bound, Choice, Clause, Completion, Dates, Ending, Facet, FacetKind, Mark, Name, Numbers,
    OPERATORS, Operator, Phrase, Query, QueryError, Span, Test, Text, Value, ValueForm, View,
    Years, completion, with_facet, with_view, with_word,
};
pub use meaning::{MarkedPaper, Matcher, distance, slips};
pub use offer::{
    FacetCounts, FacetGroup, FacetValue, Facets, NearWord, PAPERS_READ, Tally, Topic, Vocabulary,
    topics,
};
