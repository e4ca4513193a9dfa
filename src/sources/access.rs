//! How services are asked, as the user has set it.

use std::collections::BTreeMap;

use super::base::Bases;

/// What the user has set for asking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// Where the services are.
    pub bases: Bases,
    /// The words of the command that tells the key for a source, by its name.
    pub key_commands: BTreeMap<String, Vec<String>>,
    /// How the user can be written to, for services that want to know.
    pub contact: Option<String>,
}
