//! The paper: title, facts, abstract, links.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Looks;
use super::marked::{self, Mark};
use crate::app::{self, Part, Reading, StarShown};
use crate::body::lines;
use crate::text::render::Emphasis;

/// The columns of a star and of a blank behind it.
const STAR_BEFORE: u16 = 2;

pub(super) struct PaperPane<'a> {
    pub(super) reading: Option<&'a Reading>,
    /// The star that stands beside the title.
    pub(super) star: StarShown,
    /// The columns left free on the left.
    pub(super) margin: u16,
    /// Whether the lines of tables are drawn.
    pub(super) draws_rules: bool,
    pub(super) looks: Looks<'a>,
}

impl Widget for &PaperPane<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some(reading) = self.reading else { return };
        // The bar stands on the last column.
        let bar = self.margin.min(1);
        let text = Rect {
            x: area.x.saturating_add(self.margin),
            width: area.width.saturating_sub(self.margin + bar),
            ..area
        };
        let window = usize::from(text.height);
        let covered = reading.covered(window);
        if covered > 0 {
            let title = self.looks.cut(&reading.page.title, reading.page.width);
            let title = Line::styled(title, self.looks.theme.strong);
            self.looks.draw(&title, text, buffer);
        }
        self.star(area, buffer);
        let seen = reading.seen(window);
        let current = reading.hit.and_then(|hit| reading.hits().nth(hit));
        let lines = reading.lines().iter().enumerate().skip(seen.start);
        for ((number, line), row) in lines.zip(text.rows().skip(covered)) {
            if !self.draws_rules && line.part == Part::Whole(lines::Part::Rule) {
                continue;
            }
            let mut marks = self.marks(line);
            for (place, hit) in reading.hits_on(number).iter().enumerate() {
                let is_current = current == Some((number, place));
                let style = if is_current {
                    self.looks.theme.current_hit
                } else {
                    self.looks.theme.hit
                };
                marks.push((hit.clone(), style));
            }
            if let Some((_, place)) = reading.link.filter(|(chosen, _)| *chosen == number)
                && let Some((link, _)) = line.links.get(place)
            {
                marks.push((link.clone(), self.looks.theme.current_hit));
            }
            let (text, gone) = reading.shown(line, self.looks.letters.widths);
            marks.retain(|(part, _)| part.end > gone);
            for (part, _) in &mut marks {
                *part = part.start.saturating_sub(gone)..part.end - gone;
            }
            let mut spans = marked::spans(text, self.style(line.part), &marks);
            if matches!(line.part, Part::Facts | Part::Whole(lines::Part::Rule)) {
                // The dots between the facts are recto's own.
                for span in &mut spans {
                    span.content = self.looks.glyphs.own(&span.content).into();
                }
            }
            self.looks.draw(&Line::from(spans), row, buffer);
            self.goes_on(text, row, buffer);
        }
    }
}

impl PaperPane<'_> {
    /// The star, in the margin.
    fn star(&self, area: Rect, buffer: &mut Buffer) {
        let (star, style) = match self.star {
            StarShown::None => return,
            StarShown::Kept => (self.looks.glyphs.star, self.looks.theme.star),
            StarShown::Pending => (self.looks.glyphs.pending, self.looks.theme.quiet),
        };
        let before = self.margin.min(STAR_BEFORE);
        let margin = Rect {
            x: area.x + (self.margin - before),
            width: before,
            ..area
        };
        self.looks.draw(&Line::styled(star, style), margin, buffer);
    }

    /// A mark at the edge where a line goes on beyond it.
    fn goes_on(&self, text: &str, row: Rect, buffer: &mut Buffer) {
        if self.looks.letters.widths.of(text) > usize::from(row.width) && row.width > 1 {
            let edge = Rect {
                x: row.right() - 1,
                width: 1,
                ..row
            };
            let sign = Line::styled(self.looks.glyphs.ellipsis, self.looks.theme.quiet);
            self.looks.draw(&sign, edge, buffer);
        }
    }

    fn style(&self, part: Part) -> Style {
        match part {
            Part::Title => self.looks.theme.strong,
            Part::Facts | Part::Note => self.looks.theme.quiet,
            Part::Own => self.looks.theme.accent,
            Part::Link | Part::Abstract | Part::Blank => Style::new(),
            Part::Whole(part) => match part {
                lines::Part::Heading(1) => self.looks.theme.heading,
                lines::Part::Title | lines::Part::Heading(_) => self.looks.theme.strong,
                lines::Part::TableHead => self.looks.theme.bold,
                lines::Part::Facts | lines::Part::Note | lines::Part::Rule => {
                    self.looks.theme.quiet
                }
                lines::Part::Text
                | lines::Part::Formula
                | lines::Part::Code
                | lines::Part::Table
                | lines::Part::Caption
                | lines::Part::Reference
                | lines::Part::Blank => Style::new(),
            },
        }
    }

    /// What stands out on a line by itself.
    fn marks(&self, line: &app::Line) -> Vec<Mark> {
        let styles = line.styles.iter().map(|(part, emphasis)| {
            let style = match emphasis {
                Emphasis::Bold => self.looks.theme.bold,
                Emphasis::Italic => self.looks.theme.italic,
                // Everything in a terminal is set like code.
                Emphasis::Code => Style::new(),
            };
            (part.clone(), style)
        });
        let links = line
            .links
            .iter()
            .map(|(part, _)| (part.clone(), self.looks.theme.link));
        let marks = line
            .marks
            .iter()
            .map(|part| (part.clone(), self.looks.theme.quiet));
        styles.chain(links).chain(marks).collect()
    }
}
