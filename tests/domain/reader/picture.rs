//! The picture in the README: a frame as it is drawn, as SVG.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::driver::Reader;

const CELL: (f32, f32) = (8.4, 18.0);
const PAPER: &str = "#181a1f";
const INK: &str = "#dcdcdc";

/// Run with `RECTO_WRITE_ASSETS=1` after a change of the screen to draw the picture anew.
#[test]
fn the_picture_in_the_readme_is_a_real_frame() {
    let mut reader = Reader::bundled();
    reader
        .size(120, 32)
        .press("/")
        .type_text("diffusion")
        .press("Enter s j j s r j r j s k k");
    let svg = svg(&reader.drawn(120, 32), 120);
    if std::env::var_os("RECTO_WRITE_ASSETS").is_some() {
        std::fs::write("assets/reader.svg", svg).unwrap();
        return;
    }
    assert!(
        svg == std::fs::read_to_string("assets/reader.svg").unwrap(),
        "the picture shows another frame"
    );
}

/// A frame as it is drawn, in the colours of a dark terminal.
pub fn svg(buffer: &Buffer, columns: usize) -> String {
    let rows = buffer.content.len() / columns;
    let (width, height) = (CELL.0 * columns as f32 + 16.0, CELL.1 * rows as f32 + 16.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         font-family=\"'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{PAPER}\"/>\n"
    );
    for (row, cells) in buffer.content.chunks(columns).enumerate() {
        let mut start = 0;
        while let Some(first) = cells.get(start) {
            let alike = |cell: &&Cell| cell.style() == first.style();
            let end = start + cells[start..].iter().take_while(alike).count();
            draw(&mut svg, row, start, &cells[start..end]);
            start = end;
        }
    }
    svg + "</svg>\n"
}

fn draw(svg: &mut String, row: usize, column: usize, cells: &[Cell]) {
    let style = cells[0].style();
    let has = |modifier| style.add_modifier.contains(modifier);
    let (x, y) = (8.0 + CELL.0 * column as f32, 8.0 + CELL.1 * row as f32);
    let width = CELL.0 * cells.len() as f32;
    let mut ink = match style.fg {
        Some(Color::Cyan) => "#4fb8c4",
        Some(Color::Red) => "#e06c75",
        Some(Color::Yellow) => "#d2a53c",
        Some(Color::Magenta) => "#c586d8",
        _ => INK,
    };
    if has(Modifier::REVERSED) {
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{ink}\"/>",
            CELL.1
        )
        .unwrap();
        ink = PAPER;
    }
    let weight = if has(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let line = if has(Modifier::UNDERLINED) {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    let dim = if has(Modifier::DIM) {
        " opacity=\"0.55\""
    } else {
        ""
    };
    let base = y + 13.5;
    // Each word stands at its own column, so that no viewer's font can bend the frame.
    for word in cells.chunk_by(|a, b| (a.symbol() == " ") == (b.symbol() == " ")) {
        let before = word.as_ptr().addr() - cells.as_ptr().addr();
        let x = x + CELL.0 * (before / size_of::<Cell>()) as f32;
        let width = CELL.0 * word.len() as f32;
        let text: String = word.iter().map(Cell::symbol).collect();
        if text.trim().is_empty() {
            continue;
        }
        let text = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{width:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{weight}{line}{dim}>{text}</text>"
        )
        .unwrap();
    }
}
