//! The rules, row by row: source and what is read.

use recto::text::render::{Emphasis, Origin, render};

use super::faithful;

#[track_caller]
fn all(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(source, expected)| (source, expected, faithful(source).text))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(source, expected, found)| format!("{source}\n  {expected}\n  {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn dollars_are_mathematics_or_money() {
    all(&[
        ("$48$ bits", "48 bits"),
        ("it costs $5 and $10", "it costs $5 and $10"),
        ("a $500 budget", "a $500 budget"),
        ("between $5-$10 a day", "between $5-$10 a day"),
        ("$3.5M to $4M", "$3.5M to $4M"),
        ("US$5 and US$10", "US$5 and US$10"),
        (
            "at $0.01 per call, $\\alpha$ wins",
            "at $0.01 per call, α wins",
        ),
        ("with $n$ at $5", "with n at $5"),
        ("$HOME and $PATH", "$HOME and $PATH"),
        ("$x$ and $y$", "x and y"),
        ("x$ and $y$", "x$ and y"),
        ("$$E=mc^2$$", "E=mc²"),
        ("\\(a^2\\) and \\[b_1\\]", "a² and b₁"),
        ("\\(never closed", "\\(never closed"),
        ("\\$5 is \\$5", "$5 is $5"),
        ("$x$$y$", "xy"),
        ("$k=5$ and $ n $", "k=5 and n"),
        ("$", "$"),
        ("$$", "$$"),
        ("in $[0,1]$", "in [0,1]"),
        ("$<$5\\% and $>=$10 and $-$1", "<5% and >=10 and -1"),
        ("$p<0.05$ for $10,000$ of them", "p<0.05 for 10,000 of them"),
    ]);
}

#[test]
fn scripts_stand_high_or_low_where_all_of_their_characters_can() {
    all(&[
        ("$x^2$", "x²"),
        ("$x^{10}$", "x¹⁰"),
        ("$x_{ij}$", "xᵢⱼ"),
        ("$x_i^2$", "xᵢ²"),
        ("$x^{n+1}$", "xⁿ⁺¹"),
        ("$x^{n + 1}$", "xⁿ⁺¹"),
        ("$x_{q}$", "x_q"),
        ("$x_{ab}$", "x_(ab)"),
        ("$x_{\\text{train}}$", "xₜᵣₐᵢₙ"),
        ("$x_{\\max}$", "xₘₐₓ"),
        ("$T_c$", "T_c"),
        ("$e^{x^2}$", "e^(x²)"),
        ("$10^{-3}$", "10⁻³"),
        ("$10^{-3.5}$", "10^(-3.5)"),
        ("$A^T$, $A^\\top$ and $A^{\\top}$", "Aᵀ, Aᵀ and Aᵀ"),
        ("$M^*$ and $M^{*}$ and $M^\\ast$", "M* and M* and M*"),
        ("$f'$, $f''$ and $f^\\prime$", "f′, f″ and f′"),
        ("$H^{\\dagger}$", "H†"),
        (
            "$90^\\circ$ and $20^{\\circ}$C and $5^\\circ C$",
            "90° and 20°C and 5°C",
        ),
        ("$\\theta_{t-1}$", "θₜ₋₁"),
        ("$R^{n \\times m}$", "R^(n × m)"),
        ("$2^{nd}$ and 3$^{rd}$", "2ⁿᵈ and 3ʳᵈ"),
        ("$x^{(1)}$", "x⁽¹⁾"),
        ("$x_{i,j}$", "x_(i,j)"),
        ("$W^\\alpha$", "W^α"),
        ("Ca$^{2+}$ and SO$_4^{2-}$", "Ca²⁺ and SO₄²⁻"),
        ("$x^{}$", "x"),
        ("$\\mathbb{R}^{d}$", "ℝᵈ"),
        ("10^6 and 10^-3 and x_1", "10⁶ and 10⁻³ and x₁"),
        (
            "^_^ and max_results and __init__",
            "^_^ and max_results and __init__",
        ),
        ("file_1 and a^b", "file_1 and aᵇ"),
        ("A\\textsuperscript{2}B\\textsubscript{2}", "A²B₂"),
        ("1\\textsuperscript{st}", "1ˢᵗ"),
    ]);
}

#[test]
fn fractions_and_roots_stand_on_one_line() {
    all(&[
        ("$\\frac{1}{2}$", "1/2"),
        ("$\\frac12$", "1/2"),
        ("$\\tfrac{a}{b+c}$", "a/(b+c)"),
        ("$\\frac{\\log n}{n}$", "(log n)/n"),
        ("$\\frac{\\partial f}{\\partial x}$", "∂f/∂x"),
        ("$2\\frac{1}{2}$", "2 1/2"),
        ("$\\frac{1}{2}mv^2$", "1/2 mv²"),
        ("$O(n^{\\frac{1}{2}})$", "O(n^(1/2))"),
        ("$\\sqrt{x}$ and $\\sqrt 2$", "√x and √2"),
        ("$\\sqrt{12}$ and $\\sqrt{ab}$", "√12 and √(ab)"),
        ("$\\sqrt{d_k}$", "√dₖ"),
        ("$\\sqrt{n\\log n}$", "√(n log n)"),
        ("$\\sqrt[3]{x}$ and $\\sqrt[n]{x}$", "∛x and ⁿ√x"),
        ("$\\binom{n}{k}$", "C(n, k)"),
    ]);
}

