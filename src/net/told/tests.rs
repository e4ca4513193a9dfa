//! Limits as services tell them.

use super::*;

#[test]
fn limits_are_read_from_headers() {
    let now: Timestamp = "2026-11-29T14:00:00Z".parse().unwrap();
    for (headers, until, interval, left) in [
        (&[("retry-after", "60")][..], Some("14:01:00"), None, None),
        (&[("retry-after", "1.5")], Some("14:00:01.5"), None, None),
        (
            &[("retry-after", "Sun, 29 Nov 2026 14:05:00 GMT")],
            Some("14:05:00"),
            None,
            None,
        ),
        (
            &[("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT")],
            Some("14:00:00"),
            None,
            None,
        ),
        (&[("retry-after", "soon")], None, None, None),
        (
            &[("ratelimit", "\"api\";r=0;t=55")],
            Some("14:00:56"),
            None,
            Some("0"),
        ),
        (
            &[("ratelimit", "\"api\";r=499;t=55")],
            None,
            None,
            Some("499"),
        ),
        (
            &[("ratelimit", "\"a\";r=9;t=5, \"b\";r=0;t=9")],
            Some("14:00:10"),
            None,
            Some("0"),
        ),
        (
            &[
                ("x-ratelimit-remaining-usd", "0"),
                ("x-ratelimit-reset", "120"),
            ],
            Some("14:02:00"),
            None,
            Some("0"),
        ),
        (
            &[("x-ratelimit-remaining", "7"), ("x-ratelimit-reset", "120")],
            None,
            None,
            Some("7"),
        ),
        (
            &[
                ("x-ratelimit-remaining", "0"),
                ("x-ratelimit-reset", "1795961100"),
            ],
            Some("14:05:00"),
            None,
            Some("0"),
        ),
        (
            &[("x-rate-limit-limit", "5"), ("x-rate-limit-interval", "1s")],
            None,
            Some(200),
            None,
        ),
        (
            &[("x-rate-limit-limit", "0"), ("x-rate-limit-interval", "1s")],
            None,
            None,
            None,
        ),
    ] {
        let owned: Vec<(String, String)> = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let until = until.map(|time| format!("2026-11-29T{time}Z").parse().unwrap());
        let expected = Told {
            until,
            interval: interval.map(Duration::from_millis),
            left: left.map(str::to_owned),
        };
        assert_eq!(told(&owned, now), expected, "{headers:?}");
    }
    let far = [("retry-after".to_owned(), "99999999999999".to_owned())];
    assert_eq!(told(&far, now).until, Some(after(now, LONGEST)));
}
