//! What formats get back of their own.

use super::*;
use crate::paper::title_key;

#[test]
fn a_variable_of_csl_has_the_form_that_programs_read() {
    let mut paper = Paper::new(title_key("t"));
    for (name, value) in [
        ("ISSN", serde_json::json!(["1", "2"])),
        ("translator", serde_json::json!([{"family": "Ash"}])),
        ("accessed", serde_json::json!({"date-parts": [[2024]]})),
        ("funder", serde_json::json!([{"name": "Leaf"}])),
        ("journal-issue", serde_json::json!({"issue": "3"})),
        ("custom", serde_json::json!({"mine": 1, "ids": "x"})),
        ("volume", serde_json::json!("of another")),
    ] {
        assert!(paper.keep_extra(extra::CSL, name, value));
    }
    let item = serde_json::json!({"volume": "2", "custom": {"ids": "recto:x:1"}});
    let mut item = item.as_object().unwrap().clone();
    add_csl(&paper, &mut item);
    let written = serde_json::json!({
        "volume": "2",
        "custom": {
            "ids": "recto:x:1", "mine": 1,
            "as-received": {
                "ISSN": ["1", "2"], "funder": [{"name": "Leaf"}], "journal-issue": {"issue": "3"},
            },
        },
        "ISSN": "1, 2",
        "translator": [{"family": "Ash"}],
        "accessed": {"date-parts": [[2024]]},
    });
    assert_eq!(Value::from(item), written);
}

#[test]
fn what_would_not_be_read_as_it_is_meant_is_not_written() {
    let mut paper = Paper::new(title_key("t"));
    for (name, value) in [
        ("isbn", "1"),
        ("title", "Another"),
        ("booktitle", "Before the venue"),
        ("series", "Behind it"),
        ("na me", "x"),
        ("1st", "x"),
        ("note", "a }, url = {x"),
        ("annote", "a\n@misc{b,"),
    ] {
        paper.keep_extra(extra::BIBTEX, name, Value::from(value));
    }
    let written = [("title", String::new()), ("school", String::new())];
    let found = of_bibtex(&paper, &written);
    let found: Vec<String> = found
        .into_iter()
        .map(|(name, value)| name + &value)
        .collect();
    assert_eq!(
        found,
        [
            "isbn{1}",
            "series{Behind it}",
            "note{a \\textbraceright{}, url = \\textbraceleft{}x}",
            "annote{a @misc\\textbraceleft{}b,}",
        ]
    );
    for (tag, value) in [
        ("ER", Value::from("x")),
        ("T2", Value::from("V")),
        ("sn", Value::from("x")),
        ("SN", serde_json::json!(["1\nER  - ", 2, "3"])),
    ] {
        paper.keep_extra(extra::RIS, tag, value);
    }
    let line = |(tag, value): (String, String)| format!("{tag} {value}");
    let lines: Vec<String> = of_tags(&paper, &RIS_TAGS, false)
        .into_iter()
        .map(line)
        .collect();
    assert_eq!(lines, ["SN 1 ER -", "SN 3"]);
    assert_eq!(of_tags(&paper, &RIS_TAGS, true).len(), 3);
}
