//! The 20,000 real papers: none is passed over, no two are one, and a starred paper of the page is
//! found in them. Texts of one paper from two places are one.

use std::fs;
use std::path::Path;

use crate::common::away;
use crate::common::samples::{CORPUS, PAIRS, sample, sample_text};

fn recto(home: &Path, arguments: &[&str]) -> String {
    let output = away::recto(home, arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn real_papers_are_all_read_and_a_star_follows_its_paper_into_them() {
    let test = "real_papers_are_all_read_and_a_star_follows_its_paper_into_them";
    let Some(corpus) = sample(test, CORPUS) else {
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let bundled = recto(home.path(), &["list"]);
    let ids: Vec<&str> = bundled
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    recto(home.path(), &[&["star"], ids.as_slice()].concat());
    let said = recto(home.path(), &["import", corpus.to_str().unwrap()]);
    // Five of the bundled papers are among them.
    assert_eq!(said, "added 19995, changed 5, same 0, skipped 0\n");
    let known = recto(home.path(), &["list", "is:starred year:2025..", "--json"]);
    let known: serde_json::Value = serde_json::from_str(&known).unwrap();
    let known = known.as_array().unwrap();
    assert_eq!(known.len(), 5);
    for paper in known {
        let id = paper["id"].as_str().unwrap();
        assert!(id.starts_with("arxiv:"), "{id}");
        assert!(!paper["authors"].as_array().unwrap().is_empty(), "{id}");
        assert!(paper["links"]["page"].is_string(), "{id}");
        // The text is arXiv's now, whole with its TeX.
        assert_eq!(paper["sources"][0]["format"], "jsonl", "{id}");
        assert!(paper["rank"].is_number(), "{id}");
    }
    assert_eq!(
        recto(home.path(), &["list", "is:starred", "--count"]),
        "119\n"
    );
    assert_eq!(recto(home.path(), &["list", "--count"]), "20114\n");
}

#[test]
fn the_two_texts_of_a_paper_on_hugging_face_and_arxiv_are_one_paper() {
    let test = "the_two_texts_of_a_paper_on_hugging_face_and_arxiv_are_one_paper";
    let Some(pairs) = sample_text(test, PAIRS) else {
        return;
    };
    let pairs: Vec<serde_json::Value> = pairs
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(pairs.len(), 75);
    let dir = tempfile::tempdir().unwrap();
    let file = |whose: &str, summary: &str, source: &str| {
        let lines = pairs.iter().map(|pair| {
            let record = serde_json::json!({
                "id": pair["id"], "title": pair[format!("{whose}_title")],
                "abstract": pair[summary], "sources": [{"format": source}],
            });
            format!("{record}\n")
        });
        let path = dir.path().join(format!("{whose}.jsonl"));
        fs::write(&path, lines.collect::<String>()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let page = file("hf", "hf_summary", "hf-papers");
    let arxiv = file("arxiv", "arxiv_abstract", "arxiv-api");
    for files in [[&page, &arxiv], [&arxiv, &page]] {
        let home = tempfile::tempdir().unwrap();
        let [first, second] = files.map(|file| recto(home.path(), &["import", file]));
        assert_eq!(first, "added 75, changed 0, same 0, skipped 0\n");
        assert_eq!(second, "added 0, changed 75, same 0, skipped 0\n");
        let known = recto(home.path(), &["list", "--json", "--", "-source:bundled"]);
        let known: serde_json::Value = serde_json::from_str(&known).unwrap();
        for paper in known.as_array().unwrap() {
            assert_eq!(paper["sources"][0]["format"], "arxiv-api", "{paper}");
            assert_eq!(paper["parts"].as_array().unwrap().len(), 2, "{paper}");
        }
    }
}
