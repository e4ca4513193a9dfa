//! The reader by key scripts: keys in; shown titles, sentences and effects out. No files, no
//! terminal.

#[path = "reader/completing.rs"]
mod completing;
#[path = "reader/digests.rs"]
mod digests;
#[path = "reader/driver.rs"]
mod driver;
#[path = "reader/events.rs"]
mod events;
#[path = "reader/exchange.rs"]
mod exchange;
#[path = "reader/fetching.rs"]
mod fetching;
#[path = "reader/filter_pane.rs"]
mod filter_pane;
#[path = "reader/first.rs"]
mod first;
#[path = "reader/following.rs"]
mod following;
#[path = "reader/for_you.rs"]
mod for_you;
#[path = "reader/frames.rs"]
mod frames;
#[path = "reader/giving.rs"]
mod giving;
#[path = "reader/ground.rs"]
mod ground;
#[path = "reader/helping.rs"]
mod helping;
#[path = "reader/leaving.rs"]
mod leaving;
#[path = "reader/letters.rs"]
mod letters;
#[path = "reader/line.rs"]
mod line;
#[path = "reader/links.rs"]
mod links;
#[path = "reader/listed.rs"]
mod listed;
#[path = "reader/looking.rs"]
mod looking;
#[path = "reader/marks.rs"]
mod marks;
#[path = "reader/mouse.rs"]
mod mouse;
#[path = "reader/news.rs"]
mod news;
#[path = "reader/otherwise.rs"]
mod otherwise;
#[path = "reader/page.rs"]
mod page;
#[path = "reader/palette.rs"]
mod palette;
#[path = "reader/picking.rs"]
mod picking;
#[path = "reader/picture.rs"]
pub mod picture;
#[path = "reader/plain.rs"]
mod plain;
#[path = "reader/queries.rs"]
mod queries;
#[path = "reader/reading.rs"]
mod reading;
#[path = "reader/rows.rs"]
mod rows;
#[path = "reader/saying.rs"]
mod saying;
#[path = "reader/styles.rs"]
mod styles;
#[path = "reader/tagging.rs"]
mod tagging;
#[path = "reader/typing.rs"]
mod typing;
#[path = "reader/views.rs"]
mod views;
#[path = "reader/wide.rs"]
mod wide;

use driver::{Disk, Reader};
use ratatui::style::Modifier;
use recto::app::{Effect, Pane, StarShown, Task, Where};
use recto::marks::{MarkKind, Wanted};

#[test]
fn ctrl_c_quits_from_everywhere() {
    for place in ["", "/", "?", "S", "Tab"] {
        let mut reader = Reader::bundled();
        reader.press(place).press("Ctrl-C");
        assert!(reader.quits(), "{place}");
    }
}

#[test]
fn starring_keeps_the_cursor_on_the_same_paper_and_is_full_only_when_saved() {
    let mut reader = Reader::bundled();
    reader.disk = Disk::Silent;
    let title = reader.press("j j").selected();
    reader.press("s");
    assert_eq!(reader.selected(), title);
    assert_eq!(reader.star(), StarShown::Pending);
    reader.disk = Disk::Keeps;
    reader.answer_marks();
    assert_eq!(reader.star(), StarShown::Kept);
}

#[test]
fn a_failed_save_stays_pending_and_says_why() {
    let mut reader = Reader::bundled();
    reader.disk = Disk::Refuses;
    reader.press("s");
    assert_eq!(reader.star(), StarShown::Pending);
    let frame = reader.frame(120, 36);
    assert!(
        frame.contains("1 mark is not saved yet, recto tries again: disk full"),
        "{frame}"
    );
}

#[test]
fn undo_and_redo_take_stars_and_read_marks_back_and_forth() {
    let mut reader = Reader::bundled();
    reader.press("s r u");
    assert_eq!((reader.star(), reader.is_read()), (StarShown::Kept, false));
    reader.press("u");
    assert_eq!(reader.star(), StarShown::None);
    reader.press("Ctrl-R Ctrl-R");
    assert_eq!((reader.star(), reader.is_read()), (StarShown::Kept, true));
    reader.press("Ctrl-R");
    assert_eq!(reader.said(), "Nothing to redo.");
    // What is done after an undo leaves nothing to redo.
    reader.press("u s Ctrl-R");
    assert_eq!(reader.said(), "Nothing to redo.");
}

