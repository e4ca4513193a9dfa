//! `\begin{..}` and `\end{..}`: equations, columns and lists.

use super::pairs::name_in_braces;
use super::{Mode, TexPart, TexReader};

/// How an environment is read.
enum Environment {
    /// As what it holds.
    Prose,
    /// As mathematics with columns, between brackets.
    Maths(&'static str, &'static str),
}

impl Environment {
    fn named(name: &str) -> Option<Self> {
        Some(match name.trim_end_matches('*') {
            "itemize" | "enumerate" | "description" | "quote" | "quotation" | "center"
            | "abstract" | "document" | "small" | "flushleft" | "flushright" | "theorem"
            | "lemma" | "proof" | "definition" | "corollary" | "proposition" | "verse"
            | "minipage" | "figure" | "table" | "sloppypar" => Environment::Prose,
            "equation" | "align" | "aligned" | "gather" | "gathered" | "multline" | "eqnarray"
            | "displaymath" | "math" | "split" | "flalign" | "alignat" | "dmath"
            | "subequations" | "array" | "tabular" | "matrix" | "smallmatrix" => {
                Environment::Maths("", "")
            }
            "cases" => Environment::Maths("{", ""),
            "pmatrix" | "psmallmatrix" => Environment::Maths("(", ")"),
            "bmatrix" | "bsmallmatrix" => Environment::Maths("[", "]"),
            "Bmatrix" => Environment::Maths("{", "}"),
            "vmatrix" => Environment::Maths("|", "|"),
            "Vmatrix" => Environment::Maths("‖", "‖"),
            _ => return None,
        })
    }
}

impl TexReader<'_> {
    /// Reads an environment up to its end; one that is not known or not ended stays as written.
    pub(super) fn environment(&mut self, at: usize, after: usize, end: usize) -> usize {
        let closed = self.pairs.close_of(at).filter(|close| *close < end);
        let name = name_in_braces(self.text(after..end));
        let (Some(close), Some(name)) = (closed, name) else {
            return self.with_braces(at, after, end, Mode::Prose);
        };
        // `\end{name}`
        let ended = close + "\\end{}".len() + name.len();
        let Some(environment) = Environment::named(name) else {
            self.parts.push((at..ended, TexPart::Kept));
            return self.with_braces(at, after, end, Mode::Prose);
        };
        let mut inside = after + name.len() + 2;
        if matches!(name, "array" | "tabular" | "alignat" | "minipage") {
            inside = self
                .close_of_group(inside, close)
                .map_or(inside, |at| at + 1);
        }
        let inside = self
            .option(inside, close)
            .map_or(inside, |(_, after)| after);
        self.out.blank(at..after);
        match environment {
            Environment::Prose => self.read(inside..close, Mode::Prose),
            Environment::Maths(before, behind) => {
                self.out.put(before, at..after);
                self.parts.push((at..ended, TexPart::Kept));
                let inside = self.after_blanks(inside, close)..close;
                self.read(inside, Mode::Columns);
                self.out.take_blank();
                self.out.put(behind, close..close + 1);
            }
        }
        self.out.blank(close..ended);
        ended
    }
}
