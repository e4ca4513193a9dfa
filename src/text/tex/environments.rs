//! Environments: equations, columns and lists, by `\begin{..}` and `\end{..}` of LaTeX, by
//! `\aligned .. \endaligned` of AMS-TeX, and by `\cases{..}` of plain TeX.

use std::ops::Range;

use super::pairs::name_in_braces;
use super::{Mode, TexPart, TexReader};

/// How an environment is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Environment {
    /// As what it holds.
    Prose,
    /// As mathematics with columns, between brackets.
    Maths(&'static str, &'static str),
}

impl Environment {
    fn named(name: &str) -> Option<Self> {
        Some(match name.trim_end_matches('*') {
            "itemize" | "enumerate" | "description" | "compactitem" | "compactenum" | "quote"
            | "quotation" | "center" | "abstract" | "document" | "small" | "flushleft"
            | "flushright" | "theorem" | "lemma" | "proof" | "definition" | "corollary"
            | "proposition" | "conjecture" | "remark" | "example" | "claim" | "question"
            | "problem" | "thm" | "verse" | "minipage" | "figure" | "table" | "sloppypar"
            | "keywords" | "keyword" | "acknowledgements" | "acknowledgments" => Environment::Prose,
            "equation" | "align" | "aligned" | "gather" | "gathered" | "lgathered"
            | "rgathered" | "multline" | "multlined" | "eqnarray" | "displaymath" | "math"
            | "split" | "flalign" | "alignat" | "alignedat" | "xalignat" | "xxalignat"
            | "dmath" | "dgroup" | "darray" | "subequations" | "array" | "subarray" | "tabular"
            | "tabularx" | "matrix" | "mqty" | "smallmatrix" | "eqalign" | "eqalignno"
            | "leqalignno" | "displaylines" | "IEEEeqnarray" | "IEEEeqnarraybox" | "empheq" => {
                Environment::Maths("", "")
            }
            "cases" | "dcases" | "numcases" | "subnumcases" | "lcases" => {
                Environment::Maths("{", "")
            }
            "rcases" | "drcases" => Environment::Maths("", "}"),
            "pmatrix" | "psmallmatrix" | "pmqty" => Environment::Maths("(", ")"),
            "bmatrix" | "bsmallmatrix" | "bmqty" => Environment::Maths("[", "]"),
            "Bmatrix" | "Bsmallmatrix" => Environment::Maths("{", "}"),
            "vmatrix" | "vsmallmatrix" | "vmqty" => Environment::Maths("|", "|"),
            "Vmatrix" | "Vsmallmatrix" => Environment::Maths("‖", "‖"),
            _ => return None,
        })
    }

    /// What is printed round it.
    fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Environment::Prose => ("", ""),
            Environment::Maths(open, closing) => (open, closing),
        }
    }

    /// How many arguments in braces stand behind the name; they say how columns are set.
    fn settings(name: &str) -> usize {
        match name.trim_end_matches('*') {
            "array" | "tabular" | "alignat" | "alignedat" | "xalignat" | "xxalignat" | "darray"
            | "subarray" | "minipage" | "IEEEeqnarray" | "IEEEeqnarraybox" | "empheq" => 1,
            "tabularx" => 2,
            _ => 0,
        }
    }
}

