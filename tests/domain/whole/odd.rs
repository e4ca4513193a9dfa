//! Whole papers with bytes changed, cut out and doubled at random, and cut anywhere: each is read soundly or
//! refused. Large ones that are made to be slow are not.

use recto::body::{Defect, Form, MOST_BYTES, to_markdown};

use crate::common::chance::{Chance, times};
use crate::fuzz_corpus::properties::bodies::is_a_sound_body;

const SAMPLES: [(Form, &str); 5] = [
    (Form::Html, include_str!("../../fixtures/body/article.html")),
    (Form::Html, include_str!("../../fixtures/body/odd.html")),
    (Form::Jats, include_str!("../../fixtures/body/article.xml")),
    (
        Form::Markdown,
        include_str!("../../fixtures/body/hf_markdown_made.md"),
    ),
    (Form::Text, include_str!("../../fixtures/body/pages.txt")),
];
/// What means something in one form or another.
const SIGNS: [&str; 24] = [
    "<",
    ">",
    "</p>",
    "<p>",
    "<sec>",
    "</sec>",
    "<xref rid='s1'>",
    "<sup>",
    "<fn>",
    "<list-item>",
    "<label>",
    "<tex-math>",
    "<td rowspan='9'>",
    "&amp;",
    "]]>",
    "<![CDATA[",
    "\u{c}",
    "\n\n",
    "```\n",
    "[a](b",
    "**",
    "\\x{",
    "| - |\n",
    "1 ",
];

fn changed(text: &str, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=chance.below(6) {
        let length = u64::try_from(bytes.len().max(1)).unwrap();
        let at = usize::try_from(chance.below(length))
            .unwrap()
            .min(bytes.len());
        let end = (at + usize::try_from(chance.below(200)).unwrap()).min(bytes.len());
        match chance.below(4) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let sign = SIGNS[usize::try_from(chance.below(24)).unwrap()];
                bytes.splice(at..at, sign.bytes());
            }
        }
    }
    bytes
}

#[test]
fn papers_changed_at_random_are_read_soundly() {
    let mut chance = Chance::new("whole papers");
    for _ in 0..times("RECTO_BODIES", 40) {
        for (form, text) in SAMPLES {
            is_a_sound_body(form, &changed(text, &mut chance));
        }
    }
}

/// Pieces that a reader which looks far ahead, or back, from each of them does not come to the end of.
const SLOW: [(Form, &[&str]); 4] = [
    (
        Form::Html,
        &[
            "<p>a",
            "<p>a</b>",
            "<sup>a",
            "<a href='#a'>b</a>",
            "<table><tr><td>",
            "<math>",
            "<div>",
        ],
    ),
    (
        Form::Jats,
        &[
            "<p>a</p>",
            "<sec><title>a</title>",
            "</x>",
            "<xref rid='a'>b</xref>",
            "&lt;",
            "<list><list-item>",
            "<sup>a<xref rid='a'>1</xref>,",
            "<inline-formula><math>",
            "<table><tr><td rowspan='1000' colspan='1000'>",
        ],
    ),
    (
        Form::Markdown,
        &[
            "a\n\n",
            "[",
            "](",
            "[a](b) ",
            "*a ",
            "*a* **",
            "`",
            "_a",
            "- a\n",
            "  - a\n\n",
            "|a|b|\n|--|--|\n",
            "# a\n",
            "x \\x{ ",
            "aaaaaaab\\x ",
            "aaaaaaab\\x aaaaaaaaaaaaaaaaaaaaaaaa\\y\n\n",
            "a a ",
        ],
    ),
    (
        Form::Text,
        &[
            "a\n",
            "1 Ab\n",
            "\u{c}a\n",
            "a-\nb\n\n",
            "[1] a\n",
            "References\n[1] a\n",
            "1\n\n",
        ],
    ),
];

#[test]
fn papers_made_to_be_slow_are_not() {
    for (form, pieces) in SLOW {
        for piece in pieces {
            let before = match form {
                Form::Html => "<article class=ltx_document>",
                Form::Jats => "<article><body>",
                Form::Markdown | Form::Text => "",
            };
            let text = format!("{before}{}", piece.repeat(200_000 / piece.len()));
            // What stands on each page of a print is no text.
            let Ok(body) = form.read(text.as_bytes()) else {
                continue;
            };
            assert!(to_markdown(&body, None).len() < 40_000_000, "{piece}");
        }
    }
}

#[test]
fn what_is_longer_than_is_read_says_so() {
    let long = "words ".repeat(MOST_BYTES / 6 + 1);
    for (form, before) in [
        (Form::Html, "<article class=ltx_document>"),
        (Form::Jats, "<article><body>"),
        (Form::Markdown, ""),
        (Form::Text, ""),
    ] {
        let body = form.read(format!("{before}{long}").as_bytes()).unwrap();
        assert!(body.defects.contains(&Defect::TooLong));
    }
}
