use super::{Extent, Lines};
use crate::body::from_html;
use crate::text::letters::Letters;

fn shown(page: &str, width: usize) -> String {
    let lines = Lines::new(
        &from_html(page).unwrap(),
        Extent::Whole,
        width,
        Letters::default(),
    );
    let lines = lines
        .lines
        .into_iter()
        .map(|line| format!("{:?}: {}\n", line.part, line.text));
    lines.collect()
}

#[test]
fn scratch() {
    for name in ["article", "odd"] {
        let page = std::fs::read_to_string(format!("tests/fixtures/body/{name}.html")).unwrap();
        println!("{}", shown(&page, 72));
    }
}
