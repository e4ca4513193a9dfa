//! What the headers of an answer say of limits.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// Nobody is left alone for longer than this, whatever was told.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
/// A number of seconds this large is a point in time.
const POINT_IN_TIME: u64 = 1_000_000_000;
/// Added to the end of a window, which is told in whole seconds.
const ONE_SECOND: Duration = Duration::from_secs(1);

/// What was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Nothing may be asked before this.
    pub(super) until: Option<Timestamp>,
    /// So long after each other, at least.
    pub(super) interval: Option<Duration>,
    /// How much is left, as it was told.
    pub(super) left: Option<String>,
}

/// The headers of an answer: names in small letters, values as received.
pub(super) type Headers = [(String, String)];

/// The value of a header.
pub(super) fn header<'a>(headers: &'a Headers, name: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.trim())
}

/// Reads what these headers say.
pub(super) fn told(headers: &Headers, now: Timestamp) -> Told {
    let retry = header(headers, "retry-after").and_then(|text| point(text, now));
    let window = header(headers, "ratelimit").map(|text| window(text, now));
    let (window, window_left) = window.unwrap_or_default();
    let left = headers
        .iter()
        .find(|(name, _)| name.starts_with("x-ratelimit-remaining"))
        .map(|(_, left)| left.trim().to_owned());
    let is_used_up = left.as_deref().and_then(|left| left.parse::<f64>().ok()) == Some(0.0);
    let reset = header(headers, "x-ratelimit-reset").filter(|_| is_used_up);
    let reset = reset.and_then(|text| point(text, now));
    Told {
        until: [retry, window, reset].into_iter().flatten().max(),
        interval: interval(headers),
        left: window_left.or(left),
    }
}

/// A point in time: seconds from now, seconds since 1970, or a date of HTTP.
fn point(text: &str, now: Timestamp) -> Option<Timestamp> {
    let point = if let Ok(seconds) = text.parse::<f64>() {
        let seconds = Duration::try_from_secs_f64(seconds).ok()?;
        if seconds.as_secs() >= POINT_IN_TIME {
            let since = i64::try_from(seconds.as_secs()).ok()?;
            Timestamp::from_second(since).unwrap_or(Timestamp::MAX)
        } else {
            after(now, seconds)
        }
    } else {
        let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
        parser.parse_timestamp(text).ok()?
    };
    Some(point.clamp(now, after(now, LONGEST)))
}

/// The end of a window of `RateLimit: "name";r=0;t=55` where nothing is left in it, and what is left.
/// Of several the one that ends last counts.
fn window(text: &str, now: Timestamp) -> (Option<Timestamp>, Option<String>) {
    let mut until = None;
    let mut left: Option<(u64, String)> = None;
    for policy in text.split(',') {
        let number = |name: &str| {
            let of = |part: &str| {
                part.trim()
                    .strip_prefix(name)?
                    .strip_prefix('=')?
                    .parse()
                    .ok()
            };
            policy.split(';').find_map(of)
        };
        let (remaining, seconds): (Option<u64>, Option<u64>) = (number("r"), number("t"));
        let Some(remaining) = remaining else {
            continue;
        };
        if left.as_ref().is_none_or(|(least, _)| remaining < *least) {
            left = Some((remaining, remaining.to_string()));
        }
        if let (0, Some(seconds)) = (remaining, seconds) {
            let wait = Duration::from_secs(seconds).min(LONGEST) + ONE_SECOND;
            until = until.max(Some(after(now, wait)));
        }
    }
    (until, left.map(|(_, left)| left))
}

/// So many requests in such a time, by `X-Rate-Limit-Limit` and `X-Rate-Limit-Interval`.
fn interval(headers: &Headers) -> Option<Duration> {
    let limit: u32 = header(headers, "x-rate-limit-limit")?.parse().ok()?;
    let time = header(headers, "x-rate-limit-interval")?.trim_end_matches('s');
    let time = Duration::from_secs(time.parse().ok()?).min(LONGEST);
    time.checked_div(limit)
}

/// So long after a point in time.
pub(super) fn after(time: Timestamp, wait: Duration) -> Timestamp {
    time.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
