//! A text whose parts stand out: the words that the filter looks for, what an author stressed.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

/// A part of a text and how it stands out.
pub(super) type Mark = (Range<usize>, Style);

/// The text as spans: where marks overlap the later one has the last word. Marks are byte ranges;
/// what lies beyond the text is left out.
pub(super) fn spans<'a>(text: &'a str, plain: Style, marks: &[Mark]) -> Vec<Span<'a>> {
    let mut ends: Vec<usize> = marks
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .filter(|end| text.is_char_boundary(*end))
        .chain([text.len()])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    let mut spans = Vec::with_capacity(ends.len());
    for end in ends {
        let here = marks
            .iter()
            .filter(|(range, _)| range.start <= start && range.end >= end);
        let style = here.fold(plain, |style, (_, mark)| style.patch(*mark));
        let piece = text.get(start..end).unwrap_or_default();
        if !piece.is_empty() {
            spans.push(Span::styled(piece, style));
        }
        start = end;
    }
    spans
}
