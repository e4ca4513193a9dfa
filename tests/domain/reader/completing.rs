//! The list of what is typed may go on as, and what is said of a line that is no query.

use ratatui::style::{Color, Modifier};
use recto::app::{Pane, Start, Typing};
use recto::paper::{Author, Paper, PaperId};
use recto::query::Tally;

use super::driver::Reader;
use super::frames::snapshot;
use recto::ui::THEMES;

/// Papers of several categories, years, authors and venues.
fn library() -> Reader {
    let paper = |number: usize, category: &str, year: &str, author: &str, venue: &str| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = format!("Paper {number} on graphs");
        paper.categories = vec![category.to_owned()];
        paper.date = year.parse().ok();
        paper.authors = vec![Author::named(author)];
        paper.venue = Some(venue.to_owned());
        paper.links.code = (number == 1).then(|| "https://a.b/c".to_owned());
        paper
    };
    let papers = [
        paper(1, "cs.LG", "2024", "Ada Lovelace", "Nature Physics"),
        paper(2, "cs.LG", "2025", "Emmy Noether", "Nature Physics"),
        paper(3, "cs.AI", "2025", "Ada Lovelace", "NeurIPS"),
        paper(4, "q-bio.BM", "2023", "K\u{e4}the Li", "Nature"),
    ];
    Reader::with(papers.to_vec(), Start::default())
}

fn line(reader: &Reader) -> &str {
    reader.model.prompt.text()
}

/// What is listed: the names, and how many papers.
fn listed(reader: &Reader) -> Vec<String> {
    let shown = reader.model.choices.iter().flat_map(|list| &list.shown);
    let written = shown.map(|choice| format!("{} {}", choice.label, choice.number()));
    written.map(|choice| choice.trim().to_owned()).collect()
}

fn chosen(reader: &Reader) -> Option<&str> {
    let chosen = reader.model.choices.as_ref()?.chosen()?;
    Some(chosen.label.as_str())
}

#[test]
fn tab_lists_fields_and_then_their_values_with_papers() {
    let mut reader = library();
    reader.press("/ Tab");
    assert_eq!(
        listed(&reader).len(),
        recto::query::Operator::fields().count()
    );
    assert_eq!((line(&reader), chosen(&reader)), ("", None));
    reader.type_text("ca");
    assert_eq!(listed(&reader), ["cat:CATEGORY"]);
    reader.press("Tab");
    assert_eq!(line(&reader), "cat:");
    // Behind a field its values follow, and the rest of arXiv's categories.
    let all = listed(&reader);
    assert_eq!(all[..3], ["cs.LG 2", "cs.AI 1", "q-bio.BM 1"]);
    assert!(all.len() > 140, "{}", all.len());
    reader.press("Down Down Up Down");
    assert_eq!(chosen(&reader), Some("cs.AI"));
    reader.press("Enter");
    assert_eq!((line(&reader), reader.count()), ("cat:cs.AI ", 1));
    assert_eq!(reader.model.typing, Typing::Going);
    assert_eq!(listed(&reader), [] as [&str; 0]);
}

#[test]
fn values_are_counted_beside_the_rest_of_the_line() {
    for (text, values) in [
        ("year:2025 cat:", "cs.AI 1, cs.LG 1"),
        ("year:2025 -cat:", "cs.AI 1, cs.LG 1"),
        ("year:", "2025 2, 2024 1, 2023 1"),
        ("author:", "Ada Lovelace 2, Emmy Noether 1, K\u{e4}the Li 1"),
        ("author:nothing|l", "Ada Lovelace 2, K\u{e4}the Li 1"),
        ("author:kat", ""),
        ("venue:", "Nature 3, Nature Physics 2, NeurIPS 1"),
        ("source:", ""),
        ("has:co", "code 1, comment 0"),
        ("(ada is:", "starred 0, unread 4, read 0, new 0, hidden 0"),
    ] {
        let mut reader = library();
        reader.press("/").type_text(text).press("Tab");
        let listed = listed(&reader);
        let listed = &listed[..listed.len().min(values.split(", ").count())];
        assert_eq!(listed.join(", "), values, "{text}");
    }
}

