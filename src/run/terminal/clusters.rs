//! Clusters of several code points, of which terminals differ in how many columns they take: flags,
//! families, Devanagari. What follows one is drawn at its own place, and a row that has or had one
//! is drawn whole, so that nothing moves and nothing is left behind.

use std::mem;

use ratatui::Frame;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Position;

/// Whether terminals may not agree on how wide this is.
pub(super) fn is_doubtful(symbol: &str) -> bool {
    !symbol.is_ascii() && symbol.chars().nth(1).is_some()
}

/// The rows of the frame drawn last that had such clusters.
#[derive(Debug, Default)]
pub(super) struct DoubtfulRows(Vec<u16>);

impl DoubtfulRows {
    /// Has the rows of a frame drawn whole that have such a cluster, or had one before.
    pub(super) fn mark(&mut self, frame: &mut Frame<'_>) {
        let buffer = frame.buffer_mut();
        let now = rows(buffer);
        let mut marked = mem::replace(&mut self.0, now.clone());
        marked.extend(now);
        for y in marked {
            for x in buffer.area.left()..buffer.area.right() {
                if let Some(cell) = buffer.cell_mut(Position::new(x, y)) {
                    cell.diff_option = CellDiffOption::AlwaysUpdate;
                }
            }
        }
    }
}

fn rows(buffer: &Buffer) -> Vec<u16> {
    let columns = usize::from(buffer.area.width.max(1));
    let rows = (buffer.area.top()..).zip(buffer.content.chunks(columns));
    rows.filter(|(_, cells)| cells.iter().any(|cell| is_doubtful(cell.symbol())))
        .map(|(y, _)| y)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::terminal::anchored::Anchored;
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    use crate::text::wrap::width;
    use ratatui::layout::Rect;
    use ratatui::widgets::Paragraph;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    struct Shared(Rc<RefCell<vt100::Parser>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().process(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What a terminal shows that takes code points one by one, after each of some frames.
    fn shown(frames: &[&str]) -> Vec<vt100::Screen> {
        let area = Rect::new(0, 0, 24, 2);
        let viewport = Viewport::Fixed(area);
        let parser = vt100::Parser::new(2.try_into().unwrap(), 24.try_into().unwrap(), 0);
        let screen = Rc::new(RefCell::new(parser));
        let backend = Anchored::new(Shared(screen.clone()));
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let mut doubtful = DoubtfulRows::default();
        let mut shown = Vec::new();
        for text in frames {
            let draw = |frame: &mut Frame<'_>| {
                frame.render_widget(Paragraph::new(*text), area);
                doubtful.mark(frame);
            };
            terminal.draw(draw).unwrap();
            shown.push(screen.borrow().screen().clone());
        }
        shown
    }

    #[test]
    fn what_stands_behind_a_doubtful_cluster_keeps_its_column_and_nothing_stays_behind() {
        let plain = "abcdefghijklmnopqrstuvwx";
        for cluster in [
            "🇩🇪",
            "👩\u{200d}👩\u{200d}👧",
            "हि",
            "न्दी",
            "1\u{fe0f}\u{20e3}",
            "❤\u{fe0f}",
            "z\u{334}\u{321}",
        ] {
            let with = format!("{cluster}{cluster} {cluster} end │\n{cluster} │");
            let shown = shown(&[plain, &with, plain, &with, ""]);
            for (screen, text) in [(&shown[0], plain), (&shown[2], plain), (&shown[4], "")] {
                assert_eq!(screen.contents().trim_end(), text, "{cluster}");
            }
            let columns = u16::try_from(width(cluster)).unwrap();
            for (row, column) in [(0, 3 * columns + 6), (1, columns + 1)] {
                let found = shown[1].cell(row, column).unwrap().contents();
                assert_eq!(found, "│", "{cluster} in {row}: {}", shown[1].contents());
            }
        }
    }
}
