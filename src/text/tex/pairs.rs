//! What belongs together: braces, dollars, `\(..\)`, `\[..\]` and environments.
//!
//! All pairs are found in one pass before the text is read, so that reading never looks far ahead.

mod dollars;

use std::ops::Range;

use dollars::Dollars;

/// Deeper braces are left as they are written.
pub(super) const DEEPEST: usize = 32;
/// No environment has a longer name.
const LONGEST_NAME: usize = 32;

/// Pairs by the byte at which they open.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// The opening byte and the closing one, in the order of the opening bytes.
    list: Vec<(usize, usize)>,
}

impl Pairs {
    /// Where the pair closes that opens at a byte.
    pub(super) fn close_of(&self, open: usize) -> Option<usize> {
        let place = self.list.binary_search_by_key(&open, |(open, _)| *open);
        self.list.get(place.ok()?).map(|(_, close)| *close)
    }

    pub(super) fn of(text: &str) -> Self {
        let mut found = Finder {
            text,
            list: Vec::new(),
            levels: vec![Level::default()],
            environments: Vec::new(),
            are_even: dollars::are_even(text),
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += match byte {
                // The byte after ESC belongs to it.
                b'\x1b' => 2,
                b'\\' => found.command(at),
                b'{' => {
                    found.levels.push(Level {
                        open: at,
                        ..Level::default()
                    });
                    1
                }
                b'}' => {
                    found.close_brace(at);
                    1
                }
                b'$' => found.dollar(at),
                _ => 1,
            };
        }
        found.list.sort_unstable();
        Self { list: found.list }
    }
}

/// What is open inside one pair of braces.
#[derive(Debug, Default)]
struct Level {
    open: usize,
    /// A dollar, or two, that wait for their partner.
    dollar: Option<Range<usize>>,
    /// `\(` or `\[`, and what closes it.
    math: Option<(usize, u8)>,
}

struct Finder<'a> {
    text: &'a str,
    list: Vec<(usize, usize)>,
    /// The outermost is the text itself.
    levels: Vec<Level>,
    environments: Vec<(usize, &'a str)>,
    /// Whether every dollar can have a partner.
    are_even: bool,
}

impl<'a> Finder<'a> {
    fn command(&mut self, at: usize) -> usize {
        let next = self.text.as_bytes().get(at + 1).copied();
        match next {
            Some(open @ (b'(' | b'[')) => {
                let close = if open == b'(' { b')' } else { b']' };
                if let Some(level) = self.levels.last_mut() {
                    level.math = Some((at, close));
                }
            }
            Some(close @ (b')' | b']')) => {
                if let Some(level) = self.levels.last_mut()
                    && let Some((open, _)) = level.math.take_if(|(_, wanted)| *wanted == close)
                {
                    self.list.push((open, at));
                }
            }
            Some(b'b' | b'e') => self.environment(at),
            _ => {}
        }
        2
    }

    fn environment(&mut self, at: usize) {
        let rest: &'a str = self.text.get(at..).unwrap_or_default();
        if let Some((name, _)) = rest.strip_prefix("\\begin").and_then(name_in_braces) {
            self.environments.push((at, name));
        } else if let Some((name, _)) = rest.strip_prefix("\\end").and_then(name_in_braces)
            && let Some((open, _)) = self.environments.pop_if(|(_, open)| *open == name)
        {
            self.list.push((open, at));
        }
    }

    fn close_brace(&mut self, at: usize) {
        if self.levels.len() < 2 {
            return;
        }
        let depth = self.levels.len() - 1;
        if let Some(level) = self.levels.pop()
            && depth <= DEEPEST
        {
            self.list.push((level.open, at));
        }
    }

    fn dollar(&mut self, at: usize) -> usize {
        let double = self.text.as_bytes().get(at + 1) == Some(&b'$');
        let Some(level) = self.levels.last_mut() else {
            return 1;
        };
        let Some(open) = level.dollar.take() else {
            let len = if double { 2 } else { 1 };
            level.dollar = Some(at..at + len);
            return len;
        };
        // `$x$$y$` closes one formula and opens the next.
        let len = if double && open.len() == 2 { 2 } else { 1 };
        let part = |range: Range<usize>| self.text.get(range).unwrap_or_default();
        let dollars = Dollars {
            before: part(0..open.start),
            inside: part(open.end..at),
            after: part(at + len..self.text.len()),
            are_double: len == 2,
            are_even: self.are_even,
        };
        if open.len() == len && dollars.are_maths() {
            self.list.push((open.start, at));
        } else {
            level.dollar = Some(at..at + len);
        }
        len
    }
}

/// The name in `{name}`, which is short, and the length with its braces and a blank before them.
pub(super) fn name_in_braces(text: &str) -> Option<(&str, usize)> {
    let name = text.trim_start_matches(' ').strip_prefix('{')?;
    let end = name
        .bytes()
        .take(LONGEST_NAME)
        .position(|byte| byte == b'}')?;
    Some((name.get(..end)?, text.len() - name.len() + end + 1))
}
