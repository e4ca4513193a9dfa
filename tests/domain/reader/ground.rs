//! A theme may have a ground of its own: then every cell stands on it, whatever lies over what.

use ratatui::layout::Position;
use ratatui::style::{Color, Style};
use recto::app::Message;
use recto::text::wrap::Widths;
use recto::ui::{THEMES, Theme};

use super::driver::Reader;

const PAPER: Color = Color::Rgb(250, 245, 230);
const INK: Color = Color::Rgb(40, 40, 40);

/// Keys that lead from one screen to the next, so that each thing that is drawn is drawn once.
const SCREENS: &[&str] = &[
    "",
    "s r j",
    "f j Enter",
    "Esc Tab J",
    "Esc ?",
    "G",
    "Esc S",
    "Esc y",
    "Esc o",
    "Esc e",
    "Esc i",
    "Esc / d u a l",
    "Ctrl-U y e a r :",
    "Ctrl-U k n o w l e g e",
    "Ctrl-U z z z z z z z z Enter",
];

/// The cells that show another ground than the theme's, or another colour of text than it names.
fn strangers(reader: &Reader, theme: &Theme, width: u16, height: u16) -> Vec<String> {
    let (buffer, _) = reader.drawn_in(theme, width, height);
    let named = [
        theme.ground,
        theme.accent,
        theme.star,
        theme.hit,
        theme.current_hit,
        theme.quiet,
        theme.strong,
        theme.bold,
        theme.italic,
        theme.fault,
        theme.link,
        theme.selected,
        theme.bar,
        theme.behind,
    ];
    let grounds: Vec<Color> = named.iter().filter_map(|style| style.bg).collect();
    let inks: Vec<Color> = named.iter().filter_map(|style| style.fg).collect();
    let mut found = Vec::new();
    for y in 0..height {
        // A terminal draws nothing of its own where the other half of a wide character is.
        let mut covered = 0;
        for x in 0..width {
            let cell = &buffer[Position { x, y }];
            if covered > 0 {
                covered -= 1;
                continue;
            }
            covered = Widths::Narrow.of(cell.symbol()).saturating_sub(1);
            if !grounds.contains(&cell.bg) || !inks.contains(&cell.fg) {
                let (bg, fg) = (cell.bg, cell.fg);
                found.push(format!("{x},{y} {:?}: {fg} on {bg}", cell.symbol()));
            }
        }
    }
    found
}

#[test]
fn every_cell_of_every_screen_keeps_the_ground_of_the_theme() {
    let with_ground = Theme {
        ground: Style::new().fg(INK).bg(PAPER),
        ..Theme::default()
    };
    let own = THEMES.iter().filter(|theme| theme.ground.bg.is_some());
    for theme in own.chain([&with_ground]) {
        for (width, height) in [(40, 12), (80, 24), (120, 40)] {
            let mut reader = Reader::bundled();
            reader.size(width, height);
            for keys in SCREENS {
                reader.press(keys);
                let strangers = strangers(&reader, theme, width, height);
                let name = theme.name;
                assert!(
                    strangers.is_empty(),
                    "{name}, {width}x{height}, {keys}: {} cells lost the ground, the first {}",
                    strangers.len(),
                    strangers[0]
                );
            }
        }
    }
}

#[test]
fn the_ground_reaches_as_far_as_the_frame() {
    let theme = Theme {
        ground: Style::new().fg(INK).bg(PAPER),
        ..Theme::default()
    };
    // The frame is larger than what is drawn, for a moment after a resize.
    let mut reader = Reader::bundled();
    reader.size(40, 12);
    assert_eq!(strangers(&reader, &theme, 60, 20).first(), None);
    reader.tell(Message::Said("What was said.".to_owned()));
    assert_eq!(strangers(&reader, &theme, 30, 8).first(), None);
}
