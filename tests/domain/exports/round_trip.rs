//! What goes out comes in again as the same papers: every format that recto also reads, over every
//! sample at hand, and over papers made of whatever characters there are.

use std::collections::BTreeMap;
use std::fmt;

use proptest::prelude::*;
use recto::formats::{EXPORTS, ExportFormat, Format, detect};
use recto::merge::{Counts, Plan};
use recto::paper::{Author, Paper, PaperId, PartialDate, Source, title_key};
use recto::text::safe;

use super::carried::{Shown, as_written, letters};
use super::{NOW, Papers, at_hand, read, received, written};
use crate::common::samples::{CORPUS, sample_text};

/// A field of a paper that did not come back as it went.
struct Difference {
    form: &'static str,
    field: &'static str,
    of: PaperId,
    before: Vec<String>,
    after: Vec<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            form, field, of, ..
        } = self;
        let (before, after) = (&self.before, &self.after);
        write!(f, "{form} {field} of {of}\n  {before:?}\n  {after:?}")
    }
}

/// Sends papers out and takes them in again: the same papers, and what is not as it was of them.
fn differences(papers: &[Paper], shown: Shown) -> Vec<Difference> {
    let mut wrong = Vec::new();
    for export in EXPORTS {
        let (out, Some(into)) = (export.name, export.read_as) else {
            continue;
        };
        let bytes = written(export, papers);
        let head = &bytes[..bytes.len().min(64 * 1024)];
        assert_eq!(detect(head).unwrap().name, into, "{out}");
        let back = read(Format::named(into).unwrap(), &bytes);
        assert_eq!(back.len(), papers.len(), "{out}");
        if into == "jsonl" {
            assert_eq!(back, papers, "{out}");
        }
        let carried = export.carries.split(", ");
        for field in carried.filter(|name| *name != "everything") {
            for (went, came) in papers.iter().zip(&back) {
                let (before, after) = shown(field, went, came, out);
                if before != after {
                    wrong.push(Difference {
                        form: out,
                        field,
                        of: went.id.clone(),
                        before,
                        after,
                    });
                }
            }
        }
        // A library that has them finds none of them new, an empty one has as many.
        for (library, new) in [(Papers::of(papers), 0), (Papers::default(), papers.len())] {
            let back = back.iter().cloned().map(received).map(Ok);
            let plan = Plan::new(back, &library, NOW);
            let Counts { added, skipped, .. } = plan.counts;
            let ids = papers.iter().map(|paper| &paper.id);
            let is_gone = |id: &&PaperId| plan.papers.iter().all(|paper| paper.id != **id);
            let lost: Vec<&PaperId> = ids.filter(is_gone).take(9).collect();
            assert_eq!((added, skipped), (new, 0), "{out}: {lost:?}");
        }
    }
    wrong
}

/// Each difference in words.
fn told(wrong: &[Difference]) -> String {
    let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// How many papers came back otherwise, by form and field.
fn figures(papers: &[Paper], wrong: &[Difference]) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in wrong {
        *counts.entry((one.form, one.field)).or_default() += 1;
    }
    let rows = counts
        .iter()
        .map(|((form, field), count)| format!("\n  {form} {field}: {count}"));
    format!("{} papers{}", papers.len(), rows.collect::<String>())
}

#[test]
fn the_papers_of_every_sample_come_back() {
    let papers = at_hand("the_papers_of_every_sample_come_back");
    assert!(papers.len() > 400);
    let wrong = differences(&papers, as_written);
    println!("{}", figures(&papers, &wrong));
    assert!(wrong.is_empty(), "{}", told(&wrong));
}

