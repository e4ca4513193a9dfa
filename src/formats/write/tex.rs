//! Text as TeX: what is TeX already stays, every other special character is escaped, braces
//! balance.

use std::ops::Range;

use crate::text::typeset::{self, TexPart};

/// What a character that stands for itself is called outside of mathematics.
const NAMES: [(char, &str); 6] = [
    ('%', "\\%"),
    ('&', "\\&"),
    ('#', "\\#"),
    ('_', "\\_"),
    ('$', "\\$"),
    ('^', "\\textasciicircum{}"),
];
/// Deeper braces are no author's.
const DEEPEST: usize = 16;

/// One line of text that may have TeX in it, for a value in braces: the way it is shown.
pub(super) fn escaped(text: &str) -> String {
    written(text, Scripts::Formulas)
}

/// A line such as the name of a venue, which is shown as it stands.
pub(super) fn escaped_value(text: &str) -> String {
    written(text, Scripts::Prose)
}

/// What becomes of scripts that stand in prose, as `_2` in `H_2O`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    Formulas,
    Prose,
}

fn written(text: &str, scripts: Scripts) -> String {
    if !text.contains(is_special) && text.is_ascii() {
        return text.to_owned();
    }
    let LoneBraces { alone, open } = LoneBraces::of(text);
    let mut writer = TexWriter {
        text,
        scripts,
        alone,
        open,
        unclosed: 0,
        tex: String::with_capacity(text.len() + 16),
    };
    let (mut done, mut script_end) = (0, None);
    for (range, what) in typeset::parts(text) {
        writer.prose(done..range.start);
        done = range.end;
        match (what, scripts) {
            (TexPart::Kept, _) => writer.kept(range),
            (TexPart::Brace, _) => writer.printed_brace(range.start),
            (TexPart::Script, Scripts::Prose) => writer.prose(range),
            (TexPart::Script, Scripts::Formulas) => {
                if script_end == Some(range.start) {
                    // `x_1^2` has one formula.
                    writer.tex.pop();
                } else {
                    writer.tex.push('$');
                }
                writer.script(range);
                writer.tex.push('$');
                script_end = Some(done);
            }
        }
    }
    writer.prose(done..text.len());
    writer.tex.push_str(&"}".repeat(writer.unclosed));
    writer.tex
}

fn is_special(c: char) -> bool {
    matches!(c, '\\' | '{' | '}' | '~') || NAMES.iter().any(|(special, _)| *special == c)
}

/// The places of braces without a partner. BibTeX counts every brace, a TeX-escaped one, too, so that
/// each kind must have its own.
struct LoneBraces {
    /// All of them, in order.
    alone: Vec<usize>,
    /// Those that begin a group which the text ends in.
    open: Vec<usize>,
}

