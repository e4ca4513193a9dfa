//! How an entry of BibTeX begins: `@word{`.

/// An entry's `@word{` is no longer than this.
pub(super) const LONGEST_OPENING: usize = 80;
/// A line that was meant for the beginning of an entry is told by so much of it.
pub(super) const LONGEST_MISNAMED: usize = 200;

/// The length of `@word{` or `@word(` at the start of these bytes, and what closes it. The word is of
/// whatever BibTeX takes for a name: `web_page`, `book-section`.
pub(super) fn whole(bytes: &[u8]) -> Option<(usize, u8)> {
    of(bytes, is_of_name)
}

/// The same where something stands before it in its line, which may be an address: `me@x.org (home)`.
pub(super) fn within(bytes: &[u8]) -> Option<(usize, u8)> {
    of(bytes, |byte| {
        byte.is_ascii_alphanumeric() || b"_-".contains(&byte)
    })
}

fn of(bytes: &[u8], is_of_word: fn(u8) -> bool) -> Option<(usize, u8)> {
    let bytes = bytes.get(..LONGEST_OPENING.min(bytes.len()))?;
    let after_sign = bytes.strip_prefix(b"@")?.trim_ascii_start();
    let of_word = |byte: &&u8| is_of_word(**byte);
    let letters = after_sign.iter().take_while(of_word).count();
    let after = after_sign.get(letters..)?.trim_ascii_start();
    let (open, inside) = after.split_first().filter(|_| letters > 0)?;
    let close = match open {
        b'{' => b'}',
        b'(' => b')',
        _ => return None,
    };
    Some((bytes.len() - inside.len(), close))
}

/// The length of `@two words{key,` at the start of these bytes: what can be meant for an entry only.
pub(super) fn misnamed(bytes: &[u8]) -> Option<usize> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let line = line.get(..LONGEST_MISNAMED.min(line.len()))?;
    let word = memchr::memchr2(b'{', b'(', line)?;
    let key = line.get(word + 1..)?;
    let comma = memchr::memchr(b',', key)?;
    let key = key.get(..comma)?.trim_ascii();
    let is_key = !key.is_empty() && !key.iter().any(|byte| b" \t{}@()".contains(byte));
    (line.starts_with(b"@") && is_key).then_some(word + comma + 2)
}

/// Whether BibTeX takes the byte in a name (<https://ctan.org/pkg/bibtex>, `bibtex.web`, "id class").
fn is_of_name(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !byte.is_ascii_control() && !b"\"#%'(),={}@\\".contains(&byte)
}

/// Whether the input ends within an `@word`.
pub(super) fn is_cut(rest: &[u8]) -> bool {
    rest.strip_prefix(b"@").is_some_and(|word| {
        let word = word.trim_ascii();
        word.iter().copied().all(is_of_name)
    })
}
