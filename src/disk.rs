//! Files that are kept safe: replaced at once, under a lock, within limits; call by call, so that a
//! test can let each call fail.

mod calls;
pub mod limits;
mod lock;
mod output;
mod own;
mod replace;

pub use calls::{Disk, RealDisk};
pub use lock::{Lock, LockError};
pub use output::{Existing, OutputError, write_file};
pub use own::{read_own, write_own};
pub use replace::{ReplaceError, follow_links, replace, sweep};
