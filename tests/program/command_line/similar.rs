//! What is like a paper, and papers as one cites them, as a shell sees both.

use super::{FIRST, home, recto};

#[test]
fn papers_that_are_like_one_come_with_the_words_that_they_share() {
    let home = home();
    let ran = recto(home.path(), &["similar", FIRST, "--limit", "3"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
    let first: Vec<&str> = ran.out.lines().next().unwrap().split('\t').collect();
    assert!(first.len() == 3 && !first[2].is_empty(), "{}", ran.out);
    let listed = recto(
        home.path(),
        &["list", &format!("like:{FIRST}"), "--limit", "3"],
    )
    .out;
    let ids = |text: &str| {
        let ids = text
            .lines()
            .map(|line| line.split('\t').next().unwrap().to_owned());
        ids.collect::<Vec<String>>()
    };
    assert_eq!(ids(&listed), ids(&ran.out));
    let json = recto(home.path(), &["similar", FIRST, "--limit", "1", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["id"], first[0]);
    assert!(json[0]["shared"][0].is_string());
    let ran = recto(home.path(), &["similar", "x:none"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no paper here has the id x:none"));
}

#[test]
fn papers_are_cited_in_each_form_all_or_none() {
    let home = home();
    let second = recto(home.path(), &["similar", FIRST, "--limit", "1"]).out;
    let second = second.split('\t').next().unwrap();
    let cite = |words: &[&str]| recto(home.path(), &[&["cite"], words].concat());
    let both = cite(&[FIRST, second]).out;
    assert_eq!(both.matches("\n  title = {").count(), 2, "{both}");
    let keys = cite(&[FIRST, second, "--form", "key"]).out;
    assert_eq!(keys.lines().count(), 2);
    for key in keys.lines() {
        assert!(both.contains(&format!("{{{key},\n")), "{key}: {both}");
    }
    let link = cite(&[FIRST, "--form", "markdown"]).out;
    // It has no address that the title could lead to.
    assert_eq!(
        link,
        "Near-Optimal Solutions of Constrained Learning Problems\n"
    );
    let ran = cite(&[FIRST, "x:none"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("x:none"), "{}", ran.err);
    let ran = cite(&[FIRST, "--form", "word"]);
    assert!(
        ran.code == 2 && ran.err.contains("bibtex, key, markdown"),
        "{}",
        ran.err
    );
}
