//! Draws a [`Model`]. Computes nothing that could be kept, and never touches the library.

mod filter_pane;
mod footer;
mod glyphs;
mod marked;
mod paper_list;
mod paper_pane;
mod popup;
mod query_line;
mod rules;
mod theme;

pub use theme::{THEMES, Theme};

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::{Model, Pane, Typing};
use filter_pane::FilterPaneView;
use footer::Footer;
use glyphs::Glyphs;
use paper_list::PaperList;
use paper_pane::PaperPane;
use popup::PopupView;
use query_line::QueryLine;
use rules::Rules;

/// Draws one frame.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let layout = model.layout();
    let glyphs = Glyphs::new(model.settings.ascii);
    // The frame may be larger than what is drawn, and smaller for a moment after a resize.
    let whole = frame.area();
    let clip = |area: Rect| area.intersection(whole);
    let (query, list, paper) = (clip(layout.query), clip(layout.list), clip(layout.paper));
    let (filter, footer) = (clip(layout.filter), clip(layout.footer));
    let query_line = QueryLine {
        prompt: &model.prompt,
        typing: model.typing,
        fault: model.fault.is_some(),
        count: model.list.count,
        answered: model.total,
        filtered: !model.query.clauses().is_empty(),
        order: model.order,
        theme,
        glyphs,
    };
    let prompt_cursor = query_line.cursor(query);
    frame.render_widget(query_line, query);
    let focus = if model.typing == Typing::Going {
        None
    } else {
        Some(model.focus)
    };
    // A line that is no query has not been asked: the list is of the one before.
    let asked = match &model.fault {
        Some(_) => Cow::Owned(model.query.to_string()),
        None => Cow::Borrowed(model.prompt.text()),
    };
    frame.render_widget(
        PaperList {
            list: &model.list,
            marks: &model.marks,
            query: &model.query,
            total: model.total,
            asked: &asked,
            keymap: &model.keymap,
            typing: model.typing,
            focused: focus == Some(Pane::List),
            theme,
            glyphs,
        },
        list,
    );
    frame.render_widget(
        PaperPane {
            reading: model.reading.as_ref(),
            margin: layout.margin(),
            theme,
            glyphs,
        },
        paper,
    );
    frame.render_widget(
        Rules {
            layout: &layout,
            focus,
            theme,
            glyphs,
        },
        clip(layout.screen),
    );
    frame.render_widget(
        FilterPaneView {
            filter: &model.filter,
            view: model.query.view(),
            focused: focus == Some(Pane::Filter),
            theme,
            glyphs,
        },
        filter,
    );
    frame.render_widget(
        Footer {
            model,
            window: paper.height.into(),
            theme,
            glyphs,
        },
        footer,
    );
    let cursor = match model.typing {
        Typing::Going => prompt_cursor,
        Typing::Done => selected_cell(model, list),
    };
    match &model.popup {
        Some(popup) => {
            let area = clip(popup.area(layout.screen, &model.help));
            let view = PopupView {
                popup,
                help: &model.help,
                theme,
                glyphs,
            };
            frame.set_cursor_position(view.cursor(area));
            frame.render_widget(view, area);
        }
        None if whole.contains(cursor) => frame.set_cursor_position(cursor),
        None => {}
    }
}

/// The cell where screen readers and input methods look: the selected row.
fn selected_cell(model: &Model, list: Rect) -> Position {
    let row = model.list.cursor.at.saturating_sub(model.list.cursor.top);
    let below = u16::try_from(row)
        .unwrap_or(0)
        .min(list.height.saturating_sub(1));
    Position {
        x: list.x,
        y: list.y + below,
    }
}
