//! Commands by their kinds, row by row: source and what is read.

use super::rules::all;

#[test]
fn what_stands_below_a_fraction_is_seen_to_end() {
    all(&[
        (
            "$\\frac{1}{2mc}$ and $\\frac1{4\\pi}$",
            "1/(2mc) and 1/(4π)",
        ),
        ("$\\frac{1}{(1+x)(1-x)}$", "1/((1+x)(1-x))"),
        ("$\\frac{dN}{dE}$ and $\\frac{d}{dt}$", "dN/dE and d/dt"),
        (
            "$\\frac{\\partial^2f}{\\partial x\\partial y}$",
            "∂²f/(∂x∂y)",
        ),
        (
            "$\\frac{\\Delta y}{\\Delta x}$ and $\\frac{1}{\\Delta x}$",
            "Δy/Δx and 1/(Δx)",
        ),
        (
            "$\\frac{a}{|x|}$, $\\frac{a}{f(x)}$, $\\frac{a}{x_i^2}$, $\\frac{a}{n!}$",
            "a/|x|, a/f(x), a/xᵢ², a/n!",
        ),
        ("$\\frac{1}{\\mathrm{Re}}$", "1/Re"),
        ("$\\frac{\\text{signal}}{\\text{noise}}$", "signal/noise"),
        ("$\\frac{a}{\\foo}$", "a/\\foo"),
        (
            "$\\frac{n}{2}[1+x]$, $\\frac12\\{x\\}$, $\\frac12\\langle x\\rangle$",
            "n/2 [1+x], 1/2 {x}, 1/2 ⟨x⟩",
        ),
        (
            "$|\\frac12|$, $\\left|\\frac12\\right|$, $\\|\\frac12\\|$, $(\\frac12)(x)$",
            "|1/2|, |1/2|, ‖1/2‖, (1/2)(x)",
        ),
    ]);
}

#[test]
fn commands_between_two_halves_join_their_group() {
    all(&[
        ("$x = {a+1\\over b}c$", "x = (a+1)/b c"),
        (
            "${1\\over 2m}$ and $\\sqrt{a\\over b}$",
            "1/(2m) and √(a/b)",
        ),
        ("$x=\\left(a \\over b\\right)^2$", "x=(a/b)²"),
        ("$2{n\\choose k}$", "2 C(n, k)"),
        ("${n\\brack k}$ and ${n\\brace k}$", "[n; k] and {n; k}"),
        (
            "$\\begin{array}{l} a \\over b \\\\ c \\end{array}$",
            "a/b; c",
        ),
        ("it is \\over there", "it is \\over there"),
    ]);
}

#[test]
fn brackets_of_quantum_mechanics_and_of_sizes_are_printed() {
    all(&[
        (
            "$\\ket 0$ and $\\ket\\psi$ and \\bra{x}",
            "|0⟩ and |ψ⟩ and ⟨x|",
        ),
        (
            "$\\bra{a}\\ket{b}$, $\\bra a \\ket{b}$, $\\bra{a}B\\ket{b}$, $\\abs{a}\\ket{b}$",
            "⟨a|b⟩, ⟨a|b⟩, ⟨a|B|b⟩, |a||b⟩",
        ),
        ("missing $\\cancel{E}_T$", "missing E̸_T"),
        (
            "$\\ketbra{\\psi}$, $\\dyad{a}$, $\\ip{a}$ and $\\binom{n}$",
            "|ψ⟩⟨ψ|, |a⟩⟨a|, ⟨a|a⟩ and \\binom{n}",
        ),
        (
            "$x\\bmod n$, $5\\bmod2$, $D^{\\ast\\ast}$",
            "x mod n, 5 mod 2, D**",
        ),
        ("$\\braket{a}{b}$ and $\\mel{a}{B}{c}$", "⟨a|b⟩ and ⟨a|B|c⟩"),
        ("$\\expval{A}{\\psi}$ and $\\ev{A}$", "⟨ψ|A|ψ⟩ and ⟨A⟩"),
        ("$\\comm{A}{B}$ and $\\acomm{A}{B}$", "[A, B] and {A, B}"),
        ("$\\abs*{x}$, $\\norm[\\big]{x}_2$", "|x|, ‖x‖₂"),
        ("$2\\qty(\\frac{a}{b})$ and $\\qty[x]$", "2(a/b) and [x]"),
        ("the \\ket state", "the \\ket state"),
        (
            "$\\dv{x}$, $\\dv{f}{x}$, $\\dv[2]{f}{x}$",
            "d/dx, df/dx, d²f/dx²",
        ),
        (
            "$\\pdv{f}{x}{y}$ and $\\pdv{f}{x,y}$",
            "∂²f/(∂x∂y) and ∂²f/(∂x∂y)",
        ),
        ("$\\int f\\,\\dd{x}$ and $\\grad f$", "∫ f dx and ∇f"),
        (
            "$\\dd[3]{x}$ and the \\dd of prose",
            "d³x and the \\dd of prose",
        ),
    ]);
}

