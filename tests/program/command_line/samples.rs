//! Papers that are hidden, and those that recto comes with put away.

use std::fs;

use super::{FIRST, home, recto};

#[test]
fn the_papers_that_recto_comes_with_are_put_away_and_listed_again() {
    let home = home();
    let count = |query: &str| recto(home.path(), &["list", query, "--count"]).out;
    let ran = recto(home.path(), &["samples"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "119 papers that recto comes with are listed; `recto samples off` puts them away\n"
        )
    );
    let config = home.path().join("config/config.toml");
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(&config, "# mine\nmeasure = 66 # wide\n").unwrap();
    assert_eq!(recto(home.path(), &["star", FIRST]).code, 0);
    let ran = recto(home.path(), &["samples", "off"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "118 papers that recto comes with are put away; `recto samples on` lists them again\n"
        )
    );
    let written = fs::read_to_string(&config).unwrap();
    assert_eq!(written, "# mine\nmeasure = 66 # wide\nsamples = false\n");
    // The starred one stays, and whoever asks for the others finds them.
    assert_eq!(
        (count(""), count("diffusion")),
        ("1\n".into(), "0\n".into())
    );
    assert_eq!(count("is:hidden diffusion"), "13\n");
    assert_eq!(recto(home.path(), &["show", FIRST]).code, 0);
    // A paper of one's own stands there alone.
    let file = home.path().join("mine.jsonl");
    fs::write(&file, "{\"id\":\"x:mine\",\"title\":\"Mine\"}\n").unwrap();
    assert_eq!(
        recto(home.path(), &["import", file.to_str().unwrap()]).code,
        0
    );
    assert_eq!(count("is:unread"), "2\n");
    let json = recto(
        home.path(),
        &["list", "--json", "is:hidden", "--limit", "1"],
    )
    .out;
    assert!(json.contains("\"hidden\":true"), "{json}");
    assert_eq!(recto(home.path(), &["samples", "on"]).code, 0);
    assert_eq!(count(""), "120\n");
    let written = fs::read_to_string(&config).unwrap();
    assert_eq!(written, "# mine\nmeasure = 66 # wide\n");
    assert_eq!(recto(home.path(), &["samples", "maybe"]).code, 2);
}

#[test]
fn what_the_star_file_has_as_hidden_is_left_out_by_whatever_id_it_stands_under() {
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    let file = home.path().join("config/starred.json");
    let title = "Near-Optimal Solutions of Constrained Learning Problems";
    let marks = format!(
        r#"{{"version":1,"starred":{{}},"hidden":{{"x:moved":{{"at":"2026-01-01T00:00:00Z","title":"{title}","aliases":[],"why":"seen"}}}}}}"#
    );
    fs::write(&file, marks).unwrap();
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "118\n");
    let shown = recto(home.path(), &["show", FIRST]).out;
    assert!(shown.contains("hidden: yes"), "{shown}");
    // A star leaves it as it stands.
    assert_eq!(recto(home.path(), &["star", FIRST]).code, 0);
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains(r#""x:moved": {"at":"2026-01-01T00:00:00Z","#) && kept.contains("why"));
    assert_eq!(
        recto(home.path(), &["list", "is:starred", "--count"]).out,
        "0\n"
    );
}
