//! What is done to the texts of records: lines folded, and no more.

/// A text whose line breaks, with the blanks around them, have become single blanks: a title that
/// was folded at the edge of a page.
pub(super) fn one_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut folded = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        folded.push(' ');
        folded.push_str(line);
    }
    folded
}

/// The text of a field that was indented with its markup: every run of blanks is one.
pub(super) fn collapsed(text: &str) -> String {
    let trimmed = text.trim();
    if is_collapsed(trimmed) {
        return trimmed.to_owned();
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether a text without blanks around it is plainly as [`collapsed`] would have it, as most are.
fn is_collapsed(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let fits = match byte {
            b' ' => before != b' ',
            // What may begin a blank of another kind in UTF-8.
            0xc2 | 0xe1 | 0xe2 | 0xe3 => false,
            _ => !byte.is_ascii_control(),
        };
        before = byte;
        fits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_title_is_one_line_and_otherwise_as_it_was() {
        for (text, line) in [
            (
                "Mask^2DiT: Dual\n  Video Generation",
                "Mask^2DiT: Dual Video Generation",
            ),
            (" Two  blanks\r\nstay\n\n", "Two  blanks stay"),
            ("", ""),
        ] {
            assert_eq!(one_line(text), line);
        }
    }
}
