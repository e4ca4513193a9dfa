//! Draws a [`Model`]. Computes nothing that could be kept, and never touches the library.

mod above;
mod choices;
mod cursor;
mod empty_list;
mod filter_pane;
mod footer;
mod glyphs;
mod looks;
mod marked;
mod paper_list;
mod paper_pane;
mod paper_row;
mod plain;
mod popup;
mod query_line;
mod rules;
mod said;
mod scroll_bar;
mod theme;

pub use theme::{THEMES, Theme};

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{Layout, Model, Pane, StarShown, Typing};
use above::Above;
use choices::ChoicesView;
use empty_list::EmptyList;
use filter_pane::FilterPaneView;
use footer::Footer;
use glyphs::Glyphs;
use looks::Looks;
use paper_list::PaperList;
use paper_pane::PaperPane;
use plain::PlainScreen;
use popup::PopupView;
use query_line::QueryLine;
use rules::Rules;
use said::SaidView;
use scroll_bar::ScrollBar;

/// Draws one frame.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let letters = model.settings.letters;
    let looks = Looks {
        theme,
        glyphs: Glyphs::new(&model.settings),
        letters,
    };
    // The frame may be larger than what is drawn, and smaller for a moment after a resize.
    let whole = frame.area();
    let clip = |area: Rect| area.intersection(whole);
    let layout = model.layout();
    let (query, list) = (clip(layout.query), clip(layout.list));
    looks.clear(whole, frame.buffer_mut());
    if model.settings.plain {
        let screen = PlainScreen {
            model,
            layout,
            list: paper_list(model, looks, (&layout, &[])),
            paper: paper_pane(model, looks, &layout),
            looks,
        };
        screen.draw(frame);
        return;
    }
    let query_line = query_line(model, looks);
    let empty_list = empty_list(model, looks, &layout);
    let choice = empty_list.as_ref().and_then(EmptyList::cursor);
    let choice = choice.filter(|_| focus(model) == Some(Pane::List));
    let cursor = match (model.typing, choice) {
        (Typing::Going, _) => query_line.cursor(query),
        (Typing::Done, Some(choice)) => choice,
        (Typing::Done, None) => {
            let typed = filter_pane(model, looks).cursor(clip(layout.filter));
            typed.unwrap_or_else(|| cursor::in_panes(model, &layout, looks))
        }
    };
    frame.render_widget(query_line, query);
    let above = above::of(model, &layout, looks);
    match empty_list {
        Some(empty) => frame.render_widget(empty, list),
        None => frame.render_widget(paper_list(model, looks, (&layout, &above)), list),
    }
    let paper = clip(layout.paper);
    frame.render_widget(&paper_pane(model, looks, &layout), paper);
    let rules = Rules {
        layout: &layout,
        focus: focus(model),
        above: &above,
        looks,
    };
    frame.render_widget(rules, clip(layout.screen));
    if model.told_fault().is_some() {
        let places = [Pane::List, Pane::Paper].map(|pane| clip(layout.above(pane)));
        for area in [list, paper].into_iter().chain(places) {
            frame.buffer_mut().set_style(area, theme.stale());
        }
    }
    frame.render_widget(filter_pane(model, looks), clip(layout.filter));
    draw_bars(model, looks, &layout, frame);
    frame.render_widget(footer(model, looks), clip(layout.footer));
    if let (Some(choices), Some(area)) = (&model.choices, model.choices_area()) {
        let area = clip(area);
        frame.render_widget(ChoicesView { choices, looks }, area);
    }
    if let (Some(popup), Some(area)) = (&model.popup, model.popup_area()) {
        let area = clip(area);
        let view = PopupView { popup, looks };
        frame.set_cursor_position(view.cursor(area));
        frame.render_widget(view, area);
    } else if whole.contains(cursor) {
        frame.set_cursor_position(cursor);
    }
    draw_said(model, looks, frame);
}

/// What has no room in the footer, over everything.
fn draw_said(model: &Model, looks: Looks<'_>, frame: &mut Frame<'_>) {
    let lines = model.above_footer();
    if let Some(sentence) = model.sentence().filter(|_| !lines.is_empty()) {
        let area = model.above_footer_area(lines.len());
        let said = SaidView {
            tone: sentence.tone,
            lines: &lines,
            looks,
        };
        frame.render_widget(said, area.intersection(frame.area()));
    }
}

/// The pane that has the focus among others; none while one types.
fn focus(model: &Model) -> Option<Pane> {
    match model.typing {
        Typing::Going => None,
        // There is no other.
        Typing::Done if model.reads() => None,
        Typing::Done => Some(model.focus),
    }
}

fn query_line<'a>(model: &'a Model, looks: Looks<'a>) -> QueryLine<'a> {
    QueryLine {
        prompt: &model.prompt,
        typing: model.typing,
        fault: model.fault.as_ref(),
        filtered: !model.query.clauses().is_empty(),
        header: model.header(),
        place: model.query_place(),
        shown: model.query_in_sight(),
        looks,
    }
}

/// What stands in place of the list where it has no paper.
fn empty_list<'a>(model: &'a Model, looks: Looks<'a>, layout: &Layout) -> Option<EmptyList<'a>> {
    Some(EmptyList {
        lines: model.nothing_lines(layout.list)?,
        otherwise: &model.list.otherwise,
        otherwise_at: model.list.otherwise_at,
        looks,
    })
}

fn paper_list<'a>(
    model: &'a Model,
    looks: Looks<'a>,
    (layout, above): (&Layout, &[Above]),
) -> PaperList<'a> {
    PaperList {
        list: &model.list,
        beyond: model.beyond(),
        marks: &model.marks,
        picked: &model.picked,
        query: model.shown_query(),
        by_date: above::lists_by_date(model),
        day_above: above.iter().any(|above| !above.day.is_empty()),
        focused: focus(model) == Some(Pane::List),
        row_lines: layout.row_lines,
        today: model.today(),
        looks,
    }
}

fn paper_pane<'a>(model: &'a Model, looks: Looks<'a>, layout: &Layout) -> PaperPane<'a> {
    PaperPane {
        reading: model.reading.as_ref(),
        star: read_star(model),
        margin: layout.margin(),
        draws_rules: !model.settings.plain,
        looks,
    }
}

/// The star of the paper that has the whole screen; none where the list shows it.
fn read_star(model: &Model) -> StarShown {
    let row = model.list.selected().filter(|_| model.reads());
    row.map_or(StarShown::None, |row| model.marks.star(row))
}

fn filter_pane<'a>(model: &'a Model, looks: Looks<'a>) -> FilterPaneView<'a> {
    FilterPaneView {
        filter: &model.filter,
        view: model.query.view(),
        saved: model.standing_view(),
        focused: focus(model) == Some(Pane::Filter),
        looks,
    }
}

fn footer<'a>(model: &'a Model, looks: Looks<'a>) -> Footer<'a> {
    Footer {
        sentence: model.sentence().filter(|_| model.above_footer().is_empty()),
        hints: model.hints(),
        looks,
    }
}

/// Draws the bars of the panes that are longer than their windows.
fn draw_bars(model: &Model, looks: Looks<'_>, layout: &Layout, frame: &mut Frame<'_>) {
    for pane in layout.panes() {
        let bar = layout.bar(pane).intersection(frame.area());
        if !bar.is_empty() {
            let bar_of = ScrollBar {
                extent: model.extent(pane, layout),
                focused: focus(model) == Some(pane),
                looks,
            };
            frame.render_widget(bar_of, bar);
        }
    }
}
