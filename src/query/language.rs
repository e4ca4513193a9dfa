//! The language of queries: what can be asked, how it is written, read, printed and changed.

mod beside;
mod clause;
mod complete;
mod edit;
mod facet;
mod operators;
mod parse;
mod phrase;
mod print;
mod query;
mod saved;
mod settle;
mod span;
mod standpoint;
mod test;
mod text;
mod value;

pub use beside::{Beside, PaperBeside, TagName};
pub use clause::{Choice, Clause};
pub use complete::{Begun, Completing, compared, completing, value_of};
pub use edit::{with_facet, with_mark, with_view, with_word};
pub use facet::{Facet, FacetKind, View};
pub use operators::{Asks, OPERATORS, Operator, ValueForm};
pub use parse::{Defect, QueryError};
pub use phrase::{Phrase, WordEnding};
pub use query::Query;
pub use saved::{Placed, SavedView, SavedViewError, ViewChange};
pub use settle::MarksNow;
pub use span::{Dates, Numbers, Seconds, Span, SpanBound, Years};
pub use standpoint::Standpoint;
pub use test::{Mark, PaperMarks, Test};
pub use text::Text;
pub(super) use text::TextSource;
pub use value::{Name, Value};
