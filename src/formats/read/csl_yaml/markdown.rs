//! pandoc's Markdown within a line as the tags of CSL
//! (<https://pandoc.org/MANUAL.html#pandocs-markdown>): emphasis, scripts, spans, dashes and what a
//! backslash escapes. Formulas stay as they are.

/// A text with what a backslash escapes as it is.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut said = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(sign) if c == '\\' && sign.is_ascii_punctuation() => {
                said.push(*sign);
                chars.next();
            }
            Some(_) | None => said.push(c),
        }
    }
    said
}

/// What opens and closes a piece of a text, and its tag. The longer marks stand first.
const MARKS: &[(&str, &str)] = &[
    ("**", "b"),
    ("__", "b"),
    ("*", "i"),
    ("_", "i"),
    ("^", "sup"),
    ("~", "sub"),
];

/// A text with its markup as tags.
pub(super) fn tagged(text: &str) -> String {
    if !text.contains(['\\', '*', '_', '^', '~', '`', '-', '[']) {
        return text.to_owned();
    }
    let mut marked = Marked::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = marked.step(rest).unwrap_or_else(|| {
            marked.said.push(c);
            c.len_utf8()
        });
        rest = rest.get(length..).unwrap_or_default();
    }
    marked.said
}

/// A text as far as it has been read.
#[derive(Default)]
struct Marked {
    said: String,
    /// The marks that are open, each with its tag.
    open: Vec<(&'static str, &'static str)>,
    /// Where brackets are open.
    brackets: Vec<usize>,
}

impl Marked {
    /// Reads what begins here where it is more than a character of the text, and tells its length.
    fn step(&mut self, rest: &str) -> Option<usize> {
        let mut chars = rest.chars();
        match chars.next()? {
            '\\' => {
                let sign = chars.next().filter(char::is_ascii_punctuation)?;
                self.said.push(sign);
                Some(2)
            }
            '$' => {
                let end = formula_end(rest)?;
                self.said.push_str(rest.get(..end)?);
                Some(end)
            }
            '`' => {
                let (code, _) = rest.get(1..)?.split_once('`')?;
                self.said.push_str(code);
                Some(code.len() + 2)
            }
            '-' => self.dash(rest),
            '[' => {
                self.brackets.push(self.said.len());
                None
            }
            ']' => {
                let begin = self.brackets.pop()?;
                let (class, _) = rest.strip_prefix("]{.")?.split_once('}')?;
                self.said.remove(begin);
                Some("]{.}".len() + class.len())
            }
            '*' | '_' | '^' | '~' => self.mark(rest),
            _ => None,
        }
    }

    /// A dash of two or three signs; more of them are a line.
    fn dash(&mut self, rest: &str) -> Option<usize> {
        let length = rest.bytes().take_while(|byte| *byte == b'-').count();
        match length {
            1 => return None,
            2 => self.said.push('–'),
            3 => self.said.push('—'),
            _ => self.said.push_str(rest.get(..length)?),
        }
        Some(length)
    }

    fn mark(&mut self, rest: &str) -> Option<usize> {
        let (mark, tag) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        let behind = rest.get(mark.len()..)?;
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = self.said.chars().next_back();
        if self.open.last().is_some_and(|(open, _)| open == mark) {
            // A mark does not close behind a blank, nor one of those below within a word.
            let is_within = mark.starts_with('_') && is_word(behind.chars().next());
            let closes = !is_within && !before.is_some_and(char::is_whitespace);
            if closes {
                self.open.pop();
                self.said.extend(["</", tag, ">"]);
                return Some(mark.len());
            }
            return None;
        }
        let opens = behind.starts_with(|c: char| !c.is_whitespace())
            && !(mark.starts_with('_') && is_word(before))
            && closes_behind(behind, mark);
        if !opens || self.open.iter().any(|(open, _)| open == mark) {
            return None;
        }
        self.open.push((mark, tag));
        self.said.extend(["<", tag, ">"]);
        Some(mark.len())
    }
}

/// Whether a mark closes in what stands behind it; a script has no blank in it.
fn closes_behind(behind: &str, mark: &str) -> bool {
    let is_script = mark == "^" || mark == "~";
    let mut before = ' ';
    for (place, c) in behind.char_indices() {
        if is_script && c.is_whitespace() {
            return false;
        }
        let is_here = behind
            .get(place..)
            .is_some_and(|rest| rest.starts_with(mark));
        if is_here && place > 0 && before != '\\' && !before.is_whitespace() {
            let next = behind
                .get(place + mark.len()..)
                .and_then(|rest| rest.chars().next());
            if !(mark.starts_with('_') && next.is_some_and(char::is_alphanumeric)) {
                return true;
            }
        }
        before = c;
    }
    false
}

/// Where a formula ends that begins here: at a dollar with neither a blank before nor a digit behind it.
fn formula_end(rest: &str) -> Option<usize> {
    let inside = rest.get(1..)?;
    if inside.starts_with(char::is_whitespace) {
        return None;
    }
    let mut ends = inside.match_indices('$').filter(|(place, _)| {
        let before = inside
            .get(..*place)
            .and_then(|before| before.chars().next_back());
        let behind = inside
            .get(place + 1..)
            .and_then(|behind| behind.chars().next());
        before.is_some_and(|c| c != '\\' && !c.is_whitespace())
            && !behind.is_some_and(|c| c.is_ascii_digit())
    });
    ends.next().map(|(place, _)| place + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_tags_and_the_rest_is_text() {
        for (text, said) in [
            ("a *study* of **leaves**", "a <i>study</i> of <b>leaves</b>"),
            (
                "_Folium_ and snake_case_name",
                "<i>Folium</i> and snake_case_name",
            ),
            ("^13^C and H~2~O", "<sup>13</sup>C and H<sub>2</sub>O"),
            ("[Kew]{.nocase} and [x]", "Kew and [x]"),
            ("[*a* [b]{.nocase}]{.smallcaps}", "<i>a</i> b"),
            (r"\*a\* \_b\_ \$5 \[x\] \<y\>", "*a* _b_ $5 [x] <y>"),
            (
                r"$\alpha_1 * x^2$ and \alpha",
                r"$\alpha_1 * x^2$ and \alpha",
            ),
            ("$5 and $6", "$5 and $6"),
            ("1--9, so --- it is, ----", "1–9, so — it is, ----"),
            ("`x_*`", "x_*"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("a* b*", "a* b*"),
            ("*open and ^open and _open", "*open and ^open and _open"),
            ("x^2 and y^2", "x^2 and y^2"),
            ("**a *b* c**", "<b>a <i>b</i> c</b>"),
            (r"*a\*b*", "<i>a*b</i>"),
            ("é*", "é*"),
        ] {
            assert_eq!(tagged(text), said, "{text}");
        }
        assert_eq!(unescaped(r"10.1\<2\>_\a"), r"10.1<2>_\a");
    }
}
