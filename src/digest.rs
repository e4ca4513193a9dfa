//! The daily digest: what is new of what a person subscribed to, and the texts in which it goes out.
//!
//! All of it is pure: a [`Subscription`] and what it was told [`Before`] go in with a library and a time, a
//! [`Digest`] comes out, and of it a mail ([`Composed`]), a page, a feed. Nothing is sent from here.

mod account;
mod address;
mod choice;
mod composed;
mod days;
mod due;
mod entry;
mod form;
mod lines;
mod model;
mod nothing;
mod sentences;
mod subscription;
mod told;
mod why;

pub use account::{Auth, MailAccount, Security};
pub use address::{Address, AddressError};
pub use choice::{Ask, MOST_NAMED};
pub use composed::Composed;
pub use days::{Days, NoDays};
pub use form::{FORMS, Form};
pub use model::{Digest, is_digest};
pub use nothing::{Unfed, unfed};
pub use subscription::{
    FileForm, Subscription, Way, WayKind, WhenEmpty, is_subscription_name, misspelt_placeholder,
};
pub use told::{Before, Told};
pub use why::Reason;
