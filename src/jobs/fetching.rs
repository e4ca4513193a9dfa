//! A fetch as it is asked for: by errands, or by what the settings say is followed at that moment.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::fetch::{Errand, Fetch, Web, WebSetup, When};
use super::intake::Purpose;
use super::{AddedDigest, End, NewDigest, Step, Stop, Subscribed};
use crate::library::StorePlace;
use crate::marks::Samples;
use crate::notes::NoteFolder;
use crate::sources::{Access, Feed, Followed, Spec};

/// A fetch that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetching {
    /// What.
    pub what: ToFetch,
    /// Whether what cannot have anything new is asked, too.
    pub when: When,
    /// What shall come of the papers.
    pub purpose: Purpose,
    /// The time, RFC 3339.
    pub now: String,
}

/// What is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToFetch {
    /// These errands.
    These(Vec<Errand>),
    /// All that is followed.
    Followed,
    /// This, which is followed from now on.
    New(Spec),
}

/// What a job has around it: where the papers lie, and the way to the web.
#[derive(Debug, Clone)]
pub struct Around {
    /// Where the papers lie.
    pub place: StorePlace,
    /// The way to the web.
    pub ways: Ways,
    /// Where the user's notes are.
    pub notes: NoteFolder,
}

/// The way to the web, of which what a person sets is read when it is gone.
#[derive(Debug, Clone)]
pub struct Ways {
    /// The folder of the state.
    pub state: PathBuf,
    /// The folder of the settings.
    pub config: PathBuf,
    /// Reads the settings of a folder.
    pub settings: fn(&Path) -> Followed,
    /// Writes one more feed into the settings of a folder, and says what a person should know of how
    /// that went; or why it cannot.
    pub follow: fn(&Path, &Feed) -> Result<Option<String>, String>,
    /// Reads what the settings of a folder say of digests.
    pub subscribed: fn(&Path) -> Subscribed,
    /// Writes one more digest into the settings of a folder, or says why it cannot.
    pub subscribe: fn(&Path, &NewDigest) -> Result<AddedDigest, String>,
    /// How many bytes whole papers may take, as the settings of a folder say it.
    pub bodies_max: fn(&Path) -> u64,
    /// Whether the settings of a folder have the papers that recto comes with listed.
    pub samples: fn(&Path) -> Samples,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// In which zone the person lives that times are told to.
    pub zone: fn() -> TimeZone,
    /// What a variable of the environment says.
    pub variable: fn(&str) -> Option<String>,
}

impl Fetching {
    /// Reads what is followed, and fetches.
    pub(super) fn run(self, around: &Around, stop: &Stop, hear: &mut dyn FnMut(Step)) -> End {
        let ways = &around.ways;
        let mut followed = (ways.settings)(&ways.config);
        let errands = match &self.what {
            ToFetch::These(errands) => Ok(errands.clone()),
            ToFetch::Followed => Ok(followed.feeds.iter().map(Errand::of_feed).collect()),
            ToFetch::New(spec) => ways.one_more(spec, &mut followed),
        };
        let errands = match errands {
            Ok(errands) => errands,
            Err(sentence) => return End::Failed(sentence),
        };
        hear(Step::Feeds(followed.feeds));
        let web = Web::new(ways.setup(followed.access));
        let fetch = Fetch {
            errands,
            when: self.when,
            purpose: self.purpose,
            now: self.now,
        };
        let mut fetched = fetch.run(&web, &around.place, stop, hear);
        fetched.slips = followed.slips;
        End::Fetched(fetched)
    }
}

impl Ways {
    /// The way to the web, as the settings say it now.
    pub(super) fn web(&self) -> Web {
        Web::new(self.setup((self.settings)(&self.config).access))
    }

    /// Everything that asking takes, with what the user has set.
    pub(super) fn setup(&self, access: Access) -> WebSetup {
        WebSetup {
            state: self.state.clone(),
            config: self.config.clone(),
            access,
            clock: self.clock,
            zone: self.zone,
            variable: self.variable,
        }
    }

    /// What fetches something that is followed from now on; what is followed already keeps its name.
    fn one_more(&self, spec: &Spec, followed: &mut Followed) -> Result<Vec<Errand>, String> {
        let feeds = &mut followed.feeds;
        if let Some(known) = feeds.iter().find(|feed| feed.spec() == spec) {
            return Ok(vec![Errand::of_feed(known)]);
        }
        let feed = Feed::named_after(spec.clone(), feeds);
        let written = (self.follow)(&self.config, &feed);
        let warning = written.map_err(|reason| format!("{spec} is not followed: {reason}."))?;
        followed.slips.extend(warning);
        let errands = vec![Errand::of_feed(&feed)];
        feeds.push(feed);
        Ok(errands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(follow: fn(&Path, &Feed) -> Result<Option<String>, String>) -> Ways {
        Ways {
            state: PathBuf::new(),
            config: PathBuf::new(),
            settings: |_| Followed::default(),
            follow,
            subscribed: |_| Subscribed::default(),
            subscribe: |_, _| Err(String::new()),
            bodies_max: |_| 0,
            samples: |_| Samples::default(),
            clock: || Timestamp::UNIX_EPOCH,
            zone: || TimeZone::UTC,
            variable: |_| None,
        }
    }

    #[test]
    fn what_is_followed_already_keeps_its_name_and_anything_else_gets_one() {
        let mut followed = Followed {
            feeds: vec![Feed::new("ml", "arxiv:cs.LG").unwrap()],
            ..Followed::default()
        };
        let refused = ways(|_, _| Err("config.toml is locked".to_owned()));
        let mut called = |ways: &Ways, spec: &str| {
            let errands = ways.one_more(&spec.parse().unwrap(), &mut followed)?;
            Ok::<_, String>(
                errands
                    .into_iter()
                    .map(|errand| errand.name)
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(called(&refused, "arxiv:cs.LG").unwrap(), ["ml"]);
        let said = "hf:daily is not followed: config.toml is locked.";
        assert_eq!(called(&refused, "hf:daily").unwrap_err(), said);
        let warned = ways(|_, _| Ok(Some("the lock is missing".to_owned())));
        assert_eq!(called(&warned, "hf:daily").unwrap(), ["daily"]);
        assert_eq!(followed.slips, ["the lock is missing"]);
        let names: Vec<&str> = followed.feeds.iter().map(Feed::name).collect();
        assert_eq!(names, ["ml", "daily"]);
    }
}
