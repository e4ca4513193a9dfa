//! Records told apart by their tags alone, also where these are broken.

use super::*;

const ENTRIES: Wanted = Wanted::Named {
    names: &["entry"],
    beside: &["link"],
};

fn split(text: &str, wanted: Wanted) -> Vec<String> {
    let mut all = Vec::new();
    for buffer in [1, 3, 64] {
        let input = io::BufReader::with_capacity(buffer, text.as_bytes());
        let found: Vec<String> = XmlRecords::new(Box::new(input), wanted)
            .map(|record| match record {
                Ok(record) => {
                    let around = record.around.concat();
                    let around = String::from_utf8(around).unwrap();
                    let text = String::from_utf8(record.bytes.unwrap()).unwrap();
                    format!("{} {around} {text}", record.line)
                }
                Err(error) => error.to_string(),
            })
            .collect();
        assert!(all.is_empty() || all == found, "buffer {buffer}");
        all = found;
    }
    all
}

#[test]
fn records_come_with_the_tags_around_them() {
    for (text, found) in [
        (
            "<?xml?><!-- <entry> --><a x='>'>\n<b/><c></c><m:entry><![CDATA[</m:entry>]]>t</m:entry></a>",
            vec!["2 <a x='>'> <m:entry><![CDATA[</m:entry>]]>t</m:entry>"],
        ),
        ("<a><entry/></a>", vec!["1 <a> <entry/>"]),
        (
            "<!DOCTYPE a SYSTEM \"x\"><a><entry>1</entry></a>",
            vec!["1 <a> <entry>1</entry>"],
        ),
        (
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a><entry>1</entry></a>",
            vec!["line 1: it declares entities of its own; recto reads none of them"],
        ),
        (
            "<a><entry>1<entry>2</entry></a>",
            vec![
                "line 1: the next record begins before this one ends",
                "1 <a> <entry>2</entry>",
            ],
        ),
        (
            "<a><entry>1</entry>\n<entry>2</en",
            vec![
                "1 <a> <entry>1</entry>",
                "line 2: the file ends in the middle, in line 2; what was whole before is kept",
            ],
        ),
        (
            "<a><entry>1</entry>",
            vec![
                "1 <a> <entry>1</entry>",
                "line 1: the file ends in the middle, in line 1; what was whole before is kept",
            ],
        ),
        ("<a></a>", vec![]),
    ] {
        assert_eq!(split(text, ENTRIES), found, "{text}");
    }
}

#[test]
fn what_lies_within_an_element_is_a_record_whatever_its_name() {
    for (text, found) in [
        (
            "<r:a><b>1</b>\n<c/><b><d><b>2</b><a><e/></a></d></b></r:a>",
            vec![
                "1 <r:a> <b>1</b>",
                "2 <r:a> <c/>",
                "2 <r:a> <b><d><b>2</b><a><e/></a></d></b>",
            ],
        ),
        (
            "<a><b><b></b>",
            vec!["line 1: the file ends in the middle, in line 1; what was whole before is kept"],
        ),
        ("<x><b/></x>", vec![]),
    ] {
        assert_eq!(split(text, Wanted::Within("a")), found, "{text}");
    }
}
