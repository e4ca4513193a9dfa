//! What is safe to show.

use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn nothing_dangerous_and_nothing_invisible_is_left() {
    for (text, expected) in [
        ("plain text", "plain text"),
        ("  a\tb\r\n c\u{2028}d\u{a0}e  ", "a b c d e"),
        ("red \x1b[31mtext\x1b[0m", "red text"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]52;c;ZXZpbA==\x1b\\b", "ab"),
        ("a\u{9b}31mb\u{9d}0;x\u{9c}c", "abc"),
        ("a\x1bPq payload\x1b\\b\x1bcc", "abc"),
        ("a\x1b]0;never ended", "a 0;never ended"),
        ("a\x1b", "a"),
        ("user\u{202e}txt.exe\u{2066}", "usertxt.exe"),
        ("zero\u{200b}width\u{feff}\u{ad}", "zerowidth"),
        (
            "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}",
            "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}",
        ),
        ("a\u{200d}b\u{200d}", "ab"),
        ("a \u{200b} \x1b[1m b", "a b"),
        ("x\u{9d}\u{9d}\u{9d}y", "x y"),
        ("a\u{fffb}\u{2063}\u{fe00}b\u{fe0f}", "ab"),
        (
            "\u{301}a \u{308}b\u{200d}\u{301}",
            "\u{25cc}\u{301}a \u{25cc}\u{308}b\u{301}",
        ),
        ("\u{6cc}\u{200c}\u{62e}", "\u{6cc}\u{62e}"),
        ("1\u{fe0f}\u{20e3} ℹ\u{fe0f}", "1\u{fe0f}\u{20e3} ℹ\u{fe0f}"),
        (unseen::TAG_FLAGS[1], unseen::TAG_FLAGS[1]),
        ("🇺🇳🇪🇺 👍🏽", "🇺🇳🇪🇺 👍🏽"),
        ("Ka\u{308}hler", "Kähler"),
        ("flag 🏴\u{e0067}\u{e007f}", "flag 🏴"),
        ("\u{2329}ψ | φ\u{232a} 〈学〉", "⟨ψ | φ⟩ 〈学〉"),
        ("a\u{2329}\u{338}b", "a⟨\u{338}b"),
    ] {
        assert_eq!(line(text), expected, "{text:?}");
    }
}

#[test]
fn a_cluster_too_long_loses_marks_and_no_letter() {
    let count = |text: &str| line(text).chars().count();
    assert_eq!(count(&format!("e{}", "\u{302}\u{323}".repeat(500))), 8);
    // The family falls apart into two pictures, the Sanskrit word into two clusters.
    let family = "👨🏻\u{200d}👩🏻\u{200d}👧🏻\u{200d}👦🏻";
    assert_eq!(line(family), "👨🏻\u{200d}👩🏻\u{200d}👧🏻👦🏻");
    assert_eq!(
        line("का\u{930}\u{94d}\u{924}\u{94d}\u{938}\u{94d}\u{928}\u{94d}\u{92f}म्"),
        "का\u{930}\u{94d}\u{924}\u{94d}\u{938}\u{94d}\u{928}\u{92f}म्"
    );
    assert_eq!(count(&"\u{1100}".repeat(100_000)), 8);
}

