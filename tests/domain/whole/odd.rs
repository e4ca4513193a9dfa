//! Whole papers with bytes changed, cut out and doubled at random, and cut anywhere: each is read soundly or
//! refused. Large ones that are made to be slow are not.

use recto::body::{Defect, Form, MOST_BYTES, from_jats, from_markdown, from_plain_text};

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

#[test]
fn what_is_longer_than_is_read_says_so_and_ends() {
    let article = |inside: &str| format!("<article><body>{inside}");
    let long = |piece: &str| piece.repeat(MOST_BYTES / piece.len() + 1);
    for piece in [
        "<p>a</p>",
        "<sec><title>a</title>",
        "</x>",
        "<xref rid='a'>b</xref>",
        "&lt;",
        "<list><list-item>",
    ] {
        let body = from_jats(&article(&long(piece))).unwrap();
        assert!(body.defects.contains(&Defect::TooLong), "{piece}");
    }
    for piece in [
        "a\n\n",
        "[",
        "[a](b) ",
        "*a ",
        "`",
        "- a\n",
        "|a|b|\n|--|--|\n",
        "# a\n",
        "x \\x{ ",
        "aaaaaaab\\x ",
    ] {
        let body = from_markdown(&long(piece)).unwrap();
        assert!(body.defects.contains(&Defect::TooLong), "{piece}");
    }
    for piece in ["a\n", "1 Ab\n", "\u{c}a\n", "a-\nb\n\n", "[1] a\n"] {
        let body = from_plain_text(&long(piece)).unwrap();
        assert!(body.defects.contains(&Defect::TooLong), "{piece}");
    }
}
