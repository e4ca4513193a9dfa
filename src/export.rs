//! Giving papers out: formats that other programs read, one file each.

mod bibtex;
mod csl_json;
mod csv;
mod formats;
mod json;
mod keys;
mod markdown;
mod plain;
mod ris;
mod tex;

pub use formats::{EXPORTS, Export, Papers};
