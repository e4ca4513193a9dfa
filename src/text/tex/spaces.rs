//! Spaces of a given length: `\hspace{1cm}`, `\hskip 5pt`, `\mkern-3mu`.

use super::TexReader;

impl TexReader<'_> {
    /// A blank, unless the length is none or draws together.
    pub(super) fn space(&mut self, at: usize, after: usize, end: usize) -> usize {
        let from = self.after_blanks(after + usize::from(self.byte(after) == Some(b'*')), end);
        let (length, behind) = if let Some(close) = self.close_of_group(from, end) {
            (from + 1..close, close + 1)
        } else {
            let behind = from + glue_len(self.text(from..end));
            (from..behind, self.after_blanks(behind, end))
        };
        let length = self.text(length).trim();
        let digits = length.trim_start_matches(['.', '0']);
        let is_none = digits.is_empty() || length.starts_with('-') || is_unit(digits);
        if is_none && !length.is_empty() {
            return behind;
        }
        self.out.blank(at..after);
        behind
    }
}

/// Whether a text begins with a unit of TeX (Knuth, "The `TeXbook`", chapter 10).
fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 12] = [
        "pt", "pc", "in", "bp", "cm", "mm", "dd", "cc", "sp", "em", "ex", "mu",
    ];
    let begins = UNITS.iter().any(|unit| text.starts_with(unit));
    begins || text.starts_with("fil")
}

/// The length of `5pt plus 1fil minus 2pt` at the start of a text; none where no number stands.
fn glue_len(text: &str) -> usize {
    let mut len = length_len(text);
    for word in ["plus", "minus"] {
        let rest = text.get(len..).unwrap_or_default();
        let stretch = rest.trim_start_matches(' ').strip_prefix(word);
        if let Some(stretch) = stretch.filter(|_| len > 0) {
            let behind = stretch.trim_start_matches(' ');
            let more = length_len(behind);
            if more > 0 {
                len = text.len() - behind.len() + more;
            }
        }
    }
    len
}

/// The length of `-.5 em` at the start of a text.
fn length_len(text: &str) -> usize {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number = unsigned.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let unit = number.trim_start_matches(' ');
    if number.len() == unsigned.len() || !is_unit(unit) {
        return 0;
    }
    let fills = unit
        .strip_prefix("fil")
        .map(|rest| rest.trim_start_matches('l'));
    let rest = fills.or_else(|| unit.get(2..)).unwrap_or_default();
    text.len() - rest.len()
}
