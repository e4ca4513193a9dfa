//! A small terminal that counts columns as it is told, for what recto sends and nothing more.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::layout::{Position, Size};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::widths::Widths;

/// How something looks: colours as they were sent, and the numbers of what is switched on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Look {
    ink: String,
    ground: String,
    on: BTreeSet<u8>,
}

/// What of a look is seen where there is no sign: underlined, reversed, struck out.
const SEEN_ON_BLANK: [u8; 3] = [4, 7, 9];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    /// A sign begins here, and takes so many columns.
    Sign(String, usize, Look),
    /// A sign that begins so many columns before reaches to here.
    Covered(usize),
}

impl Cell {
    fn blank(look: &Look) -> Self {
        let on = look
            .on
            .iter()
            .filter(|number| SEEN_ON_BLANK.contains(number));
        let ground = look.ground.clone();
        let seen = Look {
            ink: String::new(),
            on: on.copied().collect(),
            ground,
        };
        Self::Sign(" ".to_owned(), 1, seen)
    }
}

/// A terminal whose screen can be looked at while something writes on it.
#[derive(Clone)]
pub struct Emulator<'w>(Rc<RefCell<Screen<'w>>>);

struct Screen<'w> {
    widths: &'w Widths,
    size: Size,
    /// What was sent and not yet taken.
    sent: Vec<u8>,
    cells: Vec<Cell>,
    at: Position,
    look: Look,
    /// Whether what has no room in a row goes on in the next one.
    wraps: bool,
}

impl<'w> Emulator<'w> {
    pub fn new(widths: &'w Widths, size: Size) -> Self {
        let mut screen = Screen {
            widths,
            size,
            sent: Vec::new(),
            cells: Vec::new(),
            at: Position::ORIGIN,
            look: Look::default(),
            wraps: true,
        };
        screen.erase_from(0);
        Self(Rc::new(RefCell::new(screen)))
    }

    pub fn resize(&self, size: Size) {
        let mut screen = self.0.borrow_mut();
        screen.size = size;
        screen.erase_from(0);
    }

    /// The sign that begins at a place.
    pub fn sign(&self, place: Position) -> Option<String> {
        let screen = self.0.borrow();
        match screen.cells.get(screen.index(place)) {
            Some(Cell::Sign(sign, ..)) => Some(sign.clone()),
            Some(Cell::Covered(_)) | None => None,
        }
    }

    /// The rows as text; what is behind a wide sign is not there.
    pub fn rows(&self) -> Vec<String> {
        let screen = self.0.borrow();
        let rows = screen.cells.chunks(usize::from(screen.size.width.max(1)));
        let signs = |row: &[Cell]| {
            row.iter()
                .filter_map(|cell| match cell {
                    Cell::Sign(sign, ..) => Some(sign.as_str()),
                    Cell::Covered(_) => None,
                })
                .collect()
        };
        rows.map(signs).collect()
    }

    /// The first place that shows something else than another terminal, and both.
    pub fn differs(&self, other: &Self) -> Option<(Position, String)> {
        let (one, other) = (self.0.borrow(), other.0.borrow());
        let both = one.cells.iter().zip(&other.cells);
        let (place, (cell, wanted)) = both
            .enumerate()
            .find(|(_, (cell, wanted))| cell != wanted)?;
        let columns = usize::from(one.size.width);
        let number = |number: usize| u16::try_from(number).unwrap();
        let at = Position::new(number(place % columns), number(place / columns));
        Some((at, format!("{cell:?} and not {wanted:?}")))
    }
}

impl Write for Emulator<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().sent.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut screen = self.0.borrow_mut();
        let sent = String::from_utf8(std::mem::take(&mut screen.sent)).unwrap();
        screen.take(&sent);
        Ok(())
    }
}

