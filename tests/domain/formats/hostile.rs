//! Files made to hurt: each ends soon, in little memory, with a sentence and without a paper that
//! it does not hold.

use std::io::{self, BufReader, Read};
use std::time::Duration;

use recto::formats::detect;
use recto::paper::{ImportError, Received};

use super::read;
use crate::common::memory::peak_of;

/// The papers' titles and the reasons against the others.
fn said(bytes: &[u8]) -> String {
    match read(bytes) {
        Err(error) => error.to_string(),
        Ok((_, records)) => {
            let said = records.iter().map(|record| match record {
                Ok(paper) => paper.title.clone(),
                Err(error) => error.to_string(),
            });
            said.collect::<Vec<String>>().join(" | ")
        }
    }
}

#[test]
fn hostile_text_ends_with_a_sentence() {
    let deep_json = format!("{{\"title\":\"T\",\"x\":{}", "[".repeat(100_000));
    let deep_line = format!(
        "{{\"title\":\"T\",\"x\":{}1{}}}\n{{\"title\":\"U\"}}",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    let deep_xml = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><id>arxiv.org/abs/</id><entry>{}{}</entry></feed>",
        "<a>".repeat(200_000),
        "</a>".repeat(200_000)
    );
    for (bytes, expected) in [
        (b"" as &[u8], "it is empty"),
        (b"\xef\xbb\xbf \n", "it is empty"),
        (b"{\"error\":{\"message\":\"slow down\"}}", "line 1: it is an error reply: slow down"),
        (b"[]", "it holds no papers: a list or a page of results without any"),
        (b"{\"title\":\"T\"}\n{\"title\":\"\\ud800\"}\n{\"title\":\"U\"}", "T | line 2: column 17: unexpected end of hex escape | U"),
        (b"[{\"title\":\"T\"},{\"title\":\"\\ud800\"},{\"title\":\"U\",\"x\":1e400}]", "T | line 1: [1]: column 17: unexpected end of hex escape | line 1: [2]: column 22: number out of range"),
        (b"[{\"title\":\"T\"},\n{\"title\":\"\xff\"},\n{\"title\":\"U\"}]", "T | line 2: [1]: it is not UTF-8 from byte 11 on | U"),
        (b"\xef\xbb\xbf{\"title\":\"T\"}", "T"),
        (b"{\"title\":\"T\",\"title\":\"U\"}", "U"),
        (b"{\"id\":4181,\"title\":\"T\",\"year\":\"2018\",\"authors\":null}", "T"),
        (b"{\"title\":\"a\\u0000\\u001b]0;x\\u0007\\u202e\"}", "a\0\u{1b}]0;x\u{7}\u{202e}"),
        (
            b"<!DOCTYPE feed [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><id>http://arxiv.org/abs/</id><entry><title>&b;</title></entry></feed>",
            "line 1: it declares entities of its own; recto reads none of them",
        ),
        (
            b"<!DOCTYPE dblp SYSTEM \"file:///etc/passwd\"><dblp><article key=\"k/x\"><title>&xxe;.</title></article></dblp>",
            "&xxe;",
        ),
        (deep_xml.as_bytes(), "line 1: elements lie more than 64 deep in it"),
        (deep_line.as_bytes(), "line 1: column 144: recursion limit exceeded | U"),
        (deep_json.as_bytes(), "line 1: the file ends in the middle, in line 1; what was whole before is kept"),
    ] {
        assert_eq!(said(bytes), expected, "{}", String::from_utf8_lossy(bytes.get(..80).unwrap_or(bytes)));
    }
}

#[test]
fn ids_are_keys_and_never_paths() {
    for id in ["../x", "/etc/passwd", "x\u{0}y", "a b"] {
        let line = serde_json::json!({ "id": id, "title": "T" }).to_string();
        let (_, records) = read(line.as_bytes()).unwrap();
        let paper = records[0].as_ref().unwrap();
        assert!(paper.id.as_str().starts_with("title:"), "{}", paper.id);
    }
    let long = serde_json::json!({ "id": "x".repeat(5000), "title": "T" }).to_string();
    let old = br#"{"id":"hep-th/9901001","title":"T"}"#;
    assert_eq!(
        read(old).unwrap().1[0].as_ref().unwrap().id.as_str(),
        "arxiv:hep-th/9901001"
    );
    assert!(read(long.as_bytes()).unwrap().1[0].is_ok());
}

