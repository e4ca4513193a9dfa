//! Texts as they are rendered.

use super::*;
use proptest::prelude::*;

/// Rows of `input TAB expected`: formats as they occur.
const CASES: &str = include_str!("../../../tests/fixtures/latex_cases.tsv");

fn text(source: &str, origin: Origin) -> String {
    render(source, origin).text
}

#[test]
fn every_row_of_the_table_is_rendered_as_it_says() {
    let mut wrong = Vec::new();
    for row in CASES.lines() {
        let (source, expected) = row.split_once('\t').unwrap();
        let found = text(source, Origin::HuggingFace);
        if found != expected {
            wrong.push(format!("{source:?}\n  {expected:?}\n  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_rows_of_stripped_text_need_to_know_where_they_come_from() {
    let differ = CASES
        .lines()
        .filter_map(|row| row.split_once('\t'))
        .filter(|(source, expected)| text(source, Origin::Faithful) != *expected);
    assert!(
        differ
            .map(|(source, _)| source)
            .eq(CASES.lines().filter_map(|row| {
                let words = [
                    "mathbb R",
                    "2times",
                    "texttt{D}ual-t",
                    "sim30",
                    "5sim10",
                    "Oleft",
                    "{ell_2}",
                ];
                let source = row.split_once('\t')?.0;
                let faithful = source.contains('$') || source.contains("\\texttt");
                (words.iter().any(|word| source.contains(word)) && !faithful).then_some(source)
            }))
    );
}

#[test]
fn every_byte_knows_where_it_comes_from_and_where_it_went() {
    let source = "The $\\alpha$-Flow of Schr\\\"odinger";
    let rendered = render(source, Origin::Faithful);
    assert_eq!(rendered.text, "The α-Flow of Schrödinger");
    for (shown, from) in [
        ("The", "The"),
        ("α", "\\alpha"),
        ("Flow", "Flow"),
        ("ö", "\\\"o"),
    ] {
        let at = rendered.text.find(shown).unwrap();
        let start = source.find(from).unwrap();
        assert_eq!(rendered.source(at), start, "{shown}");
        let range = rendered.rendered(start..start + from.len());
        assert_eq!(range, at..at + shown.len(), "{shown}");
    }
    assert_eq!(rendered.rendered(4..5), 4..4);
    assert_eq!(rendered.source(99), source.len());
}

proptest! {
    #[test]
    fn any_text_is_rendered_within_bounds_and_mapped_both_ways(
        source in "(\\PC|[ \n\r\t\x1b$^_{}~`'&%a-e0-3]|\\\\[a-z({\\[\\])}'\"]|\\\\(frac|sqrt|hat|textbf|begin\\{cases\\}|end\\{cases\\}|left\\(|right\\)|alpha|href|ce|not|overset|over|choose|ket|ev|pdv|pdv\\[2\\]|substack|cases|SI|SIlist|per|ang|uppercase|isotope|prescript|hspace|tag|verb|overline|mathop|sideset|xrightarrow|R|deg|cr|begin\\{array\\}|end\\{array\\})|times|left|right)*",
        stripped: bool,
    ) {
        let origin = if stripped { Origin::HuggingFace } else { Origin::Faithful };
        let rendered = render(&source, origin);
        prop_assert!(rendered.text.len() <= source.len() * 4);
        let mut before = 0;
        for (at, _) in rendered.text.char_indices() {
            let from = rendered.source(at);
            prop_assert!(from >= before && source.is_char_boundary(from), "{at}: {from} after {before}");
            before = from;
        }
        let mut before = 0..0;
        for (at, c) in source.char_indices() {
            let range = rendered.rendered(at..at + c.len_utf8());
            prop_assert!(rendered.text.get(range.clone()).is_some());
            prop_assert!(range.start >= before.start && range.end >= before.end, "{at}");
            before = range;
        }
        for range in rendered.styles.iter().map(|(range, _)| range).chain(rendered.links.iter().map(|(range, _)| range)) {
            prop_assert!(rendered.text.get(range.clone()).is_some_and(|part| !part.is_empty()));
        }
    }
}
