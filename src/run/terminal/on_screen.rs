//! What the terminal shows, and how few bytes make it show something else: a move of the cursor costs
//! more than a few letters that stand there already, and blanks to the end of a line cost more than
//! erasing them.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};

/// What erasing to the end of the line takes where the cursor is.
const ERASE: usize = "\x1b[K".len();

/// The cells of the screen, as they were drawn last.
#[derive(Debug)]
pub(super) struct OnScreen {
    cells: Buffer,
}

/// What is to be sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sent {
    /// Whence lines are erased to their end, before anything is drawn.
    pub(super) erased: Vec<Position>,
    /// The cells that are drawn, line by line.
    pub(super) drawn: Vec<Position>,
}

impl OnScreen {
    /// A screen of this size that shows nothing.
    pub(super) fn blank(size: Size) -> Self {
        Self {
            cells: Buffer::empty(Rect::from((Position::ORIGIN, size))),
        }
    }

    /// What a cell shows.
    pub(super) fn cell(&self, place: Position) -> Option<&Cell> {
        self.cells.cell(place)
    }

    /// Takes over what changes, in the order of the screen; what `is_alone` is drawn by itself, whatever
    /// stands around it, and may reach beyond its place.
    pub(super) fn change<'a>(
        &mut self,
        changes: impl Iterator<Item = (u16, u16, &'a Cell)>,
        is_alone: impl Fn(&str) -> bool,
    ) -> Sent {
        let mut places = Vec::new();
        for (x, y, cell) in changes {
            let place = Position::new(x, y);
            if let Some(shown) = self.cells.cell_mut(place) {
                shown.clone_from(cell);
                places.push(place);
            }
        }
        let mut sent = Sent::default();
        for line in places.chunk_by(|a, b| a.y == b.y) {
            self.line(line, &is_alone, &mut sent);
        }
        sent
    }

    /// Plans the changed cells of one line.
    fn line(&self, changed: &[Position], is_alone: &impl Fn(&str) -> bool, sent: &mut Sent) {
        let symbol = |place: &Position| self.cell(*place).map_or("", Cell::symbol);
        let mut kept = changed;
        if !changed.iter().any(|place| is_alone(symbol(place))) {
            let first = self.blank_from(changed);
            if let (Some(from), Some(to)) = (changed.get(first), changed.last())
                && usize::from(to.x - from.x) >= cost_of_move(*from) + ERASE
            {
                sent.erased.push(*from);
                kept = changed.get(..first).unwrap_or(changed);
            }
        }
        let mut before: Option<Position> = None;
        for place in kept {
            if let Some(before) = before {
                sent.drawn.extend(self.filling(before, *place));
            }
            // What it covers is drawn with the cluster before it.
            if !symbol(place).is_empty() {
                sent.drawn.push(*place);
            }
            before = Some(*place);
        }
    }

    /// From which of the changed cells on nothing but blanks stands to the end of the line.
    fn blank_from(&self, changed: &[Position]) -> usize {
        let Some(last) = changed.last() else {
            return 0;
        };
        let behind = (last.x..self.cells.area.right()).map(|x| Position::new(x, last.y));
        if !behind.into_iter().all(|place| self.is_blank(place)) {
            return changed.len();
        }
        let mut first = changed.len();
        let mut expected = last.x;
        for (index, place) in changed.iter().enumerate().rev() {
            let mut between = (place.x..expected).map(|x| Position::new(x, place.y));
            if !between.all(|place| self.is_blank(place)) {
                break;
            }
            (first, expected) = (index, place.x);
        }
        first
    }

    /// Whether erasing leaves what the cell shows: a blank on the terminal's own ground.
    fn is_blank(&self, place: Position) -> bool {
        self.cell(place).is_some_and(|cell| {
            let seen = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
            cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(seen)
        })
    }

    /// The unchanged cells between two changed ones that are cheaper drawn again than moved over.
    fn filling(&self, before: Position, next: Position) -> impl Iterator<Item = Position> + use<> {
        let gap = (before.x + 1)..next.x;
        let is_cheap = gap.len() <= cost_of_move(next);
        let style = self.cell(before).filter(|cell| cell.symbol().len() == 1);
        let is_alike = |x| {
            let cell = self.cell(Position::new(x, next.y));
            let both = style.zip(cell);
            both.is_some_and(|(style, cell)| {
                cell.symbol().len() == 1 && cell.style() == style.style()
            })
        };
        let fills = is_cheap && gap.clone().all(is_alike);
        let gap = if fills { gap } else { 0..0 };
        gap.map(move |x| Position::new(x, next.y))
    }
}

/// How many bytes a move to a place takes.
fn cost_of_move(place: Position) -> usize {
    let digits = |number: u16| number.saturating_add(1).ilog10() as usize + 1;
    "\x1b[;H".len() + digits(place.x) + digits(place.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    const WIDTH: u16 = 40;

    /// What is sent where a line changes from one text to another: the texts drawn, each with where it
    /// begins, and whence it is erased.
    fn sent(from: &str, to: &str) -> (Vec<(u16, String)>, Vec<u16>) {
        let size = Size::new(WIDTH, 1);
        let area = Rect::from((Position::ORIGIN, size));
        let [old, new] = [from, to].map(|text| {
            let mut buffer = Buffer::empty(area);
            buffer.set_string(0, 0, text, Style::new());
            buffer
        });
        let mut screen = OnScreen::blank(size);
        screen.change(Buffer::empty(area).diff(&old).into_iter(), |_| false);
        let sent = screen.change(old.diff(&new).into_iter(), |text| text == "☃");
        assert_eq!(screen.cells, new);
        let mut texts: Vec<(u16, String)> = Vec::new();
        let mut next = None;
        for place in sent.drawn {
            let symbol = screen.cell(place).unwrap().symbol();
            if next == Some(place.x) {
                texts.last_mut().unwrap().1.push_str(symbol);
            } else {
                texts.push((place.x, symbol.to_owned()));
            }
            next = Some(place.x + 1);
        }
        (texts, sent.erased.iter().map(|place| place.x).collect())
    }

    fn drawn(texts: &[(u16, &str)]) -> Vec<(u16, String)> {
        let owned = |(x, text): &(u16, &str)| (*x, (*text).to_owned());
        texts.iter().map(owned).collect()
    }

    #[test]
    fn a_few_letters_that_stand_already_are_drawn_rather_than_moved_over() {
        let texts = sent("dual learning", "deal leasning").0;
        assert_eq!(texts, drawn(&[(1, "eal leas")]));
    }

    #[test]
    fn many_letters_that_stand_already_are_moved_over() {
        let texts = sent("a learning machine", "b learning machins").0;
        assert_eq!(texts, drawn(&[(0, "b"), (17, "s")]));
    }

    #[test]
    fn a_line_that_becomes_short_is_erased_to_its_end() {
        let (texts, erased) = sent("one of many long lines", "one");
        assert_eq!((texts, erased), (drawn(&[]), vec![4]));
        let (texts, erased) = sent("one of many", "one of m");
        assert_eq!((texts, erased), (drawn(&[(8, "   ")]), vec![]));
    }

    #[test]
    fn where_something_may_reach_beyond_its_place_nothing_is_erased_before() {
        let (texts, erased) = sent("one of many long lines", "☃");
        assert_eq!(erased, Vec::<u16>::new());
        assert_eq!(texts.first().map(|(x, _)| *x), Some(0));
    }
}
