//! The way to the web as a fetch needs it: services at their addresses, with the user's keys.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::net::{Limits, Net, Proxies, Setup};
use crate::secret::{COMMAND_TIME, Key, KeyError, KeyPlaces, SecretKind};
use crate::sources::{Access, Source};

/// What begins the name of the variable with a key; the name of the source, in capitals, ends it.
const KEY_VARIABLE: &str = "RECTO_KEY_";

/// Everything that asking takes.
#[derive(Debug, Clone)]
pub struct WebSetup {
    /// Where it is kept what was asked when: the folder of the state.
    pub state: PathBuf,
    /// Where the folder `keys` lies: that of the settings.
    pub config: PathBuf,
    /// What the user has set.
    pub access: Access,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// In which zone the person lives that times are told to.
    pub zone: fn() -> TimeZone,
    /// What a variable of the environment says.
    pub variable: fn(&str) -> Option<String>,
}

/// The way to the web.
#[derive(Debug)]
pub struct Web {
    pub(in crate::jobs) net: Net,
    pub(in crate::jobs) setup: WebSetup,
}

impl WebSetup {
    /// Where the user's key for a source may be.
    pub(in crate::jobs) fn key_places(&self, source: &Source) -> KeyPlaces {
        let command = self.access.key_commands.get(source.name);
        let name = source.name.to_ascii_uppercase();
        KeyPlaces {
            kind: SecretKind::Key,
            command: command.cloned().unwrap_or_default(),
            variable: Some(format!("{KEY_VARIABLE}{name}")),
            file: Some(self.config.join("keys").join(source.name)),
        }
    }
}

impl Web {
    /// A way within the usual limits.
    #[must_use]
    pub fn new(setup: WebSetup) -> Self {
        Self::within(setup, Limits::default())
    }

    /// A way within these limits.
    #[must_use]
    pub fn within(setup: WebSetup, limits: Limits) -> Self {
        let net = Net::new(Setup {
            folder: setup.state.clone(),
            limits,
            clock: setup.clock,
            zone: setup.zone,
            proxies: Proxies::of_variables(&setup.variable),
            contact: setup.access.contact.clone(),
        });
        Self { net, setup }
    }

    /// The user's key for a source; none where the source takes none or there is none.
    pub(in crate::jobs) fn key(&self, source: &Source) -> Result<Option<Key>, KeyError> {
        if source.credential.is_none() {
            return Ok(None);
        }
        let places = self.setup.key_places(source);
        places.find(&self.setup.variable, COMMAND_TIME)
    }
}
