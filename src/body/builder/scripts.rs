//! What is raised or lowered in the text of a document that is being made.

use std::ops::Range;

use super::{Builder, Taking};
use crate::body::{Mark, Prose};

impl Builder {
    /// Takes in what is raised or lowered: words are set as a formula sets them, each by itself where parts
    /// of the whole lead elsewhere, and signs between them stand on the line.
    pub(super) fn script(&mut self, sign: char, prose: Prose) {
        if prose.is_empty() {
            return;
        }
        if self.open.is_empty() {
            self.open(Taking::Paragraph);
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let is_formula = |(_, mark): &(Range<usize>, Mark)| *mark == Mark::Formula;
        if prose.marks.iter().any(is_formula) || prose.text.contains(is_of_tex) {
            open.prose.append(prose);
            return;
        }
        let mut cuts: Vec<usize> = prose
            .marks
            .iter()
            .flat_map(|(part, _)| [part.start, part.end])
            .chain([0, prose.text.len()])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let is_alone = cuts.len() < 3;
        // Where each cut comes to stand: the end of what is before it, and the start of what is behind.
        let mut moved: Vec<(usize, usize)> = Vec::with_capacity(cuts.len());
        let mut formulas = Vec::new();
        let at = &mut open.prose;
        for ends in cuts.windows(2) {
            let [start, end] = ends else { continue };
            let before = at.text.len();
            let piece = prose.text.get(*start..*end).unwrap_or_default();
            if piece.contains(char::is_alphanumeric) || (is_alone && !piece.trim().is_empty()) {
                at.text.push_str(&script_of(sign, piece.trim()));
                formulas.push(before..at.text.len());
            } else {
                at.push(piece);
            }
            moved.push((before, at.text.len()));
        }
        for (part, mark) in prose.marks {
            let first = cuts.binary_search(&part.start).ok();
            let last = cuts.binary_search(&part.end).ok();
            let start = first.and_then(|first| Some(moved.get(first)?.0));
            let end = last.and_then(|last| Some(moved.get(last.checked_sub(1)?)?.1));
            if let (Some(start), Some(end)) = (start, end)
                && start < end
            {
                at.marks.push((start..end, mark));
            }
        }
        let formulas = formulas.into_iter();
        at.marks.extend(formulas.map(|part| (part, Mark::Formula)));
    }
}

/// What TeX would take for something else.
fn is_of_tex(c: char) -> bool {
    "\\{}$%#&_^~".contains(c)
}

/// The TeX of a script.
fn script_of(sign: char, text: &str) -> String {
    let text = text.replace('\u{2212}', "-");
    if text.contains(' ') {
        format!("{sign}{{\\text{{{text}}}}}")
    } else {
        format!("{sign}{{{text}}}")
    }
}
