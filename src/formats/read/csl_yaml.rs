//! CSL's variables in YAML, as pandoc and Quarto keep them: a list, or the `references` of a document's
//! metadata (<https://pandoc.org/MANUAL.html#specifying-bibliographic-data>). Texts are Markdown there.

mod markdown;

use serde_json::{Map, Value, json};

use super::csl_json;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::Fields;
use crate::formats::read::{Format, RecordEnd};
use crate::formats::yaml::{YamlLayout, YamlRecord, YamlRecords, papers};
use crate::paper::{KindNames, Paper, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "csl-yaml",
    meaning: "CSL-YAML, as pandoc and Quarto have it",
    detect,
    end: RecordEnd::Open,
    parse,
};

const LAYOUT: YamlLayout = YamlLayout::Elements("references");
/// So many records may say too little to tell the format.
const LOOKED_AT: usize = 16;
/// Names that no other list in YAML has.
const OWN_NAMES: &[&str] = &["issued", "container-title", "citation-key", "accessed"];
/// Names that pandoc writes in small letters.
const CAPITALS: &[&str] = &["DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL"];
/// Variables that are no Markdown but for the signs that it escapes.
const BARE: &[&str] = &["id", "citation-key", "type", "custom", "DOI", "URL"];

fn detect(head: &Head) -> bool {
    let text = head.text();
    let begins = text.starts_with(['-', '%', '#']);
    if !begins && !text.lines().any(|line| line.starts_with("references:")) {
        return false;
    }
    // The last record may be cut.
    let records = YamlRecords::new(Box::new(text.as_bytes()), LAYOUT).take(LOOKED_AT);
    records.flatten().any(|record| is_item(&record.fields))
}

/// Whether a map is an item of CSL.
fn is_item(fields: &Map<String, Value>) -> bool {
    let has = |name: &str| fields.get(name).is_some_and(|value| !value.is_null());
    let kind = fields
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_kind = WorkKind::named(KindNames::Csl, kind).is_some();
    let name = fields.get("author").and_then(|authors| authors.get(0));
    let is_named = name.is_some_and(|name| {
        ["family", "literal"]
            .iter()
            .any(|part| name.get(part).is_some())
    });
    let is_own = OWN_NAMES.iter().any(|name| has(name)) || is_kind || is_named;
    is_own && ["title", "DOI", "doi"].into_iter().any(has)
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, LAYOUT, paper)
}

fn paper(record: YamlRecord) -> Result<Paper, String> {
    let mut fields = Map::new();
    for (name, value) in record.fields {
        let capitals = CAPITALS.iter().find(|known| known.to_lowercase() == name);
        let name = capitals.map_or(name, |known| (*known).to_owned());
        let is_bare = BARE.contains(&name.as_str());
        let value = without_markup(
            value,
            if is_bare {
                markdown::unescaped
            } else {
                markdown::tagged
            },
        );
        let value = if name == "issued" {
            with_parts(value)
        } else {
            value
        };
        fields.insert(name, value);
    }
    csl_json::paper(&Fields::of(fields))
}

