//! MEDLINE's records as they really come.

use super::*;
use crate::paper::Paper;

fn read(text: &str) -> Vec<Paper> {
    let records = parse(Box::new(text.as_bytes())).unwrap();
    records.map(|record| record.unwrap().paper).collect()
}

fn one(fields: &str) -> Paper {
    read(&format!("PMID- 1\nTI  - Leaves.\n{fields}\n")).remove(0)
}

#[test]
fn a_record_gives_all_that_it_says() {
    let text = "\r\nPMID- 12345678\r\nOWN - NLM\r\nDP  - 2020 Jan-Feb\r\nTI  - Leaves of medicine: a trial that is long enough to\r\n      be folded.\r\nLID - 10.1000/leaf.20 [doi]\r\nAB  - BACKGROUND: We show\r\n      leaves.\r\nFAU - Ash, Ann B\r\nAU  - Ash AB\r\nFAU - van der Berg, Jan\r\nAU  - van der Berg J\r\nLA  - eng\r\nPT  - Journal Article\r\nTA  - Leaf Med\r\nJT  - The leaf of medicine\r\nVI  - 5\r\nIP  - 1\r\nPG  - 1-9\r\nMH  - Leaves/*therapeutic use\r\nMH  - Humans\r\nOT  - spring\r\nPMC - PMC77 (available on 2021/01/01)\r\nAID - 10.1000/leaf.20 [doi]\r\nAID - S0000-0000(20)00001-1 [pii]\r\nSO  - Leaf Med. 2020 Jan-Feb;5(1):1-9. doi: 10.1000/other.\r\n";
    let papers = read(text);
    assert_eq!(papers.len(), 1);
    assert_eq!(
        papers[0].to_json().unwrap(),
        r#"{"id":"doi:10.1000/leaf.20","aliases":["pmid:12345678","pmcid:PMC77"],"title":"Leaves of medicine: a trial that is long enough to be folded","abstract":"BACKGROUND: We show leaves.","authors":[{"name":"Ann B Ash"},{"name":"Jan van der Berg"}],"date":"2020-01","venue":"The leaf of medicine","keywords":["Leaves/therapeutic use","Humans","spring"],"links":{"page":"https://doi.org/10.1000/leaf.20"},"sources":[{"format":"","id":"12345678"}],"kind":"article","volume":"5","number":"1","pages":"1-9","extra":{"nbib":{"OWN":"NLM","DP":"2020 Jan-Feb","LA":"eng","TA":"Leaf Med","AID":"S0000-0000(20)00001-1 [pii]"}}}"#
    );
}

#[test]
fn the_date_is_that_of_the_issue_as_far_as_it_tells_one() {
    for (fields, date) in [
        ("DP  - 2020 Winter", Some("2020")),
        ("DP  - 2021 Mar-Apr", Some("2021-03")),
        ("DP  - 2020 Dec 31-2021 Jan 6", Some("2020-12-31")),
        ("DP  - 2020 Jan 5-12", Some("2020-01-05")),
        ("DP  - 2020 1st Quart", Some("2020")),
        ("DP  - 1998 Dec-1999 Jan", Some("1998-12")),
        ("DP  - 2020\nDEP - 20200305", Some("2020-03-05")),
        ("DP  - 2020 Mar\nDEP - 20200205", Some("2020-03")),
        ("DP  - 2020 Spring\nDEP - 20200305", Some("2020")),
        ("DP  - 2020\nDEP - 20191105", Some("2020")),
        ("DEP - 20191105\nEDAT- 2019/11/07 06:00", Some("2019-11-05")),
        ("EDAT- 2019/11/07 06:00", Some("2019-11-07")),
        ("DP  - In Press\nEDAT- 2019/11/07 06:00", Some("In Press")),
        ("DP  -", None),
    ] {
        assert_eq!(one(fields).date_shown().as_deref(), date, "{fields}");
    }
}

#[test]
fn people_have_their_whole_names_and_groups_their_places() {
    for (fields, names) in [
        (
            "AU  - Ash AB\nAU  - van der Berg J",
            &["Ash, AB", "van der Berg, J"][..],
        ),
        (
            "FAU - Ash, Ann B Jr\nAU  - Ash AB Jr\nAU  - Elm C 3rd",
            &["Ash, Ann B, Jr", "Elm, C, 3rd"],
        ),
        (
            "FAU - Ash, Ann\nAUID- ORCID: 1\nAU  - Ash A\nCN  - Leaf Study Group\nFAU - Elm, Bo",
            &["Ash, Ann", "Leaf Study Group", "Elm, Bo"],
        ),
        ("CN  - Council of Leaves", &["Council of Leaves"]),
        (
            "AU  - Ash A\nAU  - et al.\nFIR - Fir, Cy\nIR  - Fir C",
            &["Ash, A", "others"],
        ),
        ("FED - Oak, Eva\nED  - Oak E", &["Oak, Eva"]),
        (
            "FED - Oak, Eva\nED  - Oak E\nFAU - Ash, Ann\nAU  - Ash A",
            &["Ash, Ann"],
        ),
        ("AU  - Ash, Ann", &["Ash, Ann"]),
        ("FAU - Plato\nAU  - Plato", &["Plato"]),
    ] {
        let authors = one(fields).authors;
        let parts = authors.iter().map(|author| {
            let parts = author.parts();
            let parts = [parts.family, parts.given, parts.suffix];
            let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            said.join(", ")
        });
        assert_eq!(parts.collect::<Vec<_>>(), names, "{fields}");
    }
}

