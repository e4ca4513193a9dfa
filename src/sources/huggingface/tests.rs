//! What is asked of Hugging Face.

use super::super::asked::{asked as urls, pages};
use super::*;
use jiff::civil::date;

fn asked(what: &str, since: Option<Date>, today: Date) -> Vec<String> {
    let noon = |day: Date| format!("{day}T12:00:00Z");
    let since = since.map(noon);
    let asked = urls(&format!("hf:{what}"), since.as_deref(), &noon(today));
    let start = "https://huggingface.co/api/";
    asked.iter().map(|url| url.replace(start, "")).collect()
}

#[test]
fn a_want_is_one_request_or_some() {
    // A Friday, and the Sunday after it.
    let (friday, sunday) = (date(2026, 11, 27), date(2026, 11, 29));
    for (what, since, today, expected) in [
        (
            "trending",
            None,
            friday,
            &["daily_papers?sort=trending&limit=100"][..],
        ),
        (
            "daily",
            None,
            friday,
            &[
                "daily_papers?date=2026-11-27&limit=100",
                "daily_papers?date=2026-11-26&limit=100",
            ],
        ),
        (
            "daily",
            Some(friday),
            friday,
            &["daily_papers?date=2026-11-27&limit=100"],
        ),
        (
            "daily",
            Some(sunday),
            sunday,
            &["daily_papers?date=2026-11-27&limit=100"],
        ),
        (
            "daily",
            Some(friday),
            date(2026, 11, 30),
            &[
                "daily_papers?date=2026-11-30&limit=100",
                "daily_papers?date=2026-11-27&limit=100",
            ],
        ),
        (
            "week",
            None,
            friday,
            &["daily_papers?week=2026-W48&limit=100"],
        ),
        (
            "month",
            None,
            friday,
            &["daily_papers?month=2026-11&limit=100"],
        ),
        (
            "month",
            Some(date(2026, 11, 30)),
            date(2026, 12, 1),
            &[
                "daily_papers?month=2026-12&limit=100",
                "daily_papers?month=2026-11&limit=100",
            ],
        ),
        (
            "search a&b ü",
            None,
            friday,
            &["papers/search?q=a%26b+%C3%BC&limit=120"],
        ),
    ] {
        assert_eq!(asked(what, since, today), expected, "{what} {since:?}");
    }
    let long_ago = Some(date(2025, 1, 1));
    assert_eq!(asked("daily", long_ago, friday).len(), 10);
}

#[test]
fn a_full_page_has_a_next_one() {
    let of = |papers: usize| format!("[{}]", vec!["{}"; papers].join(","));
    let (full, rest) = (of(100), of(99));
    let asked = pages("hf:daily", &[&full, &full, &rest]).unwrap();
    assert_eq!(asked.len(), 3);
    assert!(asked[1].ends_with("limit=100&p=1"), "{asked:?}");
    assert!(asked[2].ends_with("limit=100&p=2"), "{asked:?}");
}
