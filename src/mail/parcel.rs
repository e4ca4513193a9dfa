//! What a way is handed.

use jiff::Timestamp;

/// Something to hand over.
#[derive(Debug, Clone, Copy)]
pub struct Parcel<'a> {
    /// The name of the mail in the world.
    pub id: &'a str,
    /// What goes out: the mail, to the last byte (see [`super::Letter::bytes`]), or what a file or the
    /// screen gets.
    pub text: &'a str,
    /// The address of who sends it.
    pub from: &'a str,
    /// The address of whom it is for.
    pub to: &'a str,
    /// When it was written.
    pub at: Timestamp,
}

impl Parcel<'_> {
    /// The mail with the line ends of this system's files and programs.
    pub(super) fn local(&self) -> String {
        self.text.replace("\r\n", "\n")
    }
}
