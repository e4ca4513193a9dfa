//! Notes: Markdown files of the user's own, one for each paper, in a folder of recto's or in a vault. recto
//! begins a file and never writes one again; what stands in them is read where it is asked for.

mod editor;
mod error;
mod file_name;
mod folder;
mod note;

pub use editor::Editor;
pub use error::NoteError;
pub use file_name::{file_name, id_of};
pub use folder::{Begun, Ended, NoteFolder};
pub use note::{About, Note, Notes};