#[test]
fn a_paper_of_thousands_of_authors_is_a_paper() {
    let authors: Vec<String> = (0..3303).map(|nth| format!("Person Number{nth}")).collect();
    let line = serde_json::json!({ "title": "T", "authors": authors }).to_string();
    let (_, records) = read(line.as_bytes()).unwrap();
    assert_eq!(records[0].as_ref().unwrap().authors.len(), 3303);
}

/// A piece of bytes again and again, between a beginning and an end.
fn repeated(begin: &'static str, piece: &'static str, times: u64, end: &'static str) -> impl Read {
    struct Again(&'static [u8], usize);
    impl Read for Again {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            for byte in buffer.iter_mut() {
                *byte = self.0[self.1];
                self.1 = (self.1 + 1) % self.0.len();
            }
            Ok(buffer.len())
        }
    }
    let pieces = Again(piece.as_bytes(), 0).take(times * piece.len() as u64);
    begin.as_bytes().chain(pieces).chain(end.as_bytes())
}

/// The counts of good and bad records, without keeping any; the last reason.
fn counted(head: &str, input: impl Read) -> (usize, usize, String) {
    let format = detect(head.as_bytes()).unwrap();
    let input = BufReader::with_capacity(64 << 10, input);
    let (mut good, mut bad, mut last) = (0, 0, String::new());
    for record in format.read(Box::new(input)).unwrap() {
        let record: Result<Received, ImportError> = record;
        match record {
            Ok(_) => good += 1,
            Err(error) => {
                bad += 1;
                last = error.to_string();
            }
        }
    }
    (good, bad, last)
}

/// The most memory that this process has had, in MB.
fn peak() -> u64 {
    peak_of("/proc/self/status")
}

/// For how long this thread has had a processor, where the system tells; other work does not count.
fn worked() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = said.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// Run with `cargo test --release --test domain -- --ignored large --nocapture --test-threads=1`;
/// the figures stand in tests/README.md.
#[test]
#[ignore = "reads gigabytes"]
fn large_hostile_inputs_end_soon_in_little_memory() {
    let cases: [(&str, &str, Box<dyn Read>, &str); 7] = [
        (
            "46 MB of {\"\":0},",
            "[{\"\":0},",
            Box::new(repeated("[", "{\"\":0},", 6_600_000, "{\"title\":\"T\"}]")),
            "neither a title",
        ),
        (
            "47 MB of 0,",
            "[0,",
            Box::new(repeated("[", "0,", 23_500_000, "{\"title\":\"T\"}]")),
            "it is no object",
        ),
        (
            "one record of 46 MB of {\"\":0},",
            "[{\"title\":\"S\"",
            Box::new(repeated(
                "[{\"title\":\"S\",\"x\":[",
                "{\"\":0},",
                6_600_000,
                "0]},{\"title\":\"T\"}]",
            )),
            "larger than 2 MB",
        ),
        (
            "a line of 1 GB",
            "{\"title\":\"S\"}\n",
            Box::new(repeated(
                "{\"title\":\"S\"}\n{\"title\":\"",
                "x",
                1 << 30,
                "\"}\n{\"title\":\"T\"}",
            )),
            "larger than 2 MB",
        ),
        (
            "an element of 1 GB",
            "<dblp>",
            Box::new(repeated(
                "<dblp><article key='a/b'><title>",
                "x",
                1 << 30,
                "</title></article><article key='a/c'><title>T</title></article></dblp>",
            )),
            "larger than 2 MB",
        ),
        (
            "100 MB of <a b='>'>",
            "<dblp>",
            Box::new(repeated(
                "<dblp>",
                "<a b='>'>",
                11_000_000,
                "<article key='a/c'><title>T</title></article>",
            )),
            "ends in the middle",
        ),
        (
            "a tag of 100 MB",
            "<dblp>",
            Box::new(repeated(
                "<dblp><a b='",
                ">",
                100 << 20,
                "'/><article key='a/c'><title>T</title></article></dblp>",
            )),
            "",
        ),
    ];
    for (name, head, input, reason) in cases {
        let begun = worked();
        let (good, bad, last) = counted(head, input);
        let seconds = worked().saturating_sub(begun).as_secs_f32();
        println!(
            "{name}: {good} papers, {bad} others, {seconds:.1} s, at most {} MB: {last}",
            peak()
        );
        assert!(good >= 1, "{name}");
        assert!(last.contains(reason), "{name}: {last}");
        assert!(seconds < 10.0 && peak() < 512, "{name}");
    }
}