#[test]
fn intents_are_set_never_toggled() {
    let mut reader = Reader::bundled();
    reader.press("s s");
    let saved = reader.marks_saved();
    let wanted: Vec<(MarkKind, Wanted)> = saved
        .iter()
        .map(|intent| (intent.kind, intent.wanted))
        .collect();
    let star = |wanted| (MarkKind::Star, wanted);
    assert_eq!(wanted, [star(Wanted::Set), star(Wanted::Unset)]);
}

#[test]
fn a_paper_that_stops_matching_by_a_mark_keeps_its_row_until_the_query_changes() {
    let mut reader = Reader::bundled();
    reader.press("s j s 3");
    assert_eq!(
        (reader.count(), reader.model.prompt.text()),
        (2, "is:starred ")
    );
    let titles = reader.shown(0, 5);
    reader.press("s");
    assert_eq!(reader.count(), 1, "the count follows at once");
    assert_eq!(reader.shown(0, 5), titles, "the row stays");
    reader.press("1 3");
    assert_eq!(reader.shown(0, 5).len(), 1);
}

#[test]
fn space_pages_the_abstract_then_marks_it_read_and_goes_on() {
    let mut reader = Reader::bundled();
    reader.size(80, 16);
    let first = reader.selected();
    assert!(!reader.is_read());
    let mut presses = 0;
    while reader.selected() == first {
        reader.press("Space");
        presses += 1;
        assert!(presses < 20);
    }
    assert!(presses > 1, "a long abstract takes more than one page");
    reader.press("k");
    assert!(reader.is_read());
    assert_eq!(reader.count(), 119);
}

#[test]
fn moving_the_cursor_marks_nothing_as_read() {
    let mut reader = Reader::bundled();
    reader.press("j j G g Ctrl-D PgDn");
    assert!(reader.marks_saved().is_empty());
}

#[test]
fn n_goes_from_hit_to_hit_and_on_into_the_next_paper() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("diffusion").press("Enter");
    let first = reader.selected();
    let hits = reader.model.reading.as_ref().unwrap().hits().count();
    for hit in 0..hits {
        reader.press("n");
        assert_eq!(
            (reader.selected(), reader.hit()),
            (first.clone(), Some(hit))
        );
    }
    reader.press("n");
    assert_ne!(reader.selected(), first);
    assert_eq!(reader.hit(), Some(0));
    reader.press("N");
    assert_eq!((reader.selected(), reader.hit()), (first, Some(hits - 1)));
}

#[test]
fn orders_are_chosen_from_a_menu_and_keep_the_paper() {
    let mut reader = Reader::bundled();
    let title = reader.press("j").selected();
    reader.press("S j j Enter");
    assert_eq!(reader.selected(), title);
    let titles = reader.press("g").shown(0, 119);
    let mut sorted = titles.clone();
    sorted.sort_by_key(|title| {
        recto::text::fold::words(title)
            .iter()
            .map(|word| word.folded.clone() + " ")
            .collect::<String>()
    });
    assert_eq!(titles, sorted);
}

#[test]
fn a_paper_without_a_link_is_looked_up_by_its_title_and_counts_as_read() {
    let mut reader = Reader::bundled();
    reader.press("o");
    let opened = reader.effects.iter().find_map(|effect| match effect {
        Effect::Screen(Task::Open(address)) => Some(address.clone()),
        _ => None,
    });
    assert!(
        opened
            .unwrap()
            .starts_with("https://arxiv.org/search/?searchtype=title&query=Near-Optimal+")
    );
    assert!(reader.is_read());
}

#[test]
fn copying_asks_what() {
    let mut reader = Reader::bundled();
    reader.press("y j j j Enter");
    let title = reader.selected();
    assert!(reader.effects.contains(&Effect::Screen(Task::Copy(title))));
}

