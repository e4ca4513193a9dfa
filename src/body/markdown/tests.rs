//! What papers in Markdown become.

use crate::body::{Defect, Kind, Mark, Target, from_markdown};

#[test]
fn a_paper_of_hugging_face_is_read_without_its_doubles() {
    let body = from_markdown(include_str!(
        "../../../tests/fixtures/body/hf_markdown_made.md"
    ))
    .unwrap();
    assert_eq!(body.title.text, "On the Width of Columns: A Specimen Paper");
    assert!(body.front[0].prose.text.starts_with("Ada Example"));
    assert!(
        body.summary[0]
            .prose
            .tex()
            .starts_with("We study columns of width $w$ and")
    );
    let headings: Vec<_> = body
        .headings()
        .map(|(block, level)| (body.blocks[block].prose.text.as_str(), level))
        .collect();
    assert_eq!(
        headings,
        [
            ("1 Introduction", 1),
            ("Notation.", 3),
            ("2 Main result", 1),
            ("3 Experiments", 1),
            ("References", 1)
        ]
    );
    assert_eq!(
        body.anchored("S2"),
        Some(headings_at(&body, "2 Main result"))
    );
    let formulas: Vec<_> = body
        .blocks
        .iter()
        .filter(|block| block.kind == Kind::Formula)
        .map(|block| block.label.text.as_str())
        .collect();
    assert_eq!(formulas[0], "(1)");
    assert!(
        body.defects
            .contains(&Defect::ProseOnly("Markdown of a page"))
    );
}

fn headings_at(body: &crate::body::Body, title: &str) -> usize {
    let mut blocks = body.blocks.iter();
    blocks.position(|block| block.prose.text == title).unwrap()
}

#[test]
fn lists_tables_code_and_links_are_what_they_are() {
    let body = from_markdown(
        "# T\n\n## A\n\nSee *one* and **two** [three](https://e.org/a_(b) \"x\").\n\n- a\n  - b\n\n1. c\n\n\
         | h | i |\n|---|---|\n| 1 | 2 |\n\n```rust\nfn  x\n```\n",
    )
    .unwrap();
    assert_eq!(body.title.text, "T");
    let told: Vec<_> = body
        .blocks
        .iter()
        .map(|block| {
            (
                block.label.text.as_str(),
                block.prose.text.as_str(),
                block.indent,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("", "A", 0),
            ("", "See one and two three.", 0),
            ("•", "a", 1),
            ("•", "b", 2),
            ("1.", "c", 1),
            ("", "", 0),
            ("", "fn  x\n", 0)
        ]
    );
    let link = Mark::Link(Target::Address("https://e.org/a_(b)".to_owned()));
    assert!(body.blocks[1].prose.marks.contains(&(16..21, link)));
    assert!(matches!(&body.blocks[5].kind, Kind::Table(table) if table.rows.len() == 2));
}

#[test]
fn nothing_is_no_paper() {
    let error = from_markdown("Title: None\n\nMarkdown Content:\n").unwrap_err();
    assert!(error.to_string().ends_with("\"None\""));
}
