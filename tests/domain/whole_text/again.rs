//! Papers that recto wrote as Markdown and reads again.

use recto::body::{Body, Kind, Mark, Prose, from_html, from_markdown, to_markdown};

use super::PAPERS;

/// All texts of a paper behind its front.
fn proses(body: &Body) -> Vec<&Prose> {
    let mut all = vec![&body.title];
    for block in body.summary.iter().chain(&body.blocks) {
        all.extend([&block.label, &block.prose]);
        if let Kind::Table(table) = &block.kind {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            all.extend(cells.map(|cell| &cell.prose));
        }
    }
    all
}

/// The words of a paper as they are shown; bullets of lists are none.
fn words(body: &Body) -> Vec<String> {
    let text = body.text();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The formulas without their blanks.
fn formulas(body: &Body) -> Vec<String> {
    let formula = |prose: &Prose| {
        let marks = prose.marks.iter();
        let formulas = marks.filter(|(_, mark)| *mark == Mark::Formula);
        let tex =
            formulas.map(|(part, _)| prose.text[part.clone()].replace(char::is_whitespace, ""));
        tex.collect::<Vec<String>>()
    };
    let mut all: Vec<String> = proses(body).into_iter().flat_map(formula).collect();
    all.sort();
    all
}

#[test]
fn a_paper_that_is_written_as_markdown_is_read_again_word_by_word_and_formula_by_formula() {
    let article = ("article", include_str!("../../fixtures/body/article.html"));
    let papers = PAPERS.map(|(name, _, page, _)| (name, page));
    for (name, page) in papers.into_iter().chain([article]) {
        let body = from_html(page).unwrap();
        let written = to_markdown(&body, None);
        let again = from_markdown(&written).unwrap();
        assert_eq!(again.title.text, body.title.text, "{name}");
        assert_eq!(again.outline(), body.outline(), "{name}");
        are_same(name, &words(&again), &words(&body));
        are_same(name, &formulas(&again), &formulas(&body));
    }
}

/// Says where two lists part first.
fn are_same(name: &str, one: &[String], other: &[String]) {
    let both = one.iter().zip(other);
    let same = both.take_while(|(one, other)| one == other).count();
    let near = |list: &[String]| {
        let near = list.iter().skip(same.saturating_sub(4)).take(10);
        near.cloned().collect::<Vec<String>>()
    };
    assert!(one == other, "{name}: {:?} {:?}", near(one), near(other));
}