/// A value with the Markdown of its texts in the tags of CSL.
fn without_markup(mut value: Value, read: fn(&str) -> String) -> Value {
    let mut open = vec![&mut value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => *text = read(text),
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => open.extend(fields.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    value
}

/// A date with its parts as CSL has them: pandoc had `{year: 2020, month: 5}` before, or a list of it.
fn with_parts(value: Value) -> Value {
    let date = value.get(0).unwrap_or(&value);
    let Some(year) = date.get("year") else {
        return value;
    };
    let further = ["month", "day"]
        .into_iter()
        .map_while(|name| date.get(name));
    let parts: Vec<&Value> = std::iter::once(year).chain(further).collect();
    json!({ "date-parts": [parts] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{ImportError, Received};

    fn read(text: &str) -> Vec<Result<Received, ImportError>> {
        assert!(detect(&Head::new(text.as_bytes())), "{text}");
        parse(Box::new(text.as_bytes())).unwrap().collect()
    }

    #[test]
    fn items_of_each_form_are_papers() {
        for (text, paper) in [
            (
                // As pandoc writes it.
                "---\nnocite: \"[@*]\"\nreferences:\n- author:\n  - dropping-particle: van der\n    family: Berg\n    given: Jan\n  - literal: The Leaf Group\n  container-title: J_of\\*leaf\\*\n  doi: \"10.1000/a_b(1)\\\\<2::AID\\\\>3\"\n  id: leaf\n  issued: 2020-05\n  page: 1-9\n  title: On $x_1^2$ -- a *study* of\n    ^13^C in [Kew]{.nocase}\n  type: article-journal\n  url: \"https://leaf.example/\\\\~a\"\n---\n\n# Leaves\n- text\n",
                r#"{"id":"doi:10.1000/a_b(1)<2::aid>3","title":"On $x_1^2$ – a study of $^{13}$C in Kew","authors":[{"name":"Jan van der Berg"},{"name":"The Leaf Group"}],"date":"2020-05","venue":"J_of*leaf*","links":{"page":"https://leaf.example/~a"},"sources":[{"format":"","id":"leaf"}],"kind":"article","pages":"1-9","received":{"title":"On $x_1^2$ – a <i>study</i> of <sup>13</sup>C in Kew"}}"#,
            ),
            (
                "- id: leaf\n  type: paper-conference\n  title: \"Leaves: no\"\n  abstract: |\n    First\n    line.\n\n    Second.\n  author: [{family: Ash, given: Ann}]\n  issued: {date-parts: [[2020, 5, 6]]}\n  DOI: 10.1000/leaf\n  keyword: trees, roots\n  volume: 007\n",
                r#"{"id":"doi:10.1000/leaf","title":"Leaves: no","abstract":"First\nline.\n\nSecond.","authors":[{"name":"Ann Ash"}],"date":"2020-05-06","keywords":["trees","roots"],"links":{"page":"https://doi.org/10.1000/leaf"},"sources":[{"format":"","id":"leaf"}],"kind":"inproceedings","volume":"007"}"#,
            ),
            (
                "references:\n- id: 7\n  type: report\n  title: 1984\n  issued:\n  - year: '2020'\n    month: '05'\n  number: 2101.00010\n",
                r#"{"id":"arxiv:2101.00010","title":"1984","date":"2020-05","links":{"page":"https://arxiv.org/abs/2101.00010"},"sources":[{"format":"","id":"7"}],"kind":"techreport"}"#,
            ),
            (
                "- id: y\n  type: article-journal\n  title: no\n  issued: in press\n",
                r#"{"id":"title:08b35907b5589afa","title":"no","sources":[{"format":"","id":"y"}],"date_text":"in press","kind":"article"}"#,
            ),
            (
                "- type: webpage\n  title: >\n    Leaves\n    and roots\n  author:\n    - {literal: others}\n  URL: https://arxiv.org/abs/2101.00010\n  accessed: 2020-05-06\n",
                r#"{"id":"arxiv:2101.00010","title":"Leaves and roots","authors":[{"name":"others"}],"date":"2021-01","links":{"page":"https://arxiv.org/abs/2101.00010"},"sources":[{"format":""}],"kind":"misc","extra":{"csl-json":{"accessed":"2020-05-06"}}}"#,
            ),
            (
                "references: [{id: a, title: Leaves, issued: 2020}]\n",
                r#"{"id":"title:25935d7a83a03da9","title":"Leaves","date":"2020","sources":[{"format":"","id":"a"}]}"#,
            ),
        ] {
            let mut records = read(text);
            assert_eq!(records.len(), 1, "{records:?}");
            assert_eq!(records.remove(0).unwrap().paper.to_json().unwrap(), paper);
        }
    }

    #[test]
    fn a_mistake_costs_its_item_and_says_its_line() {
        let text = "- title: A\n  issued: 2020\n- title: 'B\n  issued: 2020\n- issued: 2020\n- title: C\n  issued: 2020\n";
        let said: Vec<String> = read(text)
            .into_iter()
            .map(|record| {
                record.map_or_else(|error| error.to_string(), |received| received.paper.title)
            })
            .collect();
        assert_eq!(
            said,
            [
                "A",
                "line 3: column 10: invalid indentation in quoted scalar",
                "line 5: it has neither a title nor an id",
                "C"
            ]
        );
    }

    #[test]
    fn other_lists_are_none() {
        for text in [
            "- name: x\n  title: T\n",
            "- T\n- U\n",
            "---\ntitle: T\nauthor: A\n---\n\nText.\n",
            "references:\n- title: T\n  authors: [A]\n",
            "a:\n  type: article\n  title: T\n",
        ] {
            assert!(!detect(&Head::new(text.as_bytes())), "{text}");
        }
    }
}
