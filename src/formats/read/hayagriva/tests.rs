//! What hayagriva's YAML gives, by the corners of its form.

use super::*;
use crate::paper::{ImportError, Received};

fn read(text: &str) -> Vec<Result<Received, ImportError>> {
    assert!(detect(&Head::new(text.as_bytes())), "{text}");
    parse(Box::new(text.as_bytes())).unwrap().collect()
}

#[test]
fn entries_of_each_kind_are_papers() {
    for (text, paper) in [
        (
            "leaf:\n    type: Article\n    title: \"Leaves of {Kew} \\\\{1\\\\}\"\n    author: [\"de Ash, Jr., Ann\", \"Bee, Bo C.\", UNICEF]\n    serial-number:\n        doi: \"10.1000/leaf.1\"\n        arxiv: 2101.00010\n        issn: 1234-5678\n    page-range: 11-19\n    date: 2020-10-14\n    parent:\n        title: The Leaf\n        volume: 102\n        issue: 16\n        publisher: Leaf Press\n",
            r#"{"id":"arxiv:2101.00010","aliases":["doi:10.1000/leaf.1"],"title":"Leaves of Kew {1}","authors":[{"name":"Ann de Ash Jr."},{"name":"Bo C. Bee"},{"name":"UNICEF"}],"date":"2020-10-14","venue":"The Leaf","links":{"page":"https://arxiv.org/abs/2101.00010"},"sources":[{"format":"","id":"leaf"}],"volume":"102","number":"16","publisher":"Leaf Press","pages":"11-19","kind":"article"}"#,
        ),
        (
            "talk:\n  type: article\n  title: {value: Leaves, short: L, verbatim: true}\n  author:\n    - {name: Berg, prefix: van der, given-name: Jan, alias: JB}\n    - name: The Leaf Group\n  date: 2019-05\n  url: {value: \"https://leaf.example/1\", date: 2020-01-02}\n  parent:\n    - type: video\n      title: Recording\n    - type: proceedings\n      title: Proceedings of Leaves\n      publisher: {name: Leaf Press, location: Kew}\n      parent:\n        type: conference\n        title: Leaf Days\n        volume: 3\n",
            r#"{"id":"title:25935d7a83a03da9","title":"Leaves","authors":[{"name":"Jan van der Berg"},{"name":"The Leaf Group"}],"date":"2019-05","venue":"Proceedings of Leaves","links":{"page":"https://leaf.example/1"},"sources":[{"format":"","id":"talk"}],"volume":"3","publisher":"Leaf Press","kind":"inproceedings"}"#,
        ),
        (
            "\"a key\":\n  type: anthos\n  title: Leaves\n  abstract: >\n    First\n    line.\n  affiliated:\n    - role: translator\n      names: Cox, Cy\n  parent: {title: Leaves of the World, editor: \"Bee, Bo\", date: 2018}\n",
            r#"{"id":"title:25935d7a83a03da9","title":"Leaves","abstract":"First line.","authors":[{"name":"Bo Bee"}],"date":"2018","venue":"Leaves of the World","sources":[{"format":"","id":"a key"}],"kind":"incollection"}"#,
        ),
        (
            "thesis:\n  type: thesis\n  title: Leaves\n  author: Ash, Ann\n  date: 2017\n  organization: University of Kew\n  genre: Doctoral dissertation\n  note: in press\n  serial-number: 2003.13722\n",
            r#"{"id":"arxiv:2003.13722","title":"Leaves","authors":[{"name":"Ann Ash"}],"date":"2017","venue":"University of Kew","links":{"page":"https://arxiv.org/abs/2003.13722"},"sources":[{"format":"","id":"thesis"}],"note":"in press","kind":"phdthesis"}"#,
        ),
        (
            "book:\n  type: Book\n  title: 1984\n  author: Ishkur\n  date: \"-0044\"\n  page-total: 768\n  note: read it\n",
            r#"{"id":"title:d05838f0d5c304a3","title":"1984","authors":[{"name":"Ishkur"}],"sources":[{"format":"","id":"book"}],"note":"read it","kind":"book"}"#,
        ),
        (
            "base: &leaf\n  type: periodical\n  title: The Leaf\npaper:\n  type: article\n  title: no\n  parent: *leaf\n  note: submitted\n",
            r#"{"id":"title:08b35907b5589afa","title":"no","venue":"The Leaf","sources":[{"format":"","id":"paper"}],"date_text":"submitted","kind":"article"}"#,
        ),
    ] {
        let mut records = read(text);
        let last = records.pop().unwrap().unwrap();
        assert_eq!(last.paper.to_json().unwrap(), paper);
    }
}

#[test]
fn a_mistake_costs_its_entry_and_says_its_line() {
    let text = "a:\n  type: book\n  title: A\nb:\n  type: [book\n  title: B\nc: text\nd:\n  type: book\n\ne:\n  type: book\n  title: E\n";
    let said: Vec<String> = read(text)
        .into_iter()
        .map(|record| {
            record.map_or_else(|error| error.to_string(), |received| received.paper.title)
        })
        .collect();
    assert_eq!(said.len(), 5, "{said:?}");
    assert_eq!((said[0].as_str(), said[4].as_str()), ("A", "E"));
    assert!(said[1].starts_with("line 6: column"), "{}", said[1]);
    assert_eq!(said[2], "line 7: it is no map of fields");
    assert_eq!(said[3], "line 8: d: it has neither a title nor an id");
}

#[test]
fn other_maps_are_none() {
    for text in [
        "title: T\nauthor: A\n",
        "a:\n  title: T\n",
        "a:\n  type: car\n  title: T\n",
        "cff-version: 1.2.0\ntitle: T\n",
        "Leaves: a study\n\nof roots\n",
    ] {
        assert!(!detect(&Head::new(text.as_bytes())), "{text}");
    }
}

#[test]
fn a_suffix_may_stand_behind_the_given_name_as_its_own_program_writes_it() {
    for (name, said) in [
        ("Leaf, Jr., Ann", "Ann Leaf Jr."),
        ("Leaf, Ann, Jr.", "Ann Leaf Jr."),
        ("Leaf, III, Jr", "Jr Leaf III"),
    ] {
        let text = format!("leaf:\n  type: article\n  title: T\n  author: {name}\n");
        let records = read(&text);
        let paper = &records[0].as_ref().unwrap().paper;
        assert_eq!(paper.authors[0].name, said, "{name}");
    }
}
