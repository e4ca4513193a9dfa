//! Text that is broken into lines behind its label.

use std::ops::Range;

use super::{Part, Setter, indentation};
use crate::body::shown::Shown;
use crate::body::{Prose, Target};
use crate::text::clipped::Clipped;
use crate::text::render::Emphasis;

/// A label of so many columns stands beside its text, a longer one begins it.
const LONGEST_LABEL: usize = 6;

impl Setter {
    /// Sets a text so many levels further in, behind its label.
    pub(super) fn wrapped(&mut self, label: &Prose, prose: &Prose, part: Part, indent: usize) {
        let widths = self.letters.widths;
        let label = self.shown(label).text;
        let shown = self.shown(prose);
        // The bullet of a list hangs in the margin of its text.
        let hangs = matches!(part, Part::Text | Part::Note | Part::Reference);
        let level = if hangs && !label.is_empty() && indent > 0 {
            indent - 1
        } else {
            indent
        };
        let margin = indentation(level).min(self.width / 2);
        let wide = widths.of(&label);
        let beside = if label.is_empty() || !hangs {
            0
        } else if wide <= LONGEST_LABEL {
            (wide + 1).max(if part == Part::Text { 2 } else { 0 })
        } else {
            2
        };
        let before = match () {
            () if label.is_empty() => String::new(),
            () if hangs && wide <= LONGEST_LABEL => String::new(),
            () => format!("{label} "),
        };
        let shown = shown.after(&before);
        let columns = self.width.saturating_sub(margin + beside).max(1);
        let is_beside = before.is_empty() && !label.is_empty();
        let label_end = before.trim_end().len();
        let mut lines = Pieces::of(&shown);
        for (number, bytes) in widths.lines(&shown.text, columns).into_iter().enumerate() {
            let is_first = number == 0;
            // A long label begins its text at the margin, and the other lines hang.
            let space = if is_first && !is_beside {
                margin
            } else {
                margin + beside
            };
            let mut start = " ".repeat(space);
            if is_first && is_beside {
                start.truncate(margin);
                start.push_str(&label);
                let blanks = beside.saturating_sub(wide);
                start.extend(std::iter::repeat_n(' ', blanks));
            }
            let mut line = lines.next(&bytes);
            if is_first && label_end > 0 && matches!(part, Part::Caption) {
                line.styles
                    .push((0..label_end.min(line.text.len()), Emphasis::Bold));
            }
            self.push(line.after(&start), part);
        }
        if shown.text.is_empty() && !label.is_empty() {
            let text = format!("{}{label}", " ".repeat(margin));
            self.push(
                Shown {
                    text,
                    ..Shown::default()
                },
                part,
            );
        }
    }
}

/// A text that is handed out line by line.
struct Pieces<'a> {
    text: &'a str,
    styles: Clipped<Emphasis>,
    links: Clipped<Target>,
    marks: Clipped<()>,
}

impl<'a> Pieces<'a> {
    fn of(shown: &'a Shown) -> Self {
        Self {
            text: &shown.text,
            styles: Clipped::new(shown.styles.clone()),
            links: Clipped::new(shown.links.clone()),
            marks: Clipped::new(shown.marks.iter().map(|mark| (mark.clone(), ())).collect()),
        }
    }

    /// The next line with what stands out in it.
    fn next(&mut self, line: &Range<usize>) -> Shown {
        let marks = self.marks.next(line).into_iter();
        Shown {
            text: self.text.get(line.clone()).unwrap_or_default().to_owned(),
            styles: self.styles.next(line),
            links: self.links.next(line),
            marks: marks.map(|(mark, ())| mark).collect(),
        }
    }
}
