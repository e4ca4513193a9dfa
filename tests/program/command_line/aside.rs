//! What `compact` cannot read: named, kept beside the store, and brought back once it is mended.

use std::fs;
use std::path::{Path, PathBuf};

use super::{home, recto};

/// The lines of a store, each broken in another way, and each mended.
const LINES: &[(&[u8], &[u8])] = &[
    (
        br#"{"id":"x:comma","title":"On Commas" "abstract":"Two words."}"#,
        br#"{"id":"x:comma","title":"On Commas","abstract":"Two words."}"#,
    ),
    (
        br#"{"id":"x:brace","title":"On Braces","authors":[{"name":"Ada Li"}]"#,
        br#"{"id":"x:brace","title":"On Braces","authors":[{"name":"Ada Li"}]}"#,
    ),
    (
        br#"{"id":"x:quote","title":"On Quotes,"abstract":"Of it."}"#,
        br#"{"id":"x:quote","title":"On Quotes","abstract":"Of it."}"#,
    ),
    (
        b"{\"id\":\"x:bytes\",\"title\":\"On \xff Bytes\"}",
        br#"{"id":"x:bytes","title":"On Bytes"}"#,
    ),
    (
        br#""x:start","title":"On Starts","votes":7}"#,
        br#"{"id":"x:start","title":"On Starts","votes":7}"#,
    ),
    // As a newer recto may write it.
    (
        br#"{"id":"x:newer","title":"On Dates","date":{"from":"2025","to":"2026"}}"#,
        br#"{"id":"x:newer","title":"On Dates","date":"2025","added":"2026-01-01T00:00:00Z","sources":[{"format":"ris","id":"7"}],"mine":[1]}"#,
    ),
];

/// A home whose store has a good paper and, around a superseded and a removed one, broken lines.
fn broken() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let home = home();
    recto(home.path(), &["list", "--count"]);
    let store = home.path().join("data/papers.jsonl");
    let mut bytes = fs::read(&store).unwrap();
    let broken: Vec<&[u8]> = LINES.iter().map(|(broken, _)| *broken).collect();
    let (first, rest) = broken.split_at(3);
    let others: [&[u8]; 5] = [
        br#"{"id":"x:a","title":"Old"}"#,
        br#"{"id":"x:gone","title":"Gone"}"#,
        b" ",
        br#"{"id":"x:gone","removed":"2026-01-01T00:00:00Z"}"#,
        br#"{"id":"x:b","aliases":["x:a"],"title":"New"}"#,
    ];
    for line in first.iter().chain(&others).chain(rest) {
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
    }
    // The last line is torn off.
    bytes.pop();
    fs::write(&store, bytes).unwrap();
    let kept = [broken.join(&b'\n'), b"\n".to_vec()].concat();
    (home, store, kept)
}

