//! What a filter means, and how it is answered with sets.
//!
//! [`Matcher`] alone says what a query means; everything else here only makes it fast. A line becomes
//! a [`Query`] (`language`), which the matcher reads paper by paper (`meaning`) and sets answer at
//! once (`answer`); what one may ask next stands beside it (`offer`). Each knows only those before.

mod answer;
mod language;
mod meaning;
mod offer;

/// What a [`Test::Fact`] asks for.
pub use crate::library::{Fact, NamedFact, NumberFact};
pub use answer::{
    Answer, B, K1, LibraryQuestion, Listing, MOST_RANKED, Order, Overlay, PartialAnswer, Ranked,
    Relevance, Similar, Taste, TasteTerm, answer, newest, terms,
};
pub use language::{
    Asks, Begun, Beside, Choice, Clause, Completing, Dates, Defect, Facet, FacetKind, Mark,
    MarksNow, Name, Numbers, OPERATORS, Operator, PaperBeside, PaperMarks, Phrase, Placed, Query,
    QueryError, SavedView, SavedViewError, Seconds, Span, SpanBound, Standpoint, TagName, Test,
    Text, Value, ValueForm, View, ViewChange, WordEnding, Years, compared, completing, value_of,
    with_facet, with_mark, with_view, with_word,
};
pub use meaning::{MarkedPaper, Matcher, distance, slips};
pub use offer::{
    FacetCounts, FacetGroup, FacetValue, Facets, NearWord, PAPERS_READ, Spread, TailWords, Tally,
    Topic, Wanted, leaves_years_whole, topics, word_counts,
};
