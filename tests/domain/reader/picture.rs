//! The picture in the README: a frame as it is drawn, as SVG.

use std::fmt::Write;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use recto::app::Message;
use recto::notes::{NoteFolder, Notes, file_name};
use recto::ui::Theme;

use super::driver::Reader;
use super::whole;

const CELL: (f32, f32) = (8.4, 18.0);
const PAPER: &str = "#181a1f";
const INK: &str = "#dcdcdc";

/// Holds a picture to a frame. Run with `RECTO_WRITE_ASSETS=1` after a change of the screen to draw it anew.
fn hold(name: &str, svg: &str) {
    let path = format!("assets/{name}.svg");
    if std::env::var_os("RECTO_WRITE_ASSETS").is_some() {
        std::fs::write(path, svg).unwrap();
        return;
    }
    assert!(
        svg == std::fs::read_to_string(path).unwrap(),
        "the picture {name} shows another frame"
    );
}

#[test]
fn the_picture_in_the_readme_is_a_real_frame() {
    let mut reader = Reader::bundled();
    reader
        .size(120, 32)
        .press("/")
        .type_text("diffusion")
        .press("Enter s j j s r j r j s k k");
    hold("reader", &svg(&reader.drawn(120, 32), 120));
}

#[test]
fn the_picture_of_a_paper_is_a_real_frame() {
    let mut reader = Reader::bundled();
    reader
        .size(96, 24)
        .press("/")
        .type_text("mu transfer")
        .press("Enter s t");
    reader.type_text("to-read scaling").press("Enter");
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    let folder = tempfile::tempdir().unwrap();
    let text = "Compare with the table of learning rates in our own runs.\n";
    std::fs::write(folder.path().join(file_name(&id)), text).unwrap();
    let (notes, _) = NoteFolder::of_user(folder.path().to_owned()).read(&Notes::default());
    reader.tell(Message::Notes(Arc::new(notes)));
    reader.press("Enter");
    let theme = Theme::named("paper").unwrap();
    hold("paper", &svg(&reader.drawn_in(theme, 96, 27).0, 96));
}

#[test]
fn the_picture_of_a_whole_paper_is_a_real_frame() {
    let mut reader = whole::reading(whole::article(), 96, 27);
    reader.press("] ] ]");
    let theme = Theme::named("catppuccin-latte").unwrap();
    hold("whole", &svg(&reader.drawn_in(theme, 96, 27).0, 96));
}

/// A frame as it is drawn, in the colours of its theme, or where that has none in those of a dark terminal.
pub fn svg(buffer: &Buffer, columns: usize) -> String {
    let rows = buffer.content.len() / columns;
    let ground = buffer.content.first().and_then(|cell| rgb(cell.style().bg));
    let ground = ground.unwrap_or_else(|| PAPER.to_owned());
    let (width, height) = (CELL.0 * columns as f32 + 16.0, CELL.1 * rows as f32 + 16.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         font-family=\"'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{ground}\"/>\n"
    );
    for (row, cells) in buffer.content.chunks(columns).enumerate() {
        let mut start = 0;
        while let Some(first) = cells.get(start) {
            let alike = |cell: &&Cell| cell.style() == first.style();
            let end = start + cells[start..].iter().take_while(alike).count();
            draw(&mut svg, &ground, (row, start), &cells[start..end]);
            start = end;
        }
    }
    svg + "</svg>\n"
}

/// A colour of a theme that sets its own.
fn rgb(colour: Option<Color>) -> Option<String> {
    match colour {
        Some(Color::Rgb(red, green, blue)) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}

fn draw(svg: &mut String, ground: &str, (row, column): (usize, usize), cells: &[Cell]) {
    let style = cells[0].style();
    let has = |modifier| style.add_modifier.contains(modifier);
    let (x, y) = (8.0 + CELL.0 * column as f32, 8.0 + CELL.1 * row as f32);
    let width = CELL.0 * cells.len() as f32;
    let mut ink = rgb(style.fg).unwrap_or_else(|| {
        let named = match style.fg {
            Some(Color::Cyan) => "#4fb8c4",
            Some(Color::Red) => "#e06c75",
            Some(Color::Yellow) => "#d2a53c",
            Some(Color::Magenta) => "#c586d8",
            _ => INK,
        };
        named.to_owned()
    });
    let mut below = rgb(style.bg).filter(|below| below != ground);
    if has(Modifier::REVERSED) {
        let own = below.take().unwrap_or_else(|| ground.to_owned());
        below = Some(std::mem::replace(&mut ink, own));
    }
    if let Some(below) = below {
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{below}\"/>",
            CELL.1
        )
        .unwrap();
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
