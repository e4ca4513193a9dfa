//! Faithful text: what authors write in TeX is read as it would be printed.

#[path = "rendering/beside.rs"]
mod beside;
#[path = "rendering/commands.rs"]
mod commands;
#[path = "rendering/corpus.rs"]
mod corpus;
#[path = "rendering/defects.rs"]
mod defects;
#[path = "rendering/prose.rs"]
mod prose;
#[path = "rendering/rules.rs"]
mod rules;
#[path = "rendering/stripped.rs"]
mod stripped;

use recto::text::render::{Origin, Rendered, render};

/// Rows of `input TAB expected`: kinds that other renderers of TeX, or recto once, get wrong.
const KINDS: &str = include_str!("../fixtures/tex_cases_more.tsv");

/// A text as its author wrote it.
fn faithful(source: &str) -> Rendered {
    render(source, Origin::Faithful)
}

#[test]
fn every_row_of_the_kinds_is_rendered_as_it_says() {
    let rows: Vec<(&str, &str)> = KINDS
        .lines()
        .filter_map(|row| row.split_once('\t'))
        .collect();
    rules::all(&rows);
}
