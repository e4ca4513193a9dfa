//! recto, a terminal reader for research papers.
//!
//! The map of this house, from the inside out; nothing points back:
//! - [`paper`] is one record, [`text`] makes its words faithful, safe and findable;
//! - [`library`] is the store of papers, [`marks`] what the user said of them;
//! - [`import`] brings papers in;
//! - [`query`] says what a filter means and answers it with sets;

pub mod config;
pub mod files;
pub mod import;
pub mod library;
pub mod marks;
pub mod paper;
pub mod query;
pub mod state;
pub mod text;
