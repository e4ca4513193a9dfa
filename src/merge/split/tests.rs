//! Records that are parted again.

use super::*;

fn paper(line: &str) -> Paper {
    Paper::from_json(line).unwrap()
}

/// The papers of one that has these records, each with its ids and what it is told apart from.
fn split_of(ids: &str, records: &[&str], beside: &Beside<'_>) -> Vec<String> {
    let records = records.join(",");
    let whole = paper(&format!(
        r#"{{{ids},"title":"T","mine":1,"parts":[{records}]}}"#
    ));
    let papers = split(&whole, beside);
    let said = papers.iter().map(|paper| {
        let ids = |ids: Vec<PaperId>| -> String {
            let ids: Vec<&str> = ids.iter().map(PaperId::as_str).collect();
            ids.join(" ")
        };
        let own = ids(paper.ids().cloned().collect());
        format!("{own} not {}", ids(paper.not_same_as().collect()))
    });
    said.collect()
}

#[test]
fn each_record_is_a_paper_and_an_id_of_several_stays_with_the_one_that_has_the_key() {
    let alone = |_: &PaperId| None;
    for (ids, records, expected) in [
        (
            r#""id":"arxiv:2503.11794","aliases":["doi:10.1/a"]"#,
            [
                r#"{"id":"doi:10.1/a","title":"T"}"#,
                r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/a"],"title":"U"}"#,
            ],
            [
                "doi:10.1/a not arxiv:2503.11794",
                "arxiv:2503.11794 not doi:10.1/a",
            ],
        ),
        (
            r#""id":"doi:10.1/a","aliases":["x:left"]"#,
            [
                r#"{"id":"doi:10.1/a","title":"T"}"#,
                r#"{"id":"doi:10.1/a","title":"U"}"#,
            ],
            [
                "title:af63e84c860200f0 not doi:10.1/a",
                "doi:10.1/a x:left not title:af63e84c860200f0",
            ],
        ),
        (
            r#""id":"arxiv:2503.11794","aliases":["title:af63a04c86017d19"]"#,
            [
                r#"{"id":"title:af63a04c86017d19","title":"T"}"#,
                r#"{"id":"arxiv:2503.11794","title":"T"}"#,
            ],
            [
                "title:af63a04c86017d19 not arxiv:2503.11794",
                "arxiv:2503.11794 not title:af63a04c86017d19",
            ],
        ),
    ] {
        assert_eq!(split_of(ids, &records, &alone), expected);
    }
    let one = [r#"{"id":"doi:10.1/a","title":"T"}"#];
    assert_eq!(split_of(r#""id":"doi:10.1/a""#, &one, &alone), [""; 0]);
}

#[test]
fn no_paper_takes_the_place_of_one_beside_it() {
    let key = crate::paper::title_key("T");
    let records = [
        r#"{"id":"KEY-2","title":"T"}"#,
        r#"{"id":"KEY","title":"T","abstract":"A"}"#,
    ];
    let records = records.map(|record| record.replace("KEY", key.as_str()));
    let records = records.each_ref().map(String::as_str);
    let ids = format!(r#""id":"{key}-2""#);
    let beside = |id: &PaperId| (*id == key).then(|| Paper::new(key.clone()));
    let expected = [
        format!("{key}-3 not {key}-2"),
        format!("{key}-2 not {key}-3"),
    ];
    assert_eq!(split_of(&ids, &records, &beside), expected);
    // But for what an earlier try has left.
    let left = paper(&format!(
        r#"{{"id":"{key}","title":"T","not_same_as":["{key}-2"]}}"#
    ));
    let beside = |id: &PaperId| (*id == key).then(|| left.clone());
    let expected = [format!("{key} not {key}-2"), format!("{key}-2 not {key}")];
    assert_eq!(split_of(&ids, &records, &beside), expected);
}

#[test]
fn records_of_one_id_and_title_stay_together_beside_another() {
    let records = [
        r#"{"id":"doi:10.1/a","title":"T","sources":[{"format":"ris"}]}"#,
        r#"{"id":"doi:10.1/a","title":"t","sources":[{"format":"bibtex"}]}"#,
        r#"{"id":"doi:10.1/b","title":"U","sources":[{"format":"bibtex"}]}"#,
    ];
    let alone = |_: &PaperId| None;
    let ids = r#""id":"doi:10.1/a","aliases":["doi:10.1/b"]"#;
    let both = ["doi:10.1/b not doi:10.1/a", "doi:10.1/a not doi:10.1/b"];
    assert_eq!(split_of(ids, &records, &alone), both);
    // Where there is nothing else, a person insists.
    let [first, second, _] = records;
    assert_eq!(split_of(ids, &[first, second], &alone).len(), 2);
}
