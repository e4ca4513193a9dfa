//! The query line, and the views and facets that write into it.

use recto::app::{Pane, Typing};

use super::driver::Reader;

#[test]
fn every_letter_types_while_the_query_line_is_open() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("jkqs gG1?");
    assert_eq!(reader.model.prompt.text(), "jkqs gG1?");
    reader.press("Enter");
    assert!(reader.marks_saved().is_empty());
}

#[test]
fn the_list_and_the_exact_count_follow_each_letter() {
    let mut reader = Reader::bundled();
    let mut counts = vec![reader.count()];
    reader.press("/");
    for letter in ["d", "i", "f", "f", "u", "s", "i", "o", "n"] {
        reader.type_text(letter);
        counts.push(reader.count());
    }
    assert_eq!(counts[0], 119);
    assert_eq!(*counts.last().unwrap(), 13);
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert_eq!(reader.shown(0, 36).len(), 13);
}

#[test]
fn a_filter_keeps_the_selected_paper_where_it_still_matches() {
    let mut reader = Reader::bundled();
    reader.select("SDXS: Real-Time One-Step Latent Diffusion Models with Image Conditions");
    let title = reader.selected();
    reader.press("/").type_text("diffusion").press("Enter");
    assert_eq!(reader.selected(), title);
    // What excludes it selects another one; cleared, the filter gives it back.
    reader.press("/ Right").type_text(" -sdxs ").press("Enter");
    assert_ne!(reader.selected(), title);
    reader.press("Esc");
    assert_eq!(reader.selected(), title);
    assert_eq!(reader.count(), 119);
}

#[test]
fn under_relevance_typing_goes_to_the_best_hit() {
    let mut reader = Reader::bundled();
    reader.model.order = recto::query::Order::Relevance;
    reader.press("j j j j j j /").type_text("diffusion");
    let cursor = reader.model.list.cursor;
    assert_eq!((cursor.at, cursor.top), (0, 0));
    // What was chosen of that list stays while other things than words change, and while one waits.
    let title = reader.press("Enter j j").selected();
    assert_eq!(reader.press("2 s").selected(), title);
    reader.press("/").type_text(" model");
    assert_eq!(reader.model.list.cursor.at, 0);
    let best = reader.selected();
    assert_eq!(reader.press("Enter r").selected(), best);
}

#[test]
fn escape_clears_then_leaves_and_never_quits() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("dual").press("Esc");
    assert_eq!((reader.model.prompt.text(), reader.count()), ("", 119));
    reader.press("Esc Esc Esc Esc");
    assert!(!reader.quits());
    reader.press("q");
    assert!(reader.quits());
}

#[test]
fn a_query_that_does_not_parse_is_said_and_the_last_list_stays() {
    let mut reader = Reader::bundled();
    reader
        .press("/")
        .type_text("title:dual ")
        .paste("yeer:2024");
    let fault = reader.model.fault.as_ref().unwrap().to_string();
    assert!(
        fault.starts_with("column 12: no field yeer: (is year: meant?"),
        "{fault}"
    );
    let count = reader.count();
    assert!(count > 0 && count < 119);
    // Enter does not throw away what was typed: it is there to be mended.
    reader.press("Enter");
    assert_eq!(reader.model.prompt.text(), "title:dual yeer:2024");
    assert_eq!(reader.model.typing, Typing::Going);
    assert!(reader.model.fault.is_some());
    reader.press("Ctrl-W Enter");
    assert_eq!(reader.model.prompt.text(), "title:dual ");
    assert_eq!((reader.model.fault.as_ref(), reader.count()), (None, count));
    assert_eq!(reader.model.typing, Typing::Done);
}

#[test]
fn nothing_found_is_said_with_the_key_that_helps() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("knowlege");
    let frame = reader.frame(60, 20);
    assert!(frame.contains("No paper matches “knowlege”."), "{frame}");
    assert!(
        frame.contains("Backspace shortens it, Esc clears it."),
        "{frame}"
    );
    assert!(frame.contains("0 of 119"), "{frame}");
}

#[test]
fn views_write_themselves_into_the_query_line() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("dual").press("Enter 3");
    assert_eq!(reader.model.prompt.text(), "is:starred dual");
    reader.press("2");
    assert_eq!(reader.model.prompt.text(), "is:unread dual");
    reader.press("1");
    assert_eq!(reader.model.prompt.text(), "dual");
}

#[test]
fn a_facet_is_required_excluded_and_taken_out_again() {
    let mut reader = Reader::bundled();
    reader.size(120, 36).press("h G");
    assert_eq!(reader.model.focus, Pane::Filter);
    reader.press("Enter");
    assert_eq!(
        (reader.model.prompt.text(), reader.count()),
        ("source:bundled ", 119)
    );
    reader.press("!");
    assert_eq!(
        (reader.model.prompt.text(), reader.count()),
        ("-source:bundled ", 0)
    );
    reader.press("!");
    assert_eq!((reader.model.prompt.text(), reader.count()), ("", 119));
}

#[test]
fn every_facet_count_is_that_of_the_query_it_writes() {
    let mut reader = Reader::bundled();
    reader
        .size(120, 60)
        .press("/")
        .type_text("learning ")
        .press("Enter h");
    let counts = reader.model.filter.counts.clone();
    let mut checked = 0;
    for value in counts.groups.iter().flat_map(|group| &group.values) {
        let text =
            recto::query::with_facet("learning ", &value.facet, recto::query::Choice::Require);
        let mut other = Reader::bundled();
        other.press("/").type_text(&text.unwrap());
        assert_eq!(
            other.count() as u64,
            value.papers.papers(),
            "{:?}",
            value.facet
        );
        checked += 1;
    }
    assert!(checked > 5, "{counts:?}");
}

#[test]
fn a_paste_goes_into_the_query_line_only_and_as_one_safe_line() {
    let mut reader = Reader::bundled();
    reader.paste("jjsq\n");
    assert!(!reader.quits() && reader.marks_saved().is_empty());
    reader.press("/").paste("dual\x1b[31m\nlearning\r\n");
    assert_eq!(reader.model.prompt.text(), "dual learning");
}
