//! Reading a paper: where it opens, what stays in sight, and from hit to hit.

use ratatui::style::Modifier;
use recto::app::{Effect, Pane, Task};

use super::driver::Reader;

#[test]
fn a_paper_opens_at_its_title_also_where_its_only_hit_is_far_below() {
    let mut reader = Reader::bundled();
    reader
        .size(80, 16)
        .press("/")
        .type_text("showcasing")
        .press("Enter");
    assert_eq!(reader.model.reading.as_ref().unwrap().scroll, 0);
    let line = |reader: &Reader| reader.model.reading.as_ref().unwrap().hits().next();
    let (line, _) = line(&reader).unwrap();
    assert!(line >= 13, "the hit is out of sight: {line}");
    reader.press("n");
    let reading = reader.model.reading.as_ref().unwrap();
    assert!(reading.scroll > 0 && reading.seen(13).contains(&line));
    assert_eq!(reader.hit(), Some(0));
}

#[test]
fn the_title_of_a_scrolled_paper_stays_on_top_in_one_bold_line() {
    let mut reader = Reader::bundled();
    reader.size(80, 16);
    let top = |reader: &Reader| {
        let (paper, buffer) = (reader.model.layout().paper, reader.drawn(80, 16));
        let cells = (paper.x + 2..paper.right()).map(|x| &buffer[(x, paper.y)]);
        let bold = cells.clone().filter(|cell| cell.symbol() != " ");
        let bold =
            bold.clone().count() > 0 && bold.clone().all(|c| c.modifier.contains(Modifier::BOLD));
        (
            cells.map(ratatui::buffer::Cell::symbol).collect::<String>(),
            bold,
        )
    };
    let (first, _) = top(&reader);
    assert!(
        first.starts_with("Near-Optimal Solutions of Constrained"),
        "{first}"
    );
    for keys in ["J", "J J J", "Tab G"] {
        let (title, bold) = top(reader.press(keys));
        assert!(
            bold && title.starts_with("Near-Optimal Solutions"),
            "{keys}: {title}"
        );
        assert!(title.trim_end().ends_with('…'), "{keys}: {title}");
    }
    // What it covers is not lost: the line below it is the next one.
    reader.press("g j");
    let reading = reader.model.reading.as_ref().unwrap();
    assert_eq!((reading.scroll, reading.seen(13)), (1, 2..14));
}

#[test]
fn the_next_hit_is_the_next_one_from_where_one_reads() {
    let mut reader = Reader::bundled();
    reader
        .size(80, 16)
        .press("/")
        .type_text("learning")
        .press("Enter");
    reader.press("J J J J J J J J");
    let reading = reader.model.reading.as_ref().unwrap();
    let first = reading.seen(13).start;
    let above = reading.hits().filter(|(line, _)| *line < first).count();
    assert!(above > 0);
    assert_eq!(reader.press("n").hit(), Some(above));
    let before = reader.press("N").hit();
    assert_eq!(before, Some(above - 1));
}

/// Where one is: reading, or in which pane.
fn place(reader: &Reader) -> Option<Pane> {
    (!reader.model.reads()).then_some(reader.model.focus)
}

#[test]
fn enter_gives_the_paper_the_whole_screen_in_one_column_of_the_measure() {
    for (width, left) in [(120, 24), (80, 4), (60, 2), (40, 2)] {
        let mut reader = Reader::bundled();
        reader.size(width, 24).press("j Enter");
        let layout = reader.model.layout();
        assert!(reader.model.reads() && layout.list.is_empty() && layout.filter.is_empty());
        assert_eq!(
            (layout.paper.width, layout.margin()),
            (width, left),
            "{width}"
        );
        let first = reader.frame(width, 24).lines().nth(2).unwrap().to_owned();
        let indent = first.len() - first.trim_start().len();
        assert_eq!(indent, usize::from(left), "{first:?}");
        let lines = reader.model.reading.as_ref().unwrap().lines().to_vec();
        assert!(lines.iter().all(|line| line.text.chars().count() <= 72));
    }
}

