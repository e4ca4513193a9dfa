//! Files explained: their format, why it is told, and what is used of their fields.

use std::fs;

use serde_json::Value;

use super::{home, recto};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");

fn small(name: &str) -> String {
    format!("{SMALL}/{name}")
}

#[test]
fn a_file_is_explained_and_nothing_is_written() {
    let home = home();
    let file = small("ads.json");
    let ran = recto(home.path(), &["import", "--explain", &file]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], format!("{file}: ads, NASA ADS records, JSON"));
    assert_eq!(lines[1], "told by: response.docs[].bibcode");
    assert_eq!(lines[2], "records: 2 papers");
    for said in [
        "taken:\n",
        "\n  title: title (2)\n",
        "\n  author: authors (2)\n",
        "\n  pubdate: date (1), date (1) told by another field\n",
        "\n  year: date (2) told by another field\n",
        "\npassed over:\n",
        "\n  property (1)\n",
    ] {
        let said = said.trim_end_matches('\n');
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    assert!(!home.path().join("data").exists());
}

#[test]
fn every_form_says_its_fields_or_that_it_has_none() {
    let home = home();
    let bib = home.path().join("refs.bib");
    let text = "@comment{x}\n@article{ash, title={T}, isbn={1}, year=2020}\n@misc{none, year=1}\n";
    fs::write(&bib, text).unwrap();
    let bib = bib.to_str().unwrap();
    for (file, said) in [
        (bib.to_owned(), "told by: @comment{x}"),
        (
            bib.to_owned(),
            "records: 1 paper, 1 bad, line 3: none: it has neither a title nor an id, 1 of kind @comment",
        ),
        (bib.to_owned(), "kept as extra:\n  isbn (1)"),
        (small("feed_atom.xml"), "  title: title (2)"),
        (
            small("ids.txt"),
            "fields: what is used of them cannot be told of this form",
        ),
        (small("own_records.jsonl"), "told by: sources[].format"),
        (
            small("any_list.json"),
            "told by: nothing that another format has",
        ),
    ] {
        let ran = recto(home.path(), &["import", "--explain", &file]);
        assert!(
            ran.out.contains(said),
            "{file}: {said}\n{}\n{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn the_explanation_is_json_for_programs_and_names_what_cannot_be_read() {
    let home = home();
    let folder = home.path().join("in");
    fs::create_dir(&folder).unwrap();
    fs::copy(small("zenodo.json"), folder.join("a.json")).unwrap();
    fs::write(folder.join("b.bin"), "\u{1}\u{2}").unwrap();
    let folder = folder.to_str().unwrap();
    let ran = recto(home.path(), &["import", "--explain", "--json", folder]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let file = &report["files"][0];
    assert_eq!(
        (&file["format"], &file["papers"]),
        (&"zenodo".into(), &2.into())
    );
    let fields = file["fields"].as_array().unwrap();
    let field = |name: &str| fields.iter().find(|field| field["name"] == name).unwrap();
    assert_eq!(field("metadata.title")["became"]["title"], 2);
    assert_eq!(field("stats")["passed_over"], 1);
    let reason = report["passed_over"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("its format is not known"), "{reason}");
    // A file that was named fails; as another format it is what it is there.
    let binary = format!("{folder}/b.bin");
    let ran = recto(home.path(), &["import", "--explain", &binary]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("b.bin cannot be explained"), "{}", ran.err);
    let json = format!("{folder}/a.json");
    let ran = recto(
        home.path(),
        &["import", "--explain", "--format", "inspire", &json],
    );
    assert!(ran.out.contains("told by: you"), "{}", ran.out);
    assert_eq!(
        recto(home.path(), &["import", "--explain", "--force", &json]).code,
        2
    );
}
