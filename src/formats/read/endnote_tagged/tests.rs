//! `EndNote`'s text as programs and people write it.

use super::*;

fn read(text: &str) -> Vec<Paper> {
    let records = parse(Box::new(text.as_bytes())).unwrap();
    records.map(|record| record.unwrap().paper).collect()
}

#[test]
fn a_record_gives_all_that_it_says() {
    let text = "\u{feff}%0 Journal Article\r\n%T Leaves of spring\r\n%A Ash, Ann\r\n%A Elm, Bo\r\n%A Leaf Council,\r\n%J The Leaf\r\n%V 5\r\n%N 1\r\n%P 1-9\r\n%D 2020\r\n%8 February 12\r\n%K spring\r\nleaves\r\n%X We show.\r\n\r\nThey are\r\ngreen.\r\n\r\n%U https://example.org/leaf\r\n%R 10.1000/Leaf.23\r\n%2 PMC77\r\n%@ 1234-5678\r\n%Z Read it.\r\n%+ Elmtown\r\n";
    let papers = read(text);
    assert_eq!(papers.len(), 1);
    assert_eq!(
        papers[0].to_json().unwrap(),
        r#"{"id":"doi:10.1000/leaf.23","aliases":["pmcid:PMC77"],"title":"Leaves of spring","abstract":"We show.\n\nThey are green.","authors":[{"name":"Ann Ash"},{"name":"Bo Elm"},{"name":"Leaf Council"}],"date":"2020-02-12","venue":"The Leaf","keywords":["spring","leaves"],"links":{"page":"https://example.org/leaf"},"sources":[{"format":""}],"kind":"article","volume":"5","number":"1","pages":"1-9","note":"Read it.","extra":{"endnote-tagged":{"@":"1234-5678","+":"Elmtown"}}}"#
    );
}

#[test]
fn records_are_apart_by_their_kind_or_by_an_empty_line() {
    for (text, titles) in [
        ("%0 Book\n%T A\n%0 Book\n%T B", &["A", "B"][..]),
        (
            "%A Ash\n%T A\n\n%K leaf\n%T B\n\n\n%T C\n",
            &["A", "B", "C"],
        ),
        ("%0 Book\n%T A\n\n%A Elm\n%T B\n", &["A", "B"]),
        (
            "%0 Book\n%T A\n%X One.\n\nTwo.\n\n%U http://a.org\n",
            &["A"],
        ),
        ("%T A\n%0 Book\n\n%0 Book\n%T B", &["A", "B"]),
        ("%0 Book\n%T\n%! A\n", &["A"]),
    ] {
        let papers = read(text);
        let found: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
        assert_eq!(found, titles, "{text}");
    }
}

#[test]
fn a_kind_is_told_or_follows_from_the_tags_and_says_where_the_venue_is() {
    for (fields, kind, venue) in [
        (
            "%0 Conference Paper\n%B Proc. of Leaves",
            WorkKind::Conference,
            Some("Proc. of Leaves"),
        ),
        (
            "%0 Conference Proceedings\n%S Proc. of Leaves",
            WorkKind::Conference,
            Some("Proc. of Leaves"),
        ),
        (
            "%0 Book Section\n%B Trees\n%S Woods\n%I Leaf House",
            WorkKind::Chapter,
            Some("Trees"),
        ),
        (
            "%0 Thesis\n%I University of Leaves",
            WorkKind::Thesis,
            Some("University of Leaves"),
        ),
        (
            "%0 Report\n%I Leaf Institute\n%R TR-12",
            WorkKind::Report,
            Some("Leaf Institute"),
        ),
        ("%0 Generic\n%J Leaf", WorkKind::Other, Some("Leaf")),
        ("%J Leaf", WorkKind::Article, Some("Leaf")),
        (
            "%B Proceedings of Leaves",
            WorkKind::Conference,
            Some("Proceedings of Leaves"),
        ),
        ("%I Leaf House", WorkKind::Book, None),
        (
            "%R TR-12\n%I Leaf Institute",
            WorkKind::Report,
            Some("Leaf Institute"),
        ),
    ] {
        let paper = read(&format!("{fields}\n%T Leaves\n")).remove(0);
        assert_eq!(
            (paper.kind(), paper.venue.as_deref()),
            (kind, venue),
            "{fields}"
        );
    }
}

#[test]
fn the_day_stands_beside_the_year_in_any_form() {
    for (fields, date) in [
        ("%D 2020\n%8 February 12", Some("2020-02-12")),
        ("%D 2020\n%8 12 Feb", Some("2020-02-12")),
        ("%D 2020\n%8 2020-02-12", Some("2020-02-12")),
        ("%D 2020\n%8 2020/02/12/", Some("2020-02-12")),
        ("%D 2020\n%8 02/12", Some("2020-02-12")),
        ("%D 2020\n%8 Feb. 12, 2021", Some("2020")),
        ("%D May 1979", Some("1979-05")),
        ("%8 12 Feb 2020", Some("2020-02-12")),
        ("%D in press", Some("in press")),
    ] {
        let paper = read(&format!("%0 Generic\n%T Leaves\n{fields}\n")).remove(0);
        assert_eq!(paper.date_shown().as_deref(), date, "{fields}");
    }
}

#[test]
fn ids_are_told_by_where_the_record_comes_from() {
    for (fields, ids) in [
        ("%M 12345\n%W PubMed", &["pmid:12345"][..]),
        ("%M 12345\n%~ Ovid MEDLINE(R)", &["pmid:12345"]),
        ("%M WOS:000123", &["wos:000123"]),
        (
            "%M arXiv:2503.11794\n%R 10.1000/x",
            &["arxiv:2503.11794", "doi:10.1000/x"],
        ),
        ("%U https://doi.org/10.1000/x", &["doi:10.1000/x"]),
        (
            "%R 10.1000/x\n%1 recto:dblp:x/y",
            &["doi:10.1000/x", "dblp:x/y"],
        ),
        ("%R 10.1000/x\n%M 12345", &["doi:10.1000/x"]),
    ] {
        let paper = read(&format!("%0 Generic\n%T Leaves\n{fields}\n")).remove(0);
        let found: Vec<&str> = paper.ids().map(PaperId::as_str).collect();
        assert_eq!(found, ids, "{fields}");
    }
}

#[test]
fn the_format_is_told_by_its_percent_signs() {
    for (text, is_told) in [
        ("%0 Journal Article\n", true),
        ("%A Ash\n%T Leaves\n", true),
        ("%T Leaves\nof spring\n", false),
        ("% a comment\n@book{x, title={T}}\n", false),
        ("%%%\n@book{x, title={T}}\n", false),
        ("%!PS\n", false),
        ("%T\n", false),
    ] {
        assert_eq!(detect(&Head::new(text.as_bytes())), is_told, "{text}");
    }
}
