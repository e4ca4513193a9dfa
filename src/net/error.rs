//! Why there is no answer: one sentence, and what a program can go by.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ureq::http::StatusCode;

use super::answer::Answer;
use super::found::found;
use crate::text::size::size;

/// What is added before a time is cut to its minute.
const ALMOST_A_MINUTE: Duration = Duration::from_millis(59_999);

/// Says why a question has no answer.
#[derive(Debug, thiserror::Error)]
#[error("{whom} {fault}")]
pub struct AskError {
    /// The host, or the service.
    pub whom: String,
    /// What went wrong.
    pub fault: Fault,
}

/// What went wrong; each goes on after the name of a host or a service.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is nothing that can be asked.
    #[error("is no address that can be fetched: {0}")]
    Address(String),
    /// It lies on this machine or in its own network.
    #[error("lies in a private network; feeds there are fetched with `private_feeds = true`")]
    Private,
    /// This machine has no way to it.
    #[error("cannot be reached: there is no network")]
    NoNetwork,
    /// Its name is not known.
    #[error("cannot be found by its name, or there is no network")]
    NameUnknown,
    /// Nobody listens there.
    #[error("accepts no connection")]
    ConnectionRefused,
    /// No connection for another reason.
    #[error("cannot be reached: {0}")]
    Unreachable(String),
    /// The proxy does not lead there.
    #[error("cannot be reached by way of the proxy: {0}")]
    Proxy(String),
    /// No connection that can be trusted.
    #[error("offers no connection that can be trusted: {0}")]
    Tls(String),
    /// It took too long.
    #[error("did not answer within {}", seconds(*.0))]
    TimedOut(Duration),
    /// It sends something other than HTTP.
    #[error("does not speak HTTP: {0}")]
    NoHttp(String),
    /// The connection ended in the midst of the answer, or it says that it is longer than it is.
    #[error("broke off before the answer was whole")]
    Cut,
    /// The answer has more bytes than this.
    #[error("sends more than {}, which is not taken", size(*.0))]
    TooLarge(u64),
    /// It leads to an address that was there before.
    #[error("leads round in a circle")]
    RedirectLoop,
    /// It leads on and on.
    #[error("leads on to other addresses more than {0} times")]
    TooManyRedirects(u32),
    /// It leads from `https` to something else.
    #[error("leads to {0} without encryption")]
    RedirectToHttp(String),
    /// It leads on, but does not say where.
    #[error("leads on to what is no address")]
    RedirectNowhere,
    /// It wants to be left alone for longer than is waited.
    #[error("allows the next request {}", at(*.until, *.now, .zone))]
    Limited {
        /// Until when.
        until: Timestamp,
        /// When this was said.
        now: Timestamp,
        /// Where the clock stands of the person that it is said to.
        zone: TimeZone,
    },
    /// Another copy has been asking it all the time.
    #[error("is being asked by another copy of recto; try again when that has ended")]
    Busy,
    /// It has a fault of its own.
    #[error("has a fault of its own ({}): it sent {found}", named(*.status))]
    Server {
        /// The status.
        status: u16,
        /// What came with it.
        found: String,
    },
    /// It has an answer to this question, and that is no.
    #[error("refuses with {}: it sent {}", named(.0.status), found(&.0.content_type, &.0.bytes))]
    Refused(Box<Answer>),
    /// The answer is not in the form that was due.
    #[error("sent {found} where {due} was due")]
    WrongForm {
        /// What was due.
        due: String,
        /// What came.
        found: String,
    },
    /// A page came where a feed was due, and it says where its feed is.
    #[error("sent {found} where a feed was due; its feed is {feed}")]
    FeedElsewhere {
        /// What came.
        found: String,
        /// The address of the feed.
        feed: String,
    },
    /// Whoever asked wants no answer any more.
    #[error("was not waited for")]
    Stopped,
}

impl AskError {
    /// An error about a host or a service.
    pub(super) fn new(whom: impl Into<String>, fault: Fault) -> Self {
        Self {
            whom: whom.into(),
            fault,
        }
    }

    /// Whether the same question may have an answer later.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self.fault {
            Fault::NoNetwork
            | Fault::NameUnknown
            | Fault::ConnectionRefused
            | Fault::Unreachable(_)
            | Fault::Proxy(_)
            | Fault::TimedOut(_)
            | Fault::Cut
            | Fault::Limited { .. }
            | Fault::Busy
            | Fault::Server { .. }
            | Fault::Stopped => true,
            Fault::Address(_)
            | Fault::Private
            | Fault::Tls(_)
            | Fault::NoHttp(_)
            | Fault::TooLarge(_)
            | Fault::RedirectLoop
            | Fault::TooManyRedirects(_)
            | Fault::RedirectToHttp(_)
            | Fault::RedirectNowhere
            | Fault::Refused(_)
            | Fault::WrongForm { .. }
            | Fault::FeedElsewhere { .. } => false,
        }
    }
}

/// A time of this day, or of another with its date, by a person's own clock; of UTC it is said that it
/// is.
fn at(until: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    // To the next minute: a time that is said must not be too early.
    let minute = until.checked_add(ALMOST_A_MINUTE).unwrap_or(until);
    let [until, now] = [minute, now].map(|time| zone.to_datetime(time));
    let mut said = format!("at {}", until.strftime("%H:%M"));
    if until.date() != now.date() {
        said = format!("on {} {said}", until.date());
    }
    if *zone == TimeZone::UTC {
        said.push_str(" UTC");
    }
    said
}

fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{} s", time.as_secs())
    }
}

fn named(status: u16) -> String {
    let known = StatusCode::from_u16(status).ok();
    let reason = known.and_then(|status| status.canonical_reason());
    reason.map_or_else(|| status.to_string(), |reason| format!("{status} {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_told_by_a_time_that_is_not_too_early() {
        let now: Timestamp = "2026-11-29T13:58:30Z".parse().unwrap();
        let [utc, east] = ["UTC0", "<+03>-3"].map(|zone| TimeZone::posix(zone).unwrap());
        assert_eq!(at(now, now, &utc), "at 13:59");
        let utc = TimeZone::UTC;
        for (until, zone, said) in [
            ("2026-11-29T14:05:00Z", &utc, "at 14:05 UTC"),
            ("2026-11-29T14:05:00.1Z", &utc, "at 14:06 UTC"),
            ("2026-11-29T14:05:01Z", &utc, "at 14:06 UTC"),
            ("2026-11-30T00:00:00Z", &utc, "on 2026-11-30 at 00:00 UTC"),
            ("2026-11-29T14:05:00Z", &east, "at 17:05"),
            ("2026-11-29T21:30:00Z", &east, "on 2026-11-30 at 00:30"),
        ] {
            let zone = zone.clone();
            let until = until.parse().unwrap();
            let error = AskError::new("arXiv", Fault::Limited { until, now, zone });
            assert_eq!(
                error.to_string(),
                format!("arXiv allows the next request {said}")
            );
            assert!(error.may_pass());
        }
    }
}
