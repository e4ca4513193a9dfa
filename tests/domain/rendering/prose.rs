//! The rules of prose, row by row: accents, signs of print, links, styles, repairs.

use recto::text::render::{Emphasis, Origin, render};

use super::faithful;
use super::rules::all;

#[test]
fn accents_are_composed() {
    all(&[
        ("\\'e \\`a \\^o \\\"u \\~n \\=a \\.z", "é à ô ü ñ ā ż"),
        ("\\'{e} \\\"{o} {\\\"u} {\\\"{u}}", "é ö ü ü"),
        (
            "Erd\\H{o}s and Erd{\\H o}s and Erd\\H os",
            "Erdős and Erdős and Erdős",
        ),
        (
            "\\c{c} \\c c \\v{s} \\k{a} \\u{g} \\r{a} \\d{a}",
            "ç ç š ą ğ å ạ",
        ),
        (
            "{\\o} \\o, {\\O}, \\l, {\\L}, \\ss, \\ae, {\\AE}, \\aa",
            "ø ø, Ø, ł, Ł, ß, æ, Æ, å",
        ),
        ("na\\\"{\\i}ve and na\\\"\\i ve", "naïve and naïve"),
        ("Sm\\o rrebr{\\o}d", "Smørrebrød"),
        ("\\'{\\i} and {\\'i}", "í and í"),
        (
            "$\\hat{x}$ and $\\bar x$ and $\\vec{v}$",
            "x\u{302} and x\u{304} and v\u{20d7}",
        ),
        ("$\\tilde{O}(n)$ and $\\tilde{\\mathcal{O}}$", "Õ(n) and Õ"),
        ("$\\hat{\\theta}$", "θ\u{302}"),
        ("$\\dot{a}$ and $\\ddot a$", "ȧ and ä"),
        ("$\\widehat{AB}$", "ÂB\u{302}"),
        ("\\v{q}", "q\u{30c}"),
        ("the model\\'s and don\\'t", "the model's and don't"),
        ("say \\\"deep\\\" now", "say \"deep\" now"),
        (
            "a high-\\k{appa}, \\b{eta} and \\r{ho}, 3.5 \\r{A}",
            "a high-κ, β and ρ, 3.5 Å",
        ),
        ("\\~{} and \\^{}", "~ and ^"),
    ]);
}

#[test]
fn signs_of_prose_are_those_of_print() {
    all(&[
        (
            "5\\% of R\\&D at \\#1, a\\_b, \\{x\\}",
            "5% of R&D at #1, a_b, {x}",
        ),
        ("Fig.~3, see~\\cite{x}", "Fig. 3, see [x]"),
        (
            "about ~21% and 5~10 and ~/bin",
            "about ~21% and 5~10 and ~/bin",
        ),
        ("1--2 and a---b and a -- b", "1–2 and a—b and a – b"),
        (
            "run --help and a --> b and ----",
            "run --help and a --> b and ----",
        ),
        ("``a'' and `b' and 5''", "“a” and ‘b’ and 5''"),
        (
            "don't and the models' and `code`",
            "don't and the models' and `code`",
        ),
        (
            "a\\,b\\;c\\ d\\!e\\-f\\/g\\@h\\\\ i\\quad j",
            "a b c defgh i j",
        ),
        ("**bold** stays", "**bold** stays"),
        ("a  b\tc\nd", "a b c d"),
        ("one\n  two\n\nthree\r\nfour", "one\ntwo\nthree four"),
        ("  both ends \n ", "both ends"),
        ("AT&T & C#, 50% of <b>", "AT&T & C#, 50% of <b>"),
        ("{S}truggles {{InGaN}} {}", "Struggles InGaN"),
        ("in {0, 1} and {yes, no}", "in {0, 1} and {yes, no}"),
        ("1{,}000", "1,000"),
        ("a } and { b", "a } and { b"),
        ("46{,}080 and $1{,}000$", "46,080 and 1,000"),
    ]);
}

#[test]
fn addresses_stay_and_lead_somewhere() {
    for (source, text, links) in [
        (
            "at https://x.org/a_b~c/d--e?f=$1.",
            "at https://x.org/a_b~c/d--e?f=$1.",
            &["https://x.org/a_b~c/d--e?f="][..],
        ),
        (
            "https://x.org/a\\_b.",
            "https://x.org/a_b.",
            &["https://x.org/a_b"],
        ),
        (
            "\\url{https://x.org/a_b}",
            "https://x.org/a_b",
            &["https://x.org/a_b"],
        ),
        (
            "\\href{https://x.org/a\\_b}{the \\textbf{code}}",
            "the code",
            &["https://x.org/a_b"],
        ),
        (
            "code\\footnote{\\url{https://x.org}}.",
            "code (https://x.org).",
            &["https://x.org"],
        ),
        (
            "(see http://x.org/a(b))",
            "(see http://x.org/a(b))",
            &["http://x.org/a(b)"],
        ),
        ("``https://x.org''", "“https://x.org”", &["https://x.org"]),
    ] {
        let rendered = faithful(source);
        assert_eq!(rendered.text, text);
        let found: Vec<&str> = rendered.links.iter().map(|(_, to)| to.as_str()).collect();
        assert_eq!(found, links, "{source}");
    }
}