#[test]
fn where_one_reads_a_mark_stands_for_what_cannot_be_seen() {
    for (text, expected) in [
        ("user\u{202e}txt.exe", "user⟨RLO⟩txt.exe"),
        ("a\u{200b}\u{200b}\u{200b} b", "a⟨ZWSP×3⟩ b"),
        ("x\u{e0041}\u{e0042}\u{e0043}", "x⟨TAG×3⟩"),
        ("x\u{fe0e}\u{fe01}\u{fe02}\u{e0110}", "x⟨VS×3⟩"),
        (
            "\u{feff}the\u{feff} re\u{ad}sult f\u{2061}(x)",
            "the⟨BOM⟩ result f(x)",
        ),
        ("\u{202d}\u{301}", "⟨LRO⟩\u{25cc}\u{301}"),
        ("a\u{3164}\u{fff9}", "a⟨U+3164⟩⟨U+FFF9⟩"),
        ("👩\u{200d}🔬\u{200d}", "👩\u{200d}🔬⟨ZWJ⟩"),
        (
            "क\u{94d}\u{200d}ष \u{6cc}\u{200c}\u{62e}",
            "क्ष \u{6cc}\u{62e}",
        ),
    ] {
        let safe = mapped(text, Unseen::Marked);
        assert_eq!(safe.text, expected, "{text:?}");
        for mark in safe.marks {
            let mark = &safe.text[mark];
            assert!(mark.starts_with('⟨') && mark.ends_with('⟩'), "{mark}");
        }
    }
}

#[test]
fn every_part_of_a_text_is_found_again_on_its_line() {
    let text = "  Ka\u{308}hler\x1b[1m \t\u{202e}sets\u{200b}!";
    let safe = mapped(text, Unseen::Marked);
    assert_eq!(safe.text, "Kähler ⟨RLO⟩sets⟨ZWSP⟩!");
    for (part, expected) in [
        ("a\u{308}", "ä"),
        ("Ka\u{308}hler", "Kähler"),
        ("sets", "sets"),
        ("!", "!"),
        (" \t", " "),
        ("\u{202e}", "⟨RLO⟩"),
    ] {
        let start = text.find(part).unwrap();
        assert_eq!(
            &safe.text[safe.map.range(&(start..start + part.len()))],
            expected
        );
    }
}

#[test]
fn json_shows_what_cannot_be_seen() {
    assert_eq!(
        json("\"a\u{202e}\u{7f}\u{2028}é\u{e0041}\""),
        "\"a\\u202e\\u007f\\u2028é\\udb40\\udc41\""
    );
}

/// Texts made of what is hard: joiners, marks, jamo, conjuncts, selectors, tags, escapes.
fn hard() -> impl Strategy<Value = String> {
    "(\\PC|[ \\x00-\\x1f\\x7f-\\x9f\u{ad}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}]|[\u{200d}\u{fe0f}👩👧❤🏻🏴🇺]|[e\u{300}-\u{345}\u{1100}\u{1161}\u{11a8}각]|[\u{915}\u{94d}\u{93f}\u{600}\u{e0020}-\u{e007f}]|\\x1b\\[[0-9;]{0,3}m|\\x1b\\]0;x\\x07){0,80}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_becomes_one_safe_line_and_stays_it(text in hard()) {
        for unseen in [Unseen::Dropped, Unseen::Marked] {
            let safe = mapped(&text, unseen).text;
            let without_flags = unseen::TAG_FLAGS.iter().fold(safe.clone(), |text, flag| text.replace(flag, ""));
            for c in without_flags.chars() {
                prop_assert!(!c.is_control() && !is_separator(c));
                let joins = matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
                prop_assert!(!is_unseen(c) || joins);
            }
            prop_assert!(!safe.contains("  ") && safe.trim() == safe);
            prop_assert!(unicode_normalization::is_nfc(&safe));
            prop_assert!(safe.graphemes(true).all(|cluster| cluster.chars().count() <= clusters::CODE_POINTS));
            prop_assert_eq!(mapped(&safe, unseen).text, safe);
        }
    }

    #[test]
    fn the_way_to_a_safe_line_is_monotone_and_between_characters(text in hard()) {
        for unseen in [Unseen::Dropped, Unseen::Marked] {
            let safe = mapped(&text, unseen);
            let mut end = 0;
            for (start, c) in text.char_indices() {
                let range = safe.map.range(&(start..start + c.len_utf8()));
                prop_assert!(safe.text.get(range.clone()).is_some(), "{range:?}");
                prop_assert!(range.end >= end);
                end = range.end;
            }
            prop_assert_eq!(safe.map.range(&(0..text.len())), 0..safe.text.len());
        }
    }
}
