//! Help, menus and lines to type in, each on the whole screen: what it is, then its lines.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::headings::place;
use super::{ERROR, Lines, PlainScreen, below, joined};
use crate::app::{
    Choices, Completion, Extent, Help, HelpCell, HelpRow, Menu, Palette, PaletteRow, PathPrompt,
    Popup, Told, Tone, Typing,
};
use crate::query::Tally;
use crate::text::numbers::thousands;
use crate::text::safe;
use crate::ui::choices;

/// What stands before a line that one types in.
const TYPED: &str = "Text: ";
/// As many columns as text has no use of, for it is wrapped as if it were framed.
const FRAME_COLUMNS: u16 = 4;

/// The area of what lies over everything: the line that says what it is, its lines, and one that says
/// whether there are more.
struct Parts {
    heading: Rect,
    lines: Rect,
    more: Rect,
}

impl Parts {
    fn of(area: Rect) -> Self {
        let height = area.height.min(1);
        let more = area.height.saturating_sub(1).min(1);
        Self {
            heading: Rect { height, ..area },
            lines: Rect {
                y: area.y + height,
                height: area.height - height - more,
                ..area
            },
            more: Rect {
                y: area.bottom() - more,
                height: more,
                ..area
            },
        }
    }
}

impl PlainScreen<'_> {
    /// What lies over everything. Returns where the cursor belongs.
    pub(super) fn popup(&self, popup: &Popup, area: Rect, buffer: &mut Buffer) -> Position {
        let parts = Parts::of(area);
        match popup {
            Popup::Help(help) => self.help(help, &parts, buffer),
            Popup::Menu(menu) => self.menu(menu, &parts, buffer),
            Popup::Path(path) => self.path(path, &parts, buffer),
            Popup::Palette(palette) => self.palette(palette, &parts, buffer),
            Popup::Told(told) => self.told(told, &parts, buffer),
            Popup::Reference(reference) => self.told(&reference.told, &parts, buffer),
        }
    }

    fn help(&self, help: &Help, parts: &Parts, buffer: &mut Buffer) -> Position {
        let extent = Extent {
            first: help.scroll,
            shown: parts.lines.height.into(),
            all: help.rows.len(),
        };
        let line = format!("line {}", place(help.scroll, help.rows.len()));
        let rows = help.rows.iter().skip(help.scroll);
        let lines = Lines {
            texts: rows
                .map(|row| self.help_row(row))
                .take(extent.shown)
                .collect(),
            selected: None,
        };
        let at = self.lines(&lines, parts.lines, buffer);
        self.line(&below(extent), Style::new(), parts.more, buffer);
        if help.typing == Typing::Going {
            let typed = (help.search.text(), help.search.before());
            return self.typed("Help, search: ", typed, parts.heading, buffer);
        }
        let sought = help
            .is_searched()
            .then(|| format!("search: {}", help.search.text()));
        let heading = joined(["Help".to_owned(), line].into_iter().chain(sought));
        self.line(&heading, Style::new(), parts.heading, buffer);
        at
    }

    fn help_row(&self, row: &HelpRow) -> String {
        let cell = |cell: &HelpCell| match cell {
            HelpCell::Blank => String::new(),
            HelpCell::Heading(text) => format!("{text}:"),
            HelpCell::Line { what, before, text } => {
                let gap = before.saturating_sub(self.looks.width(what));
                format!("{what}{}{}", " ".repeat(gap), self.looks.glyphs.own(text))
            }
        };
        row.cells.iter().map(cell).collect::<String>()
    }

    fn menu(&self, menu: &Menu, parts: &Parts, buffer: &mut Buffer) -> Position {
        let extent = Extent {
            first: menu.top(parts.lines.height.into()),
            shown: parts.lines.height.into(),
            all: menu.items.len(),
        };
        let items = menu.items.iter().skip(extent.first).take(extent.shown);
        let lines = Lines {
            texts: items
                .map(|item| match item.letter {
                    Some(letter) => format!("{letter}: {}", item.label),
                    None => item.label.clone(),
                })
                .collect(),
            selected: menu.at.checked_sub(extent.first),
        };
        let heading = joined([menu.title.to_string(), place(menu.at, menu.items.len())]);
        self.line(&heading, Style::new(), parts.heading, buffer);
        self.line(&below(extent), Style::new(), parts.more, buffer);
        self.lines(&lines, parts.lines, buffer)
    }

    fn path(&self, path: &PathPrompt, parts: &Parts, buffer: &mut Buffer) -> Position {
        self.line(path.purpose.title(), Style::new(), parts.heading, buffer);
        let Some(line) = parts.lines.rows().next() else {
            return parts.heading.as_position();
        };
        let columns = usize::from(line.width.saturating_sub(FRAME_COLUMNS));
        let names = path.below(columns, self.looks.letters.widths);
        let (before, style) = match path.fault {
            Some(_) => (ERROR, self.looks.theme.fault),
            None => ("", Style::new()),
        };
        for (number, (name, row)) in names.iter().zip(parts.lines.rows().skip(1)).enumerate() {
            let before = if number == 0 { before } else { "" };
            self.line(&format!("{before}{name}"), style, row, buffer);
        }
        let typed = (path.prompt.text(), path.prompt.before());
        self.typed(TYPED, typed, line, buffer)
    }

    /// The cursor is on a row once one has gone to it.
    fn palette(&self, palette: &Palette, parts: &Parts, buffer: &mut Buffer) -> Position {
        let Some(line) = parts.lines.rows().next() else {
            return parts.heading.as_position();
        };
        let below_line = Rect {
            y: parts.lines.y + 1,
            height: parts.lines.height - 1,
            ..parts.lines
        };
        let room = usize::from(below_line.height);
        let top = palette.top(room);
        let mut lines = Lines::default();
        for (row, _, is_selected) in palette.shown(room).take(room) {
            if is_selected {
                lines.selected = Some(lines.texts.len());
            }
            lines.texts.push(of_palette(row));
        }
        let selected = lines.selected.map(|row| row + top);
        let place = place(selected.unwrap_or(0), palette.len());
        let name = palette.selected().map(|row| row.name.clone());
        let heading = joined(["Do".to_owned(), place].into_iter().chain(name));
        self.line(&heading, Style::new(), parts.heading, buffer);
        let typed = (palette.prompt.text(), palette.prompt.before());
        let typed = self.typed(TYPED, typed, line, buffer);
        let row = self.lines(&lines, below_line, buffer);
        match selected {
            Some(1..) => row,
            Some(0) | None => typed,
        }
    }

    fn told(&self, told: &Told, parts: &Parts, buffer: &mut Buffer) -> Position {
        let columns = usize::from(parts.lines.width.saturating_sub(FRAME_COLUMNS));
        let wrapped = told.wrapped(columns, self.looks.letters.widths);
        let shown = usize::from(parts.lines.height);
        let extent = Extent {
            first: told.scroll.min(wrapped.len().saturating_sub(shown)),
            shown,
            all: wrapped.len(),
        };
        for (line, row) in wrapped.iter().skip(extent.first).zip(parts.lines.rows()) {
            let style = match line.tone {
                Tone::Note => Style::new(),
                Tone::Fault => self.looks.theme.fault,
            };
            let text = self.looks.glyphs.own(&line.text);
            self.line(&text, style, row, buffer);
        }
        let line = format!("line {}", place(extent.first, extent.all));
        let heading = joined([told.title.to_string(), line]);
        self.line(&heading, Style::new(), parts.heading, buffer);
        self.line(&below(extent), Style::new(), parts.more, buffer);
        parts.lines.as_position()
    }

    /// What is typed may go on as one of these. Returns where the chosen one is.
    pub(super) fn choices(
        &self,
        choices: &Choices,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let parts = Parts::of(area);
        let extent = Extent {
            first: choices.top(parts.lines.height.into()),
            shown: parts.lines.height.into(),
            all: choices.shown.len(),
        };
        let rows = choices.shown.iter().skip(extent.first).take(extent.shown);
        let lines = Lines {
            texts: rows.map(of_completion).collect(),
            selected: choices.at.and_then(|at| at.checked_sub(extent.first)),
        };
        let number = match choices.at {
            Some(chosen) => place(chosen, extent.all),
            None => thousands(extent.all as u64),
        };
        let heading = format!("Choices, {number}: {}", choices::title(choices));
        self.line(&heading, Style::new(), parts.heading, buffer);
        self.line(&below(extent), Style::new(), parts.more, buffer);
        let row = self.lines(&lines, parts.lines, buffer);
        lines.selected.map(|_| row)
    }
}

/// Something that can be done: its name, what it does or why it does nothing, its key.
fn of_palette(row: &PaletteRow) -> String {
    let key = match row.key.as_str() {
        "" => String::new(),
        key => format!("key {key}"),
    };
    let does = row.vain.unwrap_or(row.meaning);
    joined([row.name.clone(), key, does.to_owned()])
}

/// Something that is typed may become, and its papers.
fn of_completion(choice: &Completion) -> String {
    let papers = match choice.papers {
        None => String::new(),
        Some(Tally::Exact(1)) => "1 paper".to_owned(),
        Some(papers) => format!("{papers} papers").replace('~', "about "),
    };
    let meaning = safe::line(&choice.meaning);
    joined([choice.label.clone(), papers, meaning])
}