#[test]
fn resizing_keeps_the_selected_paper_and_the_line_on_top() {
    let mut reader = Reader::bundled();
    reader.size(80, 16).press("G k k J J J J J");
    let title = reader.selected();
    let top = |reader: &Reader| {
        let reading = reader.model.reading.as_ref().unwrap();
        reading.lines()[reading.scroll].text.clone()
    };
    let line = top(&reader);
    for (width, height) in [
        (80, 10),
        (60, 20),
        (30, 8),
        (1, 1),
        (0, 0),
        (200, 50),
        (80, 16),
    ] {
        reader.size(width, height);
        assert_eq!(reader.selected(), title, "{width}x{height}");
    }
    assert_eq!(top(&reader), line);
    assert_eq!(reader.model.reading.as_ref().unwrap().scroll, 5);
}

#[test]
fn the_mouse_selects_scrolls_and_types() {
    let mut reader = Reader::bundled();
    reader.size(200, 36).click(40, 6);
    assert_eq!(reader.model.list.cursor.at, 4);
    reader.wheel_down(40, 6);
    assert_eq!(reader.model.list.cursor.top, 3);
    // Where a paper has two lines either is of it.
    reader.size(120, 36).press("g");
    for (y, at) in [(6, 2), (7, 2), (8, 3), (2, 0)] {
        reader.click(40, y);
        assert_eq!(reader.model.list.cursor.at, at, "{y}");
    }
    reader.wheel_down(40, 6);
    assert_eq!(reader.model.list.cursor.top, 2);
    reader.click(5, 0).type_text("dual");
    assert_eq!(reader.model.prompt.text(), "dual");
    reader.click(5, 5);
    assert_eq!(reader.model.prompt.text(), "is:starred dual");
}

#[test]
fn one_leaves_off_and_comes_back_to_the_same_place() {
    let mut reader = Reader::bundled();
    reader
        .size(80, 16)
        .press("/")
        .type_text("learning")
        .press("Enter j j j S j Enter J J J");
    let left = reader.model.position();
    let again = Reader::at(left.clone(), 80, 16);
    assert_eq!(again.model.position(), left);
    assert_eq!(again.count(), reader.count());
    assert!(left.scroll > 0);
}

#[test]
fn the_column_of_text_stays_between_fifty_and_a_hundred() {
    let mut reader = Reader::bundled();
    reader.size(200, 50);
    for _ in 0..40 {
        reader.press("+");
    }
    assert_eq!(reader.model.settings.measure, 100);
    for _ in 0..60 {
        reader.press("-");
    }
    assert_eq!(reader.model.settings.measure, 50);
    assert!(
        reader
            .model
            .reading
            .as_ref()
            .unwrap()
            .lines()
            .iter()
            .all(|line| line.text.len() <= 52)
    );
}

#[test]
fn panes_are_stepped_through_as_they_are_shown() {
    for (width, keys, pane) in [
        (120, "Tab", Pane::Paper),
        (120, "Tab Tab", Pane::Filter),
        (120, "h", Pane::Filter),
        (120, "h h l l l", Pane::Paper),
        (120, "f Shift-Tab", Pane::Paper),
        (80, "Tab", Pane::Paper),
        (80, "h", Pane::List),
        (80, "f", Pane::Filter),
        (80, "f Esc", Pane::List),
        (80, "f f", Pane::List),
        (30, "Tab", Pane::Paper),
        (30, "Tab Tab", Pane::List),
    ] {
        let mut reader = Reader::bundled();
        reader.size(width, 24).press(keys);
        assert_eq!(reader.model.focus, pane, "{width}: {keys}");
    }
}

#[test]
fn the_terminals_cursor_stands_in_the_selected_row_of_the_pane_that_has_the_focus() {
    let mut reader = Reader::at(Where::default(), 100, 30);
    for keys in ["j j j", "f", "j j", "Esc k"] {
        reader.press(keys);
        let (buffer, cursor) = reader.drawn_with_cursor(100, 30);
        let behind = buffer[(cursor.x + 2, cursor.y)].modifier;
        assert!(behind.contains(Modifier::REVERSED), "{keys}: {cursor}");
    }
}
#[path = "reader/whole.rs"]
mod whole;
