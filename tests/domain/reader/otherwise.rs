//! Terminals that count columns otherwise: whatever is pressed, the screen is as if it were drawn
//! for the first time, and all that has one width only stands where recto put it.

#[path = "otherwise/emulator.rs"]
mod emulator;
#[path = "otherwise/widths.rs"]
mod widths;

use ratatui::buffer::CellWidth;
use ratatui::layout::{Position, Size};
use recto::app::Start;
use recto::paper::{Author, Paper, PaperId};
use recto::run::Drawing;
use recto::ui::{Theme, view};

use super::driver::Reader;
use crate::common::chance::{Chance, times};
use emulator::Emulator;
use widths::Widths;

const SIZES: &[(u16, u16)] = &[(120, 24), (80, 24), (40, 12)];

/// What is pressed: in the panes, in popups and in the query line.
const KEYS: &[&str] = &[
    "j",
    "j",
    "j",
    "k",
    "k",
    "G",
    "g",
    "J",
    "J",
    "K",
    "Tab",
    "f",
    "Enter",
    "r",
    "=",
    "n",
    "?",
    "S",
    "y",
    "e",
    "Esc",
    "Esc",
    "/ w o r d",
    "/ n o t h i n g",
];

/// Papers full of such clusters, among those that have none.
fn papers(clusters: &[&str]) -> Vec<Paper> {
    let paper = |(number, few): (usize, &[&str])| {
        let id = format!("x:{number}");
        let mut paper = Paper::new(PaperId::parse(&id).unwrap());
        let few = if number % 3 == 2 { &["plain"] } else { few };
        paper.title = format!("{} word {} end", few.concat(), few.join(" "));
        paper.summary = format!("The {} words.\n\n{}", few.join(", of "), few.concat()).repeat(4);
        let name = |cluster: &&str| Author {
            name: format!("{cluster}uthor"),
            ..Author::default()
        };
        paper.authors = few.iter().map(name).collect();
        paper.venue = Some(format!("Journal {}", few.concat()));
        paper
    };
    let thrice = clusters.iter().flat_map(|cluster| [*cluster; 3]);
    let spread: Vec<&str> = thrice.collect();
    spread.chunks(5).enumerate().map(paper).collect()
}

/// A reader on a terminal, and what it showed.
struct Seen<'w> {
    widths: &'w Widths,
    reader: Reader,
    size: Size,
    screen: Emulator<'w>,
    drawing: Drawing<Emulator<'w>>,
    pressed: Vec<&'static str>,
}

impl<'w> Seen<'w> {
    fn new(widths: &'w Widths, size: Size) -> Self {
        let mut start = Start {
            size,
            ..Start::default()
        };
        start.settings.letters.widths = widths.known();
        let screen = Emulator::new(widths, size);
        let mut seen = Self {
            reader: Reader::with(papers(&widths.clusters()), start),
            widths,
            size,
            drawing: Drawing::new(screen.clone(), size, widths.known()).unwrap(),
            screen,
            pressed: Vec::new(),
        };
        seen.look();
        seen
    }

    fn press(&mut self, keys: &'static str) {
        self.reader.press(keys);
        self.pressed.push(keys);
        self.look();
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        self.reader.size(size.width, size.height);
        self.screen.resize(size);
        self.drawing.repaint();
        self.look();
    }

    /// Draws, and compares.
    fn look(&mut self) {
        let size = self.size;
        let model = &self.reader.model;
        let show = |frame: &mut ratatui::Frame<'_>| view(model, &Theme::default(), frame);
        self.drawing.draw(size, show).unwrap();
        let fresh = Emulator::new(self.widths, size);
        let mut drawing = Drawing::new(fresh.clone(), size, self.widths.known()).unwrap();
        drawing.draw(size, show).unwrap();
        if let Some((place, both)) = self.screen.differs(&fresh) {
            self.fail(place, &both);
        }
        let buffer = self.reader.drawn(size.width, size.height);
        for place in buffer.area.positions() {
            let meant = buffer[place].symbol();
            let shown = self.screen.sign(place);
            if !meant.is_empty() && "│─╭╮╰╯|=".contains(meant) && shown.as_deref() != Some(meant)
            {
                self.fail(place, &format!("{shown:?} and not {meant}"));
            }
        }
    }

    fn fail(&self, place: Position, both: &str) {
        let (terminal, pressed) = (&self.widths.terminal, &self.pressed);
        let screen = self.screen.rows().join("\n");
        panic!(
            "{terminal}, {}, after {pressed:?}, at {place}: {both}\n{screen}",
            self.size
        );
    }
}

#[test]
fn the_screen_is_as_if_drawn_anew_whatever_a_terminal_counts() {
    let mut chance = Chance::new("terminals that count otherwise");
    let mut one_of = |count: usize| usize::try_from(chance.below(count as u64)).unwrap();
    for widths in Widths::measured() {
        for _ in 0..times("RECTO_SCREENS", 1) {
            let (width, height) = SIZES[one_of(SIZES.len())];
            let mut seen = Seen::new(&widths, Size { width, height });
            for _ in 0..16 {
                if let Some(keys) = KEYS.get(one_of(KEYS.len() + 1)) {
                    seen.press(keys);
                } else {
                    let (width, height) = SIZES[one_of(SIZES.len())];
                    seen.resize(Size { width, height });
                }
            }
        }
    }
}

/// A line beside such a cluster, on either side of it.
#[test]
fn a_line_beside_any_cluster_stays_a_line() {
    for widths in Widths::measured() {
        let clusters = widths.clusters();
        let size = Size::new(12, 1);
        for cluster in clusters {
            // As many cells as it has where a line is drawn.
            let columns = u16::try_from(widths.known().of(cluster)).unwrap();
            let columns = columns.max(cluster.cell_width());
            if columns == 0 {
                continue;
            }
            let screen = Emulator::new(&widths, size);
            let mut drawing = Drawing::new(screen.clone(), size, widths.known()).unwrap();
            let show = |frame: &mut ratatui::Frame<'_>| {
                let buffer = frame.buffer_mut();
                buffer[(2, 0)].set_symbol("|");
                buffer[(3, 0)].set_symbol(cluster);
                for x in 4..3 + columns {
                    buffer[(x, 0)].set_symbol("");
                }
                buffer[(3 + columns, 0)].set_symbol("|");
            };
            drawing.draw(size, show).unwrap();
            for x in [2, 3 + columns] {
                let sign = screen.sign(Position::new(x, 0));
                let shown = cluster.escape_unicode();
                assert_eq!(
                    sign.as_deref(),
                    Some("|"),
                    "{} {shown} {x}",
                    widths.terminal
                );
            }
        }
    }
}
