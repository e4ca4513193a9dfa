//! Where each service stands: what is known of the last answers, and of the user's keys for it.

use jiff::Timestamp;

use super::fetching::Ways;
use crate::net::{Standing, standings};
use crate::secret::COMMAND_TIME;
use crate::sources::{SOURCES, Source, Spelling};

/// Where a source stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceStanding {
    /// The name of the source; of a host that no source names, its own.
    pub name: String,
    /// When it last gave an answer that could be used.
    pub answered: Option<Timestamp>,
    /// When it may be asked again, where that is not now.
    pub next: Option<Timestamp>,
    /// How much it said is left.
    pub left: Option<String>,
    /// How often it has refused since its last answer.
    pub refusals: u32,
    /// The user's key for it.
    pub key: KeyStanding,
    /// Where else it is asked than at its own address, by the names of the settings.
    pub bases: Vec<(String, String)>,
}

/// What is known of a key; never the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyStanding {
    /// None is taken.
    NotTaken,
    /// None is set.
    None,
    /// It is found there.
    Found(String),
    /// It is set there, and cannot be had: one sentence without its full stop.
    Lacking(String),
}

impl Ways {
    /// Where the sources stand that were ever asked, are followed, or have a setting; and hosts that
    /// belong to none. Commands that tell keys are run.
    #[must_use]
    pub fn standings(&self) -> Vec<SourceStanding> {
        let now = (self.clock)();
        let followed = (self.settings)(&self.config);
        let is_followed = |source: &Source| {
            let mut feeds = followed.feeds.iter();
            feeds.any(|feed| feed.spec().source().name == source.name)
        };
        let setup = self.setup(followed.access.clone());
        let mut asked = standings(&self.state, now);
        let mut all = Vec::new();
        // A feed by its address is a host of its own.
        let named = |source: &&Source| source.spelling == Spelling::Named;
        for source in SOURCES.iter().filter(named) {
            let standing = asked.get(source.allowance.name());
            let bases = setup.access.bases.of(source.name);
            let bases: Vec<_> = bases
                .map(|(name, url)| (name.to_owned(), url.to_string()))
                .collect();
            let places = setup.key_places(source);
            let place = places.place(&setup.variable);
            let key = match (source.credential, place) {
                (None, _) => KeyStanding::NotTaken,
                (Some(_), None) => KeyStanding::None,
                (Some(_), Some(place)) => match places.find(&setup.variable, COMMAND_TIME) {
                    Ok(_) => KeyStanding::Found(place),
                    Err(error) => KeyStanding::Lacking(error.to_string()),
                },
            };
            let has_key = matches!(key, KeyStanding::Found(_) | KeyStanding::Lacking(_));
            if standing.is_some() || is_followed(source) || has_key || !bases.is_empty() {
                let standing = standing.cloned().unwrap_or_default();
                all.push(told(source.name, standing, now, key, bases));
            }
        }
        asked.retain(|name, _| SOURCES.iter().all(|source| source.allowance.name() != name));
        let others = asked.into_iter();
        let others = others
            .map(|(name, standing)| told(&name, standing, now, KeyStanding::NotTaken, Vec::new()));
        all.extend(others);
        all
    }
}

fn told(
    name: &str,
    standing: Standing,
    now: Timestamp,
    key: KeyStanding,
    bases: Vec<(String, String)>,
) -> SourceStanding {
    SourceStanding {
        name: name.to_owned(),
        answered: standing.answered,
        next: standing.next.filter(|next| *next > now),
        left: standing.left,
        refusals: standing.refusals,
        key,
        bases,
    }
}
