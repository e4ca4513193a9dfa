//! Papers as they are read at three widths.

use recto::body::lines::{self, Extent, Formulas};
use recto::body::read;
use recto::text::letters::Letters;

use super::PAPERS;

/// The lines of a paper at three widths.
fn set(name: &str, paper: &[u8]) {
    let body = read(paper).unwrap();
    for width in [60, 80, 120] {
        let lines = lines::set(
            &body,
            Extent::Whole,
            Formulas::Shown,
            width,
            Letters::default(),
        );
        let lines = lines.iter().map(|line| line.text.as_str());
        let text = lines.collect::<Vec<_>>().join("\n") + "\n";
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../snapshots/whole");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("{name}_{width}"), text));
    }
}

#[test]
fn papers_of_each_form_are_set_at_three_widths() {
    set(
        "article",
        include_bytes!("../../fixtures/body/article.html"),
    );
    set("odd", include_bytes!("../../fixtures/body/odd.html"));
    set(
        "markdown",
        include_bytes!("../../fixtures/body/hf_markdown_made.md"),
    );
    set(
        "jats",
        include_bytes!("../../fixtures/body/jats_article.xml"),
    );
}

#[test]
fn papers_with_every_construct_are_set_at_three_widths() {
    for (name, _, page, _) in PAPERS {
        set(name, page.as_bytes());
    }
}
