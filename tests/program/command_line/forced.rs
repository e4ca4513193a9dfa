//! Imports in which a later text wins because a person says so.

use std::fs;

use serde_json::Value;

use super::{home, recto};

const GOOD: &str = "@article{a, doi = {10.1000/metric}, title = {On the K{\\\"a}hler metric}, author = {Ada Li}, journal = {Proc. of Trees}, pages = {1--9}, abstract = {A text that is whole, and long enough to be an abstract.}}\n";
const WORSE: &str = r#"[{"type":"article-journal","id":"a","DOI":"10.1000/metric","title":"On the kähler metric","author":[{"family":"Li","given":"A."}],"container-title":"Proc. Of trees","page":"1","abstract":"Withdrawn."}]"#;

#[test]
fn a_worse_copy_changes_no_text_unless_it_is_forced() {
    let home = home();
    let [good, worse] = [("a.bib", GOOD), ("a.json", WORSE)].map(|(name, text)| {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let shown = || -> Value {
        let shown = recto(home.path(), &["show", "--json", "10.1000/metric"]).out;
        serde_json::from_str(&shown).unwrap()
    };
    let texts = |paper: &Value| {
        ["title", "venue", "pages", "abstract"].map(|name| paper[name].as_str().unwrap().to_owned())
    };
    let import = |arguments: &[&str]| {
        let ran = recto(home.path(), &[&["import"], arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    import(&[&good]);
    let first = texts(&shown());
    assert_eq!(first[1..3], ["Proc. of Trees", "1-9"]);
    let changed = "added 0, changed 1, same 0, skipped 0\n";
    let same = "added 0, changed 0, same 1, skipped 0\n";
    // It is another source.
    assert_eq!(import(&[&worse]), changed);
    assert_eq!(texts(&shown()), first);
    let looked = import(&["--force", "--dry-run", &worse]);
    assert_eq!(looked, format!("would be {changed}"));
    assert_eq!(texts(&shown()), first);
    assert_eq!(import(&["--force", &worse]), changed);
    let forced = shown();
    let expected = ["On the kähler metric", "Proc. Of trees", "1", "Withdrawn."];
    assert_eq!(texts(&forced), expected);
    assert_eq!(forced["authors"][0]["name"], "Ada Li", "a full name");
    assert_eq!(forced["sources"][0]["format"], "csl-json");
    assert_eq!(import(&["--force", &worse]), same);
    // Nothing of the other one is lost.
    assert_eq!(recto(home.path(), &["split", "10.1000/metric"]).code, 0);
    assert_eq!(texts(&shown()), first);
}
