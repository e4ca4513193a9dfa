//! Pairs that are in doubt.

use super::*;

fn paper(fields: &str) -> Paper {
    Paper::from_json(&format!("{{{fields}}}")).unwrap()
}

#[test]
fn what_is_alike_and_apart_is_doubtful_unless_a_person_or_an_editor_meant_it() {
    let long = r#""title":"A Title That Is Long Enough","authors":[{"name":"Ada Li"}]"#;
    let short = r#""title":"Editorial","authors":[{"name":"Ada Li"}]"#;
    for (one, other, told) in [
        (long, r#""date":"1990""#, r#""date":"2000""#),
        (
            long,
            r#""venue":"V","volume":"1""#,
            r#""venue":"V","volume":"2""#,
        ),
    ]
    .map(|(title, one, other)| ((title, one), (title, other), true))
    .into_iter()
    .chain([
        (
            (short, r#""date":"1990""#),
            (short, r#""date":"2000""#),
            false,
        ),
        (
            (long, r#""date":"1990","not_same_as":["title:2"]"#),
            (long, r#""date":"2000""#),
            false,
        ),
        (
            (long, r#""date":"1990""#),
            (long, r#""date":"1991""#),
            false,
        ),
        (
            (
                r#""title":"On C","authors":[{"name":"Ada Li"}]"#,
                r#""a":1"#,
            ),
            (
                r#""title":"On C++","authors":[{"name":"Ada Li"}]"#,
                r#""a":1"#,
            ),
            true,
        ),
        (
            (long, r#""aliases":["x:3"]"#),
            (
                r#""title":"Trees","authors":[{"name":"Bo Wu"}]"#,
                r#""aliases":["x:3"]"#,
            ),
            true,
        ),
    ]) {
        let first = paper(&format!(r#""id":"title:1",{},{}"#, one.0, one.1));
        let second = paper(&format!(r#""id":"title:2",{},{}"#, other.0, other.1));
        let found = doubtful(&[&first, &second]);
        assert_eq!(found.len(), usize::from(told), "{one:?} / {other:?}");
        assert!(found.iter().all(|doubtful| doubtful.papers.len() == 2));
    }
}

#[test]
fn a_merge_is_suspected_where_the_title_became_another_or_there_are_two_dois() {
    let before = paper(r#""id":"x:1","title":"On Trees","sources":[{"format":"ris"}]"#);
    let sources = r#""sources":[{"format":"bibtex"},{"format":"ris"}]"#;
    for (now, is_suspected) in [
        (format!(r#""title":"Cold Winters",{sources}"#), true),
        (format!(r#""title":"On Trees: A Survey",{sources}"#), false),
        // A new version, and one that can be parted.
        (
            r#""title":"Cold Winters","sources":[{"format":"ris"}]"#.to_owned(),
            false,
        ),
        (
            format!(r#""title":"Cold Winters",{sources},"parts":[]"#),
            false,
        ),
        (
            r#""title":"On Trees","aliases":["doi:10.1/a","doi:10.1/b"]"#.to_owned(),
            true,
        ),
        (
            r#""title":"On Trees","aliases":["doi:10.1/a","doi:10.1101/b"]"#.to_owned(),
            false,
        ),
    ] {
        let now = paper(&format!(r#""id":"x:1",{now}"#));
        let found = suspicion(&now, std::slice::from_ref(&before));
        assert_eq!(found.is_some(), is_suspected, "{now:?}");
    }
}
