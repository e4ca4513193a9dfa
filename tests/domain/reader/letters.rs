//! Scripts without the small letters of Unicode: hits, styles and links stand where they stood, and
//! what leaves the reader is as it was.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use recto::app::{MenuChoice, Popup, Start};
use recto::paper::{Paper, PaperId};
use recto::text::scripts::Scripts;

use super::driver::Reader;

fn reader(scripts: Scripts) -> Reader {
    let mut paper = Paper::new(PaperId::parse("x:1").unwrap());
    paper.title = String::from("O(n²) steps of H₂O");
    paper.summary =
        String::from("Of \\emph{E₀y} at $10^{-6}$ m and $R^N$, see \\href{https://a.org}{x₂y}; z²");
    let mut start = Start {
        size: Size::new(120, 24),
        ..Start::default()
    };
    start.settings.letters.scripts = scripts;
    Reader::with(vec![paper], start)
}

/// What is drawn so, in order.
fn drawn(buffer: &Buffer, modifier: Modifier) -> String {
    let is_so = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(modifier);
    let cells = buffer.content.iter().filter(is_so);
    cells.map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn titles_and_abstracts_have_plain_scripts_and_raw_texts_keep_theirs() {
    let mut reader = reader(Scripts::Plain);
    let frame = reader.frame(120, 24);
    assert_eq!(
        frame.matches("O(n^2) steps of H_(2)O").count(),
        2,
        "{frame}"
    );
    assert!(
        frame.contains("Of E_(0)y at 10^(-6) m and R^N, see x_(2)y; z^2"),
        "{frame}"
    );
    let raw = reader.press("=").frame(120, 24);
    assert!(raw.contains("E₀y") && raw.contains("10^{-6}"), "{raw}");
}

#[test]
fn styles_links_and_hits_stand_on_plain_scripts() {
    for (scripts, italic, link, hits) in [
        (Scripts::Unicode, "E₀y", "x₂y", "H₂OH₂O"),
        (Scripts::Plain, "E_(0)y", "x_(2)y", "H_(2)OH_(2)O"),
    ] {
        let mut reader = reader(scripts);
        let buffer = reader.drawn(120, 24);
        assert_eq!(drawn(&buffer, Modifier::ITALIC), italic);
        let underlined = drawn(&buffer, Modifier::UNDERLINED);
        assert!(underlined.starts_with(link), "{underlined}");
        // Found are the same words, whatever is drawn of them.
        reader.press("/").type_text("h2o").press("Enter");
        let buffer = reader.drawn(120, 24);
        let underlined = drawn(&buffer, Modifier::UNDERLINED);
        assert!(underlined.starts_with(hits), "{underlined}");
    }
}

#[test]
fn what_is_copied_has_the_letters_of_unicode() {
    let mut reader = reader(Scripts::Plain);
    reader.press("y");
    let Some(Popup::Menu(menu)) = &reader.model.popup else {
        panic!("there is no menu");
    };
    let title = &menu.items[menu.by_letter('t').unwrap()];
    assert!(title.label.ends_with("O(n^2) steps of H_(2)O"));
    assert_eq!(
        title.choice,
        MenuChoice::Copy("O(n²) steps of H₂O".to_owned())
    );
}