#[test]
fn what_is_taken_is_written_so_that_it_means_that_value() {
    for (text, keys, written, papers) in [
        (
            "venue:nat",
            "Tab Tab Tab Enter",
            "venue:\"Nature Physics\" ",
            2,
        ),
        ("venue:\"nature p", "Tab", "venue:\"Nature Physics\" ", 2),
        ("author:ada", "Tab", "author:\"Ada Lovelace\" ", 2),
        ("author:kat", "Tab", "author:\"K\u{e4}the Li\" ", 1),
        ("cat:q-b", "Tab Tab Enter", "cat:q-bio.BM ", 1),
        ("cat:machine", "Tab Tab Enter", "cat:cs.LG ", 2),
        ("-year:2023|20", "Tab Tab Enter", "-year:2023|2025 ", 1),
        ("is:un", "Tab", "is:unread ", 4),
        ("IS:", "Tab Shift-Tab Shift-Tab Enter", "IS:new ", 0),
        ("graphs ti", "Tab", "graphs title:", 4),
        // All go on with the same letters.
        ("is:r", "Tab", "is:read ", 0),
        ("has:c", "Tab", "has:co", 4),
    ] {
        let mut reader = library();
        reader.press("/").type_text(text).press(keys);
        assert_eq!((line(&reader), reader.count()), (written, papers), "{text}");
    }
}

#[test]
fn a_list_is_narrowed_by_typing_and_closed_by_escape_and_enter_keeps_what_was_typed() {
    let mut reader = library();
    reader.press("/").type_text("cat:cs.").press("Tab");
    reader.type_text("l");
    assert_eq!(listed(&reader)[0], "cs.LG 2");
    reader.type_text("zz");
    assert_eq!(listed(&reader), [] as [&str; 0]);
    reader.press("Backspace Backspace Tab");
    assert!(!listed(&reader).is_empty());
    reader.press("Esc");
    assert_eq!((line(&reader), listed(&reader).len()), ("cat:cs.l", 0));
    // Nobody has chosen any of it.
    reader.press("Tab Enter");
    assert_eq!((line(&reader), listed(&reader).len()), ("cat:cs.l", 0));
    assert_eq!(reader.model.typing, Typing::Done);
}

#[test]
fn where_nothing_can_be_listed_it_is_said_what_can_be_written() {
    for (text, said) in [
        (
            "zz",
            "no field begins so; behind a blank Tab lists them all",
        ),
        ("title:gr", "title:WORD: in the title"),
        (
            "is:zz",
            "is:MARK: starred, unread, read, new or hidden, where new is what came since your last visit, and hidden what no other query finds",
        ),
    ] {
        let mut reader = library();
        reader.press("/").type_text(text).press("Tab");
        assert_eq!((line(&reader), reader.said()), (text, said));
    }
}

#[test]
fn the_footer_tells_how_to_go_on() {
    let mut reader = library();
    let frame = reader.press("/").type_text("c").frame(80, 24);
    assert!(frame.contains("Tab complete"), "{frame}");
    let frame = reader.press("Tab Down").frame(80, 24);
    assert!(frame.contains("Enter take"), "{frame}");
}

#[test]
fn a_value_that_is_being_typed_is_no_fault_and_what_is_finished_is_listed() {
    for (text, papers) in [
        ("graphs year:", 4),
        ("year:2025 year:20", 2),
        ("ada date:2025-", 2),
        ("ada added:7", 2),
        ("ada votes:>", 2),
        ("ada has:cod", 2),
        ("ada (cat:", 2),
        ("ada (noether", 2),
        ("ada |", 2),
        ("ada https://arxiv.org/", 2),
    ] {
        let mut reader = library();
        reader.press("/").type_text(text);
        assert_eq!(reader.model.told_fault(), None, "{text}");
        assert_eq!(reader.count(), papers, "{text}");
        // Whoever keeps it is told.
        reader.press("Enter");
        assert!(reader.model.told_fault().is_some(), "{text}");
        assert_eq!((line(&reader), reader.model.typing), (text, Typing::Going));
    }
    for text in [
        "year:x",
        "year:2025x",
        "is:x",
        "foo:b",
        "date:2025/1",
        "votes:x",
        "()",
        "has:q",
    ] {
        let mut reader = library();
        reader.press("/").type_text(text);
        assert!(reader.model.told_fault().is_some(), "{text}");
    }
}

