//! What the settings say of digests, as jobs are handed it, and what is added to them.

use crate::digest::{Address, MailAccount, Subscription};

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

/// A subscription that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDigest {
    /// Which papers, as it is written.
    pub query: String,
    /// To whom: an address of e-mail.
    pub to: String,
}

/// A subscription that was written into the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedDigest {
    /// The name that it has got.
    pub name: String,
    /// What a person should know of how that went.
    pub warning: Option<String>,
}

impl NewDigest {
    /// A digest of a query for an address as it was typed.
    ///
    /// # Errors
    /// When that is no address: what it is instead, in words.
    pub fn to(typed: &str, query: &str) -> Result<Self, String> {
        let to = typed.parse::<Address>();
        let to = to.map_err(|error| format!("“{typed}” is {error}"))?;
        Ok(Self {
            query: query.to_owned(),
            to: to.to_string(),
        })
    }
}