#[test]
fn functions_are_upright_and_spaced() {
    all(&[
        ("$n\\log n$", "n log n"),
        ("$O(n\\log n)$", "O(n log n)"),
        ("$\\log\\log n$", "log log n"),
        ("$\\log(n)$", "log(n)"),
        ("$\\log_2 n$", "log₂ n"),
        ("$\\log_2n$", "log₂ n"),
        ("$\\log^2n$", "log² n"),
        ("$\\sin\\theta$", "sin θ"),
        ("$\\min\\{a,b\\}$", "min{a,b}"),
        ("$\\max_i x_i$", "maxᵢ xᵢ"),
        ("$\\arg\\min_x f(x)$", "arg minₓ f(x)"),
        ("$\\operatorname{rank}(A)$", "rank(A)"),
        ("$\\operatorname{Tr}A$", "Tr A"),
        ("$-\\exp(-x)$", "-exp(-x)"),
        ("$2\\ln x$", "2 ln x"),
        ("$\\limsup x$", "lim sup x"),
    ]);
}

#[test]
fn symbols_of_all_kinds_are_printed() {
    all(&[
        ("$a \\to b$", "a → b"),
        ("$a\\rightarrow b$", "a→ b"),
        ("$\\forall x \\exists y$", "∀x ∃y"),
        ("$\\alpha x$ and $\\alpha \\beta$", "αx and αβ"),
        ("$\\alpha = 1$ and $\\varepsilon > 0$", "α = 1 and ε > 0"),
        (
            "$\\epsilon \\to 0$ and $\\theta \\in \\Theta$",
            "ε → 0 and θ ∈ Θ",
        ),
        ("the \\alpha parameter", "the α parameter"),
        ("$\\langle x, y \\rangle$", "⟨x, y⟩"),
        ("$\\lceil x \\rceil$", "⌈x⌉"),
        ("$\\left[ x \\right]$", "[x]"),
        ("$\\left\\{ x \\right.$", "{x"),
        ("$\\left\\langle x\\right\\rangle$", "⟨x⟩"),
        ("$\\big( x \\big)$", "( x )"),
        ("$\\Big| x \\Big|$", "| x |"),
        ("$\\bigl(x\\bigr)$", "(x)"),
        (
            "$x \\not\\in S$, $a \\not= b$, $A \\not\\subset B$",
            "x ∉ S, a ≠ b, A ⊄ B",
        ),
        ("$p(x \\mid y)$", "p(x ∣ y)"),
        ("$a \\cdot b$", "a · b"),
        (
            "$1, \\dots, n$ and $a + \\cdots + b$",
            "1, …, n and a + ⋯ + b",
        ),
        ("$\\sum_{i=1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ"),
        ("$\\int_0^1 f$", "∫₀¹ f"),
        ("$\\infty$", "∞"),
        ("$a \\equiv b \\pmod{n}$", "a ≡ b (mod n)"),
        ("$a \\gtrsim b \\lesssim c$", "a ≳ b ≲ c"),
        ("$\\mathbb{E}[x]$ over $\\mathbb{F}_2$", "𝔼[x] over 𝔽₂"),
        ("$\\mathcal{O}(n)$ and $\\mathscr{L}$", "O(n) and L"),
        ("$\\mathfrak{g}$", "𝔤"),
        ("$\\mathbb R$ and $\\mathbb{Z}_{\\geq 0}$", "ℝ and ℤ_(≥ 0)"),
        ("$a\\overset{d}{=}b$", "a=ᵈb"),
        ("$\\underset{x}{\\max}$", "maxₓ"),
        (
            "\\textregistered{} and \\S 3 and \\copyright",
            "® and § 3 and ©",
        ),
        ("\\unicode{x2013} and \\unicode{x3b1}", "– and α"),
        ("\\unicode{x1b}", "\\unicode{x1b}"),
        ("\\ding{51}", "✓"),
        ("$\\hbar\\omega$", "ℏω"),
        ("A$\\rightarrow$B", "A→B"),
    ]);
}

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
fn chemistry_and_units_are_printed() {
    all(&[
        ("\\ce{H2O} and \\ce{CO2}", "H₂O and CO₂"),
        (
            "\\ce{SO4^2-} and \\ce{Na+} and \\ce{Ca^{2+}}",
            "SO₄²⁻ and Na⁺ and Ca²⁺",
        ),
        ("\\ce{2H2 + O2 -> 2H2O}", "2H₂ + O₂ → 2H₂O"),
        ("\\ce{A <=> B}", "A ⇌ B"),
        ("\\ce{Fe(OH)3}", "Fe(OH)₃"),
        (
            "\\SI{5}{\\micro\\meter} and \\SI{3}{\\giga\\hertz}",
            "5 μm and 3 GHz",
        ),
        ("\\SI{9.8}{\\meter\\per\\second\\squared}", "9.8 m/s²"),
        ("\\num{1000} and \\num{1e-5}", "1000 and 1×10⁻⁵"),
        ("\\qty{20}{\\percent}", "20 %"),
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
