//! Files that are kept safe: replaced at once, under a lock, within limits; call by call, so that a
//! test can let each call fail.

mod beside;
mod calls;
mod draft;
mod error;
mod failing;
mod file;
mod folder;
pub mod limits;
mod lock;
mod output;
mod own;
mod replace;
mod secret;

pub use beside::{follow_links, sweep};
pub use calls::{Disk, Readers, RealDisk};
pub use draft::{Draft, PutAside};
pub use error::ReplaceError;
pub(crate) use error::hint;
pub use failing::{FailingDisk, Lasts};
pub use file::DiskFile;
pub use folder::names_in;
pub use lock::{Lock, LockError, lock_file};
pub use output::{Existing, OutputError, write_file, write_file_on};
pub use own::{close_to_others, read_own, read_own_head, write_own};
pub use replace::{replace, replace_unsynced};
pub use secret::{SecretError, read_secret};
