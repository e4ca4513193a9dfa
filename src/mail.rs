//! Mails and their ways out. A letter is built once, to the last byte; a way hands these bytes to a
//! server, a program, a file or the screen. This is the only part that opens sockets to a mail server.

mod command;
mod error;
mod feed;
mod kept;
mod letter;
mod limits;
mod maildir;
mod mbox;
mod parcel;
mod smtp;
mod way;

pub use error::{MailError, Verdict};
pub use kept::check as check_file;
pub use letter::{Letter, message_id};
pub use limits::MailLimits;
pub use parcel::Parcel;
pub use smtp::{Server, no_password};
pub use way::{OpenWay, Taken, Tried};
