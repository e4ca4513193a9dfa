//! The rules of mathematics, row by row: source and what is read.

use recto::text::render::{Origin, Rendering, render};

use super::faithful;

#[track_caller]
pub(super) fn all(rows: &[(&str, &str)]) {
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
        (
            "$s_{_{NN}}$, $s_{ _{\\rm NN} }$, $x^{^{2}}$, $x_{^2}$, $x_{_ay}$",
            "s_(NN), s_(NN), x², x_², x_(ₐy)",
        ),
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
        (
            "\\SI{5}{\\kilo \\meter \\per \\second} and \\SI{2}{\\micro m}",
            "5 km/s and 2 μm",
        ),
        (
            "\\SIrange{1}{5}{\\meter}, \\numrange{1}{5}, \\qtyrange{2}{3}{\\degree}",
            "1 m to 5 m, 1 to 5, 2° to 3°",
        ),
        (
            "\\ce{A ->[heat] B ->[][-H2O] C ->[\\Delta] D}",
            "A →ʰᵉᵃᵗ B →_(-H2O) C →^Δ D",
        ),
        ("\\isotope[12]C and \\isotope[14]{C}", "¹²C and ¹⁴C"),
    ]);
}

#[test]
fn script_capitals_are_such_in_a_paper_that_has_the_same_letters_plain() {
    for (title, summary, expected) in [
        (
            "Regret $\\mathcal{R}$",
            "of a reward $R$, $\\mathcal L$ and $\\cal{A}$",
            ["Regret ℛ", "of a reward R, L and A"],
        ),
        (
            "On $R$",
            "{\\cal R} in prose, ${\\cal R}_A$, $\\mathscr{RA}$ and R",
            ["On R", "R in prose, ℛ_A, ℛ𝒜 and R"],
        ),
        // Letters of words, of prose and of another alphabet are no symbols that look alike.
        (
            "The $\\mathcal{H}$, $\\mathcal{C}$ and $\\mathcal{M}$ of M",
            "$\\mathrm{Hom}$, $\\operatorname{Hess}$, $\\mathbb{C}$, $\\text{a C}$",
            ["The H, C and M of M", "Hom, Hess, ℂ, a C"],
        ),
        (
            "A $\\mathbf{\\mathcal{B}}$",
            "$B_{\\mathrm B}$",
            ["A ℬ", "B_B"],
        ),
        (
            "$\\mathcal{N}=4$ and $\\mathcal{O}(n)$",
            "$N$",
            ["𝒩=4 and O(n)", "N"],
        ),
    ] {
        let rendering = Rendering::of(Origin::Faithful, [title, summary]);
        let found = [title, summary].map(|text| render(text, rendering).text);
        assert_eq!(found, expected);
        // A text by itself is read plain.
        assert!(faithful(title).text.is_ascii(), "{title}");
    }
}

#[test]
fn environments_of_a_formula_stand_in_it_as_their_brackets_do() {
    all(&[
        (
            "$x=\\begin{pmatrix} a \\\\ b \\end{pmatrix}^T$.",
            "x=(a; b)ᵀ.",
        ),
        (
            "$A\\begin{bmatrix} a \\end{bmatrix}x$ and $\\begin{vmatrix} a \\end{vmatrix}_1$",
            "A[a]x and |a|₁",
        ),
        (
            "$\\begin{rcases} a \\\\ b \\end{rcases}=c$ and $\\begin{cases} a \\end{cases}x$",
            "a; b}=c and {a x",
        ),
        (
            "$\\begin{cases} a,\\\\ b.\\\\ \\end{cases}$ and $\\cases{a,\\cr b,\\cr}$",
            "{a; b. and {a; b",
        ),
        (
            "$\\begin{aligned} a&=b\\\\ c&<d \\end{aligned}$",
            "a=b; c<d",
        ),
        (
            "\\begin{eqnarray} a&=&b\\\\ c &=& d \\end{eqnarray}",
            "a=b; c = d",
        ),
        (
            "$\\begin{pmatrix} 1&-1\\\\ 0 & = 2 \\end{pmatrix}$",
            "(1 -1; 0 = 2)",
        ),
    ]);
}
