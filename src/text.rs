//! Faithful text: rendered as it is read, made safe for the terminal, folded for search, wrapped.

mod addresses;
pub mod bars;
pub mod clipped;
mod edits;
pub mod fold;
mod huggingface;
pub mod letters;
pub mod lines;
pub mod map;
pub mod markdown;
pub mod numbers;
pub mod render;
mod rendered;
mod repair;
pub mod safe;
pub mod scripts;
pub mod shown;
pub mod size;
mod source_map;
mod tex;
pub mod typeset;
pub mod wrap;
mod writer;

pub(crate) use tex::{Conditional, IF_MATHS};
