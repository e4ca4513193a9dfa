//! Tags, as a shell sets them, and where they go.

use std::fs;

use super::{FIRST, home, recto};

fn second(home: &std::path::Path) -> String {
    let listed = recto(home, &["list", "--limit", "2"]).out;
    let mut ids = listed.lines().map(|line| line.split('\t').next().unwrap());
    ids.rfind(|id| *id != FIRST).unwrap().to_owned()
}

#[test]
fn tags_are_set_taken_back_and_listed_and_an_unknown_id_changes_nothing() {
    let home = home();
    let second = second(home.path());
    let run = |words: &[&str]| recto(home.path(), &[&["tag"], words].concat());
    let ran = run(&[FIRST, &second, "+to-read", "+ML"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ran.err,
        "recto: tagged: +to-read (2 papers), +ML (2 papers)\n"
    );
    // A letter behind a dash is a tag here, no option.
    let ran = run(&[&second, "-ML", "+b", "-b", "-c"]);
    let said = "recto: tagged: -ML (1 paper), +b (1 paper), -b (nothing to change), -c (nothing to change)\n";
    assert_eq!(ran.err, said);
    assert_eq!(run(&[]).out, "ML\t1\nto-read\t2\n");
    assert_eq!(run(&[FIRST]).out, "ML to-read\n");
    let both = run(&[FIRST, &second]).out;
    assert_eq!(both, format!("{FIRST}\tML to-read\n{second}\tto-read\n"));
    let json = run(&["--json"]).out;
    let expected = r#"[{"papers":1,"tag":"ML"},{"papers":2,"tag":"to-read"}]"#;
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&json), value(expected));
    let json = run(&[FIRST, "--json"]).out;
    let expected = format!(r#"[{{"id":"{FIRST}","tags":["ML","to-read"]}}]"#);
    assert_eq!(value(&json), value(&expected));
    let before = fs::read(home.path().join("config/starred.json")).unwrap();
    for (words, code, said) in [
        (
            &[FIRST, "x:none", "+new"][..],
            1,
            "no paper here has the id x:none",
        ),
        (&["+new"], 2, "name the papers before the tags"),
        (&[FIRST, "+two words"], 2, "two-words would be one"),
        (&[FIRST, "+a,b"], 2, "which no tag may have"),
        (&[FIRST, "--new"], 2, "there is no option --new"),
    ] {
        let ran = run(words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
    }
    let after = fs::read(home.path().join("config/starred.json")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn tags_are_asked_shown_and_given_out() {
    let home = home();
    let run = |words: &[&str]| recto(home.path(), words);
    run(&["tag", FIRST, "+zeta-read", "+caf\u{e9}"]);
    assert_eq!(run(&["list", "tag:zeta-read", "--count"]).out, "1\n");
    assert_eq!(run(&["list", "has:tag -tag:zeta ", "--count"]).out, "1\n");
    assert_eq!(run(&["list", "has:tag -tag:zeta*", "--count"]).out, "0\n");
    let refused = run(&["list", "tag:\"two words\""]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("a tag is one word"), "{}", refused.err);
    assert!(
        run(&["show", FIRST])
            .out
            .contains("\ntags: caf\u{e9} zeta-read\n")
    );
    let json = run(&["show", FIRST, "--json"]).out;
    assert!(json.contains(r#""tags":["café","zeta-read"]"#), "{json}");
    for (format, has) in [
        ("bibtex", "zeta-read}"),
        ("ris", "KW  - zeta-read"),
        ("csl-json", "zeta-read\""),
        ("csv", "zeta-read"),
        ("markdown", "Tags: caf\u{e9}, zeta-read\n"),
        ("json", r#""tagged":["café","zeta-read"]"#),
        ("jsonl", r#""tagged":["café","zeta-read"]"#),
        ("bulk", r#""tagged":["café","zeta-read"]"#),
    ] {
        let ran = run(&["export", "has:tag", "--format", format]);
        assert!(ran.out.contains(has), "{format}: {}", ran.out);
    }
    // They are no part of the paper: what is read again is the same.
    let file = home.path().join("out.jsonl");
    fs::write(&file, run(&["export", "has:tag", "--format", "jsonl"]).out).unwrap();
    let ran = run(&["import", file.to_str().unwrap()]);
    assert!(
        ran.out.contains("added 0, changed 0, same 1"),
        "{}",
        ran.out
    );
}

#[test]
fn the_stars_of_another_machine_come_and_nothing_is_taken_back() {
    let (home, other) = (home(), home());
    let run = |home: &std::path::Path, words: &[&str]| recto(home, words);
    let second = second(home.path());
    run(home.path(), &["star", FIRST]);
    run(home.path(), &["tag", FIRST, "+mine"]);
    run(other.path(), &["star", FIRST, &second]);
    run(other.path(), &["tag", FIRST, &second, "+theirs", "+mine"]);
    let file = other.path().join("config/starred.json");
    let merge = || run(home.path(), &["merge-stars", file.to_str().unwrap()]);
    let ran = merge();
    let said = "1 star came (1 here before), 0 hidden papers came (0 here before), 3 tags came (1 here before)\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, said), "{}", ran.err);
    assert_eq!(run(home.path(), &["tag"]).out, "mine\t2\ntheirs\t2\n");
    assert_eq!(
        run(home.path(), &["list", "is:starred", "--count"]).out,
        "2\n"
    );
    assert!(merge().out.starts_with("0 stars came (2 here before)"));
    fs::write(&file, "{\n\"tagged\": 7}").unwrap();
    let ran = merge();
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("is no file of stars: line 2: \"tagged\""),
        "{}",
        ran.err
    );
    let ran = run(home.path(), &["merge-stars", "none.json"]);
    assert!(ran.code == 1 && ran.err.contains("there is no file none.json"));
}

#[test]
fn the_keywords_of_ones_own_library_become_tags_where_the_settings_say_so() {
    let home = home();
    let run = |words: &[&str]| recto(home.path(), words);
    let file = home.path().join("refs.bib");
    let entries = "@misc{a, title={On Leaves}, author={Li, Ada}, keywords={Graph networks, to-read}, groups={Thesis, To read}}\n\
        @misc{b, title={On Margins}, author={Li, Ada}, keywords={to-read}}\n";
    fs::write(&file, entries).unwrap();
    let import = || run(&["import", file.to_str().unwrap()]);
    assert!(import().out.starts_with("added 2"));
    assert_eq!(run(&["tag"]).out, "");
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(
        home.path().join("config/config.toml"),
        "zotero_tags = true\n",
    )
    .unwrap();
    let dry = run(&["import", file.to_str().unwrap(), "--dry-run"]);
    assert_eq!(
        (dry.code, run(&["tag"]).out.as_str()),
        (0, ""),
        "{}",
        dry.err
    );
    // A library that is imported again after the setting was changed is tagged, too.
    assert!(import().out.contains("same 2"));
    let tags = "Graph-networks\t1\nThesis\t1\nTo-read\t1\nto-read\t2\n";
    assert_eq!(run(&["tag"]).out, tags);
    assert_eq!(run(&["list", "tag:Thesis", "--count"]).out, "1\n");
    // They are the user's from now on: what is taken back comes again with the next import alone.
    let listed = run(&["list", "tag:Thesis"]).out;
    let id = listed.split('\t').next().unwrap();
    run(&["tag", id, "-Thesis"]);
    assert_eq!(run(&["list", "tag:Thesis", "--count"]).out, "0\n");
}

#[test]
fn a_file_that_is_refused_as_a_whole_sets_no_tags_and_broken_stars_lose_no_paper() {
    let home = home();
    let run = |words: &[&str]| recto(home.path(), words);
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(
        home.path().join("config/config.toml"),
        "zotero_tags = true\n",
    )
    .unwrap();
    let file = home.path().join("refs.bib");
    let good = "@misc{a, title={On Leaves}, author={Li, Ada}, keywords={to-read}}\n";
    fs::write(&file, format!("{good}@misc{{b, year=1}}\n")).unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(run(&["import", file, "--strict"]).code, 1);
    assert_eq!(run(&["tag"]).out, "");
    // What is said of the papers is said all the same.
    fs::write(home.path().join("config/starred.json"), "{\n\"tagged\": 7}").unwrap();
    let ran = run(&["import", file]);
    assert!(
        ran.out.starts_with("added 1, changed 0, same 0, skipped 1"),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 1);
    let said = "the papers are in the store, without tags of their keywords: ";
    assert!(ran.err.contains(said), "{}", ran.err);
    fs::remove_file(home.path().join("config/starred.json")).unwrap();
    let ran = run(&["import", file]);
    assert!(
        ran.err.contains("recto: 1 paper has new tags\n"),
        "{}",
        ran.err
    );
    assert_eq!((ran.code, run(&["tag"]).out.as_str()), (0, "to-read\t1\n"));
}

#[test]
fn the_collections_of_zotero_become_tags_whole() {
    let home = home();
    let run = |words: &[&str]| recto(home.path(), words);
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(
        home.path().join("config/config.toml"),
        "zotero_tags = true\n",
    )
    .unwrap();
    let file = home.path().join("library.rdf");
    let text = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:z='http://www.zotero.org/namespaces/export#' xmlns:dcterms='http://purl.org/dc/terms/' xmlns:bib='http://purl.org/net/biblio#' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
        <bib:Article rdf:about='#item_1'><z:itemType>journalArticle</z:itemType><dc:title>On Leaves</dc:title><dc:subject>leaf</dc:subject></bib:Article>\
        <z:Collection rdf:about='#c_1'><dc:title>To read, soon</dc:title><dcterms:hasPart rdf:resource='#item_1'/></z:Collection></rdf:RDF>";
    fs::write(&file, text).unwrap();
    assert!(
        run(&["import", file.to_str().unwrap()])
            .out
            .starts_with("added 1, changed 0")
    );
    assert_eq!(run(&["tag"]).out, "To-read-soon\t1\nleaf\t1\n");
}
