//! What stands beside a script, a dollar or a quotation: blanks, brackets and money.

use super::rules::all;

#[test]
fn a_script_takes_back_only_a_blank_of_its_formula_that_follows_a_base() {
    all(&[
        (
            "of $^{12}$C and \\(^3\\)He and ${}^7$Li",
            "of ¹²C and ³He and ⁷Li",
        ),
        (
            "in~$^{53}$Ca, on ${} ^{12}$C, of $ ^6$He",
            "in ⁵³Ca, on ¹²C, of ⁶He",
        ),
        ("a $_2F_1$ and $f = _2F_1(a)$", "a ₂F₁ and f = ₂F₁(a)"),
        (
            "$5s\\,^2S$ $5s\\;^2S$ $5s\\ ^2S$ $5s\\quad ^2S$ $5s~^2S$",
            "5s ²S 5s ²S 5s ²S 5s ²S 5s ²S",
        ),
        ("$\\text{the }^3P$ and $x {}^3P$", "the ³P and x ³P"),
        (
            "$a, ^3P$ and $( ^3P)$ and $X \\to ^{*}Y$",
            "a, ³P and ( ³P) and X → *Y",
        ),
        ("$\\frac{ ^3P}{ _2F}$", "³P/₂F"),
        (
            "$x ^2$, $\\sum _{i} x$, $\\log ^2 n$, $\\int _a^b$",
            "x², ∑ᵢ x, log² n, ∫ₐᵇ",
        ),
        (
            "$M \\otimes _R N$ and $\\|x\\| _1$ and $(a) ^2$",
            "M ⊗_R N and ‖x‖₁ and (a)²",
        ),
        ("$\\underset{x}{\\max} f$", "maxₓ f"),
        (
            "$ ^{12} $C and $ {}^{4} $He, 10$^{-3} $cm",
            "¹²C and ⁴He, 10⁻³ cm",
        ),
    ]);
}

#[test]
fn a_script_of_one_character_has_brackets_where_its_end_would_not_be_seen() {
    all(&[
        (
            "$k_BT$ and $k_B T$ and $k_B\\,T$",
            "k_(B)T and k_B T and k_B T",
        ),
        (
            "$k_B{T}$, ${k_B}T$, $k_B\\!T$, $k_B$T",
            "k_(B)T, k_(B)T, k_(B)T, k_(B)T",
        ),
        (
            "$k_B\\mathrm{T}$, $k_B\\hat T$, $k_B\\rm T$",
            "k_(B)T, k_(B)T\u{302}, k_(B)T",
        ),
        (
            "$x_q2$ and $x_q\\pi$ and $x_q\\ell$",
            "x_(q)2 and x_(q)π and x_(q)ℓ",
        ),
        (
            "$k_B(T)$, $k_B\\left(T\\right)$, $x_q'$, $x_q^2y$",
            "k_B(T), k_B(T), x_q′, x_q²y",
        ),
        (
            "$x_q\\log y$ and $\\max_G f$ and $\\max_Gf$",
            "x_q log y and max_G f and max_G f",
        ),
        (
            "$e^{k_BT}$ and $\\frac{k_BT}{k_B}T$",
            "e^(k_(B)T) and k_(B)T/k_B T",
        ),
        (
            "$\\underset{\\Omega}{\\int}f$ and $\\mathbf{k_B}T$",
            "∫_(Ω)f and k_(B)T",
        ),
        ("$\\nu_\\mu\\bar\\nu_\\mu$", "ν_(μ)ν\u{304}_μ"),
        ("$x_1y$ and $x^ny$ and $x_{(q)}y$", "x₁y and xⁿy and x_(q)y"),
        ("the $T_c$s of H$_Q$x", "the T_(c)s of H_(Q)x"),
        (
            "$\\overline{k_BT}$ and $\\mathbb{L_Gf}$",
            "k\u{305}_(B)T\u{305} and 𝕃_(𝔾)𝕗",
        ),
    ]);
}

#[test]
fn blanks_at_the_ends_of_a_script_are_gone() {
    all(&[
        (
            "$x_{ q}$ $x^{ \\pm}$ $x_{q }$ $x^{\\,q}$",
            "x_q x^± x_q x^q",
        ),
        (
            "$x_{ i,j }$ $x_{~i,j~}$ $e^{ -x/2 }$",
            "x_(i,j) x_(i,j) e^(-x/2)",
        ),
        (
            "$x_{\\ \\text{ max }}$ $x^{ }y$ $a {}^{ } b$",
            "xₘₐₓ xy a b",
        ),
        ("$x^{\\prime 2}$ and $x^{2 \\prime}$", "x′² and x²′"),
    ]);
}

