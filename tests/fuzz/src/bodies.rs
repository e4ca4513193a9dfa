//! What holds for whole papers, whatever they are read of.

use recto::body::lines::{self, Extent, Formulas};
use recto::body::{Block, Body, Form, Kind, Mark, Prose, to_markdown};
use recto::text::letters::Letters;
use unicode_segmentation::UnicodeSegmentation;

use super::is_seen;

/// Reads bytes in a form: what comes of it can be drawn, searched and written, or is refused.
pub fn is_a_sound_body(form: Form, bytes: &[u8]) {
    let Ok(body) = form.read(bytes) else {
        return;
    };
    is_sound_prose(&body.title);
    for block in body.front.iter().chain(&body.summary).chain(&body.blocks) {
        is_a_sound_block(&body, block);
    }
    let markdown = to_markdown(&body, None);
    let lines = lines::set(
        &body,
        Extent::Whole,
        Formulas::Shown,
        40,
        Letters::default(),
    );
    let lines = lines.iter().map(|line| line.text.as_str());
    for line in markdown.split('\n').chain(lines) {
        assert!(line.graphemes(true).all(is_seen), "{line:?}");
    }
    for (heading, level) in body.headings() {
        assert!(heading < body.blocks.len() && level > 0);
    }
}

/// Reads bytes in the form that the first one chooses.
pub fn is_a_sound_body_of_some_form(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let forms = Form::ALL;
    let form = forms[usize::from(*first) % forms.len()];
    is_a_sound_body(form, bytes);
}

fn is_a_sound_block(body: &Body, block: &Block) {
    is_sound_prose(&block.label);
    is_sound_prose(&block.prose);
    for prose in [&block.label, &block.prose] {
        for (_, mark) in &prose.marks {
            if let Mark::Link(recto::body::Target::Anchor(name)) = mark {
                let block = body.anchored(name).expect("a link leads somewhere");
                assert!(block < body.blocks.len().max(1));
            }
        }
    }
    if let Kind::Table(table) = &block.kind {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            is_sound_prose(&cell.prose);
            assert!((1..=1000).contains(&cell.columns) && (1..=1000).contains(&cell.rows));
        }
    }
}

/// Marks are parts of the text, and formulas stand in order.
fn is_sound_prose(prose: &Prose) {
    let mut end = 0;
    for (part, mark) in &prose.marks {
        let text = prose.text.get(part.clone());
        assert!(text.is_some_and(|text| !text.is_empty()), "{prose:?}");
        if *mark == Mark::Formula {
            assert!(part.start >= end, "{prose:?}");
            end = part.end;
        }
    }
}
