//! What is asked of Europe PMC.

use super::super::asked::{asked, pages, query, wrong};

const NOW: &str = "2026-11-27T12:00:00Z";

#[test]
fn a_search_asks_for_what_is_new_and_ids_for_papers() {
    for (text, since, expected) in [
        (
            "europepmc:search TITLE:\"leaf area\"",
            None,
            "TITLE:\"leaf area\"",
        ),
        (
            "europepmc:search a OR b",
            Some("2026-11-20T12:00:00Z"),
            "(a OR b) AND FIRST_IDATE:[2026-11-18 TO 2026-11-27]",
        ),
        (
            "europepmc:31452104 PMC7029759 10.1038/X pmid:1",
            None,
            "(EXT_ID:31452104 AND SRC:MED) OR PMCID:PMC7029759 OR DOI:\"10.1038/x\" OR \
             (EXT_ID:1 AND SRC:MED)",
        ),
    ] {
        let asked = asked(text, since, NOW);
        assert_eq!(query(&asked[0], "query"), expected);
        assert_eq!(query(&asked[0], "resultType"), "core");
    }
    let many: Vec<String> = (1..=100).map(|id| id.to_string()).collect();
    assert_eq!(
        asked(&format!("europepmc:{}", many.join(" ")), None, NOW).len(),
        3
    );
    assert!(wrong("europepmc:search").contains("search needs words"));
    assert!(wrong("europepmc:1 leaf").contains("“leaf” is no id of a paper"));
}

#[test]
fn pages_go_on_until_the_mark_stays_or_enough_came() {
    let page = |mark: &str, results: &str| {
        format!(r#"{{"nextCursorMark":"{mark}","resultList":{{"result":[{results}]}}}}"#)
    };
    let asked = |answers: &[&str]| pages("europepmc:search x", answers).map(|asked| asked.len());
    assert_eq!(asked(&[&page("A", "{}"), &page("A", "")]), Ok(2));
    assert_eq!(
        asked(&[&page("A", "{}"), &page("B", "{}")]),
        Ok(2),
        "enough at first"
    );
    assert_eq!(asked(&[&page("*", "{}")]), Ok(1));
    let error = r#"{"errCode":404,"errMsg":"Invalid page size"}"#;
    assert_eq!(
        asked(&[error]),
        Err("it says “Invalid page size”".to_owned())
    );
}
