//! What is asked of OpenAlex.

use super::super::asked::{asked, pages, query, wrong};

const NOW: &str = "2026-11-27T12:00:00Z";

#[test]
fn a_search_asks_for_the_newest_and_for_no_more_than_two_pages() {
    let first = asked("openalex:search leaf area", None, NOW);
    assert_eq!(query(&first[0], "search"), "leaf area");
    assert_eq!(query(&first[0], "filter"), "to_publication_date:2026-11-27");
    let later = asked("openalex:search leaf", Some(NOW), NOW);
    assert_eq!(
        query(&later[0], "filter"),
        "from_publication_date:2026-10-28,to_publication_date:2026-11-27"
    );
    let page = r#"{"meta":{"next_cursor":"a b"},"results":[{}]}"#;
    let asked = pages("openalex:search leaf", &[page, page, page]).unwrap();
    assert_eq!(asked.len(), 2);
    assert!(asked[1].ends_with("&cursor=a+b"), "{asked:?}");
    let last = r#"{"meta":{"next_cursor":null},"results":[{}]}"#;
    assert_eq!(pages("openalex:search leaf", &[last]).unwrap().len(), 1);
}

#[test]
fn citations_are_asked_for_by_the_id_that_another_id_leads_to() {
    let own = asked("openalex:cites W2741809807", None, NOW);
    assert_eq!(query(&own[0], "filter"), "cited_by:W2741809807");
    let own = asked("openalex:cited-by W1", None, NOW);
    assert_eq!(query(&own[0], "filter"), "cites:W1");
    let work = r#"{"id":"https://openalex.org/W7"}"#;
    for (text, path, filter) in [
        (
            "openalex:cites 10.1/X",
            "works/doi:10.1/x?select=id",
            "cited_by%3AW7",
        ),
        (
            "openalex:cited-by 2503.11794",
            "works/doi:10.48550/arxiv.2503.11794?select=id",
            "cites%3AW7",
        ),
    ] {
        let asked = pages(text, &[work, "{}"]).unwrap();
        assert_eq!(asked.len(), 2, "{asked:?}");
        assert_eq!(asked[0], path);
        assert!(
            asked[1].starts_with(&format!("works?filter={filter}&")),
            "{asked:?}"
        );
    }
}

#[test]
fn one_paper_is_asked_for_by_itself_and_several_in_lists() {
    let one = asked("openalex:10.1/x", None, NOW);
    assert!(one[0].starts_with("https://api.openalex.org/works/doi:10.1/x?select=id%2Cdoi"));
    let some = asked("openalex:10.1/x W5 10.2/y|z pmid:7 10.3/a", None, NOW);
    let filters: Vec<String> = some.iter().map(|asked| query(asked, "filter")).collect();
    assert_eq!(filters, ["doi:10.1/x|10.3/a", "openalex:W5", "", "pmid:7"]);
    assert!(wrong("openalex:acl:P19-1001").contains("is not known there"));
}