#[test]
fn what_is_wrong_is_marked_and_the_rows_of_the_word_before_stand_back() {
    let mut reader = library();
    reader.size(80, 24).press("/").type_text("graphs yeer:2024");
    let marked = |reader: &Reader| {
        let buffer = reader.drawn(80, 24);
        let of_line = (3..40).map(|x| &buffer[(x, 0)]);
        let marked = of_line.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
        let text: String = marked.map(ratatui::buffer::Cell::symbol).collect();
        (text, buffer[(4, 2)].modifier.contains(Modifier::DIM))
    };
    assert_eq!(marked(&reader), ("yeer:".to_owned(), true));
    let frame = reader.frame(80, 24);
    assert!(frame.contains("no field yeer: (is year: meant?"), "{frame}");
    reader.press("Ctrl-W");
    assert_eq!(marked(&reader), (String::new(), false));
    for (text, wrong) in [
        ("graphs year:abc dual", "year:abc"),
        ("graphs )", ")"),
        ("graphs | | a", "|"),
        ("-foo:bar ", "foo:"),
    ] {
        reader.press("Ctrl-U").type_text(text);
        assert_eq!(marked(&reader), (wrong.to_owned(), true), "{text}");
    }
    snapshot("query_fault", &mut reader);
}

#[test]
fn the_list_of_what_may_follow_looks_so() {
    let mut reader = library();
    reader
        .press("/")
        .type_text("graphs ")
        .press("Tab Down Down");
    snapshot("choices_fields", &mut reader);
    reader.type_text("cat:").press("Tab Tab");
    snapshot("choices_values", &mut reader);
}

/// Papers with a star, hits, and one that is read.
#[test]
fn what_is_no_answer_to_the_line_stands_out_nowhere_in_any_theme() {
    for (width, height) in [(120, 36), (80, 24), (60, 20), (40, 12)] {
        let mut reader = Reader::bundled();
        reader.size(width, height);
        reader
            .press("s j r k /")
            .type_text("dual")
            .press("Enter n /");
        reader.type_text("dual year:abc").press("Enter");
        assert!(reader.model.told_fault().is_some());
        let layout = reader.model.layout();
        let said = reader.model.above_footer();
        let said = reader.model.above_footer_area(said.len());
        let bars = [Pane::List, Pane::Paper].map(|pane| layout.bar(pane));
        for theme in THEMES {
            let (buffer, _) = reader.drawn_in(theme, width, height);
            let ground = theme.ground.patch(theme.quiet);
            for place in layout.list.positions().chain(layout.paper.positions()) {
                let cell = &buffer[place];
                let is_bar = bars.iter().any(|bar| bar.contains(place));
                let is_blank = cell.symbol().trim().is_empty();
                if said.contains(place) || is_bar || is_blank {
                    continue;
                }
                let name = theme.name;
                let ink = ground.fg.unwrap_or(Color::Reset);
                assert_eq!(cell.fg, ink, "{name} {place}: {}", cell.symbol());
                let modifier = theme.quiet.add_modifier;
                assert_eq!(cell.modifier, modifier, "{name} {place}: {}", cell.symbol());
                assert_eq!(cell.bg, ground.bg.unwrap_or(Color::Reset), "{name} {place}");
            }
            let (parts, header) = (reader.model.header(), &buffer);
            for (part, area) in parts {
                for place in area.positions() {
                    let modifier = header[place].modifier;
                    assert_eq!(modifier, theme.quiet.add_modifier, "{}", part.text);
                }
            }
        }
    }
}

#[test]
fn a_word_that_shows_what_is_hidden_says_how_much_that_is() {
    let mut reader = Reader::bundled();
    reader.press("x x /").type_text("is:").press("Tab");
    let choices = reader.model.choices.as_ref().unwrap();
    let hidden = choices.shown.iter().find(|one| one.label == "hidden");
    assert_eq!(hidden.unwrap().papers, Some(Tally::Exact(2)));
}
