//! The 20,000 real papers: none is passed over, and a starred
//! paper of the page is found in them.

use std::path::Path;

use crate::common::away;
use crate::common::samples::{CORPUS, sample};

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