#[test]
fn a_title_has_no_signs_of_the_archive_and_is_of_the_book_where_the_work_is_one() {
    for (fields, title, venue, kind) in [
        (
            "TI  - [Leaves].\nTT  - Laub.\nJT  - Leaf",
            "Leaves",
            Some("Leaf"),
            WorkKind::Article,
        ),
        (
            "TI  - [Re] [Leaves].\nTA  - Leaf",
            "[Re] [Leaves]",
            Some("Leaf"),
            WorkKind::Article,
        ),
        (
            "TI  - Why leaves?\nJT  - Proceedings of the Leaf",
            "Why leaves?",
            Some("Proceedings of the Leaf"),
            WorkKind::Article,
        ),
        (
            "TI  - [Not Available].\nTT  - Laub.",
            "Laub",
            None,
            WorkKind::Other,
        ),
        (
            "TI  - A part.\nBTI - Leaf Book\nPT  - Review",
            "A part",
            Some("Leaf Book"),
            WorkKind::Chapter,
        ),
        (
            "BTI - Leaf Book\nCTI - Leaf Series",
            "Leaf Book",
            Some("Leaf Series"),
            WorkKind::Book,
        ),
        (
            "TI  - A leaf.\nPT  - Journal Article\nPT  - Preprint\nJT  - leafRxiv",
            "A leaf",
            Some("leafRxiv"),
            WorkKind::Other,
        ),
        (
            "TI  - A leaf.\nPT  - Congress\nJT  - Leaf 20",
            "A leaf",
            Some("Leaf 20"),
            WorkKind::Conference,
        ),
        (
            "TI  - A leaf\nPT  - Dissertations/Theses - Masters Theses\nPB  - ProLeaf",
            "A leaf",
            Some("ProLeaf"),
            WorkKind::Thesis,
        ),
    ] {
        let paper = read(&format!("PMID- 1\n{fields}\n")).remove(0);
        assert_eq!(
            (paper.title.as_str(), paper.venue.as_deref()),
            (title, venue),
            "{fields}"
        );
        assert_eq!(paper.kind(), kind, "{fields}");
    }
}

#[test]
fn ids_are_those_of_the_paper_alone() {
    for (fields, ids) in [
        (
            "CIN - Leaf. 2020;5:1. doi: 10.1000/other. PMID: 99",
            &["pmid:1"][..],
        ),
        ("AID - e12 [pii]\nAID - NBK1 [bookaccession]", &["pmid:1"]),
        (
            "AID - arXiv:2503.11794v2 [pii]",
            &["arxiv:2503.11794", "pmid:1"],
        ),
        (
            "SO  - Leaf. 2020;5:1. doi: 10.1000/leaf.1. Epub 2019.",
            &["doi:10.1000/leaf.1", "pmid:1"],
        ),
        (
            "LID - 10.1000/leaf.1 [doi]\nAID - 10.1000/leaf.2 [doi]\nPMC - PMC5",
            &[
                "doi:10.1000/leaf.1",
                "doi:10.1000/leaf.2",
                "pmid:1",
                "pmcid:PMC5",
            ],
        ),
        (
            "MID - NIHMS5\nOID - recto:dblp:x/y",
            &["pmid:1", "dblp:x/y"],
        ),
    ] {
        let paper = one(fields);
        let found: Vec<&str> = paper.ids().map(PaperId::as_str).collect();
        assert_eq!(found, ids, "{fields}");
    }
}

#[test]
fn records_are_apart_by_their_number_or_by_an_empty_line() {
    for (text, titles) in [
        ("PMID- 1\nTI  - A.\nPMID- 2\nTI  - B.\n", &["A", "B"][..]),
        (
            "OWN - ERIC\nTI  - A\n\nOWN - ERIC\nTI  - B\n\n\nPMID- 3\nTI  - C.",
            &["A", "B", "C"],
        ),
        (
            "STAT- Publisher\nPMID- 1\nTI  - A.\n\nPMID- 2\nTI  - B.\n",
            &["A", "B"],
        ),
        ("PMID - 1\nTI - A.\nAB - One\n      TI  - two\n", &["A"]),
    ] {
        let papers = read(text);
        let found: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
        assert_eq!(found, titles, "{text}");
    }
}

#[test]
fn headings_and_keywords_stay_as_they_are_but_for_asterisks() {
    let paper = one(
        "MH  - *Trees, Old\nMH  - Leaves/*genetics/metabolism\nOT  - *fall\nOT  - fall\nKW  - a; b",
    );
    let words = ["Trees, Old", "Leaves/genetics/metabolism", "fall", "a; b"];
    assert_eq!(paper.keywords, words);
}

#[test]
fn a_retraction_is_said_with_its_place() {
    for (fields, comment) in [
        (
            "PT  - Retracted Publication\nRIN - Leaf. 2022;6:1",
            Some("retracted: Leaf. 2022;6:1"),
        ),
        ("PT  - Retracted Publication", Some("retracted")),
        (
            "PT  - Retraction of Publication\nROF - Leaf. 2020;5:1",
            None,
        ),
    ] {
        assert_eq!(one(fields).comment.as_deref(), comment, "{fields}");
    }
}

#[test]
fn the_format_is_told_by_its_first_tags() {
    for (text, is_told) in [
        ("PMID- 1\n", true),
        ("PMID - 1\n", true),
        ("OWN - ERIC\nTI  - A\n", true),
        ("TI  - A\nFAU - Ash, Ann\n", true),
        ("TI  - A\nAU  - Ash, Ann\n", false),
        ("<1>\nUI  - 1\n", false),
        ("PMID 1\n", false),
    ] {
        assert_eq!(detect(&Head::new(text.as_bytes())), is_told, "{text}");
    }
}
