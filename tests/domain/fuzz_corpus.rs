//! The inputs that fuzzing has found, run on stable: what holds for every text holds for them.

#[path = "../fuzz/src/lib.rs"]
#[allow(
    unreachable_pub,
    dead_code,
    clippy::expect_used,
    reason = "the fuzz targets take it from a crate of its own"
)]
pub mod properties;

use std::fs;

use recto::text::render::Origin;

fn corpus(target: &str) -> Vec<String> {
    let folder = format!("tests/fuzz/corpus/{target}");
    let inputs: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok())
        .collect();
    assert!(!inputs.is_empty());
    inputs
}

#[test]
fn what_fuzzing_found_is_rendered_soundly() {
    for (target, origin) in [("tex", Origin::Faithful), ("render", Origin::HuggingFace)] {
        for source in corpus(target) {
            properties::is_rendered_soundly(&source, origin);
        }
    }
}

#[test]
fn what_fuzzing_found_becomes_one_safe_line() {
    for text in corpus("safe") {
        properties::is_one_safe_line(&text);
    }
}

/// A reader that looked far ahead from every sign would not come back from these.
#[test]
fn texts_made_to_be_slow_are_not() {
    for pattern in [
        "{",
        "}",
        "$",
        "$a ",
        "${",
        "\\(",
        "\\[",
        "^{",
        "x^",
        "x_1",
        "\\hat",
        "\\hat{",
        "\\frac{a}",
        "\\sqrt[",
        "\\begin{a}",
        "\\begin{cases}",
        "\\left(",
        "``",
        "`a",
        "a~",
        "--",
        "''5",
        "left(",
        "right)",
        "\\textbackslash ell\\{",
        "\\href{",
        "\\cite[",
        "\\not",
        "{\\bf ",
        "min{",
        "://",
        "http://a",
        "\\ce{",
        "x^{x",
        "\\overline{a",
        "\u{c3}",
        "\t",
        "\\vec",
        "^\\text",
        "\\SI{1}{",
    ] {
        let source = pattern.repeat(60_000 / pattern.len());
        for origin in [Origin::Faithful, Origin::HuggingFace] {
            let rendered = recto::text::render::render(&source, origin);
            assert!(rendered.text.len() <= source.len() * 4, "{pattern}");
        }
    }
}
