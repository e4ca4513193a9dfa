//! RIS as it really comes.

use super::*;
use crate::paper::Paper;

fn read(text: &str) -> (Vec<Paper>, Vec<String>) {
    let (mut papers, mut bad) = (Vec::new(), Vec::new());
    for record in parse(Box::new(text.as_bytes())).unwrap() {
        match record {
            Ok(received) => papers.push(received.paper),
            Err(error) => bad.push(error.to_string()),
        }
    }
    (papers, bad)
}

#[test]
fn a_record_gives_all_that_it_says() {
    let text = "\u{feff}1.\r\nty  - JOUR\r\nID  - k1\r\nT1  - A Title\r\nof two lines\r\nA1  - Ford, Henry, Jr.\r\nAU  - Lovelace, Ada\r\nY1  - 1948/07//\r\nPY  - 1948\r\nN2  - We\r\n   show.\r\nKW  - one\r\ntwo\r\nKW  -three\r\nKW  - four; five\r\nJA  - Short\r\nJF  - Long\r\nSP  - 3\r\nEP  - 9\r\nVL  -\r\nUR  - http://a.org/x; http://b.org\r\nM3  - 10.1/X\r\nER  -\r\n";
    let (papers, bad) = read(text);
    assert_eq!(bad, [] as [&str; 0]);
    assert_eq!(
        papers[0].to_json().unwrap(),
        r#"{"id":"doi:10.1/x","title":"A Title of two lines","abstract":"We show.","authors":[{"name":"Henry Ford Jr."},{"name":"Ada Lovelace"}],"date":"1948-07","venue":"Long","keywords":["one","two","KW -three","four","five"],"links":{"page":"http://a.org/x"},"sources":[{"format":"","id":"k1"}],"kind":"article","pages":"3-9","extra":{"ris":{"JA":"Short","UR":"http://b.org"}}}"#
    );
}

#[test]
fn a_forgotten_end_and_words_between_records_lose_nothing() {
    let text = "TaggedRecord #1\nTY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nProvider: x\n2.\n\nTY  - GEN\nAB  - x\nER  -\nTY  - GEN\nTI  - Last\n";
    let (papers, bad) = read(text);
    let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["One", "Two", "Last"]);
    assert_eq!(bad, ["line 10: it has neither a title nor an id"]);
}

#[test]
fn a_record_that_nothing_ends_is_kept() {
    let begun = "TY  - GEN\nTI  - A\nER  -\nTY  - GEN\nDO  - 10.1000/x";
    for (end, said) in [
        ("\nER  -", None),
        ("\n", None),
        (
            "",
            Some("line 4: the file ends in line 5, without its ER; what there is of it is kept"),
        ),
    ] {
        let (papers, bad) = read(&format!("{begun}{end}"));
        assert_eq!(papers.len(), 2, "{end:?}");
        assert_eq!(papers[1].id.to_string(), "doi:10.1000/x");
        assert_eq!(bad, Vec::from_iter(said), "{end:?}");
    }
}

#[test]
fn a_tag_may_have_one_blank_behind_it() {
    for (line, tag) in [
        ("TY  - JOUR", Some(("TY", " JOUR"))),
        ("TY - JOUR", Some(("TY", " JOUR"))),
        ("TY -  JOUR", Some(("TY", "  JOUR"))),
        ("ty  - JOUR", Some(("ty", " JOUR"))),
        ("A1 - Ash, Ann", Some(("A1", " Ash, Ann"))),
        ("ER -", Some(("ER", ""))),
        ("ER  -", Some(("ER", ""))),
        ("KW  -three", None),
        ("on - the other hand", None),
        ("TY   - JOUR", None),
        ("TY- JOUR", None),
    ] {
        assert_eq!(ris_tag(line), tag, "{line}");
    }
    let (papers, _) = read("TY - JOUR\nTI - A leaf\nAB - We go\non - and on.\nER -\n");
    assert_eq!(papers[0].summary, "We go on - and on.");
    for (text, is_ris) in [
        ("TY - JOUR\n", true),
        ("Provider: x\n\nTY - CHAP\n", true),
        ("TY  - ANYTHING\n", true),
        ("TY - for all\n", false),
    ] {
        assert_eq!(detect(&Head::new(text.as_bytes())), is_ris, "{text}");
    }
}

#[test]
fn a_record_without_measure_costs_only_itself() {
    let long = "x".repeat(600_000);
    let text = format!(
        "TY  - GEN\nTI  - A\nAB  - {long}\n{long}\nER  -\nTY  - GEN\nTI  - B\nAB  - {long}{long}\nER  -\nTY  - GEN\nTI  - C\nER  -"
    );
    let (papers, bad) = read(&text);
    assert_eq!((papers.len(), papers[0].title.as_str()), (1, "C"));
    assert_eq!(
        bad,
        [
            "line 1: the record is longer than 1 MB",
            "line 6: line 8 is longer than 1 MB"
        ]
    );
}

#[test]
fn a_value_cut_after_seventy_characters_is_whole_again() {
    let title = "Learning the dynamics of turbulent and laminar flows with physics-informed neural operators over irregular geometries and meshes, again";
    let page = "https://example.org/a/very/long/address/of/a/paper/on/the/reconstruction/of/turbulent/flows";
    let cut = |value: &str| {
        let (mut lines, mut rest) = (String::new(), value);
        while let Some((line, more)) = rest.split_at_checked(70) {
            lines.extend([line, "\n"]);
            rest = more;
        }
        lines + rest
    };
    let text = format!(
        "TY  - JOUR\nTI  - {}\nAB  - Words of a text\nthat another program broke.\n\n{}\nUR  - {}\nER  - \n",
        cut(title),
        cut(title),
        cut(page)
    );
    let mut records = parse(Box::new(text.as_bytes())).unwrap();
    let paper = records.next().unwrap().unwrap().paper;
    assert_eq!(paper.title, title);
    assert_eq!(paper.links.page.as_deref(), Some(page));
    let said = "Words of a text that another program broke.";
    assert_eq!(paper.summary, format!("{said} {title}"));
}

/// So cffconvert 2.0.0 ends a record.
#[test]
fn an_end_without_its_dash_is_no_text() {
    let text = "TY  - COMP\nAU  - Ash, Ann\nTI  - A kit of leaves\nER\n\nTY  - GEN\nTI  - The Emergency\nER  -\n";
    let (papers, bad) = read(text);
    assert_eq!(bad, [] as [&str; 0]);
    let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["A kit of leaves", "The Emergency"]);
    // In the middle of a text it is a word.
    let (papers, _) = read("TY  - GEN\nAB  - The\nER\nwaits.\nTI  - T\nER  -\n");
    assert_eq!(papers[0].summary, "The ER waits.");
    let (papers, _) = read("TY  - COMP\nTI  - A kit of leaves\nER");
    assert_eq!(papers[0].title, "A kit of leaves");
}
