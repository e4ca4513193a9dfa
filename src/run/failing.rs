//! Failures on purpose, for tests that want to see what comes of them.

/// Fails in a place where a test wants to see what comes of it; never in a release.
pub(super) fn fail_on_purpose(place: &str) {
    if cfg!(debug_assertions) && std::env::var("RECTO_FAIL").is_ok_and(|wanted| wanted == place) {
        fail();
    }
}

#[expect(clippy::panic, reason = "a panic on purpose is what the test is about")]
fn fail() -> ! {
    panic!("on purpose")
}
