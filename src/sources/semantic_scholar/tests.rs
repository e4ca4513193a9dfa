//! What is asked of Semantic Scholar.

use super::super::asked::{asked, pages, planned, query, wrong};
use crate::net::Method;

const NOW: &str = "2026-11-27T12:00:00Z";

#[test]
fn papers_around_a_paper_are_asked_for_by_any_of_its_ids() {
    let sha = "649def34f8be52c8b66281af98ae884c09aef38b";
    for (text, expected) in [
        (
            "s2:like 2503.11794",
            "recommendations/v1/papers/forpaper/ARXIV:2503.11794",
        ),
        (
            "s2:cites 10.1000/X<1>",
            "graph/v1/paper/DOI:10.1000/x%3C1%3E/references",
        ),
        (
            "s2:cited-by acl:P19-1001",
            "graph/v1/paper/ACL:P19-1001/citations",
        ),
        (
            &format!("s2:cites {sha}"),
            &format!("graph/v1/paper/{sha}/references"),
        ),
        (
            "s2:cites pmid:31452104",
            "graph/v1/paper/PMID:31452104/references",
        ),
        (
            "s2:cites pmcid:PMC7029759",
            "graph/v1/paper/PMCID:7029759/references",
        ),
    ] {
        let asked = asked(text, None, NOW);
        let expected = format!("https://api.semanticscholar.org/{expected}?fields=title");
        assert!(asked[0].starts_with(&expected), "{asked:?}");
    }
    for (text, said) in [
        ("s2:like", "“” is no id of a paper"),
        (
            "s2:cites openreview:x",
            "“openreview:x” is no id of a paper",
        ),
        (
            "s2:deep nets",
            "“deep nets” is not known there; it takes search WORDS, like ID",
        ),
    ] {
        assert!(wrong(text).contains(said), "{}", wrong(text));
    }
}

#[test]
fn a_search_asks_for_what_is_new_since_the_last_answer() {
    let first = asked("s2:search a & b", None, NOW);
    assert_eq!(query(&first[0], "query"), "a & b");
    assert_eq!(query(&first[0], "publicationDateOrYear"), "");
    let later = asked("s2:search a", Some(NOW), NOW);
    assert_eq!(query(&later[0], "publicationDateOrYear"), "2026-10-28:");
}

#[test]
fn ids_are_asked_for_a_hundred_at_a_time() {
    let ids: Vec<String> = (0..150).map(|id| format!("2503.{id:05}")).collect();
    let planned = planned(&format!("s2:10.1/x {}", ids.join(" ")), None, NOW);
    assert_eq!(planned.len(), 2);
    let Method::Post(body) = &planned[0].request.method else {
        panic!("ids are posted");
    };
    assert!(
        body.starts_with(r#"{"ids":["DOI:10.1/x","ARXIV:2503.00000","#),
        "{body}"
    );
}

#[test]
fn the_next_page_is_where_the_answer_says() {
    let asked = pages(
        "s2:cited-by 2503.11794",
        &[r#"{"next":500,"data":[]}"#, "{}"],
    )
    .unwrap();
    assert_eq!(asked.len(), 2);
    assert!(asked[1].ends_with("limit=500&offset=500"), "{asked:?}");
    let more = r#"{"next":100}"#;
    assert_eq!(pages("s2:search x", &[more, more, more]).unwrap().len(), 2);
}
