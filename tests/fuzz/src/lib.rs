//! What holds for every text, whatever it is: shared by the fuzz targets and the test that runs
//! their corpora.

pub mod bodies;
pub mod importing;

use recto::text::render::{Origin, render};
use recto::text::safe::{self, Unseen};
use recto::text::wrap::Widths;
use unicode_segmentation::UnicodeSegmentation;

/// Renders a text and sees that it stays within its bounds and that its map leads both ways.
pub fn is_rendered_soundly(source: &str, origin: Origin) {
    let rendered = render(source, origin);
    assert!(rendered.text.len() <= source.len() * 4);
    let mut before = 0;
    for (at, _) in rendered.text.char_indices() {
        let from = rendered.source(at);
        assert!(from >= before && source.is_char_boundary(from));
        before = from;
    }
    let mut before = 0..0;
    for (at, c) in source.char_indices() {
        let range = rendered.rendered(at..at + c.len_utf8());
        assert!(rendered.text.get(range.clone()).is_some());
        assert!(range.start >= before.start && range.end >= before.end);
        before = range;
    }
    let styles = rendered.styles.iter().map(|(range, _)| range);
    let links = rendered.links.iter().map(|(range, _)| range);
    for range in styles.chain(links) {
        assert!(
            rendered
                .text
                .get(range.clone())
                .is_some_and(|part| !part.is_empty())
        );
    }
}

/// Whether nothing of a cluster is hidden, but for what makes one picture of several.
pub fn is_seen(cluster: &str) -> bool {
    let is_flag_of_tags = cluster.contains("\u{1f3f4}\u{e0067}\u{e0062}");
    let is_of_a_picture = |c| matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
    let is_seen = |c| !safe::is_hidden(c) || is_of_a_picture(c) || is_flag_of_tags;
    cluster.chars().all(is_seen)
}

/// A safe line steers no terminal, hides nothing, stays what it is, and is found again.
pub fn is_one_safe_line(text: &str) {
    for unseen in [Unseen::Dropped, Unseen::Marked] {
        let safe = safe::mapped(text, unseen);
        let line = &safe.text;
        assert_eq!(safe::mapped(line, unseen).text, *line, "safe twice");
        assert!(line.trim() == line && !line.contains("  "), "single blanks");
        for cluster in line.graphemes(true) {
            assert!(cluster.chars().count() <= 8, "short clusters");
            assert!(is_seen(cluster), "{cluster:?}");
        }
        let mut end = 0;
        for (start, c) in text.char_indices() {
            let range = safe.map.range(&(start..start + c.len_utf8()));
            assert!(
                line.get(range.clone()).is_some() && range.end >= end,
                "{range:?}"
            );
            end = range.end;
        }
        for mark in &safe.marks {
            assert!(
                line.get(mark.clone())
                    .is_some_and(|mark| mark.starts_with('⟨'))
            );
        }
        for columns in [1, 7, 72] {
            let mut end = 0;
            for range in Widths::Narrow.lines(line, columns) {
                assert!(
                    line.get(end..range.start)
                        .is_some_and(|gap| gap.trim().is_empty())
                );
                let shown = line.get(range.clone()).unwrap_or_default();
                // Some clusters take no column, as the final letters of Korean alone.
                let wide = shown
                    .graphemes(true)
                    .filter(|part| Widths::Narrow.of(part) > 0);
                let fits = Widths::Narrow.of(shown) <= columns || wide.count() == 1;
                assert!(fits, "{shown:?} in {columns}");
                end = range.end;
            }
            assert!(line.get(end..).is_some_and(|rest| rest.trim().is_empty()));
        }
    }
    let json = serde_json::to_string(text).unwrap_or_default();
    let shown = safe::json(&json);
    assert!(!shown.contains(safe::is_hidden), "nothing hidden in JSON");
    assert_eq!(
        serde_json::from_str::<String>(&shown).ok().as_deref(),
        Some(text)
    );
}