#[test]
fn commands_that_only_dress_are_gone_and_unknown_ones_stay() {
    all(&[
        (
            "\\textbf{a} {\\bf b} \\emph{c} {\\em d\\/} \\texttt{e} \\textsc{F}",
            "a b c d e F",
        ),
        ("\\underline{a} \\mbox{b} {\\rm c} $\\mathrm{d}$", "a b c d"),
        ("\\textcolor{red}{a} {\\color{blue} b}", "a b"),
        (
            "\\cite{a,b} \\citep{c} \\ref{d} \\label{e}f",
            "[a,b] [c] [d] f",
        ),
        ("\\footnote{more}", "(more)"),
        ("data\\footnote, and", "data, and"),
        ("word\\footnote{more}.", "word (more)."),
        (
            "\\ModelName, \\ours{} and \\foo{bar}[x]",
            "\\ModelName, \\ours{} and \\foo{bar}[x]",
        ),
        ("\\foo{$\\alpha$}", "\\foo{α}"),
        ("\\noindent Text\\xspace here", "Text here"),
        ("\\begin{equation} a^2 \\end{equation}", "a²"),
        (
            "\\begin{itemize} \\item a \\item b \\end{itemize}",
            "• a • b",
        ),
        (
            "$f = \\begin{cases} 1 & x > 0 \\\\ 0 & x < 0 \\end{cases}$",
            "f = {1 x > 0; 0 x < 0",
        ),
        (
            "\\begin{unknown} a \\end{unknown}",
            "\\begin{unknown} a \\end{unknown}",
        ),
        ("\\begin{equation} a", "\\begin{equation} a"),
        ("\\frac", "\\frac"),
        ("\\", "\\"),
        ("$\\text{if } x > 0 \\text{ then}$", "if x > 0 then"),
        ("$\\text{rate of $x$}$", "rate of x"),
    ]);
}

#[test]
fn styles_and_plain_text_are_told() {
    let rendered = faithful("a \\textbf{3.5$\\times$} gain, {\\em really} \\texttt{x}");
    assert_eq!(rendered.text, "a 3.5× gain, really x");
    let styles: Vec<(&str, Emphasis)> = rendered
        .styles
        .iter()
        .map(|(range, emphasis)| (&rendered.text[range.clone()], *emphasis))
        .collect();
    assert_eq!(
        styles,
        [
            ("3.5×", Emphasis::Bold),
            ("really", Emphasis::Italic),
            ("x", Emphasis::Code)
        ]
    );
    assert!(!rendered.is_plain() && faithful("plain $x$").is_plain());
}

#[test]
fn records_that_came_damaged_are_mended() {
    for (source, expected) in [
        (
            "$\u{9}heta$ and 2 $\u{9}imes$ 2, \u{9}extbf{x}",
            "θ and 2 × 2, x",
        ),
        (
            "$\r\u{68}o$ and $|x\r\u{61}ngle$ of $\\langle x|$",
            "ρ and |x⟩ of ⟨x|",
        ),
        (
            "$\u{8}eta$, $\u{c}rac{1}{2}$, $\u{b}arepsilon$, $\u{7}lpha$",
            "β, 1/2, ε, α",
        ),
        (
            "$\\mathbbR$, $\\sqrtT$ and $\\mathcalO(n)$",
            "ℝ, √T and O(n)",
        ),
        (
            "e\u{fb03}cient \u{fb01}ne \u{fb02}ow",
            "efficient fine flow",
        ),
        ("\u{93}quoted\u{94} it\u{92}s 5\u{96}6", "“quoted” it’s 5–6"),
        ("self\u{2}consumption", "self-consumption"),
        ("\\textbackslash ell\\_1-regression", "ℓ₁-regression"),
        (
            "\\textbackslash emph\\{sequential\\} text",
            "sequential text",
        ),
        ("a \\textbackslash{} b", "a \\ b"),
        ("$\\\\alpha$", "α"),
        ("Linh KU+000E4stner", "Linh Kästner"),
        ("3 Ã— 3, CafÃ©, itâ€™s", "3 × 3, Café, it’s"),
        (
            "state-\nof-the-art, pre-\nand post-training",
            "state-of-the-art, pre- and post-training",
        ),
        ("a tab\there and a\r\nline", "a tab here and a line"),
    ] {
        for origin in [Origin::Faithful, Origin::HuggingFace] {
            assert_eq!(render(source, origin).text, expected, "{source:?}");
        }
    }
}
