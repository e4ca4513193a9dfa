//! What is asked of bioRxiv and medRxiv.

use super::super::asked::{asked, pages, wrong};

#[test]
fn a_category_is_asked_for_by_days_and_a_paper_by_its_doi() {
    let now = "2026-11-27T12:00:00Z";
    let base = "https://api.biorxiv.org/details/";
    for (text, since, expected) in [
        (
            "biorxiv:neuroscience",
            None,
            "biorxiv/2026-11-20/2026-11-27/0?category=neuroscience",
        ),
        (
            "biorxiv:Cell_Biology",
            Some("2026-11-26T01:00:00Z"),
            "biorxiv/2026-11-26/2026-11-27/0?category=cell_biology",
        ),
        (
            "medrxiv:all",
            Some("2024-01-01T00:00:00Z"),
            "medrxiv/2026-08-29/2026-11-27/0",
        ),
        (
            "biorxiv:10.1101/469359",
            None,
            "biorxiv/10.1101/469359/na/json",
        ),
    ] {
        assert_eq!(
            asked(text, since, now),
            [format!("{base}{expected}")],
            "{text}"
        );
    }
    assert_eq!(asked("medrxiv:10.1101/1 10.64898/2", None, now).len(), 2);
    let page = "biorxiv:https://www.biorxiv.org/content/10.1101/469359v1";
    let expected = format!("{base}biorxiv/10.1101/469359/na/json");
    assert_eq!(asked(page, None, now), [expected]);
    assert!(wrong("medrxiv:zoology").contains("no category “zoology”; there are addiction"));
    assert!(wrong("biorxiv:10.1038/x").contains("“10.1038/x” is not known there"));
}

#[test]
fn the_next_page_begins_behind_what_came() {
    let page = |came: usize, total: &str| {
        let records = vec!["{}"; came].join(",");
        format!(r#"{{"messages":[{{"status":"ok","total":{total}}}],"collection":[{records}]}}"#)
    };
    let at = "details/biorxiv/2026-11-20/2026-11-27/";
    let [first, second] = [page(30, "\"61\""), page(30, "61")];
    let asked = pages("biorxiv:all", &[&first, &second, &page(1, "61")]);
    assert_eq!(
        asked.unwrap(),
        [format!("{at}0"), format!("{at}30"), format!("{at}60")]
    );
    let none = r#"{"messages":[{"status":"no posts found"}],"collection":[]}"#;
    assert_eq!(pages("biorxiv:all", &[none]).unwrap().len(), 1);
    let odd = r#"{"messages":[{"status":"Error: incorrect interval"}],"collection":[]}"#;
    let said = pages("biorxiv:all", &[odd]).unwrap_err();
    assert_eq!(said, "it says “Error: incorrect interval”");
}
