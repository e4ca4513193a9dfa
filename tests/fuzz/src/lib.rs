//! What holds for every text, whatever it is: shared by the fuzz targets and the test that runs
//! their corpora.

use recto::text::render::{Origin, render};

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