#[test]
fn marks_over_more_than_letters_stand_behind_brackets() {
    all(&[
        ("$\\overline{A \\cup B}$", "(A ∪ B)\u{305}"),
        (
            "$\\overline{AB}$ and $\\overline{x_i}$",
            "A\u{305}B\u{305} and x\u{305}ᵢ",
        ),
        (
            "$\\overline{x^2}$ and $\\overline{x}^2$",
            "(x²)\u{305} and x\u{305}²",
        ),
        ("$\\hat{x_{ab}}$", "x\u{302}_(ab)"),
        (
            "$\\hat{\\foo}$ and $\\mathbb\\foo$",
            "\\hat{\\foo} and \\mathbb\\foo",
        ),
        ("$\\not\\foo$ and $\\not{E}$", "\\not\\foo and E\u{338}"),
    ]);
}

#[test]
fn environments_are_columns_whoever_wrote_them() {
    all(&[
        ("$\\begin{rcases} a, \\\\ b, \\\\ \\end{rcases}$", "a; b}"),
        ("$\\pmatrix{1 & 0 \\cr 0 & 1\\cr}$", "(1 0; 0 1)"),
        ("$\\pmqty{1 & 0 \\\\ 0 & 1}$", "(1 0; 0 1)"),
        ("\\begin{abstract} We show", "We show"),
        ("$\\gathered a \\\\ b \\endgathered$", "a; b"),
        (
            "\\begin{foo} a & b \\\\ c \\end{foo}",
            "\\begin{foo} a b; c \\end{foo}",
        ),
        (
            "$\\begin{array}{c} a_1, \\ldots \\\\ b... \\\\ c \\end{array}$",
            "a₁, …; b...; c",
        ),
        ("$33.8\\substack{+7.6\\\\-7.2}$", "33.8 (+7.6; -7.2)"),
        ("$\\sum_{\\substack{i<n\\\\ j<m}} x$", "∑_(i<n; j<m) x"),
    ]);
}

#[test]
fn names_of_sets_are_letters_in_mathematics_alone() {
    all(&[
        ("$\\Q_p\\to\\C$ and \\R", "ℚₚ→ℂ and \\R"),
        ("$\\text{in \\R}$", "in \\R"),
    ]);
}

#[test]
fn units_numbers_and_formulas_of_chemistry_are_printed() {
    all(&[
        ("\\SI{10}{\\kg\\m\\per\\s\\squared}", "10 kg·m/s²"),
        ("\\si{\\joule\\per\\kg\\K}", "J·kg⁻¹·K"),
        ("\\SI{5}{\\per\\cubic\\cm}", "5 cm⁻³"),
        (
            "\\numlist{1;2;3} and \\SIlist{1;2}{\\nm}",
            "1, 2 and 3 and 1 nm and 2 nm",
        ),
        ("\\ang{;;5} and \\ang{-1.5}", "5″ and -1.5°"),
        (
            "\\ce{CuSO4 * 5H2O} and \\ce{0.5O2}.",
            "CuSO₄ · 5H₂O and 0.5O₂.",
        ),
        ("\\ce{A\\bond{3}B} and \\ce{OH^.}", "A≡B and OH•"),
        ("\\ce{BaSO4 v} and \\ce{H2 ^}", "BaSO₄ ↓ and H₂ ↑"),
        ("\\isotope[14][6]{C} and \\ion{Ca}{2}", "¹⁴₆C and Ca II"),
    ]);
}

#[test]
fn spaces_capitals_and_verbatim_text_are_as_they_print() {
    all(&[
        ("a\\hspace{-1cm}b and a\\hspace*{1cm}b", "ab and a b"),
        (
            "$a\\kern-.1em b$ and $a\\mskip 5mu plus 1mu b$",
            "ab and a b",
        ),
        ("\\uppercase{\\'e} and \\romannumeral 14", "É and xiv"),
        ("\\mkbibparens{2nd} and \\flqq a\\frqq", "(2nd) and «a»"),
        ("$\\not\\kern-.2em E_T$", "E\u{338}_T"),
        ("\\verb+a|b_1+ and \\lstinline{a_1}", "a|b_1 and a_1"),
        ("$a=b \\tag*{A}$ and $a \\leqno{(3)}$", "a=b A and a (3)"),
        (
            "$30\\deg$, $5\\deg C$, $\\deg f$, $\\deg \\ge 3$",
            "30°, 5° C, deg f, deg ≥ 3",
        ),
        (
            "$X\\xrightarrow[n]{ab} Y$ and $X \\xleftarrow{} Y$",
            "X→ₙᵃᵇ Y and X ← Y",
        ),
        (
            "$2\\mathop{\\rm tr}A$ and $\\mathop{\\sum}_i x$",
            "2 tr A and ∑ᵢ x",
        ),
    ]);
}
