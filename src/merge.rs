//! What becomes of a record: a new paper, a changed one, the same, or none.

mod apart;
mod authors;
mod doubt;
mod fidelity;
mod merged;
mod parts;
mod plan;
mod prevailing;
mod same;
mod split;
mod told;
mod twins;

pub use apart::Apart;
pub use doubt::{Doubtful, Suspicion, suspicion};
pub use fidelity::Fidelity;
pub use merged::merged;
pub use parts::{NoLine, store_line};
pub use plan::{Counts, MOST_PROBLEMS, Plan, Shelf};
pub use prevailing::Prevails;
pub use same::{Same, one_paper};
pub use split::{Beside, split};
pub use told::{Keywords, Manner, Ranks, Told};
pub use twins::{Judged, Twins, judged};
