//! Papers that are one, merged when a person says so.

use std::fs;

use super::{home, recto};

#[test]
fn dedupe_names_the_papers_that_are_one_and_merges_them_only_when_told() {
    let home = home();
    recto(home.path(), &["list"]);
    // As two records that came before the rules could join them.
    let store = home.path().join("data/papers.jsonl");
    let mut lines = fs::read_to_string(&store).unwrap();
    for line in [
        r#"{"id":"title:00000000000000aa","title":"One and the Same","authors":[{"name":"Ada Li"}],"venue":"V"}"#,
        r#"{"id":"arxiv:2503.11794","title":"One and the same","authors":[{"name":"A. Li"}],"date":"2025"}"#,
    ] {
        lines.push_str(line);
        lines.push('\n');
    }
    fs::write(&store, &lines).unwrap();
    assert_eq!(
        recto(home.path(), &["star", "title:00000000000000aa"]).code,
        0
    );
    let ran = recto(home.path(), &["dedupe"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("2 papers are one: the same title, and li among the authors\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("  arxiv:2503.11794\tOne and the same\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .ends_with("nothing was changed; --apply merges them into 1 fewer papers\n"),
        "{}",
        ran.out
    );
    assert_eq!(fs::read_to_string(&store).unwrap(), lines);
    assert_eq!(recto(home.path(), &["dedupe", "--apply"]).code, 0);
    let starred = recto(home.path(), &["list", "is:starred"]).out;
    assert!(
        starred.starts_with("arxiv:2503.11794\tOne and the "),
        "{starred}"
    );
    assert_eq!(starred.lines().count(), 1);
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
    assert_eq!(
        recto(home.path(), &["dedupe"]).out,
        "no two papers are one\n"
    );
}
