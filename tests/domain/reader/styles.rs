//! How main screens are coloured: the text, below it a letter for the style of each cell, and what each
//! letter is in the terminal's own colours, on a light ground and on a dark one.

use std::collections::BTreeMap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use recto::ui::Theme;

use super::driver::Reader;

const THEMES: [&str; 3] = ["terminal", "paper", "gruvbox"];
/// The first is what most cells have.
const LETTERS: &str = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

fn described(cell: &Cell) -> String {
    let colour = |prefix: &str, colour: Color| match colour {
        Color::Reset => None,
        colour => Some(format!("{prefix}{}", colour.to_string().to_lowercase())),
    };
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    let modifiers = modifiers
        .into_iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier));
    let parts = [colour("", cell.fg), colour("on ", cell.bg)]
        .into_iter()
        .flatten();
    let parts: Vec<String> = parts
        .chain(modifiers.map(|(_, name)| name.to_owned()))
        .collect();
    if parts.is_empty() {
        "plain".to_owned()
    } else {
        parts.join(" ")
    }
}

/// A screen as text, as letters, and what these are in each theme.
fn styled(reader: &mut Reader, width: u16, height: u16) -> String {
    let text = reader.frame(width, height);
    let drawn = THEMES.map(|name| {
        let theme = Theme::named(name).unwrap();
        reader.drawn_in(theme, width, height).0
    });
    let looks = |buffer: &Buffer| -> Vec<String> { buffer.content.iter().map(described).collect() };
    let looks = drawn.each_ref().map(looks);
    // Where two cells look alike in one theme and not in another, they are two styles.
    let mut letters: BTreeMap<[&str; 3], char> = BTreeMap::new();
    let mut legend = Vec::new();
    let mut free = LETTERS.chars();
    let mut map = String::new();
    for place in 0..drawn[0].content.len() {
        if place > 0 && place % usize::from(width) == 0 {
            map.push('\n');
        }
        let look = looks.each_ref().map(|looks| looks[place].as_str());
        let letter = *letters.entry(look).or_insert_with(|| {
            let plain = look[0] == "plain" && !legend.iter().any(|(letter, _)| *letter == '.');
            let letter = if plain {
                '.'
            } else {
                free.by_ref().find(|letter| *letter != '.').unwrap()
            };
            legend.push((letter, look));
            letter
        });
        map.push(letter);
    }
    let map: String = map
        .lines()
        .map(|line| line.trim_end_matches('.').to_owned() + "\n")
        .collect();
    legend.sort_by_key(|(letter, _)| LETTERS.find(*letter));
    let legend = legend
        .iter()
        .map(|(letter, look)| format!("{letter}  {}\n", look.join(" | ")));
    format!(
        "{text}\n{map}\n{}\n{}",
        THEMES.join(" | "),
        legend.collect::<String>()
    )
}

fn snapshot(name: &str, reader: &mut Reader) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (width, height) in [(40, 12), (80, 24), (120, 36)] {
            let name = format!("styles_{name}_{width}x{height}");
            insta::assert_snapshot!(name, styled(reader, width, height));
        }
    });
}

#[test]
fn main_screens_are_coloured_as_they_were_reviewed() {
    for (name, keys) in [
        ("first", "s j r j"),
        ("paper", "Tab"),
        ("hits", "/ d u a l Enter s n"),
        ("filter_pane", "f j j Enter"),
        ("menu", "S j"),
        ("help", "?"),
        ("fault", "/ y e a r : x"),
        ("nothing", "/ k n o w l e g e"),
    ] {
        let mut reader = Reader::bundled();
        reader.size(120, 36).press(keys);
        snapshot(name, &mut reader);
    }
}
