//! The digest: what is chosen of a library, and the texts that are made of it.

#[path = "digest/choice.rs"]
mod choice;
#[path = "digest/forms.rs"]
mod forms;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use recto::digest::{Ask, Before, Digest, Subscription};
use recto::library::Library;
use recto::paper::Paper;
use recto::query::Overlay;

const DAY: Date = date(2026, 11, 27);
const NOW: &str = "2026-11-27T08:00:00Z";

fn paper(json: &str) -> Paper {
    Paper::from_json(json).unwrap()
}

/// A paper of which only the id, the title and the time at which it came are told.
fn titled(id: &str, title: &str, added: &str) -> Paper {
    paper(&format!(
        r#"{{"id":"{id}","title":"{title}","added":"{added}"}}"#
    ))
}

fn subscription(query: &str) -> Subscription {
    Subscription {
        query: query.parse().unwrap(),
        query_text: query.to_owned(),
        ..Subscription::new("morning")
    }
}

/// The digest of the day, with nothing marked.
fn digest(subscription: &Subscription, library: &Library, before: &Before) -> Digest {
    marked(subscription, library, before, &Overlay::default())
}

fn marked(
    subscription: &Subscription,
    library: &Library,
    before: &Before,
    overlay: &Overlay,
) -> Digest {
    let ask = Ask {
        library,
        overlay,
        day: DAY,
        now: NOW.parse::<Timestamp>().unwrap(),
        zone: &TimeZone::UTC,
        before,
    };
    Digest::of(subscription, &ask)
}
