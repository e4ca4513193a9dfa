//! recto, a terminal reader for research papers.
//!
#![cfg_attr(
    test,
    allow(clippy::string_slice, reason = "a test that cuts wrongly should fail")
)]

pub mod clock;
pub mod config;
pub mod files;
pub mod import;
pub mod library;
pub mod marks;
pub mod paper;
pub mod query;
pub mod state;
pub mod text;
