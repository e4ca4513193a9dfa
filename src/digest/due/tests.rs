//! Days on which a digest is due.

use super::*;
use jiff::civil::date;

/// As in Berlin: the clocks leap from 2 to 3 on 2026-03-29, and back from 3 to 2 on 2026-10-25.
fn berlin() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

fn subscription(days: &str, at: &str) -> Subscription {
    Subscription {
        days: days.parse().unwrap(),
        at: at.parse().unwrap(),
        ..Subscription::new("morning")
    }
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn the_newest_day_is_due_once_and_missed_ones_are_not_made_up_for() {
    // 2026-11-27 was a Friday; Berlin is an hour ahead then.
    for (days, at, now, last, due) in [
        // Before the hour it is the day before, if that was missed.
        ("all", "07:30", "2026-11-27T06:29:59Z", "2026-11-26", ""),
        (
            "all",
            "07:30",
            "2026-11-27T06:30:00Z",
            "2026-11-26",
            "2026-11-27",
        ),
        ("all", "07:30", "2026-11-27T23:30:00Z", "2026-11-27", ""),
        (
            "all",
            "07:30",
            "2026-11-27T06:29:59Z",
            "2026-11-25",
            "2026-11-26",
        ),
        // A first one is due at once.
        ("all", "07:30", "2026-11-27T06:00:00Z", "", "2026-11-26"),
        ("all", "07:30", "2026-11-27T09:00:00Z", "", "2026-11-27"),
        // Nothing on a weekend, but what Friday missed.
        (
            "mon..fri",
            "07:30",
            "2026-11-28T09:00:00Z",
            "2026-11-27",
            "",
        ),
        (
            "mon..fri",
            "07:30",
            "2026-11-28T09:00:00Z",
            "2026-11-26",
            "2026-11-27",
        ),
        (
            "mon..fri",
            "07:30",
            "2026-11-30T06:00:00Z",
            "2026-11-27",
            "",
        ),
        (
            "mon..fri",
            "07:30",
            "2026-11-30T06:30:00Z",
            "2026-11-27",
            "2026-11-30",
        ),
        // After three weeks away one comes, the newest.
        (
            "mon,thu",
            "07:30",
            "2026-11-29T12:00:00Z",
            "2026-11-05",
            "2026-11-26",
        ),
        // Once a week, up to the hour of the same day.
        (
            "fri",
            "07:30",
            "2026-11-27T06:00:00Z",
            "2026-11-13",
            "2026-11-20",
        ),
        ("fri", "07:30", "2026-11-27T06:00:00Z", "2026-11-20", ""),
        // The local day counts: it is Saturday in Berlin already.
        (
            "all",
            "00:15",
            "2026-11-27T23:20:00Z",
            "2026-11-27",
            "2026-11-28",
        ),
        // An hour that is leapt over comes with the leap; one that comes twice counts once.
        ("all", "02:30", "2026-03-29T00:59:00Z", "2026-03-28", ""),
        (
            "all",
            "02:30",
            "2026-03-29T01:00:00Z",
            "2026-03-28",
            "2026-03-29",
        ),
        (
            "all",
            "02:30",
            "2026-10-25T00:30:00Z",
            "2026-10-24",
            "2026-10-25",
        ),
        ("all", "02:30", "2026-10-25T01:30:00Z", "2026-10-25", ""),
        // A clock that was put back does not send a day again.
        ("all", "07:30", "2026-11-20T12:00:00Z", "2026-11-27", ""),
    ] {
        let last: Option<Date> = last.parse().ok();
        let found = subscription(days, at).due(time(now), &berlin(), last);
        let found = found.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(found, due, "{days} {at} {now} {last:?}");
    }
}

#[test]
fn the_next_day_is_told() {
    // 2026-11-27 was a Friday; Berlin is an hour ahead then.
    for (days, now, last, next) in [
        ("all", "2026-11-27T06:00:00Z", "2026-11-26", "2026-11-27"),
        ("all", "2026-11-27T07:00:00Z", "2026-11-27", "2026-11-28"),
        (
            "mon..fri",
            "2026-11-27T07:00:00Z",
            "2026-11-27",
            "2026-11-30",
        ),
        ("thu", "2026-11-27T07:00:00Z", "2026-11-26", "2026-12-03"),
        ("fri", "2026-11-27T06:00:00Z", "2026-11-27", "2026-12-04"),
        ("fri", "2026-11-27T07:00:00Z", "", "2026-12-04"),
        // A clock that was put back.
        ("all", "2026-11-20T12:00:00Z", "2026-11-27", "2026-11-28"),
    ] {
        let subscription = subscription(days, "07:30");
        let found = subscription.next_day(time(now), &berlin(), last.parse().ok());
        assert_eq!(found, next.parse().ok(), "{days} {now} {last}");
    }
}

#[test]
fn a_zone_of_its_own_goes_before_that_of_the_system() {
    let mut here = subscription("all", "07:30");
    let now = time("2026-11-27T01:00:00Z");
    let last = Some(date(2026, 11, 26));
    assert_eq!(here.due(now, &TimeZone::UTC, last), None);
    here.zone = Some(TimeZone::posix("JST-9").unwrap());
    assert_eq!(
        here.due(now, &TimeZone::UTC, last),
        Some(date(2026, 11, 27))
    );
    assert_eq!(here.today(now, &TimeZone::UTC), date(2026, 11, 27));
}

#[test]
fn a_digest_looks_back_to_the_one_before_and_at_first_a_week() {
    let weekly = subscription("all", "07:30");
    let day = date(2026, 11, 27);
    let window = |now: &str, before: &Before| {
        let window = weekly.window(day, (time(now), &berlin()), before);
        [window.from, window.to].map(|second| {
            let time = Timestamp::from_second(second).unwrap();
            time.to_string()
        })
    };
    let mut before = Before::default();
    assert_eq!(
        window("2026-11-27T08:00:00Z", &before),
        ["2026-11-20T08:00:00Z", "2026-11-27T08:10:00Z"]
    );
    // A day that is over ends at midnight.
    assert_eq!(
        window("2026-11-29T08:00:00Z", &before),
        ["2026-11-20T23:00:00Z", "2026-11-27T23:00:00Z"]
    );
    before.last = Some(date(2026, 11, 24));
    assert_eq!(
        window("2026-11-27T08:00:00Z", &before)[0],
        "2026-11-23T06:30:00Z"
    );
    before.up_to = Some(time("2026-11-24T09:00:00Z").as_second());
    assert_eq!(
        window("2026-11-27T08:00:00Z", &before)[0],
        "2026-11-24T09:00:01Z"
    );
}

#[test]
fn the_ends_of_the_calendar_are_no_trouble() {
    let daily = subscription("all", "07:30");
    for now in [Timestamp::MIN, Timestamp::MAX] {
        let day = daily.today(now, &berlin());
        let _ = daily.due(now, &berlin(), None);
        let window = daily.window(day, (now, &berlin()), &Before::default());
        assert!(window.from <= window.to);
    }
}
