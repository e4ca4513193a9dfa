//! The papers that a query finds, by sets, and in an order.

mod bounds;
mod candidate;
mod fact_sets;
mod listing;
mod newest;
mod order;
mod overlay;
mod plan;
mod question;
mod rank;
mod read_lists;
mod similar;
mod sorted;
mod stop_words;
mod taste;
mod term;
mod trend;
mod word_sets;

pub(super) use fact_sets::known_set;
pub use listing::Listing;
pub use newest::newest;
pub use order::Order;
pub use overlay::Overlay;
pub use plan::{Answer, PartialAnswer, answer};
pub(super) use plan::{PhrasePapers, phrase_papers};
pub use question::LibraryQuestion;
pub use rank::{B, K1, MOST_RANKED, Ranked, Relevance, terms};
pub use similar::Similar;
pub(super) use stop_words::StopWords;
pub use taste::{Taste, TasteTerm};
pub(super) use word_sets::text_bounds;
