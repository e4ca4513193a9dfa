//! Taking times, and what is said of many.

use std::time::{Duration, Instant};

/// How long work takes.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    std::hint::black_box(work());
    begun.elapsed()
}

/// The middle one.
pub(crate) fn median(times: impl IntoIterator<Item = Duration>) -> Duration {
    at_share(times, 0.5)
}

/// The time that this share of all do not exceed.
pub(crate) fn at_share(times: impl IntoIterator<Item = Duration>, share: f64) -> Duration {
    let mut times: Vec<Duration> = times.into_iter().collect();
    times.sort_unstable();
    times[((times.len() - 1) as f64 * share) as usize]
}

/// How many times as long as the baseline.
pub(crate) fn ratio(time: Duration, baseline: Duration) -> f64 {
    time.as_secs_f64() / baseline.as_secs_f64()
}
