//! The settings by commands.

use std::fs;

use super::recto;

#[test]
fn a_file_of_settings_is_begun_once() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config/config.toml");
    let ran = recto(home.path(), &["config", "init"]);
    assert_eq!((ran.code, ran.out.trim()), (0, file.to_str().unwrap()));
    assert_eq!(recto(home.path(), &["config", "path"]).out, ran.out);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("# theme = \"terminal\""), "{text}");
    let check = recto(home.path(), &["config", "check"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""));
    let again = recto(home.path(), &["config", "init"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("recto config set"), "{}", again.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_setting_is_told_and_changed() {
    let home = tempfile::tempdir().unwrap();
    let get = |key: &str| recto(home.path(), &["config", "get", key]).out;
    assert_eq!(get("theme"), "terminal\n");
    assert_eq!(
        recto(home.path(), &["config", "set", "theme", "nord"]).code,
        0
    );
    assert_eq!(
        recto(home.path(), &["config", "set", "feeds.ml", "arxiv:cs.LG"]).code,
        0
    );
    assert_eq!(
        (get("theme").as_str(), get("feeds.ml").as_str()),
        ("nord\n", "arxiv:cs.LG\n")
    );
    assert_eq!(recto(home.path(), &["feeds"]).out, "ml\tarxiv:cs.LG\n");
    let json = recto(home.path(), &["config", "get", "theme", "--json"]).out;
    assert_eq!(
        json,
        "{\"key\":\"theme\",\"value\":\"nord\",\"from\":\"file\"}\n"
    );
    let all = recto(home.path(), &["config", "get"]).out;
    assert!(
        all.contains("theme\tnord\n") && all.contains("measure\t"),
        "{all}"
    );
    for words in [
        ["theme", "nobody"],
        ["them", "nord"],
        ["measure", "0"],
        ["feeds", "x"],
    ] {
        let ran = recto(home.path(), &["config", "set", words[0], words[1]]);
        assert_eq!(ran.code, 2, "{words:?}: {}", ran.err);
    }
    let ran = recto(home.path(), &["config", "get", "feeds.other"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(get("theme"), "nord\n");
}

#[test]
fn each_mistake_in_the_settings_is_named_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("config")).unwrap();
    let file = home.path().join("config/config.toml");
    fs::write(&file, "mouse = true\n  theme = \"x\"\nnobody = 1\n").unwrap();
    let ran = recto(home.path(), &["config", "check"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].starts_with("config.toml:2:3: \"theme\" takes"),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("config.toml:3:1: \"nobody\" is no setting"),
        "{lines:?}"
    );
    let ran = recto(home.path(), &["config", "check", "--json"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.starts_with("[{\"line\":2,\"column\":3,"),
        "{}",
        ran.out
    );
}
