//! A file of the index that is cut, or that its disk fails to give, while it is mapped: the system
//! sends SIGBUS, and would end recto with its terminal in disorder and without a word.
//!
//! Here it ends with both. Reads that cannot fault were the other way: each look at a set would be a
//! call to the system, which is what mapping is for; and the index is disposable, so that there is
//! nothing to go on with. The handler does what is allowed in one, and no more: it writes bytes that
//! were made before, sets the modes of the terminal, and leaves. It takes no lock and no memory and
//! waits for nobody, since the thread that it stops may hold or be anything. Marks that are being
//! saved at that moment are old or new, as at a kill.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use elsewhere::{HeldTerminal, watch};
#[cfg(unix)]
pub use unix::{HeldTerminal, watch};
