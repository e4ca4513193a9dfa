//! The text that comes out of markup, with its formulas in TeX.

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Said {
    text: String,
    /// Where the formulas that have not ended begin.
    open: Vec<usize>,
    /// Where the formula ended that was written last, and nothing behind it.
    ended: Option<usize>,
}

impl Said {
    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        let first = text.chars().next();
        let Some(first) = first else {
            return;
        };
        if let Some(formula) = self.last_formula() {
            // A letter does not go on with a formula: the publisher set no blank between them.
            if first.is_alphabetic() && !is_script(formula) {
                self.text.push(' ');
            }
            if first == '$' {
                self.text.push_str("{}");
            }
        }
        self.text.push_str(text);
    }

    /// Begins a formula, whose text comes next.
    pub(super) fn begin(&mut self) {
        self.open.push(self.text.len());
    }

    /// Ends a formula whose text is raised, lowered or marked by this sign of TeX.
    pub(super) fn end_script(&mut self, sign: &str) {
        let Some(begun) = self.open.pop() else {
            return;
        };
        let inside = self.text.split_off(begun);
        let inside = in_maths(inside.trim());
        if !inside.is_empty() {
            let script = format!("{sign}{{{inside}}}");
            self.script(&script);
        }
    }

    /// Ends a formula in TeX, which may be a whole document, and in its own dollars.
    pub(super) fn end_tex(&mut self) {
        let Some(begun) = self.open.pop() else {
            return;
        };
        let inside = self.text.split_off(begun);
        let inside = without_preamble(&inside).trim();
        let is_marked = ["$", "\\(", "\\[", "\\begin"]
            .into_iter()
            .any(|mark| inside.starts_with(mark));
        if is_marked {
            self.text.push_str(inside);
        } else {
            self.formula(inside);
        }
    }

    /// Adds a formula, with a blank where a letter stands before it.
    pub(super) fn formula(&mut self, tex: &str) {
        let tex = tex.trim();
        if is_script(tex) {
            self.script(tex);
            return;
        }
        if !tex.is_empty() && self.open.is_empty() && self.text.ends_with(char::is_alphabetic) {
            self.text.push(' ');
        }
        self.script(tex);
    }

    /// Adds a formula to what stands before it. Within another it needs no dollars, and behind one
    /// it goes on with it.
    fn script(&mut self, tex: &str) {
        if tex.is_empty() {
            return;
        }
        if !self.open.is_empty() {
            self.text.push_str(tex);
            return;
        }
        let goes_on =
            self.ended == Some(self.text.len()) || (is_script(tex) && self.ends_in_formula());
        if goes_on {
            self.text.pop();
        } else {
            if self.text.ends_with('$') {
                self.text.push_str("{}");
            }
            self.text.push('$');
        }
        self.text.push_str(tex);
        self.text.push('$');
        self.ended = Some(self.text.len());
    }

    /// The text; formulas that have no end are none.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// The formula that has just ended.
    fn last_formula(&self) -> Option<&str> {
        if self.ended != Some(self.text.len()) || !self.open.is_empty() {
            return None;
        }
        let (before, _) = self.text.rsplit_once('$')?;
        before.rsplit_once('$').map(|(_, formula)| formula)
    }

    /// Whether a formula of the text's own ends at its end, in one dollar.
    fn ends_in_formula(&self) -> bool {
        let Some(before) = self.text.strip_suffix('$') else {
            return false;
        };
        let escaped = self.text.matches("\\$").count();
        let dollars = self.text.matches('$').count() - escaped;
        !before.ends_with(['$', '\\']) && dollars > 0 && dollars.is_multiple_of(2)
    }
}

/// Whether a formula is nothing but scripts, of what stands before it.
fn is_script(tex: &str) -> bool {
    tex.starts_with(['^', '_'])
}

/// Text as it stands in mathematics, where some signs mean something else.
fn in_maths(text: &str) -> String {
    let mut tex = String::with_capacity(text.len());
    let has_pairs = text.matches('{').count() == text.matches('}').count();
    let mut before = ' ';
    for c in text.chars() {
        match c {
            // A formula within a formula.
            '$' if before != '\\' => {}
            '%' | '#' | '&' if before != '\\' => {
                tex.push('\\');
                tex.push(c);
            }
            '{' | '}' if !has_pairs && before != '\\' => {
                tex.push('\\');
                tex.push(c);
            }
            '−' => tex.push('-'),
            c if c.is_whitespace() || c == super::BLOCK => tex.push(' '),
            _ => tex.push(c),
        }
        before = c;
    }
    let is_words = tex.contains(' ') && tex.split(' ').filter(|word| is_word(word)).count() > 1;
    if is_words {
        format!("\\text{{{tex}}}")
    } else {
        tex
    }
}

fn is_word(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}

/// The formula of a whole TeX document, as publishers put it into `tex-math`.
fn without_preamble(text: &str) -> &str {
    let body = text.split_once("\\begin{document}").map(|(_, body)| body);
    let body = body.and_then(|body| body.split_once("\\end{document}"));
    body.map_or(text, |(formula, _)| formula)
}
