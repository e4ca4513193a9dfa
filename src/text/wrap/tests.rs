//! Where lines end.

use super::*;
use proptest::prelude::*;

fn wrapped(text: &str, columns: usize) -> Vec<&str> {
    Widths::Narrow
        .lines(text, columns)
        .into_iter()
        .map(|line| &text[line])
        .collect()
}

#[test]
fn lines_break_where_a_reader_would() {
    for (text, columns, expected) in [
        ("", 10, &[][..]),
        ("one two three four", 9, &["one two", "three", "four"]),
        ("a first-order method", 8, &["a first-", "order", "method"]),
        ("antidisestablish", 6, &["antidi", "sestab", "lish"]),
        ("see Fig. 2 for it", 9, &["see", "Fig. 2", "for it"]),
        ("we gain 92.4 % over", 12, &["we gain", "92.4 % over"]),
        ("深度学习、模型（好）", 8, &["深度学", "习、模型", "（好）"]),
        (
            "a👩\u{200d}👩\u{200d}👧b",
            3,
            &["a👩\u{200d}👩\u{200d}👧", "b"],
        ),
        ("x – y", 3, &["x –", "y"]),
        (
            "runs in O(n log n) time",
            12,
            &["runs in", "O(n log n)", "time"],
        ),
        ("in R^(n × k) or", 11, &["in", "R^(n × k)", "or"]),
        (
            "up to 10^(-5) erg cm^(-2) s^(-1).",
            27,
            &["up to", "10^(-5) erg cm^(-2) s^(-1)."],
        ),
        ("where x ∈ ℝᴺ holds", 11, &["where", "x ∈ ℝᴺ", "holds"]),
        (
            "a word (seen in print) here",
            12,
            &["a word (seen", "in print)", "here"],
        ),
        ("of exp(-Ω(α² T)) at", 13, &["of", "exp(-Ω(α² T))", "at"]),
        (
            "defined by Oᵢ(u) = σ(∑ⱼ Wᵢⱼ u + Bᵢⱼ).",
            30,
            &["defined by Oᵢ(u) =", "σ(∑ⱼ Wᵢⱼ u + Bᵢⱼ)."],
        ),
        ("by k-means, t-SNE", 6, &["by", "k-mean", "s,", "t-SNE"]),
        (
            "some input/output pair",
            11,
            &["some input/", "output pair"],
        ),
        ("of Smith et al. and", 14, &["of Smith", "et al. and"]),
        (
            "at 3.5 m/s or 10 GeV.",
            9,
            &["at", "3.5 m/s", "or", "10 GeV."],
        ),
        (
            "of 70 km s⁻¹ Mpc⁻¹ here",
            17,
            &["of", "70 km s⁻¹ Mpc⁻¹", "here"],
        ),
        (
            "up to 10⁻⁵ erg cm⁻² s⁻¹.",
            20,
            &["up to", "10⁻⁵ erg cm⁻² s⁻¹."],
        ),
        (
            "in (67.4±0.5) km s^(-1) it",
            20,
            &["in", "(67.4±0.5) km s^(-1)", "it"],
        ),
        ("see s, K² or", 6, &["see s,", "K² or"]),
        (
            "of ∫_(ℝᴺ) |∇u|² and ∑ᵢ xᵢ and",
            11,
            &["of ∫_(ℝᴺ)", "|∇u|² and", "∑ᵢ xᵢ and"],
        ),
        ("where ∫_(ℝᴺ) |∇u|² is", 16, &["where", "∫_(ℝᴺ) |∇u|² is"]),
        (
            "so lim_(x → 0) f(x) or",
            18,
            &["so", "lim_(x → 0) f(x)", "or"],
        ),
        ("of x₁, …, xₙ in", 11, &["of", "x₁, …, xₙ", "in"]),
        (
            "see https://a.org/b-c/d?e=f now",
            14,
            &["see", "https://a.org/", "b-c/d?e=f now"],
        ),
        (
            "see https://a.org/b now",
            17,
            &["see", "https://a.org/b", "now"],
        ),
        (
            "「注意」機構——と、データ。",
            6,
            &["「注", "意」機", "構", "——と、", "デー", "タ。"],
        ),
    ] {
        assert_eq!(wrapped(text, columns), expected, "{text:?} at {columns}");
    }
}

