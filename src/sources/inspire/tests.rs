//! What is asked of INSPIRE.

use super::super::Spec;
use super::super::asked::{asked, planned, query, wrong};
use crate::net::{Answer, Validators};

const NOW: &str = "2026-11-27T12:00:00Z";

#[test]
fn a_search_asks_for_the_newest_and_ids_for_papers() {
    let first = asked("inspire:search t dipole and a Kuliev", None, NOW);
    assert_eq!(query(&first[0], "q"), "t dipole and a Kuliev");
    assert_eq!(query(&first[0], "sort"), "mostrecent");
    for (text, path) in [
        ("inspire:hep-th/9901001", "arxiv/hep-th/9901001"),
        ("inspire:10.1016/X", "doi/10.1016/x"),
        ("inspire:inspire:1842768", "literature/1842768"),
    ] {
        let asked = asked(text, None, NOW);
        let expected = format!("https://inspirehep.net/api/{path}?fields=");
        assert!(asked[0].starts_with(&expected), "{asked:?}");
    }
    assert!(wrong("inspire:1842768").contains("is not known there"));
}

#[test]
fn pages_go_on_until_they_are_of_before_the_last_answer() {
    let spec: Spec = "inspire:search x".parse().unwrap();
    let first = |since| planned("inspire:search x", since, NOW).remove(0);
    let answer = |created: &str| {
        Answer {
        status: 200,
        content_type: String::new(),
        bytes: format!(
            r#"{{"hits":{{"hits":[{{"created":"{created}T00:00:00+00:00"}}]}},"links":{{"next":"x"}}}}"#
        )
        .into_bytes(),
        validators: Validators::default(),
        url: "https://inspirehep.net/".parse().unwrap(),
    }
    };
    let later = first(Some("2026-11-20T12:00:00Z"));
    let second = spec.next(&later, &answer("2026-11-21")).unwrap().unwrap();
    assert!(second.request.url.as_str().ends_with("&size=100&page=2"));
    assert_eq!(spec.next(&second, &answer("2026-11-18")).unwrap(), None);
    assert_eq!(
        spec.next(&first(None), &answer("2026-11-21")).unwrap(),
        None
    );
}
