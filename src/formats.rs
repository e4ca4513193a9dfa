//! The forms in which papers come and go: `read` and `write` have a row and a file for each, and
//! below them lies what several formats share.

mod bytes;
mod carried;
mod dates;
mod draft;
mod extra;
mod formulas;
mod head;
mod input;
mod json;
mod letters;
mod markup;
mod names;
mod read;
mod series;
mod tagged;
mod text;
mod titles;
mod watch;
mod write;
mod xml;
mod yaml;

use crate::paper::addresses;

pub(crate) use markup::{entities_decoded, entity_named, tex_of_mathml};

pub use head::Head;
pub use input::{FieldUse, FieldUses, Input, NoInput, Records, Stream, Watcher};
pub(crate) use read::OTHER_ABSTRACTS;
pub use read::{FORMATS, Format, RecordEnd, detect, told_by};
pub use watch::Watched;
pub use write::{Append, CITATIONS, CitationForm, EXPORTS, ExportFormat, Papers, with_tags};