#[test]
fn a_short_last_word_gets_company() {
    assert_eq!(
        wrapped("the quick brown fox jumps on", 25),
        ["the quick brown fox", "jumps on"]
    );
    // The end of a hyphenated word is no company.
    assert_eq!(
        wrapped("one two three four first-order", 24),
        ["one two three", "four first-order"]
    );
    assert_eq!(
        wrapped("a incomprehensibilities on", 25),
        ["a incomprehensibilities", "on"]
    );
}

#[test]
fn as_much_is_kept_as_there_is_room_for_wherever_that_cuts() {
    for (text, columns, ellipsis, kept) in [
        ("Implicit Diffusion", 18, "…", None),
        ("Implicit Diffusion", 17, "…", Some("Implicit Diffusi")),
        ("Implicit Diffusion", 17, "..", Some("Implicit Diffus")),
        ("Implicit Diffusion", 10, "…", Some("Implicit")),
        ("深層学習", 8, "…", None),
        ("深層学習", 7, "…", Some("深層学")),
        ("深層学習", 6, "…", Some("深層")),
        ("", 0, "…", None),
        ("ab", 1, "..", Some("")),
        ("ab", 0, "…", Some("")),
    ] {
        let found = Widths::Narrow.kept(text, columns, ellipsis);
        assert_eq!(found, kept.map(str::len), "{text} in {columns}");
    }
}

#[test]
fn a_title_is_cut_at_a_word() {
    for (text, columns, expected) in [
        ("Dual Learning", 13, "Dual Learning"),
        ("Dual Learning", 12, "Dual Learni…"),
        ("Dual Learning of all", 16, "Dual Learning…"),
        ("Where to Diffuse, How", 18, "Where to Diffuse…"),
        ("Incomprehensibilities", 8, "Incompr…"),
        ("深度学习", 5, "深度…"),
        ("abc", 0, ""),
    ] {
        let cut = Widths::Narrow.cut(text, columns, "…");
        assert_eq!(cut, expected, "{columns}");
    }
}

#[test]
fn wide_texts_are_broken_cut_and_found_by_their_columns() {
    let wide = Widths::Wide;
    let text = "of α – β and γ";
    let lines: Vec<&str> = wide
        .lines(text, 9)
        .into_iter()
        .map(|line| &text[line])
        .collect();
    assert_eq!(lines, ["of α –", "β and γ"]);
    assert_eq!(wide.cut("αβγδε", 8, ".."), "αβγ..");
    assert_eq!(wide.cut("αβγδε", 10, ".."), "αβγδε");
    assert_eq!(wide.after("αbγ", 2), "bγ");
    assert_eq!(wide.after("αbγ", 1), "bγ");
    let bytes: Vec<Option<usize>> = (0..6).map(|column| wide.byte_at("αbγ", column)).collect();
    assert_eq!(bytes, [Some(0), Some(0), Some(2), Some(3), Some(3), None]);
}

fn widths() -> impl Strategy<Value = Widths> {
    prop_oneof![Just(Widths::Narrow), Just(Widths::Wide)]
}

proptest! {
    #[test]
    fn every_visible_character_is_on_one_line_that_fits(text in "([a-z]{1,12}|[ -]|学|。|（|👩\u{200d}👧|e\u{301}|[éα–Ω]|Ω\u{303}| [0-9]{1,3} (ms|%))*", columns in 1_usize..40, widths in widths()) {
        let mut end = 0;
        for line in widths.lines(&text, columns) {
            prop_assert!(text[end..line.start].trim().is_empty());
            let shown = &text[line.clone()];
            prop_assert!(widths.of(shown) <= columns || shown.graphemes(true).count() == 1, "{shown:?}");
            prop_assert_eq!(shown.trim(), shown);
            end = line.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn what_is_kept_fits_with_the_ellipsis(text in "\\PC*", columns in 0_usize..40, widths in widths()) {
        match widths.kept(&text, columns, "…") {
            None => prop_assert!(widths.of(&text) <= columns),
            Some(kept) => {
                prop_assert!(widths.of(&text) > columns);
                let room = columns.saturating_sub(widths.of("…"));
                prop_assert!(widths.of(text.get(..kept).unwrap()) <= room);
            }
        }
    }

    #[test]
    fn a_cut_text_fits(text in "\\PC*", columns in 0_usize..40, widths in widths()) {
        prop_assert!(widths.of(&widths.cut(&text, columns, "…")) <= columns);
        let rest = widths.after(&text, columns);
        prop_assert!(widths.of(rest) <= widths.of(&text).saturating_sub(columns));
    }
}