impl TexReader<'_> {
    /// Reads an environment up to its end. One that is not ended stays as written; so do the marks of
    /// one that is not known, while what it holds may be columns.
    pub(super) fn environment(&mut self, at: usize, after: usize, end: usize, mode: Mode) -> usize {
        let closed = self.pairs.close_of(at).filter(|close| *close < end);
        let named = name_in_braces(self.text(after..end));
        let (Some(close), Some((name, len))) = (closed, named) else {
            let lone = self.lone_begin(at, after, end);
            return lone.unwrap_or_else(|| self.with_braces(at, after, end, Mode::Prose));
        };
        let begun = after + len;
        let end_name = name_in_braces(self.text(close + "\\end".len()..end));
        let ended = close + "\\end".len() + end_name.map_or(0, |(_, len)| len);
        let Some(environment) = Environment::named(name) else {
            self.parts.push((at..ended, TexPart::Kept));
            let behind = self.with_braces(at, after, end, Mode::Prose);
            if !self.has_columns(behind..close, mode) {
                return behind;
            }
            self.out.blank(behind..behind);
            self.columns(behind..close);
            self.out.blank(close..close);
            return self.with_braces(close, close + "\\end".len(), end, Mode::Prose);
        };
        let mut inside = begun;
        for _ in 0..Environment::settings(name) {
            let from = self
                .option(inside, close)
                .map_or(inside, |(_, after)| after);
            let group = self.close_of_group(self.after_blanks(from, close), close);
            inside = group.map_or(inside, |at| at + 1);
        }
        let inside = self
            .option(inside, close)
            .map_or(inside, |(_, after)| after);
        let (open, closing) = environment.brackets();
        // In a formula brackets stand against what they are beside.
        if !mode.is_maths() || open.is_empty() {
            self.out.blank(at..after);
        }
        match environment {
            Environment::Prose => self.read(inside..close, Mode::Prose),
            Environment::Maths(..) => {
                self.parts.push((at..ended, TexPart::Kept));
                self.out.put(open, at..after);
                self.columns(inside..close);
                self.out.put(closing, close..close + 1);
            }
        }
        let goes_on = |c: char| c.is_alphanumeric() || c == '\\';
        let may_run_on = closing.is_empty() && self.text(ended..end).starts_with(goes_on);
        if !mode.is_maths() || may_run_on {
            self.out.blank(close..ended);
        }
        ended
    }

    /// The end of an environment of a known name that did not begin: the text was cut before.
    pub(super) fn lone_end(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (name, len) = name_in_braces(self.text(after..end))?;
        Environment::named(name)?;
        self.out.blank(at..after);
        Some(after + len)
    }

    /// The beginning of an environment of prose that did not end: the text was cut behind.
    fn lone_begin(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (name, _) = name_in_braces(self.text(after..end))?;
        let is_prose = Environment::named(name) == Some(Environment::Prose);
        is_prose.then(|| self.lone_end(at, after, end)).flatten()
    }

    /// A command with the name of an environment of mathematics: `\cases{..}` of plain TeX, or
    /// `\aligned .. \endaligned`.
    pub(super) fn plain_environment(
        &mut self,
        name: &str,
        at: usize,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let Environment::Maths(before, behind) = Environment::named(name)? else {
            return None;
        };
        let open = self.after_blanks(after, end);
        let (inside, ended) = match self.close_of_group(open, end) {
            Some(close) => (open + 1..close, close + 1),
            None => self.up_to_end(name, after, end)?,
        };
        let close = inside.end;
        self.parts.push((at..ended, TexPart::Kept));
        self.out.put(before, at..after);
        self.columns(inside);
        self.out.put(behind, close..close + 1);
        Some(ended)
    }

    /// What stands before `\end` with a name, and the place behind that.
    fn up_to_end(&self, name: &str, after: usize, end: usize) -> Option<(Range<usize>, usize)> {
        /// No environment of this form is longer.
        const LONGEST: usize = 2_000;
        let rest = self
            .source
            .as_bytes()
            .get(after..end.min(after + LONGEST))?;
        let mark = format!("\\end{name}");
        let close = after + memchr::memmem::find(rest, mark.as_bytes())?;
        Some((after..close, close + mark.len()))
    }

    /// Reads rows of columns: `;` parts the rows.
    pub(super) fn columns(&mut self, range: Range<usize>) {
        let start = self.after_blanks(range.start, range.end);
        let source = self.text(start..range.end).trim_end();
        // The last row may have an end, too, and nothing behind it.
        let ends = ["\\\\", "\\cr"];
        let rows = ends.iter().find_map(|end| source.strip_suffix(end));
        self.read(start..start + rows.unwrap_or(source).len(), Mode::Columns);
        self.out.take_blank();
        if rows.is_some() {
            self.out.take_end(&[',', ';']);
        }
    }

    /// Whether an environment that is not known holds columns: in prose, where a sign of them is left.
    fn has_columns(&self, range: Range<usize>, mode: Mode) -> bool {
        /// Such a sign is not farther from the beginning.
        const NEAR: usize = 1_000;
        let near = range.start..range.end.min(range.start + NEAR);
        let text = self.source.as_bytes().get(near).unwrap_or_default();
        let is_sign =
            |two: &[u8]| two == b"\\\\" || (two.ends_with(b"&") && !two.starts_with(b"\\"));
        mode.is_maths() || text.windows(2).any(is_sign)
    }
}
