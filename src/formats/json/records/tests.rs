//! How an input is split, whatever the buffer, and what a broken record costs.

use super::*;

fn split(text: &str, lists: &'static [&'static str]) -> Vec<String> {
    let mut all = Vec::new();
    for buffer in [1, 3, 64] {
        let input = io::BufReader::with_capacity(buffer, text.as_bytes());
        let found: Vec<String> = JsonRecords::new(Box::new(input), lists)
            .map(|record| match record {
                Ok(record) => format!(
                    "{} {} {}",
                    record.line,
                    record.place(),
                    String::from_utf8(record.bytes.unwrap()).unwrap()
                ),
                Err(error) => error.to_string(),
            })
            .collect();
        assert!(all.is_empty() || all == found, "buffer {buffer}");
        all = found;
    }
    all
}

#[test]
fn records_stand_in_lists_objects_members_and_lines() {
    for (text, lists, found) in [
        (
            "[{\"a\":1},\n{\"b\":\"}]\\\"\"}]",
            &[] as &[&str],
            vec!["1 [0] {\"a\":1}", "2 [1] {\"b\":\"}]\\\"\"}"],
        ),
        (
            "\u{feff}{\"a\":1}\n\n{\"b\":2}",
            &[],
            vec!["1  {\"a\":1}", "3  {\"b\":2}"],
        ),
        (
            "{\n\"a\":1}\n{\"b\":\n2}",
            &[],
            vec!["1  {\n\"a\":1}", "3  {\"b\":\n2}"],
        ),
        (
            "{\"n\":{\"x\":[1]},\"m\":{\"t\":2,\"items\":[{\"a\":1},null]}}",
            &["m.items"],
            vec!["1 m.items[0] {\"a\":1}", "1 m.items[1] null"],
        ),
        (
            "{\"m\":{\"t\":2}}",
            &["m.items"],
            vec!["1  {\"m\":{\"t\":2}}"],
        ),
        ("{\"hit\":{\"a\":1}}", &["hit"], vec!["1 hit {\"a\":1}"]),
        (
            "{\"k\":{\"a\":1},\"l\":{}}",
            &["*"],
            vec!["1 k {\"a\":1}", "1 l {}"],
        ),
        ("[]", &[], vec![]),
        ("{\"data\":[]}", &["data"], vec![]),
    ] {
        assert_eq!(split(text, lists), found, "{text}");
    }
}

#[test]
fn a_broken_record_costs_itself() {
    for (text, found) in [
        (
            "{\"a\":1\n{\"b\":2}\n{\"c\":3}",
            vec![
                "line 1: it is broken off; the next record begins before it ends",
                "2  {\"b\":2}",
                "3  {\"c\":3}",
            ],
        ),
        (
            "{\"a\":1}\n{\"b\":\"\n{\"c\":3}",
            vec!["1  {\"a\":1}", "2  {\"b\":\"", "3  {\"c\":3}"],
        ),
        (
            "[\n {\"a\":\"1},\n {\"b\":2}\n]",
            vec![
                "line 2: [0]: it is broken off; its brackets or quotes do not close",
                "3 [1] {\"b\":2}",
            ],
        ),
        (
            "[\n {\"a\":1\n {\"b\":2}\n]",
            vec![
                "line 2: [0]: it is broken off; its brackets or quotes do not close",
                "3 [1] {\"b\":2}",
            ],
        ),
        (
            "[{\"a\":1},{\"b\":",
            vec![
                "1 [0] {\"a\":1}",
                "line 1: [1]: the file ends in the middle, in line 1; what was whole before is kept",
            ],
        ),
        (
            "[{\"a\":1}",
            vec![
                "1 [0] {\"a\":1}",
                "line 1: [1]: the file ends in the middle, in line 1; what was whole before is kept",
            ],
        ),
        (
            "x\n{\"a\":1}",
            vec![
                "line 1: neither an object nor a list begins here",
                "2  {\"a\":1}",
            ],
        ),
    ] {
        assert_eq!(split(text, &[]), found, "{text}");
    }
}
