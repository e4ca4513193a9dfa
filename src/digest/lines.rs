//! Lines that a mail may have: none longer than 998 bytes (RFC 5322, 2.1.1), whatever a title holds.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::wrap::Widths;

/// Plain text has so many columns.
pub(super) const COLUMNS: usize = 72;
/// A line has at most so many bytes, and some for what stands around it.
const LONGEST: usize = 600;
/// A line of a page is ended at a blank behind so many bytes.
const LONG: usize = 200;

/// Adds a safe text wrapped, each line behind its indent; the first one may have another of that width.
pub(super) fn wrap(out: &mut String, text: &str, (first, indent): (&str, &str)) {
    let columns = COLUMNS.saturating_sub(Widths::Narrow.of(indent));
    let lines = Widths::Narrow.lines(text, columns).into_iter();
    let lines = lines.flat_map(|line| pieces(text.get(line).unwrap_or_default()));
    for (number, line) in lines.enumerate() {
        out.push_str(if number == 0 { first } else { indent });
        out.push_str(line);
        out.push('\n');
    }
}

/// A line in pieces that are not too long: a letter may have many marks.
fn pieces(line: &str) -> Vec<&str> {
    if line.len() <= LONGEST {
        return vec![line];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for (place, cluster) in line.grapheme_indices(true) {
        let end = place + cluster.len();
        if end - start > LONGEST {
            pieces.extend(line.get(start..place));
            start = place;
        }
    }
    pieces.extend(line.get(start..));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A safe text for a page or a feed: nothing in it is taken for markup.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // No XML may have them.
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The same in lines that are not too long: a blank becomes a line break, and a word without an end is
/// broken within a tag, where nobody sees it.
pub(super) fn escaped_lines(text: &str) -> String {
    let mut page = String::with_capacity(text.len() + 16);
    let mut line = 0;
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            page.push(if line > LONG { '\n' } else { ' ' });
            line = if line > LONG { 0 } else { line + 1 };
        }
        for (place, piece) in pieces(word).into_iter().enumerate() {
            // Every sign may have become six.
            let shorter = piece.graphemes(true).map(escaped);
            if place > 0 {
                page.push_str("<wbr\n>");
                line = 1;
            }
            for cluster in shorter {
                if line + cluster.len() > LONGEST {
                    page.push_str("<wbr\n>");
                    line = 1;
                }
                line += cluster.len();
                page.push_str(&cluster);
            }
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escaped("</td><script>a & \"b\" 'c'\u{ffff}"),
            "&lt;/td&gt;&lt;script&gt;a &amp; &quot;b&quot; &#39;c&#39;"
        );
        let long = "ab ".repeat(100);
        let page = escaped_lines(&long);
        assert_eq!(page.replace('\n', " "), long);
        assert_eq!(page.lines().count(), 2);
    }

    #[test]
    fn a_word_without_an_end_is_broken_in_a_tag() {
        let word = "&".repeat(1_000);
        let page = escaped_lines(&word);
        assert!(page.lines().all(|line| line.len() <= 998));
        assert_eq!(page.replace("<wbr\n>", ""), "&amp;".repeat(1_000));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long(text in "[ab &<e\u{301}\u{302}\u{10000}深]{0,2000}") {
            let safe = crate::text::safe::line(&text);
            let mut wrapped = String::new();
            wrap(&mut wrapped, &safe, ("1. ", "   "));
            let page = escaped_lines(&safe);
            prop_assert!(wrapped.lines().chain(page.lines()).all(|line| line.len() <= 998));
            prop_assert!(wrapped.lines().all(|line| Widths::Narrow.of(line) <= COLUMNS));
            let words = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&page.replace("<wbr\n>", "")), words(&escaped(&safe)));
        }
    }
}
