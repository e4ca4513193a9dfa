//! Clusters of which terminals differ in how many columns they take: flags, families, Devanagari,
//! pictures. What follows one is drawn at its own place, and a row that has or had one is drawn
//! whole, so that nothing moves and nothing is left behind.

use std::mem;
use std::ops::RangeInclusive;

use ratatui::Frame;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Position;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// Characters wider than one column of which all terminals think alike: Han, kana and Hangul, with
/// their punctuation and full-width forms. Not ㉈ among them, nor what is no script (☰, ䷀, pictures).
const AGREED_WIDE: &[RangeInclusive<char>] = &[
    '\u{1100}'..='\u{115f}',
    '\u{2e80}'..='\u{2fd5}',
    '\u{3000}'..='\u{3247}',
    '\u{3250}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{a960}'..='\u{a97c}',
    '\u{ac00}'..='\u{d7a3}',
    '\u{f900}'..='\u{faff}',
    '\u{ff01}'..='\u{ff60}',
    '\u{ffe0}'..='\u{ffe6}',
    '\u{20000}'..='\u{3fffd}',
];

/// Characters of one column that some terminals give none or two, beside marks that stand alone:
/// signs before digits, the vowel AM, dashes of two and three ems, numbers in circles on squares,
/// notes between lines and what stands for the unreadable, letters of which flags are made.
const DOUBTFUL_NARROW: &[RangeInclusive<char>] = &[
    '\u{600}'..='\u{605}',
    '\u{e33}'..='\u{e33}',
    '\u{eb3}'..='\u{eb3}',
    '\u{2e3a}'..='\u{2e3b}',
    '\u{3248}'..='\u{324f}',
    '\u{fff9}'..='\u{fffd}',
    '\u{1f1e6}'..='\u{1f1ff}',
];

/// Whether terminals may not agree on how wide this is.
pub(super) fn is_doubtful(symbol: &str) -> bool {
    if symbol.is_ascii() {
        return false;
    }
    let mut characters = symbol.chars();
    let (Some(first), None) = (characters.next(), characters.next()) else {
        return true;
    };
    let is_in = |ranges: &[RangeInclusive<char>]| ranges.iter().any(|range| range.contains(&first));
    match first.width() {
        Some(1) => is_in(DOUBTFUL_NARROW) || is_combining_mark(first),
        _ => !is_in(AGREED_WIDE),
    }
}

/// Whether some terminals give this no column, and put it on the sign before: it begins with a mark or
/// with another character that has none there.
pub(super) fn may_take_none(symbol: &str) -> bool {
    let first = symbol.chars().next();
    first.is_some_and(|first| {
        first.width() != Some(2) && is_doubtful(first.encode_utf8(&mut [0; 4]))
    })
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

    use crate::text::wrap::Widths;
    use ratatui::layout::Rect;
    use ratatui::widgets::Paragraph;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    /// What was measured of a cluster: it, its columns here, and what terminals give it where that is
    /// something else.
    fn measured() -> impl Iterator<Item = (String, usize, Vec<&'static str>)> {
        let table = include_str!("../../../tests/fixtures/terminal-widths.tsv");
        let lines = table.lines().skip(2);
        lines.map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let points = cells[1].split('+');
            let points = points.map(|point| u32::from_str_radix(point, 16).unwrap());
            let cluster = points.map(|point| char::from_u32(point).unwrap()).collect();
            // The first twenty-two are terminals as they come.
            let others = cells[6..28]
                .iter()
                .copied()
                .filter(|columns| *columns != ".");
            (cluster, cells[5].parse().unwrap(), others.collect())
        })
    }

    #[test]
    fn every_cluster_that_any_terminal_counts_otherwise_is_doubtful() {
        for (cluster, columns, others) in measured() {
            // What has no column is in no cell.
            let is_seen = others.is_empty() || columns == 0 || is_doubtful(&cluster);
            assert!(is_seen, "{}: {others:?}", cluster.escape_unicode());
        }
    }

    #[test]
    fn letters_and_signs_that_all_count_alike_are_not_doubtful() {
        let single = |cluster: &str| cluster.chars().nth(1).is_none();
        let agreed = |(cluster, columns, others): &(String, usize, Vec<&str>)| {
            *columns == 1 && others.is_empty() && single(cluster)
        };
        let (mut all, mut doubtful) = (0, Vec::new());
        for (cluster, ..) in measured().filter(agreed) {
            all += 1;
            doubtful.extend(is_doubtful(&cluster).then_some(cluster));
        }
        assert!(doubtful.len() * 100 < all, "of {all}: {doubtful:?}");
        for plain in [
            "a", "é", "─", "│", "★", "ℝ", "𝔽", "深", "、", "か", "한", "Ａ",
        ] {
            assert!(!is_doubtful(plain), "{plain}");
        }
    }

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
        let backend = Anchored::new(Shared(screen.clone()), Widths::Narrow, area.as_size());
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
            let columns = u16::try_from(Widths::Narrow.of(cluster)).unwrap();
            for (row, column) in [(0, 3 * columns + 6), (1, columns + 1)] {
                let found = shown[1].cell(row, column).unwrap().contents();
                assert_eq!(found, "│", "{cluster} in {row}: {}", shown[1].contents());
            }
        }
    }
}
