//! How services are asked, as the user has set it.

use std::collections::BTreeMap;

use super::base::Bases;
use super::feed::Feed;
use super::own_engine::OwnEngine;

/// What the user has set for asking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// Where the services are.
    pub bases: Bases,
    /// The words of the command that tells the key for a source, by its name.
    pub key_commands: BTreeMap<String, Vec<String>>,
    /// How the user can be written to, for services that want to know.
    pub contact: Option<String>,
    /// Engines of their own.
    pub engines: Vec<OwnEngine>,
}

/// What a fetch goes by, as the settings say it at a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// What is followed, in the order of the file.
    pub feeds: Vec<Feed>,
    /// How services are asked.
    pub access: Access,
    /// What is wrong with the settings, in sentences.
    pub slips: Vec<String>,
}