#[test]
fn q_and_escape_go_back_one_step_and_only_in_the_list_does_q_quit() {
    let list = Some(Pane::List);
    for (width, keys, goes) in [
        (120, "Enter q", list),
        (120, "Enter Esc", list),
        (120, "Tab q", list),
        (120, "Tab Enter q", Some(Pane::Paper)),
        (120, "Tab Enter Esc Esc", list),
        (120, "h q", list),
        (80, "f q", list),
        (40, "Enter q", list),
        (40, "Tab q", list),
        (40, "Tab Tab", list),
        (120, "Enter h", list),
        (120, "Enter l", None),
        (120, "Enter f", Some(Pane::Filter)),
        (80, "Enter f", Some(Pane::Filter)),
        (80, "Enter ? q", None),
    ] {
        let mut reader = Reader::bundled();
        reader.size(width, 12).press(keys);
        assert_eq!(place(&reader), goes, "{width}: {keys}");
        assert!(!reader.quits(), "{width}: {keys}");
    }
    assert!(Reader::bundled().press("Enter q q").quits());
}

#[test]
fn while_one_reads_space_goes_on_into_the_next_paper_and_shift_steps() {
    let mut reader = Reader::bundled();
    reader.size(80, 16).press("Enter");
    let first = reader.selected();
    let mut presses = 0;
    while reader.selected() == first {
        reader.press("Space");
        presses += 1;
        assert!(presses < 20);
    }
    assert!(presses > 1 && reader.model.reads());
    assert_eq!(reader.model.reading.as_ref().unwrap().scroll, 0);
    let second = reader.selected();
    assert_eq!(reader.press("j j K").selected(), first);
    assert!(reader.is_read());
    assert_eq!(reader.press("J").selected(), second);
    assert!(reader.model.reads());
    assert_eq!(
        reader.press("K K").said(),
        "That was the first paper of the list."
    );
}

#[test]
fn while_one_reads_papers_are_marked_opened_and_handed_on_as_in_the_panes() {
    let mut reader = Reader::bundled();
    reader.press("Enter s r");
    assert_eq!(
        (reader.star(), reader.is_read()),
        (recto::app::StarShown::Kept, true)
    );
    reader.press("u u");
    assert_eq!(
        (reader.star(), reader.is_read()),
        (recto::app::StarShown::None, false)
    );
    for key in ["y", "e", "S", "?"] {
        reader.press(key);
        let opened = reader.model.popup.is_some() || !reader.said().is_empty();
        assert!(opened, "{key}");
        reader.press("Esc");
        assert!(reader.model.reads(), "{key}");
    }
    reader.press("=");
    assert!(reader.model.raw.is_some() && reader.model.reads());
    let measure = reader.model.settings.measure;
    reader.press("+");
    assert_eq!(reader.model.settings.measure, measure + 2);
}

#[test]
fn what_changes_the_list_shows_it() {
    for keys in ["/", "2", "3", "f j j Enter"] {
        let mut reader = Reader::bundled();
        reader.press("s j Enter");
        assert!(reader.model.reads());
        reader.press(keys);
        assert!(!reader.model.reads(), "{keys}");
    }
}

#[test]
fn one_comes_back_to_the_list_as_it_was() {
    let mut reader = Reader::bundled();
    reader.size(80, 16).press("G k k k k");
    let cursor = reader.model.list.cursor;
    reader.press("Enter");
    reader.size(120, 36).size(40, 12).size(80, 16).press("q");
    assert_eq!(reader.model.list.cursor, cursor);
    reader.press("Enter Space Space Space Space Space Space q");
    let after = reader.model.list.cursor;
    assert!(
        after.at > cursor.at && after.at < after.top + 13,
        "{after:?}"
    );
}

#[test]
fn on_a_small_screen_there_is_the_list_or_the_paper() {
    let mut reader = Reader::bundled();
    let panes = |reader: &mut Reader, width, height| {
        reader.size(width, height);
        reader.model.layout().panes().collect::<Vec<Pane>>()
    };
    assert_eq!(panes(&mut reader, 40, 12), [Pane::List]);
    // What would be done with a paper that is not seen shows it first.
    for keys in ["Space", "Enter", "l"] {
        assert_eq!(panes(reader.press(keys), 40, 12), [Pane::Paper], "{keys}");
        reader.press("q");
    }
    reader.press("/").type_text("github").press("Enter n");
    assert_eq!((reader.hit(), reader.model.reads()), (Some(0), true));
    // A pane that had the focus has it again where there is room.
    reader.press("q Tab");
    assert!(reader.model.reads());
    assert_eq!(panes(&mut reader, 60, 20), [Pane::List, Pane::Paper]);
    assert_eq!(place(&reader), Some(Pane::Paper));
}

