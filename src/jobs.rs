//! Work that takes a while, the same for both faces: what it comes to step by step, how it is
//! stopped, and what came of it in the end.

mod export;
mod import;
mod imported;
mod index;
mod intake;
mod stop;

pub use export::{Chosen, Export, ExportError, Named, Target};
pub use import::{Import, Incoming};
pub use imported::{Cut, Imported, Noted, PassedOver, Problem, files_passed_over};
pub use index::{Brought, bring_up};
pub use intake::Purpose;
pub use stop::Stop;

use crate::library::Progress;

/// What is heard of work while it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// So many records are done: taken, or given out.
    Records(usize),
    /// A record was passed over, or a part of one.
    Problem(Problem),
    /// A whole input was passed over.
    PassedOver(PassedOver),
    /// So much of the index is made.
    Indexed(Progress),
    /// Something that a person at a shell should know.
    Said(String),
}
