//! Files made to hurt, imported by the program: each is refused with a sentence, soon and in little
//! memory, and the store is as it was, byte for byte.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use crate::common::away;

/// A file's name, its bytes, and what is said of it.
type Hostile = (&'static str, Vec<u8>, &'static str);

fn files() -> Vec<Hostile> {
    let text = |name, text: &str, said| (name, text.as_bytes().to_vec(), said);
    let nested = |open: &str, close: &str, times: usize| open.repeat(times) + &close.repeat(times);
    let entity = |nth: u32| {
        format!(
            "<!ENTITY a{nth} \"{}\">",
            format!("&a{};", nth - 1).repeat(10)
        )
    };
    let bomb = (1..=11).map(entity).collect::<Vec<String>>().concat();
    let doubling = |nth: u32| format!("@string{{m{nth} = m{0} # m{0}}}\n", nth - 1);
    let doublings = (1..=30).map(doubling).collect::<Vec<String>>().concat();
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/abs/</id><entry>";
    vec![
        text(
            "bomb.xml",
            &format!(
                "<!DOCTYPE feed [<!ENTITY a0 \"ha\">{bomb}]>{feed}<title>&a11;</title></entry></feed>"
            ),
            "declares entities of its own",
        ),
        text(
            "outside.xml",
            &format!(
                "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{feed}<title>&x;</title></entry></feed>"
            ),
            "declares entities of its own",
        ),
        text(
            "deep.xml",
            &format!("{feed}{}</entry></feed>", nested("<a>", "</a>", 200_000)),
            "more than 64 deep",
        ),
        text(
            "deep.json",
            &format!("{{\"title\":\"T\",\"x\":{}}}", nested("[", "]", 100_000)),
            "recursion limit",
        ),
        text("surrogate.json", "{\"title\":\"\\ud800\"}", "hex escape"),
        text(
            "large_number.json",
            "[{\"title\":\"T\",\"x\":1e400}]",
            "number out of range",
        ),
        (
            "no_text.json",
            b"{\"title\":\"\xff\"}".to_vec(),
            "it is not UTF-8 from byte 11 on",
        ),
        text(
            "empty_records.json",
            &format!("[{}{{}}]", "{\"\":0},".repeat(100_000)),
            "neither a title nor an id",
        ),
        text(
            "reply.json",
            "{\"error\":\"slow down\"}",
            "it is an error reply: slow down",
        ),
        text(
            "macros.bib",
            "@string{a = b}\n@string{b = a}\n@book{x, year = a # b}",
            "neither a title nor an id",
        ),
        text(
            "parents.bib",
            "@book{x, crossref = {y}}\n@book{y, crossref = {x}}",
            "neither a title nor an id",
        ),
        text(
            "doublings.bib",
            &format!("@string{{m0 = \"xxxxxxxxxxxxxxxx\"}}\n{doublings}@book{{x, note = m30}}"),
            "neither a title nor an id",
        ),
        text(
            "braces.bib",
            &format!("@book{{x, title = {}}}", nested("{", "}", 100_000)),
            "nested deeper than 64",
        ),
        text(
            "open.bib",
            "@book{x, title = {never closed",
            "the input ends within it",
        ),
        text(
            "login.html",
            "<!doctype html><title>Sign in</title>",
            "it is a saved web page",
        ),
        (
            "noise",
            (0..100_000_u32)
                .map(|nth| (nth.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect(),
            "its format is not known",
        ),
        ("bomb.json.gz", packed(1 << 26), "times as large"),
    ]
}

/// So many blanks, packed, with a title that never comes.
fn packed(length: usize) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(b"{\"abstract\":\"").unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..length >> 20 {
        packed.write_all(&blanks).unwrap();
    }
    packed.finish().unwrap()
}

/// Runs the program, which must be done within ten seconds and 512 MB.
fn import(home: &Path, file: &Path) -> Output {
    let mut command = away::recto(home, &["import", file.to_str().unwrap()]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (begun, mut peak) = (Instant::now(), 0);
    let status = format!("/proc/{}/status", child.id());
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(crate::common::memory::peak_of(&status));
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{}",
            file.display()
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(peak < 512, "{}: {peak} MB", file.display());
    child.wait_with_output().unwrap()
}

#[test]
fn what_is_refused_leaves_the_store_byte_for_byte() {
    let home = tempfile::tempdir().unwrap();
    let first = home.path().join("first.jsonl");
    fs::write(&first, "{\"title\":\"A Paper of One's Own\"}\n").unwrap();
    assert!(import(home.path(), &first).status.success());
    let store = home.path().join("data/papers.jsonl");
    let before = fs::read(&store).unwrap();
    let mut paths = Vec::new();
    for (name, bytes, said) in files() {
        let path = home.path().join(name);
        fs::write(&path, bytes).unwrap();
        paths.push((path, said));
    }
    let folder = home.path().join("folder");
    fs::create_dir(&folder).unwrap();
    paths.push((folder, "holds no files"));
    for (path, expected) in paths {
        let ran = import(home.path(), &path);
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(1), "{}: {said}", path.display());
        assert!(said.contains(expected), "{}: {said}", path.display());
        assert!(fs::read(&store).unwrap() == before, "{}", path.display());
    }
}
