//! What scripts are given, and what they give.

use super::{FIRST, home, recto};

#[test]
fn a_list_has_the_fields_that_were_asked_for_in_their_order() {
    let home = home();
    recto(home.path(), &["star", FIRST]);
    let array = recto(
        home.path(),
        &["list", "--json=title,id,starred,date", "--limit", "2"],
    );
    let title = "Near-Optimal Solutions of Constrained Learning Problems";
    let row = format!(r#"{{"title":"{title}","id":"{FIRST}","starred":true,"date":null}}"#);
    assert!(
        array.out.starts_with(&format!("[\n{row},\n{{\"title\":")),
        "{}",
        array.out
    );
    let lines = recto(
        home.path(),
        &["list", "--jsonl=title,id,starred,date", "--limit", "1"],
    );
    assert_eq!(lines.out, format!("{row}\n"));
    let template = r"{{{starred}}}\t{id}\t{date}|{title}";
    let shown = recto(
        home.path(),
        &["list", "--template", template, "--limit", "1", "--null"],
    );
    assert_eq!(shown.out, format!("{{true}}\t{FIRST}\t|{title}\0"));
    let whole = recto(home.path(), &["list", "--jsonl"]).out;
    assert_eq!(whole.lines().count(), 119);
    for line in whole.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok());
    }
    let count = recto(home.path(), &["list", "diffusion", "--count", "--json"]);
    assert_eq!(count.out, "{\"count\":13}\n");
}

#[test]
fn a_list_turned_round_begins_with_its_last_paper() {
    let home = home();
    let listed = |arguments: &[&str]| {
        let out = recto(home.path(), arguments).out;
        out.lines().map(str::to_owned).collect::<Vec<String>>()
    };
    for order in ["date", "title", "relevance", "page"] {
        let mut forwards = listed(&["list", "diffusion", "--sort", order]);
        let backwards = listed(&["list", "diffusion", "--sort", order, "--reverse"]);
        let three = listed(&[
            "list",
            "diffusion",
            "--sort",
            order,
            "--reverse",
            "--limit",
            "3",
        ]);
        forwards.reverse();
        assert_eq!(backwards, forwards, "{order}");
        assert_eq!(three, forwards[..3], "{order}");
    }
}

#[test]
fn a_field_that_there_is_not_is_an_error_before_anything_is_printed() {
    let home = home();
    for arguments in [
        &["list", "--json=id,titel"][..],
        &["list", "--jsonl=titel"],
        &["list", "--template", "{id} {titel}"],
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        let told = "there is no field titel; did you mean title?";
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}