#[test]
fn the_blank_behind_degrees_stays_but_before_a_letter_or_minutes() {
    all(&[
        (
            "$10^\\circ \\pm 1^\\circ$ and $10^\\circ < x$",
            "10° ± 1° and 10° < x",
        ),
        (
            "$10^\\circ \\lesssim l$ and $9^\\circ (1)$",
            "10° ≲ l and 9° (1)",
        ),
        (
            "$5^\\circ C$ and $5^\\circ \\mathrm{C}$ and $5^\\circ 30'$",
            "5°C and 5°C and 5°30′",
        ),
        ("at 90^\\circ from, at 5^\\circ C", "at 90° from, at 5°C"),
    ]);
}

#[test]
fn a_formula_may_have_blanks_at_its_edges() {
    all(&[
        ("for any $p>3 $.", "for any p>3."),
        (
            "where $ q<1$ holds, $ H$ and $f $",
            "where q<1 holds, H and f",
        ),
        (
            "$p $-harmonic on $ n-$manifolds ($ x$)",
            "p-harmonic on n-manifolds (x)",
        ),
        (
            "the flow $ (U(y), 0)$ on $ [0,1)$",
            "the flow (U(y), 0) on [0,1)",
        ),
        ("$x =$ 5, $x= $5", "x = 5, $x= $5"),
        (
            "for $1 < p \\le sq$ and $0<a<sp + t$",
            "for 1 < p ≤ sq and 0<a<sp + t",
        ),
        ("of $80 μs$", "of 80 μs"),
        (
            "$λ$5007, A$β$42, $Σ$3, $π$0.5, $λλ$6716",
            "λ5007, Aβ42, Σ3, π0.5, λλ6716",
        ),
        ("$NaCl $ and $ KBr$ or $ab $", "NaCl and KBr or ab"),
        (
            "$$ f(x) dx $$ and $$u = f, for all t$$",
            "f(x) dx and u = f, for all t",
        ),
    ]);
}

#[test]
fn money_is_never_a_formula() {
    for text in [
        "from $5 to $10, US$3.5B and $5-$10, $5/$6, $20k–$30k",
        "between A$5 and A$6, or AU$ to US$5",
        "R$ and US$, (US$) or ($), $/h - $/kg, $ or $",
        "$5 (or $10) and $3/h or $4/day",
        "US$ 5 and US$ 6; US$ M and US$ B",
        "US$-denominated bonds and A$ ones",
        "US$5, HK$40 and NT$150; $5, R$25",
        "$1.5 million < $2 million, $5 < $10",
        "$1 = €0.9 and $2 = €1.8; pay $x = 5 and $10",
        "$HOME, $PATH and $A, $B",
        "costs $$ to $$$",
        "set $HOME to $PATH, in $, or $; $A to $B",
    ] {
        all(&[(text, text)]);
    }
}

#[test]
fn a_straight_quote_closes_what_two_backquotes_open() {
    all(&[
        (
            "a ``weak\" one, ``A,\" (``x\") and ``\\emph{y}\"",
            "a “weak” one, “A,” (“x”) and “y”",
        ),
        (
            "``version 2\" of 5\" and \"so\"",
            "“version 2” of 5\" and \"so\"",
        ),
        ("``a \"b\" c'' and ``d \"e\"\"", "“a \"b\" c” and “d \"e\"”"),
        (
            "``never closed, \"open\", \"shut\"",
            "“never closed, \"open\", \"shut\"",
        ),
    ]);
}

#[test]
fn no_number_is_torn_and_no_identifier_lowered_in_prose() {
    for text in [
        "N^1.5, 10^10.3, 10^-0.5, 10^+0.5, PM_2.5, 10^1,000",
        "GW190426_152155, S190814_1, libr18_27, v1_2, conv2_1",
        "Q4_0, Q8_0, Q_2D, AP_3D, f_3GHz, DPA_200MHz, GW_170817",
        "10_2, x1_2, MobileNetV2_100",
    ] {
        all(&[(text, text)]);
    }
    all(&[
        (
            "x^2. Then x_1, 10^5,10^6 and x_1,2",
            "x². Then x₁, 10⁵,10⁶ and x₁,2",
        ),
        ("10^+5 and Na^+", "10⁺⁵ and Na⁺"),
        ("P2_1/c, P6_3, L1_0, D0_3", "P2₁/c, P6₃, L1₀, D0₃"),
        (
            "H_2O, CO_2H, Ti_3C_2T_x, H_2D^+, x_1X_2",
            "H₂O, CO₂H, Ti₃C₂Tₓ, H₂D⁺, x₁X₂",
        ),
    ]);
}
