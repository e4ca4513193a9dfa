//! Ovid's records in both of their forms.

use super::*;

fn read(text: &str) -> Vec<Paper> {
    let records = parse(Box::new(text.as_bytes())).unwrap();
    records.map(|record| record.unwrap().paper).collect()
}

#[test]
fn a_record_gives_all_that_it_says_in_either_form() {
    let named = "<1>\nUnique Identifier\n  12345\nStatus\n  MEDLINE\nScore\n  *****\nAuthors\n  Ash AB. Elm C.\nAuthors Full Name\n  Ash, Ann B. Elm, Cy.\nTitle\n  Leaves of medicine: a trial.[Review]\nSource\n  Leaf Medicine. 5(1):123-9, 2020 Jan.\nAbstract\n  We show\n  leaves.\nMeSH Subject Headings\n  *Leaves\n  Humans\nDOI Number\n  10.1000/leaf\nPublication Type\n  Journal Article.  Review.\n";
    let tagged = "<1. >\r\nVN  - Ovid Technologies\r\nDB  - Ovid MEDLINE(R)\r\nUI  - 12345\r\nAU  - Ash, Ann B. [Author]\r\nAU  - Elm, Cy\r\nTI  - Leaves of medicine: a trial.\r\nSO  - Leaf Medicine. 5(1):123-9, 2020 Jan.\r\nAB  - We show leaves.\r\nSH  - *Leaves\r\nSH  - Humans\r\nDO  - https://dx.doi.org/10.1000/leaf\r\nPT  - Journal Article\r\nYR  - 2020\r\n";
    for (text, given) in [(named, "Ann B"), (tagged, "Ann B.")] {
        let papers = read(text);
        assert_eq!(papers.len(), 1);
        let mut json = papers[0].to_json().unwrap();
        json.truncate(json.find(r#","extra""#).unwrap());
        assert_eq!(
            json,
            format!(
                r#"{{"id":"doi:10.1000/leaf","aliases":["pmid:12345"],"title":"Leaves of medicine: a trial","abstract":"We show leaves.","authors":[{{"name":"{given} Ash"}},{{"name":"Cy Elm"}}],"date":"2020-01","venue":"Leaf Medicine","keywords":["Leaves","Humans"],"links":{{"page":"https://doi.org/10.1000/leaf"}},"sources":[{{"format":"","id":"12345"}}],"kind":"article","volume":"5","number":"1","pages":"123-129""#
            )
        );
    }
}

#[test]
fn an_identifier_is_a_pmid_where_the_record_is_of_pubmed() {
    for (fields, id) in [
        ("UI  - 12345\nST  - In-Process", Some("pmid:12345")),
        ("UI  - 12345\nDB  - Embase", None),
        (
            "AN  - 2004001\nPM  - 12345 [http://example.org/12345]",
            Some("pmid:12345"),
        ),
        ("UI  - PREV1\nDB  - MEDLINE", None),
    ] {
        let paper = read(&format!("<1>\nTI  - Leaves\n{fields}\n")).remove(0);
        let found = paper.ids().find(|id| id.as_str().starts_with("pmid"));
        assert_eq!(found.map(PaperId::as_str), id, "{fields}");
    }
}

#[test]
fn a_field_of_its_own_goes_before_the_source() {
    let text = "<1>\nTI  - Leaves\nSO  - Leaf Med. 5(1):1-9, 2020.\nJN  - Leaf Medicine.\nVI  - 6\nPG  - 2-3\nDP  - 2020 Mar\n";
    let paper = read(text).remove(0);
    assert_eq!(paper.venue.as_deref(), Some("Leaf Medicine"));
    let cited = ["volume", "number", "pages"].map(|name| paper.cited(name).unwrap_or_default());
    assert_eq!(cited, ["6", "1", "2-3"]);
    assert_eq!(paper.date_shown().as_deref(), Some("2020-03"));
}

#[test]
fn a_line_is_a_number_a_tag_a_name_or_goes_on() {
    for (line, tag) in [
        ("<1>", Some((NUMBER, ""))),
        ("<12. >", Some((NUMBER, ""))),
        ("<x>", None),
        ("TI  - Leaves", Some(("TI", " Leaves"))),
        ("Title", Some(("TI", ""))),
        ("ABSTRACT", Some(("AB", ""))),
        ("Score", Some((UNKNOWN, ""))),
        ("  Title", None),
        ("and so it goes on, for more words than a name has.", None),
        ("Leaves fall, they say.", None),
        ("", None),
    ] {
        assert_eq!(tag_of(line), tag, "{line}");
    }
}

#[test]
fn the_format_is_told_by_a_number_and_a_field() {
    for (text, is_told) in [
        ("<1>\nUnique Identifier\n  1\n", true),
        ("<3. >\nVN  - Ovid Technologies\n", true),
        ("<1>\nScore\n  *\nTitle\n  Leaves\n", true),
        ("<1>\nTY  - JOUR\n", false),
        ("<1>\nHello\n", false),
        ("Title\n  Leaves\n", false),
    ] {
        assert_eq!(detect(&Head::new(text.as_bytes())), is_told, "{text}");
    }
}
