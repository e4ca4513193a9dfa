//! The query line: a filter typed anew, taken away, and brought again.

use ratatui::style::Modifier;
use recto::app::{Effect, Keep, Message, Typing, Where};

use super::driver::Reader;

fn with_filter(filter: &str) -> Reader {
    let mut reader = Reader::bundled();
    reader.press("/").type_text(filter).press("Enter");
    reader
}

fn line(reader: &Reader) -> &str {
    reader.model.prompt.text()
}

#[test]
fn a_letter_replaces_the_filter_that_stands_and_a_step_keeps_it() {
    for (keys, text, expected) in [
        ("/", "image", "image"),
        ("/ Right", "x", "diffusionx"),
        ("/ End", "x", "diffusionx"),
        ("/ Left", "x", "xdiffusion"),
        ("/ Home", "x", "xdiffusion"),
        ("/ Backspace", "", ""),
        ("/ Ctrl-U", "x", "x"),
        ("/ Enter /", "x", "x"),
        ("/ Down Down", "", "diffusion"),
    ] {
        let mut reader = with_filter("diffusion");
        reader.press(keys).type_text(text);
        assert_eq!(line(&reader), expected, "{keys}");
    }
    let mut reader = with_filter("diffusion");
    reader.press("/").paste("is:read\n");
    assert_eq!(line(&reader), "is:read");
    // The first of several letters takes the place, the others follow it.
    let mut reader = with_filter("diffusion");
    reader.press("/ Enter");
    assert_eq!((line(&reader), reader.count()), ("diffusion", 13));
}

#[test]
fn the_filter_that_a_letter_would_replace_is_seen_as_selected() {
    let mut reader = with_filter("dual");
    let reversed = |reader: &mut Reader| {
        let buffer = reader.size(80, 24).drawn(80, 24);
        buffer[(3, 0)].modifier.contains(Modifier::REVERSED)
    };
    assert!(!reversed(&mut reader));
    assert!(reversed(reader.press("/")));
    assert!(!reversed(reader.press("Right")));
    reader.press("Enter");
    assert!(!reversed(&mut reader));
    // A click into a pane ends it, too.
    reader.press("/").click(10, 5);
    assert!(!reversed(&mut reader));
    assert_eq!(reader.model.typing, Typing::Done);
}

#[test]
fn escape_leaves_a_filter_that_no_key_has_touched_and_in_the_list_takes_it_away() {
    let mut reader = with_filter("dual is:unread");
    reader.press("/ Esc");
    assert_eq!(line(&reader), "dual is:unread");
    assert_eq!(reader.model.typing, Typing::Done);
    reader.press("Tab Esc");
    assert_eq!(
        line(&reader),
        "dual is:unread",
        "first it goes back to the list"
    );
    let title = reader.press("j").selected();
    reader.press("Esc");
    assert_eq!((line(&reader), reader.count()), ("", 119));
    assert_eq!(reader.selected(), title);
    assert_eq!(reader.said(), "Filter cleared: / Up brings it back.");
    reader.press("/ Up Enter");
    assert_eq!(line(&reader), "dual is:unread");
    // What a view wrote is brought back as well.
    reader.press("Esc 3 Esc / Up");
    assert_eq!(line(&reader), "is:starred ");
}

#[test]
fn a_broken_filter_is_taken_away_too_and_mended_where_it_was_left() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("dual year:abc ");
    reader.size(80, 24).click(10, 5);
    assert!(reader.model.fault.is_some());
    reader.press("/ Right").type_text("x");
    assert_eq!(line(&reader), "dual year:abc x");
    reader.click(10, 5).press("Esc");
    assert_eq!((line(&reader), reader.model.fault.as_ref()), ("", None));
}

#[test]
fn one_says_what_the_view_of_all_papers_leaves_standing() {
    let mut reader = with_filter("dual");
    reader.press("3 1");
    assert_eq!((line(&reader), reader.said()), ("dual", ""));
    reader.press("1");
    assert_eq!(
        reader.said(),
        "No mark is asked for; the rest of the filter stays. Esc in the list clears it."
    );
    reader.press("Esc 1");
    assert_eq!(reader.said(), "");
}

#[test]
fn up_brings_filters_that_were_typed_while_the_line_is_empty() {
    let mut reader = with_filter("dual");
    reader.press("/").type_text("image").press("Enter /");
    // The old filter shown selected is none that was brought: the list is gone through.
    let first = reader.selected();
    reader.press("Down");
    assert_ne!(reader.selected(), first);
    reader.press("Backspace Up");
    assert_eq!(line(&reader), "image");
    reader.press("Up Up Up");
    assert_eq!(line(&reader), "dual");
    assert!(reader.count() < 119, "its papers are listed");
    reader.press("Down");
    assert_eq!(line(&reader), "image");
    reader.press("Down Down");
    assert_eq!(line(&reader), "");
    // An entry that was changed is no entry any more.
    reader.press("Up").type_text("s").press("Up");
    assert_eq!(line(&reader), "images");
}

#[test]
fn filters_of_earlier_days_stand_behind_those_of_today_and_new_ones_are_kept() {
    let mut reader = with_filter("dual");
    reader.tell(Message::Typed(["old", "dual"].map(str::to_owned).to_vec()));
    reader
        .press("/")
        .type_text("image")
        .press("Enter / Backspace Up Up Up");
    assert_eq!(line(&reader), "old");
    let kept = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Keep(Keep::Filter(filter)) => Some(filter.as_str()),
        _ => None,
    });
    assert_eq!(kept.collect::<Vec<_>>(), ["dual", "image"]);
}

#[test]
fn other_lines_have_no_history() {
    let mut reader = with_filter("zzz");
    reader.press("Esc i Up");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("A file or folder"), "{frame}");
    assert!(!frame.contains("zzz"), "{frame}");
}

#[test]
fn a_broken_filter_stands_as_it_was_typed_at_the_next_start() {
    for text in ["year:abc", "foo:bar", "(dual", "dual \"im"] {
        let mut reader = Reader::bundled();
        reader.press("/").type_text(text);
        let left = reader.model.position();
        let again = Reader::at(left, 80, 24);
        assert_eq!(line(&again), text);
        assert_eq!(again.model.fault, reader.model.fault);
        assert_eq!(again.model.position().query, text);
    }
    let left = Where {
        query: "year:abc".to_owned(),
        ..Where::default()
    };
    assert_eq!(Reader::at(left, 80, 24).count(), 119);
}
