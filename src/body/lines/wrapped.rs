//! Text that is broken into lines behind its label.

use super::{Part, Setter, indentation};
use crate::body::Prose;
use crate::text::render::Emphasis;

/// A label of so many columns stands beside its text, a longer one begins it.
const LONGEST_LABEL: usize = 6;
/// So far the other lines of a text are further in that its label begins.
const HANGING: usize = 2;

impl Setter {
    /// Sets a text so many levels further in, behind its label.
    pub(super) fn wrapped(&mut self, label: &Prose, prose: &Prose, part: Part, indent: usize) {
        let widths = self.letters.widths;
        let mut label = self.shown(label).text;
        let mut shown = self.shown(prose);
        // The label of a list, a note or a reference hangs in the margin of its text.
        let hangs = !label.is_empty() && matches!(part, Part::Text | Part::Note | Part::Reference);
        let margin = indentation(indent - usize::from(hangs && indent > 0)).min(self.width / 2);
        let mut hanging = if hangs { HANGING } else { 0 };
        let mut first = String::new();
        if hangs && widths.of(&label) <= LONGEST_LABEL {
            label.push(' ');
            hanging = hanging.max(widths.of(&label));
            first = label;
        } else if !label.is_empty() {
            let end = label.len();
            label.push(' ');
            shown = shown.after(&label);
            if part == Part::Caption {
                shown.styles.push((0..end, Emphasis::Bold));
            }
        }
        let columns = self.width.saturating_sub(margin + hanging).max(1);
        let mut lines = widths.lines(&shown.text, columns);
        if lines.is_empty() {
            // A label stands even where nothing does behind it.
            lines.extend((!first.is_empty()).then_some(0..0));
        }
        let mut pieces = shown.pieces();
        let begins_text = first.is_empty();
        for (number, bytes) in lines.into_iter().enumerate() {
            let before = match number {
                // A label that begins its text begins it at the margin, and the other lines hang.
                0 if begins_text => " ".repeat(margin),
                0 => {
                    let blanks = hanging.saturating_sub(widths.of(&first));
                    format!("{}{first}{}", " ".repeat(margin), " ".repeat(blanks))
                }
                _ => " ".repeat(margin + hanging),
            };
            let mut line = pieces.next(&bytes).after(&before);
            line.text.truncate(line.text.trim_end().len());
            self.push(line, part);
        }
    }
}
