//! An engine of a group's own, as the settings have it.

use url::Url;

/// An engine that the user has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnEngine {
    name: String,
    kind: &'static str,
    address: Url,
}

impl OwnEngine {
    /// An engine of this name, of a kind of the table, at an address whose path ends with a slash.
    pub(super) fn new(name: &str, kind: &'static str, address: Url) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            address,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is; the path ends with a slash.
    #[must_use]
    pub fn address(&self) -> &Url {
        &self.address
    }

    /// The name of its kind.
    pub(super) fn kind(&self) -> &'static str {
        self.kind
    }
}
