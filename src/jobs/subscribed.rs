//! What the settings say of digests, as jobs are handed it.

use crate::digest::{MailAccount, Subscription};

/// What the settings say of digests.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Subscribed {
    /// What a person subscribed to, in the order of the file.
    pub subscriptions: Vec<Subscription>,
    /// The names of those in which something is wrong: they wait.
    pub refused: Vec<String>,
    /// The account that mails are sent by.
    pub account: Option<MailAccount>,
    /// Whether the settings can be read at all.
    pub is_read: bool,
    /// What is wrong with the settings, a line each.
    pub slips: Vec<String>,
}
