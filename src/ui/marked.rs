//! A text with the words marked that the filter looks for.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

/// The text as spans: hits in one style, the rest in another. Hits are byte ranges in order; what
/// lies beyond the text is left out.
pub(super) fn spans<'a>(
    text: &'a str,
    hits: &[Range<usize>],
    plain: Style,
    hit: impl Fn(usize) -> Style,
) -> Vec<Span<'a>> {
    let mut spans = Vec::with_capacity(hits.len() * 2 + 1);
    let mut done = 0;
    for (number, range) in hits.iter().enumerate() {
        let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
        let (Some(before), Some(within)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        if !before.is_empty() {
            spans.push(Span::styled(before, plain));
        }
        if !within.is_empty() {
            spans.push(Span::styled(within, plain.patch(hit(number))));
        }
        done = end;
    }
    spans.push(Span::styled(text.get(done..).unwrap_or_default(), plain));
    spans
}