#[test]
fn a_record_of_every_field_comes_back() {
    let line = r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x","dblp:x/y"],"title":"On the Kähler metric","abstract":"First.\n\nSecond.","authors":[{"name":"Ann Ash Jr."},{"name":"others"}],"date":"2025-03-18","venue":"Proc. of Trees","categories":["math.DG"],"keywords":["trees","leaves & so on"],"links":{"page":"https://arxiv.org/abs/2503.11794","pdf":"https://example.org/a_b.pdf"},"comment":"5 pages","sources":[{"format":"jsonl"}],"kind":"incollection","volume":"2","number":"3","pages":"4-5","publisher":"Leaf & Co","note":"read it"}"#;
    let paper = Paper::from_json(line).unwrap();
    let wrong = differences(std::slice::from_ref(&paper), as_written);
    assert!(wrong.is_empty(), "{}", told(&wrong));
    // BibTeX has a place for the comment, too.
    let export = ExportFormat::named("bibtex").unwrap();
    let bytes = written(export, std::slice::from_ref(&paper));
    let back = read(Format::named("bibtex").unwrap(), &bytes);
    assert_eq!(back[0].comment, paper.comment);
}

/// Of real papers one in a thousand may differ, in a text that is itself broken: a footnote that is
/// not closed, a name with `_` that reads as a script the second time.
fn corpus_comes_back(test: &str, stride: usize) {
    let Some(corpus) = sample_text(test, CORPUS) else {
        return;
    };
    let papers = read(Format::named("jsonl").unwrap(), corpus.as_bytes());
    let papers: Vec<Paper> = papers.into_iter().step_by(stride).collect();
    let wrong = differences(&papers, as_written);
    println!("{}\n{}", figures(&papers, &wrong), told(&wrong));
    assert!(wrong.len() * 1_000 <= papers.len(), "{}", told(&wrong));
}

#[test]
fn each_tenth_paper_of_the_corpus_comes_back() {
    corpus_comes_back("each_tenth_paper_of_the_corpus_comes_back", 10);
}

#[test]
#[ignore = "a minute and a half"]
fn every_paper_of_the_corpus_comes_back() {
    corpus_comes_back("every_paper_of_the_corpus_comes_back", 1);
}

fn paper() -> impl Strategy<Value = Paper> {
    let title = prop_oneof![
        "[A-Za-z]{2,9}( [A-Za-z0-9{}%&#_^~,:\"'-]{1,12}){1,8}",
        "\\PC{1,40}[a-z]{3}",
        "[a-z]{3}(\\$[a-z]_[0-9]\\$| \\\\emph\\{[a-z]{2}\\}| \\{[A-Z]{2}\\}| é| 学习){1,5}",
    ];
    // Nobody is called Jr or Sr before a family name: BibTeX cannot say it.
    let name = "[A-IK-RT-Z][a-zé]{1,8}( [A-Z]\\.| van| and)?( [A-Z][a-z,\"@-]{2,9}){0,2}";
    let id = prop_oneof![
        (1u8..=12, 0u16..=9999)
            .prop_map(|(month, number)| format!("arxiv:24{month:02}.{number:05}")),
        "doi:10\\.[1-9][0-9]{3}/[a-z0-9()<>;/_.-]{2,12}[a-z]",
        Just(String::new()),
    ];
    let summary = "(\\PC{0,30}[\n@{}%]{0,2}){0,6}";
    let date = (
        1900u16..2030,
        prop::option::of((1u8..=12, prop::option::of(1u8..=28))),
    );
    (title, prop::collection::vec(name, 1..4), id, summary, date).prop_map(
        |(mut title, names, id, summary, (year, rest))| {
            // A letter that cannot be seen goes out by no format, but is one of a title's.
            title.retain(|c| !safe::is_hidden(c));
            let id = PaperId::parse(&id).unwrap_or_else(|| title_key(&title));
            let mut paper = Paper::new(id);
            (paper.title, paper.summary) = (title, summary);
            paper.authors = names.into_iter().map(Author::named).collect();
            let month = rest.map(|(month, _)| month);
            let day = rest.and_then(|(_, day)| day);
            paper.date = PartialDate::new(year, month, day);
            let format = "made".to_owned();
            paper.sources = vec![Source {
                format,
                ..Source::default()
            }];
            paper
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn papers_of_any_characters_come_back(papers in prop::collection::vec(paper(), 1..6)) {
        let papers = Plan::new(papers.into_iter().map(received).map(Ok), &Papers::default(), NOW).papers;
        let wrong = differences(&papers, letters);
        prop_assert!(wrong.is_empty(), "{}", told(&wrong));
    }
}
