//! What is asked of Crossref.

use super::super::asked::{asked, query, wrong};

const NOW: &str = "2026-11-27T12:00:00Z";

#[test]
fn what_is_found_best_is_asked_for_and_papers_by_their_dois() {
    let first = asked("crossref:search leaf area", None, NOW);
    assert_eq!(query(&first[0], "query.bibliographic"), "leaf area");
    assert_eq!(query(&first[0], "filter"), "");
    let later = asked("crossref:search leaf", Some(NOW), NOW);
    assert_eq!(query(&later[0], "filter"), "from-created-date:2026-11-25");
    assert_eq!(
        asked("crossref:10.1016/J.Xgen 10.1/a?b", None, NOW),
        [
            "https://api.crossref.org/works/10.1016%2Fj.xgen?mailto=me%40example.org",
            "https://api.crossref.org/works/10.1%2Fa%3Fb?mailto=me%40example.org"
        ]
    );
    assert!(wrong("crossref:2503.11794").contains("is not known there"));
}
