//! The list below the query line: what is typed may go on as one of these.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};

use super::Looks;
use crate::app::{Choices, Completion};
use crate::query::{Operator, Tally};

pub(super) struct ChoicesView<'a> {
    pub(super) choices: &'a Choices,
    pub(super) looks: Looks<'a>,
}

/// Between a name, what it means, and its number.
const GAP: &str = "  ";

impl Widget for ChoicesView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        self.looks.clear(area, buffer);
        let block = Block::bordered()
            .border_set(self.looks.glyphs.frame)
            .border_style(self.looks.theme.quiet);
        let inner = block.inner(area);
        block.render(area, buffer);
        let within_frame = Margin {
            horizontal: 1,
            vertical: 0,
        };
        let heading = area.inner(within_frame);
        let room = usize::from(heading.width).saturating_sub(2);
        let title = title(self.choices);
        let title = format!(" {} ", self.looks.cut(&title, room));
        let title = Line::styled(title, self.looks.theme.quiet);
        self.looks.draw(&title, heading, buffer);
        let top = self.choices.top(inner.height.into());
        let shown = self.choices.shown.iter().enumerate().skip(top);
        for ((number, choice), row) in shown.zip(inner.rows()) {
            self.row(choice, self.choices.at == Some(number), row, buffer);
        }
        let below = self
            .choices
            .shown
            .len()
            .saturating_sub(top + usize::from(inner.height));
        if below > 0 {
            let last = area.rows().next_back().unwrap_or_default();
            let more = format!(" {below} more ");
            let style = self.looks.theme.quiet;
            self.looks
                .draw_right(&more, style, last.inner(within_frame), buffer);
        }
    }
}

impl ChoicesView<'_> {
    fn row(&self, choice: &Completion, is_chosen: bool, row: Rect, buffer: &mut Buffer) {
        let theme = self.looks.theme;
        let is_here = choice.papers.is_some_and(|papers| papers.papers() > 0);
        let style = if is_chosen {
            theme.selected
        } else if choice.papers.is_some() && !is_here {
            theme.quiet
        } else {
            Style::new()
        };
        buffer.set_style(row, style);
        let [label, _, papers] = self.choices.columns;
        let room = usize::from(row.width).saturating_sub(2 + papers + GAP.len());
        let label = label.min(room);
        let bar = if is_chosen {
            self.looks.glyphs.bar
        } else {
            " "
        };
        let name = self.looks.cut(&choice.label, label).into_owned();
        let gap = " ".repeat(label.saturating_sub(self.looks.width(&name)));
        let meaning = room.saturating_sub(label + GAP.len());
        let meaning = self.looks.cut(&choice.meaning, meaning).into_owned();
        let spans = vec![
            Span::raw(bar),
            Span::raw(" "),
            Span::raw(name),
            Span::raw(gap),
            Span::raw(GAP),
            Span::styled(meaning, if is_chosen { style } else { theme.quiet }),
        ];
        let line = Line::from(spans).style(style);
        self.looks.draw(&line, row, buffer);
        let number = choice.papers.as_ref().map(Tally::to_string);
        let number = format!("{} ", number.unwrap_or_default());
        self.looks.draw_right(&number, style, row, buffer);
    }
}

/// What is chosen.
pub(super) fn title(choices: &Choices) -> String {
    let row = choices.field.and_then(Operator::of_field);
    row.map_or_else(
        || "what a filter can ask".to_owned(),
        |row| row.meaning().into_owned(),
    )
}
