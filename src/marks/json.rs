//! Where the pieces of a JSON text stand, so that a large one is kept as it is and read where it is
//! asked. The text must be sound: `serde_json` has gone over it before.

use std::borrow::Cow;

/// A piece of a text, in bytes; texts are far shorter than 4 GB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        // A span beyond is of no text that could be written.
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: place(start),
            end: place(end),
        }
    }

    /// The same piece, where this one is meant from the start of `outer`.
    pub(super) fn within(self, outer: Self) -> Self {
        Self {
            start: self.start.saturating_add(outer.start),
            end: self.end.saturating_add(outer.start),
        }
    }

    /// The line of the text that it begins in, from 1.
    pub(super) fn line(self, text: &str) -> usize {
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        let before = text.as_bytes().get(..start).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    /// The piece of the text.
    pub(super) fn of(self, text: &str) -> &str {
        let place = |at| usize::try_from(at).unwrap_or(usize::MAX);
        text.get(place(self.start)..place(self.end))
            .unwrap_or_default()
    }
}

/// The members of an object, name and value, as they stand; `None` for what is no object.
pub(super) fn members(text: &str) -> Option<impl Iterator<Item = (Span, Span)>> {
    let mut walk = Walk::into(text, b'{')?;
    Some(std::iter::from_fn(move || {
        let name = walk.next()?;
        Some((name, walk.next()?))
    }))
}

/// The elements of an array; `None` for what is no array.
pub(super) fn elements(text: &str) -> Option<impl Iterator<Item = Span>> {
    let mut walk = Walk::into(text, b'[')?;
    Some(std::iter::from_fn(move || walk.next()))
}

/// What a string says; `None` for what is no string, or none of whole characters.
pub(super) fn string(text: &str) -> Option<Cow<'_, str>> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(text).ok().map(Cow::Owned)
}

/// A way through the values inside one pair of brackets.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    fn into(text: &'a str, bracket: u8) -> Option<Self> {
        let bytes = text.as_bytes();
        let at = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
        (bytes.get(at) == Some(&bracket)).then_some(Self { bytes, at: at + 1 })
    }

    /// The next value; a member's name is one, too.
    fn next(&mut self) -> Option<Span> {
        let rest = self.bytes.get(self.at..)?;
        let between = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b':');
        let start = self.at + rest.iter().position(|byte| !between(byte))?;
        if matches!(self.bytes.get(start)?, b'}' | b']') {
            return None;
        }
        self.at = self.end_of_value(start);
        Some(Span::new(start, self.at))
    }

    fn end_of_value(&self, start: usize) -> usize {
        match self.bytes.get(start) {
            Some(b'"') => self.end_of_string(start),
            Some(b'{' | b'[') => self.end_of_brackets(start),
            _ => {
                let rest = self.bytes.get(start..).unwrap_or_default();
                let is_end =
                    |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'}' | b']');
                start + rest.iter().position(is_end).unwrap_or(rest.len())
            }
        }
    }

    fn end_of_brackets(&self, start: usize) -> usize {
        let (mut at, mut depth) = (start, 0_usize);
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'"' => {
                    at = self.end_of_string(at);
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        at
    }

    fn end_of_string(&self, start: usize) -> usize {
        let mut at = start + 1;
        while let Some(rest) = self.bytes.get(at..) {
            match memchr::memchr2(b'"', b'\\', rest) {
                Some(found) if rest.get(found) == Some(&b'"') => return at + found + 1,
                Some(found) => at += found + 2,
                None => break,
            }
        }
        self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_text_are_found_as_they_stand() {
        let text = "\n{ \"a\\\"\" : [1, \"]}\\\\\", {\"x\":[]}] ,\"b\":{},\"\": -1e5,\"c\":\"\\u00e4\\n\" }\n";
        let found: Vec<(&str, &str)> = members(text)
            .unwrap()
            .map(|(name, value)| (name.of(text), value.of(text)))
            .collect();
        let expected = [
            (r#""a\"""#, r#"[1, "]}\\", {"x":[]}]"#),
            (r#""b""#, "{}"),
            (r#""""#, "-1e5"),
            (r#""c""#, r#""\u00e4\n""#),
        ];
        assert_eq!(found, expected);
        let list = expected[0].1;
        let elements: Vec<&str> = elements(list).unwrap().map(|span| span.of(list)).collect();
        assert_eq!(elements, ["1", r#""]}\\""#, r#"{"x":[]}"#]);
        assert_eq!(string(expected[3].1).unwrap(), "ä\n");
        assert_eq!(string("\"\\ud800\""), None);
        assert!(members("[]").is_none() && string("1").is_none());
    }
}