/// The files beside the store that keep lines.
fn asides(store: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(store.parent().unwrap()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| !path.ends_with("papers.jsonl") && !path.ends_with("papers.lock"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn what_compact_cannot_read_is_named_and_kept_and_comes_back_once_it_is_mended() {
    let (home, store, kept) = broken();
    let ran = recto(home.path(), &["compact"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (line, reason) in [
        (120, "expected `,` or `}`"),
        (121, "EOF"),
        (122, "expected `,` or `}`"),
        (128, "it is not UTF-8 from byte"),
        (129, "invalid type"),
        (130, "invalid type: map"),
    ] {
        let said = format!("papers.jsonl line {line} cannot be read: ");
        let said = ran.err.lines().find(|one| one.contains(&said));
        assert!(said.is_some_and(|one| one.contains(reason)), "{}", ran.err);
    }
    let [aside] = asides(&store).try_into().unwrap();
    let name = aside.file_name().unwrap().to_str().unwrap();
    let day = name.strip_prefix("papers.unreadable-");
    let day = day.and_then(|rest| rest.strip_suffix(".jsonl"));
    assert_eq!(day.map(str::len), Some(10), "{name}");
    let argument = aside.to_str().unwrap();
    assert!(
        ran.err
            .contains(&format!("kept in {argument}; mend them there"))
    );
    assert!(fs::read(&aside).unwrap() == kept);
    assert!(
        fs::read_to_string(&store)
            .unwrap()
            .ends_with("\"title\":\"New\"}\n")
    );
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
    // Nothing is broken any more, and nothing more is set aside.
    let ran = recto(home.path(), &["compact"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(asides(&store), std::slice::from_ref(&aside));
    let ran = recto(home.path(), &["doctor"]);
    let said = format!("aside\tnot well: {argument} has 6 lines that the library lacks (line 1: ");
    assert!(ran.out.contains(&said), "{}", ran.out);
    let import = format!("`recto import --format jsonl {argument}`");
    assert!(ran.out.contains(&import), "{}", ran.out);
    // Every line is mended but one, and then that one; what can be read comes in each time.
    for first_broken in [true, false] {
        let line = |(place, (broken, mended)): (usize, &(&[u8], &[u8]))| {
            let is_broken = first_broken && place == 1;
            [if is_broken { *broken } else { *mended }, b"\n"].concat()
        };
        let text: Vec<Vec<u8>> = LINES.iter().enumerate().map(line).collect();
        fs::write(&aside, text.concat()).unwrap();
        let ran = recto(home.path(), &["import", "--format", "jsonl", argument]);
        let counts = if first_broken {
            "added 5, changed 0, same 0, skipped 1\n"
        } else {
            "added 1, changed 0, same 5, skipped 0\n"
        };
        assert_eq!(ran.out, counts, "{}", ran.err);
    }
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "126\n");
    let shown = recto(home.path(), &["show", "--json", "x:newer"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["added"], "2026-01-01T00:00:00Z");
    assert_eq!(shown["sources"][0]["format"], "ris");
    assert_eq!(shown["mine"][0], 1);
    let ran = recto(home.path(), &["doctor"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.out.contains("aside\twell: all 6 lines of "),
        "{}",
        ran.out
    );
}

#[test]
fn an_untouched_file_of_such_lines_is_imported_as_far_as_it_can_be_read() {
    let (home, store, _) = broken();
    recto(home.path(), &["compact"]);
    let [aside] = asides(&store).try_into().unwrap();
    // By its name alone, too: its beginning tells the format.
    let ran = recto(home.path(), &["import", aside.to_str().unwrap()]);
    // The names in the others are no text, or no JSON at all.
    assert!(ran.err.contains("line 1: "), "{}", ran.err);
    assert!(!ran.err.contains("unknown"), "{}", ran.err);
}

#[test]
fn two_compactions_on_one_day_keep_both_files_and_the_same_lines_once() {
    let (home, store, kept) = broken();
    let again = fs::read(&store).unwrap();
    for name in ["a", "b", "c"] {
        recto(home.path(), &["compact"]);
        let more = format!("{{\"id\":\"x:{name}\" \"title\":\"Torn\"}}\n");
        let text = fs::read_to_string(&store).unwrap() + &more;
        fs::write(&store, text).unwrap();
    }
    let names = asides(&store);
    assert_eq!(names.len(), 3, "{names:?}");
    let read: Vec<Vec<u8>> = names.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(read.contains(&kept));
    assert!(read.contains(&b"{\"id\":\"x:a\" \"title\":\"Torn\"}\n".to_vec()));
    // As after a compaction that was killed before the store was replaced.
    fs::write(&store, again).unwrap();
    recto(home.path(), &["compact"]);
    assert_eq!(asides(&store), names);
}

#[test]
fn a_line_longer_than_a_line_may_be_is_kept_as_it_stands() {
    let home = home();
    recto(home.path(), &["list", "--count"]);
    let store = home.path().join("data/papers.jsonl");
    let long = format!(
        "{{\"id\":\"x:long\",\"title\":\"{}\"}}\r\n",
        "x".repeat(3 << 20)
    );
    let text = long.clone() + &fs::read_to_string(&store).unwrap();
    fs::write(&store, text).unwrap();
    let ran = recto(home.path(), &["compact"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "papers.jsonl line 1 cannot be read: it is longer than 1 MB";
    assert!(ran.err.contains(said), "{}", ran.err);
    let [aside] = asides(&store).try_into().unwrap();
    assert!(fs::read_to_string(aside).unwrap() == long);
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "119\n");
}
