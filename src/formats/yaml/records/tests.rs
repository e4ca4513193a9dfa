//! Records of YAML told apart, also where it is broken.

use super::*;

fn said(layout: YamlLayout, text: &str) -> Vec<String> {
    let records = YamlRecords::new(Box::new(text.as_bytes()), layout);
    let said = records.map(|record| match record {
        Ok(YamlRecord { line, name, fields }) => {
            format!("{line} {name} {}", Value::Object(fields))
        }
        Err(error) => error.to_string(),
    });
    said.collect()
}

#[test]
fn elements_are_told_by_their_indentation() {
    for (text, records) in [
        (
            "- a: 1\n  b: [x,\n   y]\n\n# more\n- a: 2\n",
            &[r#"1  {"a":1,"b":["x","y"]}"#, r#"6  {"a":2}"#][..],
        ),
        (
            "---\nreferences:\n- a: |\n    - no\n\n    item\n- a: 2\n...\n- a: 3\n",
            &["3  {\"a\":\"- no\\n\\nitem\\n\"}", r#"7  {"a":2}"#],
        ),
        (
            "%YAML 1.2\n---\n  - a: 1\n  - a: 2\n",
            &[r#"3  {"a":1}"#, r#"4  {"a":2}"#],
        ),
        (
            "title: T\nkeywords:\n- x\nreferences: # these\n  - a: 1\n    b:\n    - a: 2\n  -\n    a: 3\nlang: en\n",
            &[r#"5  {"a":1,"b":[{"a":2}]}"#, r#"8  {"a":3}"#],
        ),
        (
            "references: [{a: 1},\n  {a: 2}]\nlang: en\n",
            &[r#"1  {"a":1}"#, r#"1  {"a":2}"#],
        ),
        (
            "- a: &x {c: 1}\n- b: *x\n- b: 'open\n- a: 2\n- text\n",
            &[
                r#"1  {"a":{"c":1}}"#,
                r#"2  {"b":{"c":1}}"#,
                "line 3: column 6: while scanning a quoted scalar, found unexpected end of stream",
                r#"4  {"a":2}"#,
                "line 5: it is no map of fields",
            ],
        ),
        (
            "- a: 1\nstray\n- a: 2\n",
            &["line 2: column 1: simple key expected", r#"3  {"a":2}"#],
        ),
        ("title: T\n", &[]),
    ] {
        assert_eq!(
            said(YamlLayout::Elements("references"), text),
            records,
            "{text}"
        );
    }
}

#[test]
fn members_are_told_by_their_keys() {
    for (text, records) in [
        (
            "a: {x: 1}\nb:\n  x: 2\n\"c d\":\n    x:\n    - 3\n",
            &[r#"1 a {"x":1}"#, r#"2 b {"x":2}"#, r#"4 c d {"x":[3]}"#][..],
        ),
        (
            "---\na:\n  x: &k v\n---\nb:\n  x: *k\n  y: *l\nc: d\n",
            &[
                r#"2 a {"x":"v"}"#,
                "line 7: column 6: while parsing node, found unknown anchor",
                "line 8: it is no map of fields",
            ],
        ),
        (
            "a:\n  x: &k v\nb:\n  x: *k\n",
            &[r#"1 a {"x":"v"}"#, r#"3 b {"x":"v"}"#],
        ),
        ("# none\n", &[]),
    ] {
        assert_eq!(said(YamlLayout::Members, text), records, "{text}");
    }
}
