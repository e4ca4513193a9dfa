//! What the text of a PDF becomes.

use crate::body::{Body, Defect, Kind, from_plain_text};

fn told(body: &Body) -> Vec<String> {
    let blocks = body.blocks.iter();
    let told = blocks.map(|block| format!("{} {}", block.label.text, block.prose.text));
    told.map(|block| block.trim().to_owned()).collect()
}

#[test]
fn pages_become_sections_and_paragraphs() {
    let body = from_plain_text(
        "On the Width of\nColumns\nAda Example\n\nAbstract\nWe study columns.\n\n1\n\nIntroduction\nColumns have been stu-\n\
         died since antiq-\nuity, and the line goes on\n\n1\n\u{c}EXAMPLE\n\nover the page. We use self-\nAware words.\n\n\
         2.1 Inner matters\n• One\n• Two goes\non\n\nFigure 1: A curve.\n\n2\n\u{c}EXAMPLE\n\nReferences\n[1] Vitruvius.\nRome.\n\
         [2] Knuth.\n\n3\n\u{c}EXAMPLE\n\n4\n",
    )
    .unwrap();
    assert_eq!(body.title.text, "On the Width of Columns");
    assert_eq!(body.front[0].prose.text, "Ada Example");
    assert_eq!(body.summary[0].prose.text, "We study columns.");
    assert_eq!(
        told(&body),
        [
            "1 Introduction",
            "Columns have been studied since antiquity, and the line goes on over the page. We use self-Aware words.",
            "2.1 Inner matters",
            "• One",
            "• Two goes on",
            "Figure 1: A curve.",
            "References",
            "[1] Vitruvius. Rome.",
            "[2] Knuth."
        ]
    );
    assert_eq!(body.blocks[7].kind, Kind::Reference);
    assert_eq!(
        body.headings().collect::<Vec<_>>(),
        [(0, 1), (2, 2), (6, 1)]
    );
    assert_eq!(body.defects, [Defect::ProseOnly("Text of a PDF")]);
}

#[test]
fn a_text_without_headings_is_a_text() {
    let body = from_plain_text("Title\n\nOne line.\n\n28 November\n").unwrap();
    assert_eq!(told(&body), ["One line.", "28 November"]);
    assert!(from_plain_text("\u{c}\n \n\u{c}").is_err());
}
