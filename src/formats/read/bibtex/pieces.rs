//! Texts of BibTeX in pieces, between separators that no braces hold together.

/// The pieces between separators outside of braces. Of what stands before and behind it, a
/// separator tells its length.
pub(super) fn split(text: &str, separator: fn(Option<u8>, &[u8]) -> usize) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut pieces, mut start, mut depth, mut at) = (Vec::new(), 0, 0_usize, 0);
    let mut before = None;
    while let Some(byte) = bytes.get(at).copied() {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = if depth == 0 {
            separator(before, rest)
        } else {
            0
        };
        before = Some(byte);
        if length > 0 {
            pieces.push(text.get(start..at).unwrap_or_default());
            at += length;
            start = at;
            before = None;
            continue;
        }
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            // The sign behind it is no brace and separates nothing.
            b'\\' => at += 1,
            _ => {}
        }
        at += 1;
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}
