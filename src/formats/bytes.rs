//! Bytes of an encoding that nobody told, as text.

/// The characters that Windows-1252 has where Latin-1 has controls, from 0x80 on
/// (<https://encoding.spec.whatwg.org/index-windows-1252.txt>).
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of these bytes: UTF-8, and where they are none, Windows-1252.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let mut text = String::new();
        for chunk in error.as_bytes().utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(chunk.invalid().iter().map(|byte| latin(*byte)));
        }
        text
    })
}

/// The character of a byte of Windows-1252.
pub(super) fn latin(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    let windows = place.and_then(|place| WINDOWS.get(place));
    windows.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf_8_reads_as_windows_1252() {
        assert_eq!(text("Erdős".into()), "Erdős");
        assert_eq!(text(b"K\xf6nig \x93x\x94 \xc3\xb6".to_vec()), "König “x” ö");
    }
}
