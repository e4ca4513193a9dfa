//! The bundled papers are what recto's own importer makes of the page that they came from.

use recto::formats::{FORMATS, Format};
use recto::paper::Paper;

const PAGE: &str = include_str!("../fixtures/seed_page.txt");
const ASSET: &str = include_str!("../../assets/papers.jsonl");

/// The page as the importer reads it, under the source that bundled papers have.
fn imported() -> Vec<Paper> {
    let format = Format::named("hf-page").unwrap();
    let records = format.read(Box::new(PAGE.as_bytes())).unwrap();
    let mut papers: Vec<Paper> = records.map(|record| record.unwrap().paper).collect();
    for paper in &mut papers {
        paper
            .sources
            .iter_mut()
            .for_each(|source| "bundled".clone_into(&mut source.format));
    }
    papers
}

/// Run with `RECTO_WRITE_ASSETS=1` after a change of the importer to write the asset anew.
#[test]
fn the_asset_equals_what_the_importer_makes_of_the_page() {
    let lines: String = imported()
        .iter()
        .map(|paper| paper.to_json().unwrap() + "\n")
        .collect();
    if std::env::var_os("RECTO_WRITE_ASSETS").is_some() {
        std::fs::write("assets/papers.jsonl", &lines).unwrap();
        return;
    }
    assert_eq!(lines, ASSET);
}

#[test]
fn there_are_119_papers_with_the_texts_of_the_page() {
    let papers = imported();
    assert_eq!(papers.len(), 119);
    assert_eq!(
        papers[0].title,
        "Near-Optimal Solutions of Constrained Learning Problems"
    );
    let mut lines = PAGE.lines().skip(2);
    for (paper, rank) in papers.iter().zip(1..) {
        let title = lines.next().unwrap();
        let title = if rank == 1 {
            title.strip_prefix("Subscribe").unwrap()
        } else {
            title
        };
        assert_eq!((paper.title.as_str(), paper.rank), (title, Some(rank)));
        assert_eq!(paper.summary, lines.next().unwrap());
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn the_page_is_told_by_its_content() {
    let format = recto::formats::detect(PAGE.as_bytes()).unwrap();
    assert_eq!(format.name, FORMATS[0].name);
}