impl LoneBraces {
    fn of(text: &str) -> Self {
        let mut alone = Vec::new();
        // What is open, of groups and of escaped braces.
        let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
        let mut is_escaped = false;
        for (place, c) in text.char_indices() {
            let [groups, printed] = &mut open;
            let kind = if is_escaped { printed } else { groups };
            match c {
                '{' if kind.len() < DEEPEST => kind.push(place),
                '}' if kind.pop().is_some() => {}
                '{' | '}' => alone.push(place),
                _ => {}
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        alone.extend(open.concat());
        alone.sort_unstable();
        let [open, _] = open;
        Self { alone, open }
    }
}

/// Writes the parts of a text.
struct TexWriter<'a> {
    text: &'a str,
    scripts: Scripts,
    /// The places of braces that have no partner.
    alone: Vec<usize>,
    /// Those of them that begin a group.
    open: Vec<usize>,
    /// How many arguments are to be closed at the end.
    unclosed: usize,
    tex: String,
}

impl<'a> TexWriter<'a> {
    fn part(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    fn is_alone(&self, brace: usize) -> bool {
        self.alone.binary_search(&brace).is_ok()
    }

    /// Whether the brace at a place begins an argument that nobody closed. It is not shown, and ends
    /// with the text.
    fn is_open_argument(&self, place: usize) -> bool {
        if !self.open.contains(&place) {
            return false;
        }
        let mut before = self.part(0..place);
        while let Some(argument) = before.strip_suffix('}') {
            before = argument.rsplit_once('{').map_or("", |(before, _)| before);
        }
        let command = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        command.len() < before.len() && command.ends_with('\\')
    }

    /// What stands outside of formulas.
    fn prose(&mut self, range: Range<usize>) {
        let start = range.start;
        let part = self.part(range);
        let mut chars = part.char_indices();
        while let Some((at, c)) = chars.next() {
            let place = start + at;
            if let Some((tex, last)) = self.small(part.get(at..).unwrap_or_default()) {
                self.tex.push_str(&tex);
                if last > 0 {
                    chars.nth(last - 1);
                }
                continue;
            }
            match c {
                '\\' => match chars.next() {
                    Some((_, '{' | '}')) => self.printed_brace(place + 1),
                    Some((_, next)) => self.tex.extend(['\\', next]),
                    None => self.tex.push_str("\\textbackslash{}"),
                },
                '{' if self.is_open_argument(place) => {
                    self.unclosed += 1;
                    self.tex.push(c);
                }
                '{' | '}' if self.is_alone(place) => self.tex.push_str(brace_name(c)),
                '~' if self.scripts == Scripts::Prose => self.tex.push_str("\\textasciitilde{}"),
                _ => match NAMES.iter().find(|(special, _)| *special == c) {
                    Some((_, name)) => self.tex.push_str(name),
                    None => self.tex.push(c),
                },
            }
        }
    }

    /// In a value, the characters that stand high or low by themselves with which a text begins, as
    /// TeX has them, and how many follow the first. LaTeX knows few of them as such.
    fn small(&self, text: &str) -> Option<(String, usize)> {
        let known = |text: &str| text.chars().all(|c| matches!(c, '¹' | '²' | '³'));
        let (command, plain, length) = match self.scripts {
            Scripts::Prose => typeset::scripts(text)?,
            Scripts::Formulas => return None,
        };
        let count = plain.chars().count();
        let is_known = text.get(..length).is_some_and(known);
        (!is_known).then(|| (format!("\\{command}{{{plain}}}"), count - 1))
    }

    /// What stands in a formula, or is an argument that is no prose.
    fn kept(&mut self, range: Range<usize>) {
        let start = range.start;
        let mut chars = self.part(range).char_indices();
        while let Some((at, c)) = chars.next() {
            let place = start + at;
            match c {
                '\\' => match chars.next() {
                    Some((_, '{')) if self.is_alone(place + 1) => self.tex.push_str("\\lbrace "),
                    Some((_, '}')) if self.is_alone(place + 1) => self.tex.push_str("\\rbrace "),
                    Some((_, next)) => self.tex.extend(['\\', next]),
                    None => self.tex.push_str("\\textbackslash{}"),
                },
                '{' | '}' if self.is_alone(place) => self.tex.push_str(brace_name(c)),
                // A formula has no comment, and no argument of a macro.
                '%' | '#' => self.tex.extend(['\\', c]),
                _ => self.tex.push(c),
            }
        }
    }

    /// A script, whose argument is one character, a command, or in braces.
    fn script(&mut self, range: Range<usize>) {
        let argument = range.start + 1..range.end;
        let text = self.part(argument.clone());
        let is_one = text.chars().nth(1).is_none();
        self.tex.push_str(self.part(range.start..argument.start));
        if is_one || text.starts_with(['{', '\\']) {
            self.kept(argument);
        } else {
            self.tex.push('{');
            self.kept(argument);
            self.tex.push('}');
        }
    }

    /// The brace at a place, which is printed.
    fn printed_brace(&mut self, place: usize) {
        let brace = if self.part(place..place + 1) == "{" {
            '{'
        } else {
            '}'
        };
        if self.is_alone(place) {
            self.tex.push_str(brace_name(brace));
        } else {
            self.tex.extend(['\\', brace]);
        }
    }
}

fn brace_name(brace: char) -> &'static str {
    if brace == '{' {
        "\\textbraceleft{}"
    } else {
        "\\textbraceright{}"
    }
}

#[cfg(test)]
mod tests;
