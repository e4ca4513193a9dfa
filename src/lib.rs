//! recto, a terminal reader for research papers.
//!
//! The map of this house. Each part knows those above it and none below:
//!
//! - [`paper`] is one record, [`text`] makes its words faithful, safe and findable;
//! - [`disk`] keeps files safe: replaced at once, under a lock, within limits;
//! - [`library`] is the store of papers, [`marks`] what the user said of them;
//! - [`body`] is a whole paper as one document, [`bodies`] keeps those that were fetched;
//! - [`formats`] are the forms in which papers come and go, [`merge`] says what becomes of a record;
//! - [`query`] says what a filter means, and answers it with sets;
//! - [`digest`] says what is new of what one subscribed to, as a mail, a page or a feed;
//! - [`app`] is the reader without a terminal: a [`app::Model`] that only [`app::update`] changes;
//! - [`ui`] draws the model;
//! - [`secret`] finds keys and passwords, and keeps them unseen;
//! - [`net`] is the only way to the web, [`sources`] says what is asked there;
//! - [`mail`] builds mails and is the only way to a mail server;
//! - [`files`], [`config`], [`state`], [`clock`] and [`fault`] are the world outside, in small
//!   pieces;
//! - [`jobs`] is work that takes a while: imports and the index;
//! - [`run`] is the reader on a terminal, [`cli`] the command line.
#![cfg_attr(
    test,
    allow(
        clippy::string_slice,
        clippy::wildcard_enum_match_arm,
        reason = "a test that cuts wrongly should fail, and names what it waits for"
    )
)]

pub mod app;
pub mod bodies;
pub mod body;
pub mod cli;
pub mod clock;
pub mod config;
pub mod digest;
pub mod disk;
pub mod fault;
pub mod files;
pub mod formats;
pub mod jobs;
pub mod library;
pub mod mail;
pub mod marks;
pub mod merge;
pub mod net;
pub mod notes;
pub mod paper;
pub mod query;
pub mod run;
pub mod secret;
pub mod sources;
pub mod state;
pub mod text;
pub mod ui;
