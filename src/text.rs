//! Faithful text: rendered as it is read, made safe for the terminal, folded for search, wrapped.

mod addresses;
pub mod fold;
mod huggingface;
pub mod lines;
pub mod map;
pub mod render;
mod repair;
pub mod safe;
pub mod shown;
pub mod size;
mod tex;
pub mod wrap;
