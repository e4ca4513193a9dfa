//! The only way of recto to the web. A [`Request`] says what is asked and in which form the answer is
//! due; [`Net::ask`] waits for its turn, asks, follows, asks again where that helps, and proves what
//! comes. Addresses, limits, clock, proxies and keys are handed in.

mod allowance;
mod announced;
mod answer;
mod error;
mod exchange;
mod form;
mod found;
mod governor;
mod hop;
mod hosts;
mod limits;
mod proxies;
mod reach;
mod request;
mod root;
mod told;
mod validators;

pub use allowance::{Allowance, Pace};
pub use answer::{Answer, Reply};
pub use error::{AskError, Fault};
pub use form::Form;
pub use hosts::Standing;
pub use limits::Limits;
pub use proxies::Proxies;
pub use request::{Credential, Method, Reach, Request, Size};
pub use validators::Validators;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::text::safe;

use error::Fault::{RedirectLoop, TooManyRedirects};
use exchange::{Exchange, Raw};
use found::found;
use governor::{Ended, Governor};
use hop::Hop;
use told::{Told, header, told};

/// Everything that asking takes.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Where `hosts.json` lies: the folder of the state.
    pub folder: PathBuf,
    /// How long, how much, how often.
    pub limits: Limits,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// In which zone the person lives that times are told to.
    pub zone: fn() -> TimeZone,
    /// Which proxies lead where.
    pub proxies: Proxies,
    /// How the user can be written to, for services that want to know; told only where it is set.
    pub contact: Option<String>,
}

/// The way to the web. It may be used by several threads at once.
#[derive(Debug)]
pub struct Net {
    setup: Setup,
    user_agent: String,
    governor: Governor,
}

/// What is to be done after an exchange.
enum Next<'a> {
    /// This is the end of it.
    Reply(Reply),
    /// It leads on.
    On(Hop<'a>),
    /// It ended with this; asking again may help.
    Again(Fault),
    /// It was refused; asking again helps when the service allows it.
    Later,
    /// It ended with this.
    Never(Fault),
}

impl Net {
    /// A way to the web.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let contact = setup.contact.as_deref().map(str::trim);
        let fits = |text: &&str| {
            let is_fit = |c: char| c == ' ' || c.is_ascii_graphic();
            !text.is_empty() && text.chars().all(is_fit)
        };
        let contact = contact.filter(fits).map(|contact| format!(" ({contact})"));
        let user_agent = format!(
            "recto/{}{}",
            env!("CARGO_PKG_VERSION"),
            contact.unwrap_or_default()
        );
        let governor = Governor::new(&setup.folder, &setup.limits, setup.clock, setup.zone);
        Self {
            setup,
            user_agent,
            governor,
        }
    }

    /// Asks, and gives an answer that is whole and in the form that was due. It returns soon after
    /// `stop` says so.
    ///
    /// # Errors
    /// When there is no such answer.
    pub fn ask(&self, request: &Request, stop: &dyn Fn() -> bool) -> Result<Reply, AskError> {
        let limits = &self.setup.limits;
        let mut hop = Hop::first(request)?;
        let mut been = vec![hop.url.clone()];
        let mut retries = 0;
        loop {
            let failed = |fault| AskError::new(hop.whom(), fault);
            let turn = self.governor.turn(&hop.allowance, stop)?;
            let exchange = Exchange {
                request,
                limits,
                user_agent: &self.user_agent,
                proxy: self.setup.proxies.of(&hop.url),
            };
            let raw = exchange.run(&hop, stop);
            let told = raw.as_ref().map_or(Told::default(), |raw| {
                told(&raw.headers, (self.setup.clock)())
            });
            let next = match raw {
                Ok(raw) => next(request, &hop, raw),
                Err(fault @ Fault::Cut) => Next::Again(fault),
                Err(fault) => Next::Never(fault),
            };
            turn.end(
                match &next {
                    Next::Reply(_) => Ended::Well,
                    Next::On(_) | Next::Never(_) => Ended::Otherwise,
                    Next::Later => Ended::Refused,
                    Next::Again(_) => Ended::Faulty(limits.first_pause * (1 << retries)),
                },
                told,
            );
            match next {
                Next::Reply(reply) => return Ok(reply),
                Next::Never(fault) => return Err(failed(fault)),
                Next::On(on) => {
                    if been.contains(&on.url) {
                        return Err(failed(RedirectLoop));
                    }
                    if been.len() > limits.redirects as usize {
                        return Err(failed(TooManyRedirects(limits.redirects)));
                    }
                    been.push(on.url.clone());
                    hop = on;
                }
                Next::Again(fault) if retries >= limits.retries => return Err(failed(fault)),
                Next::Later if retries >= limits.retries => {
                    let (until, now) = (self.governor.next(&hop.allowance), (self.setup.clock)());
                    return Err(self.governor.limited(&hop.allowance, until, now));
                }
                Next::Again(_) | Next::Later => retries += 1,
            }
        }
    }

    /// What a person should know and was not yet told: that other copies do not know what is asked.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        self.governor.warnings()
    }
}

/// Where each service stands, by name, as `hosts.json` in this folder says.
#[must_use]
pub fn standings(folder: &Path, now: Timestamp) -> BTreeMap<String, Standing> {
    hosts::read(&folder.join("hosts.json"), now)
}

/// What is to be done after an answer.
fn next<'a>(request: &Request, hop: &Hop<'a>, raw: Raw) -> Next<'a> {
    let content_type = raw.content_type();
    let value = |name| header(&raw.headers, name).map(str::to_owned);
    match raw.status {
        304 => return Next::Reply(Reply::NotModified),
        301 | 302 | 303 | 307 | 308 => {
            let on = hop.on(raw.status, header(&raw.headers, "location"));
            return on.map_or_else(Next::Never, Next::On);
        }
        429 => return Next::Later,
        status @ 500.. => {
            let found = found(&content_type, &raw.body);
            let fault = Fault::Server { status, found };
            // The others say that it will never be otherwise.
            return if matches!(status, 500 | 502 | 503 | 504) {
                Next::Again(fault)
            } else {
                Next::Never(fault)
            };
        }
        _ => {}
    }
    let validators = Validators {
        etag: value("etag"),
        last_modified: value("last-modified"),
    };
    let answer = Answer {
        status: raw.status,
        content_type,
        bytes: raw.body,
        validators,
        url: hop.url.clone(),
    };
    if !(200..=299).contains(&answer.status) {
        return Next::Never(Fault::Refused(Box::new(answer)));
    }
    match request.form.prove(&answer.content_type, &answer.bytes) {
        Ok(()) => Next::Reply(Reply::Answer(answer)),
        Err(fault @ Fault::Cut) => Next::Again(fault),
        Err(fault) => Next::Never(with_feed(request, fault, &answer)),
    }
}

/// A page where a feed was due may say where its feed is.
fn with_feed(request: &Request, fault: Fault, answer: &Answer) -> Fault {
    if request.form != Form::Feed {
        return fault;
    }
    let feed = announced::feed(&answer.bytes, &answer.url);
    match (fault, feed) {
        // The address is of use as a whole only.
        (Fault::WrongForm { found, .. }, Some(feed)) => Fault::FeedElsewhere {
            found,
            feed: safe::line(feed.as_str()),
        },
        (fault, _) => fault,
    }
}