impl Screen<'_> {
    fn take(&mut self, mut sent: &str) {
        while !sent.is_empty() {
            let text = sent.find('\x1b').unwrap_or(sent.len());
            for cluster in sent[..text].graphemes(true) {
                self.put(cluster);
            }
            sent = &sent[text..];
            if let Some(sequence) = sent.strip_prefix("\x1b[") {
                let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap();
                self.obey(&sequence[..=end]);
                sent = &sequence[end + 1..];
            }
        }
    }

    fn obey(&mut self, sequence: &str) {
        let (numbers, order) = sequence.split_at(sequence.len() - 1);
        match (order, numbers) {
            ("H", place) => {
                let (y, x) = place.split_once(';').unwrap();
                let number = |text: &str| text.parse::<u16>().unwrap() - 1;
                self.at = Position::new(number(x), number(y));
            }
            ("J", "") => self.erase_from(self.index(self.at)),
            ("J", "2") => self.erase_from(0),
            ("K", "") => self.erase_line(),
            ("m", numbers) => self.change_look(numbers),
            ("l", "?7") => self.wraps = false,
            // Frames at once, and the cursor.
            ("h" | "l", "?2026" | "?25") => {}
            _ => panic!("what is {sequence:?}?"),
        }
    }

    /// Erases from the cursor to the end of its row.
    fn erase_line(&mut self) {
        let from = self.index(self.at);
        let end = self.index(Position::new(0, self.at.y)) + usize::from(self.size.width);
        if from < end {
            self.break_sign(from);
            self.cells[from..end].fill(Cell::blank(&self.look));
        }
    }

    fn change_look(&mut self, numbers: &str) {
        let mut numbers = numbers.split(';');
        while let Some(number) = numbers.next() {
            let mut colour = || {
                let rest = if numbers.next() == Some("5") { 1 } else { 3 };
                numbers.by_ref().take(rest).collect::<Vec<&str>>().join(";")
            };
            match number.parse::<u8>().unwrap_or(0) {
                0 => self.look = Look::default(),
                38 => self.look.ink = colour(),
                48 => self.look.ground = colour(),
                39 => self.look.ink.clear(),
                49 => self.look.ground.clear(),
                // No line has a colour of its own.
                59 => {}
                22 => self.look.on.retain(|on| !matches!(on, 1 | 2)),
                number @ 1..10 => drop(self.look.on.insert(number)),
                number @ 23..30 => drop(self.look.on.remove(&(number - 20))),
                number => panic!("what is {number}m?"),
            }
        }
    }

    /// A cluster that counts more than its first character is that one, and cells of their own
    /// for what follows.
    fn put(&mut self, cluster: &str) {
        let columns = self.widths.columns(cluster);
        let first = cluster.chars().next().unwrap();
        let is_one = cluster.chars().nth(1).is_none();
        let own = first.width().unwrap_or(0);
        if columns == 0 {
            self.join(cluster);
        } else if is_one || columns <= own {
            self.put_sign(cluster, columns);
        } else {
            self.put_sign(&first.to_string(), own.max(1));
            for _ in own.max(1)..columns {
                self.put_sign("+", 1);
            }
        }
    }

    fn put_sign(&mut self, sign: &str, columns: usize) {
        let room = usize::from(self.size.width.saturating_sub(self.at.x));
        if columns > room && self.wraps {
            self.at = Position::new(0, self.at.y + 1);
            if self.at.y == self.size.height {
                self.at.y -= 1;
                let width = usize::from(self.size.width);
                self.cells.rotate_left(width);
                let last = self.cells.len() - width;
                self.cells[last..].fill(Cell::blank(&Look::default()));
            }
        } else if columns > room {
            self.at.x = self.size.width - u16::try_from(columns).unwrap();
        }
        let at = self.index(self.at);
        for place in at..at + columns {
            self.break_sign(place);
            self.cells[place] = Cell::Covered(place - at);
        }
        self.cells[at] = match sign {
            " " => Cell::blank(&self.look),
            _ => Cell::Sign(sign.to_owned(), columns, self.look.clone()),
        };
        self.at.x += u16::try_from(columns).unwrap();
    }

    /// A sign of which a part is overwritten leaves blanks.
    fn break_sign(&mut self, place: usize) {
        let start = match &self.cells[place] {
            Cell::Sign(..) => place,
            Cell::Covered(before) => place - before,
        };
        if let Cell::Sign(_, columns @ 2.., look) = self.cells[start].clone() {
            self.cells[start..start + columns].fill(Cell::blank(&look));
        }
    }

    /// What takes no column stands on the sign before.
    fn join(&mut self, mark: &str) {
        let Some(x) = self.at.x.checked_sub(1) else {
            return;
        };
        let mut place = self.index(Position::new(x, self.at.y));
        if let Cell::Covered(before) = self.cells[place] {
            place -= before;
        }
        if let Cell::Sign(sign, ..) = &mut self.cells[place] {
            sign.push_str(mark);
        }
    }

    fn erase_from(&mut self, place: usize) {
        let cells = usize::from(self.size.width) * usize::from(self.size.height);
        self.cells.resize(cells, Cell::Covered(0));
        self.cells[place..].fill(Cell::blank(&Look::default()));
    }

    fn index(&self, place: Position) -> usize {
        usize::from(place.y) * usize::from(self.size.width) + usize::from(place.x)
    }
}