#[test]
fn the_mouse_scrolls_and_opens_links_while_one_reads() {
    let mut reader = Reader::bundled();
    reader
        .size(120, 16)
        .press("/")
        .type_text("github")
        .press("Enter Enter");
    reader.wheel_down(3, 8);
    assert_eq!(reader.model.reading.as_ref().unwrap().scroll, 3);
    reader.click(3, 8);
    assert!(reader.model.reads(), "a click beside the text is nothing");
    reader.press("n");
    let (_, cursor) = reader.drawn_with_cursor(120, 16);
    reader.click(cursor.x, cursor.y);
    let opens = |effect: &Effect| matches!(effect, Effect::Screen(Task::Open(_)));
    assert!(reader.effects.iter().any(opens), "the hit is in a link");
}

#[test]
fn the_terminals_cursor_is_on_what_one_reads() {
    let mut reader = Reader::bundled();
    reader
        .size(100, 16)
        .press("/")
        .type_text("learning")
        .press("Enter");
    for open in ["Tab", "Enter"] {
        reader.press(open);
        let layout = reader.model.layout();
        let left = layout.paper.x + layout.margin();
        let at = |reader: &Reader| reader.drawn_with_cursor(100, 16);
        let (_, cursor) = at(reader.press("g"));
        assert_eq!(
            (cursor.x, cursor.y),
            (left, layout.paper.y),
            "{open}: the title"
        );
        // Scrolled, it is on the first line below the title that stays.
        let (_, cursor) = at(reader.press("j j j"));
        assert_eq!((cursor.x, cursor.y), (left, layout.paper.y + 1), "{open}");
        let (buffer, cursor) = at(reader.press("n"));
        let hit: String = (cursor.x..cursor.x + 8)
            .map(|x| buffer[(x, cursor.y)].symbol())
            .collect();
        assert_eq!(hit.to_lowercase(), "learning", "{open}");
    }
}

#[test]
fn the_terminals_cursor_is_on_the_choice_where_nothing_was_found() {
    let mut reader = Reader::bundled();
    // Enter leaves the line as it is typed, and goes to the choice.
    reader.press("/").type_text("knowlege ").press("Enter");
    assert_eq!(reader.model.typing, recto::app::Typing::Done);
    let (buffer, cursor) = reader.drawn_with_cursor(80, 24);
    assert_eq!(buffer[cursor].symbol(), "▌");
    let before = cursor;
    let (_, cursor) = reader.press("j").drawn_with_cursor(80, 24);
    assert_eq!(cursor.y, before.y + 1);
}

#[test]
fn a_paper_on_the_whole_screen() {
    let mut reader = Reader::bundled();
    reader
        .press("/")
        .type_text("diffusion")
        .press("Enter j Enter j j n");
    super::frames::snapshot("reading", &mut reader);
}

#[test]
fn while_one_reads_star_read_mark_and_place_in_the_list_are_told() {
    let mut reader = Reader::bundled();
    let line = |reader: &mut Reader, number: usize| {
        let frame = reader.frame(80, 12);
        frame.lines().nth(number).unwrap().to_owned()
    };
    reader.press("j Enter");
    let told = line(&mut reader, 1);
    assert!(
        told.contains("─ 2/119 · ") && !told.contains("read"),
        "{told}"
    );
    assert!(line(&mut reader, 2).starts_with("    Dual Lagrangian"));
    reader.press("s r");
    let told = line(&mut reader, 1);
    assert!(told.contains("─ 2/119 · read · "), "{told}");
    assert!(line(&mut reader, 2).starts_with("  ★ Dual Lagrangian"));
    reader.press("j j");
    assert!(line(&mut reader, 2).starts_with("  ★ Dual Lagrangian"));
}
