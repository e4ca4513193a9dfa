//! Texts on their way to the screen, over real papers: what search folds, what the page shows.

use crate::common::samples::{CORPUS, sample_text};
use recto::library::{origin, rendering};
use recto::paper::Paper;
use recto::query::{Query, Text};
use recto::text::fold;
use recto::text::render::render;
use recto::text::safe::{self, Unseen};
use recto::text::shown::{self, Form, Shown};
use recto::text::wrap::Widths;

/// One paper of so many is read of the larger corpus.
const STEP: usize = 100;

/// The bundled papers for a test, and some of twenty thousand where those are at hand.
fn papers(test: &str) -> Vec<Paper> {
    let bundled = include_str!("../../assets/papers.jsonl").lines();
    let mut papers: Vec<Paper> = bundled
        .map(|line| Paper::from_json(line).unwrap())
        .collect();
    let Some(corpus) = sample_text(test, CORPUS) else {
        return papers;
    };
    let format = recto::formats::Format::named("jsonl").unwrap();
    let step = std::env::var("RECTO_STEP").map_or(STEP, |step| step.parse().unwrap());
    let some: String = corpus.split_inclusive('\n').step_by(step).collect();
    papers.extend(
        format
            .read(Box::new(some.as_bytes()))
            .unwrap()
            .map(|record| record.unwrap().paper),
    );
    papers
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold::fold_into(text, &mut out);
    out
}

#[test]
fn the_words_of_both_forms_are_folded_whether_a_text_is_rendered_for_it_or_not() {
    let mut others = Vec::new();
    for paper in
        papers("the_words_of_both_forms_are_folded_whether_a_text_is_rendered_for_it_or_not")
    {
        for text in [&paper.title, &paper.summary] {
            let mut both = String::new();
            shown::fold_into(text, origin(&paper), &mut both);
            let rendered_text = render(text, origin(&paper)).text;
            let (source, rendered) = (folded(text), folded(&rendered_text));
            // What is shown stands once more without the signs of its words.
            let bare = fold::bare_form(&rendered);
            let mut forms = vec![source];
            for form in [Some(rendered), bare].into_iter().flatten() {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
            let said = fold::said(&rendered_text);
            forms.extend(said.iter().map(|said| folded(said)));
            if both != forms.join("\n ") {
                others.push(text.clone());
            }
        }
    }
    assert!(others.is_empty(), "{}: {:#?}", others.len(), others);
}

#[test]
fn every_word_that_is_shown_is_found_and_marked_where_it_stands() {
    for paper in papers("every_word_that_is_shown_is_found_and_marked_where_it_stands")
        .iter()
        .step_by(5)
    {
        let form = Form::Rendered(rendering(paper));
        let shown = Shown::paragraphs(&paper.summary, form, Unseen::Dropped);
        for paragraph in &shown.paragraphs {
            for word in fold::words(&paragraph.text).iter().step_by(7) {
                let query: Query = format!("\"{}\" ", word.folded).parse().unwrap();
                let hits = query.hits_shown(Text::Abstract, &paper.summary, &shown);
                let is_marked = |hit: &std::ops::Range<usize>| {
                    hit.start <= word.range.start && hit.end >= word.range.end
                };
                assert!(
                    hits.iter().flatten().any(is_marked),
                    "{word:?} in {}",
                    paragraph.text
                );
            }
        }
    }
}

#[test]
fn every_word_of_a_source_that_is_copied_is_marked_on_the_same_letters() {
    for paper in papers("every_word_of_a_source_that_is_copied_is_marked_on_the_same_letters")
        .iter()
        .step_by(5)
    {
        let form = Form::Rendered(rendering(paper));
        let shown = Shown::paragraphs(&paper.summary, form, Unseen::Marked);
        let plain = |range: &std::ops::Range<usize>| {
            let text = &paper.summary[range.clone()];
            text.bytes().all(|byte| byte.is_ascii_lowercase()) && text.len() > 3
        };
        for word in fold::words(&paper.summary)
            .iter()
            .filter(|word| plain(&word.range))
        {
            for (paragraph, place) in shown.places(word.range.clone()) {
                let marked = &shown.paragraphs[paragraph].text[place];
                // A command is drawn as something else; a word as itself.
                let is_command = paper.summary[..word.range.start].ends_with('\\');
                let is_copied = folded(marked).trim() == word.folded;
                assert!(
                    is_command || is_copied || !marked.contains(' '),
                    "{word:?}: {marked}"
                );
            }
        }
    }
}

#[test]
fn every_letter_shown_is_on_a_line_that_fits() {
    for paper in papers("every_letter_shown_is_on_a_line_that_fits") {
        let form = Form::Rendered(rendering(&paper));
        let shown = Shown::paragraphs(&paper.summary, form, Unseen::Marked);
        for paragraph in &shown.paragraphs {
            assert_eq!(
                safe::mapped(&paragraph.text, Unseen::Marked).text,
                paragraph.text
            );
            for columns in [20, 50, 72, 100] {
                let mut end = 0;
                for line in Widths::Narrow.lines(&paragraph.text, columns) {
                    assert!(paragraph.text[end..line.start].trim().is_empty());
                    assert!(Widths::Narrow.of(&paragraph.text[line.clone()]) <= columns);
                    end = line.end;
                }
                assert!(paragraph.text[end..].trim().is_empty());
            }
        }
    }
}
