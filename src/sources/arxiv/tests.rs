//! What is asked of arXiv, and when.

use super::super::asked::{asked as urls, pages, planned};
use super::*;
use jiff::civil::date;

const NOW: &str = "2026-11-27T12:00:00Z";

fn asked(what: &str, since: Option<&str>) -> Vec<String> {
    urls(&format!("arxiv:{what}"), since, NOW)
}

#[test]
fn a_want_is_a_feed_a_search_or_pages_of_ids() {
    for (what, since, expected) in [
        (
            "cs.LG+stat.ML",
            None,
            "https://rss.arxiv.org/atom/cs.LG+stat.ML",
        ),
        ("hep-th", None, "https://rss.arxiv.org/atom/hep-th"),
        ("cs.sy+CS", None, "https://rss.arxiv.org/atom/eess.SY+cs"),
        (
            "search abs:\"neural operator\"",
            None,
            "https://export.arxiv.org/api/query?search_query=abs%3A%22neural+operator%22\
             &sortBy=submittedDate&sortOrder=descending&max_results=100&start=0",
        ),
        (
            "search ti:x",
            Some("2026-11-20T12:00:00Z"),
            "https://export.arxiv.org/api/query?search_query=%28ti%3Ax%29+AND+\
             submittedDate%3A%5B202611130000+TO+202611280000%5D\
             &sortBy=submittedDate&sortOrder=descending&max_results=100&start=0",
        ),
        (
            "2503.11794v2, math.AG/0309136",
            None,
            "https://export.arxiv.org/api/query?id_list=2503.11794%2Cmath%2F0309136\
             &max_results=100&start=0",
        ),
    ] {
        assert_eq!(asked(what, since), [expected], "{what}");
    }
    let many: Vec<String> = (0..250).map(|id| format!("2503.{id:05}")).collect();
    assert_eq!(asked(&many.join(" "), None).len(), 3);
    let wrong = [
        "cs.LG stat.ML",
        "cs.LG every",
        " all",
        "cs.",
        "cs/LG",
        "search",
        "search a:b",
    ];
    for what in wrong {
        assert!(What::read(what).is_err(), "{what}");
    }
    assert!(What::read("search ti:\"a b: c\" AND (au:x)").is_ok());
}

#[test]
fn announcements_that_were_missed_are_harvested() {
    // Feeds are made at five in the morning of Greenwich, Mondays to Fridays; this is a Friday.
    for (since, harvested_from) in [
        (None, None),
        (Some("2026-11-27T06:00:00Z"), None),
        (Some("2026-11-26T06:00:00Z"), None),
        (Some("2026-11-26T04:00:00Z"), Some("2026-11-26")),
        (Some("2026-11-20T12:00:00Z"), Some("2026-11-20")),
    ] {
        let asked = asked("cs.LG+hep-th", since);
        let expected = harvested_from.map_or(Vec::new(), |from| {
            let of = |set: &str| {
                format!(
                    "https://oaipmh.arxiv.org/oai?verb=ListRecords&metadataPrefix=arXiv\
                     &set={set}&from={from}"
                )
            };
            vec![of("cs%3Acs%3ALG"), of("physics%3Ahep-th")]
        });
        assert_eq!(asked[0], "https://rss.arxiv.org/atom/cs.LG+hep-th");
        assert_eq!(asked[1..], expected, "{since:?}");
    }
    // Nothing is announced on a weekend.
    let monday = "2026-11-30T12:00:00Z";
    let asked = urls("arxiv:cs.LG", Some("2026-11-27T12:00:00Z"), monday);
    assert_eq!(asked.len(), 1);
}

#[test]
fn what_was_replaced_is_left_out_unless_all_is_wanted() {
    let takes = |text: &str| {
        let planned = planned(text, Some("2026-11-20T12:00:00Z"), NOW);
        let takes = planned.iter().map(|planned| planned.take);
        takes.collect::<Vec<Take>>()
    };
    assert_eq!(
        takes("arxiv:cs.LG"),
        [Take::NotReplaced, Take::Since(date(2026, 11, 13))]
    );
    assert_eq!(takes("arxiv:cs.LG all"), [Take::All, Take::All]);
    assert_eq!(
        asked("cs.LG all", None),
        ["https://rss.arxiv.org/atom/cs.LG"]
    );
}

#[test]
fn a_search_has_pages_until_all_came() {
    let page = "<feed><opensearch:totalResults>2</opensearch:totalResults><entry></entry></feed>";
    let asked = pages("arxiv:search ti:x", &[page, page]).unwrap();
    assert_eq!(asked.len(), 2);
    assert!(asked[1].ends_with("&start=1"), "{asked:?}");
}

#[test]
fn a_feed_is_due_when_arxiv_has_made_it_anew() {
    for (what, answered, due) in [
        // Midnight in winter and in summer; a Friday is followed by a Monday.
        ("cs.LG", "2026-11-24T12:00:00Z", "2026-11-25T05:00:00Z"),
        ("cs.LG", "2026-07-14T03:59:59Z", "2026-07-14T04:00:00Z"),
        ("cs.LG", "2026-11-27T05:00:00Z", "2026-11-30T05:00:00Z"),
        (
            "search ti:x",
            "2026-11-27T05:00:00Z",
            "2026-11-28T05:00:00Z",
        ),
        ("2503.11794", "2026-11-27T05:00:00Z", "2026-11-27T05:00:00Z"),
    ] {
        let facts = Facts {
            answered: answered.parse().unwrap(),
        };
        assert_eq!(
            super::due(what, &facts).to_string(),
            due,
            "{what} {answered}"
        );
    }
}
