//! Texts as TeX has them.

use super::*;

#[test]
fn tex_stays_and_all_else_is_escaped() {
    for (text, tex) in [
        (
            "50% of R&D, #1: snake_case",
            r"50\% of R\&D, \#1: snake\_case",
        ),
        (
            r"4.94\% of $x_i^2 \& y$ in \emph{snake_case}",
            r"4.94\% of $x_i^2 \& y$ in \emph{snake\_case}",
        ),
        ("from $5 to $10 per hour", r"from \$5 to \$10 per hour"),
        ("a ^ b costs $500", r"a \textasciicircum{} b costs \$500"),
        ("an {open brace", r"an \textbraceleft{}open brace"),
        (
            r"a {group}, an {open \} and \emph{x}",
            r"a {group}, an \textbraceleft{}open \textbraceright{} and \emph{x}",
        ),
        (r"a set $\{x$ of", r"a set $\lbrace x$ of"),
        (
            r"so \footnote{Our \emph{code",
            r"so \footnote{Our \emph{code}}",
        ),
        (
            r"a \textcolor{red}{b {c",
            r"a \textcolor{red}{b \textbraceleft{}c}",
        ),
        ("\\", r"\textbackslash{}"),
        ("} and {", r"\textbraceright{} and \textbraceleft{}"),
        ("Größe $50%$", r"Größe $50\%$"),
    ] {
        assert_eq!(escaped(text), tex);
        assert!(LoneBraces::of(tex).alone.is_empty(), "{tex}");
    }
}

#[test]
fn a_value_has_no_character_that_tex_knows_otherwise() {
    for (text, tex) in [
        (
            "the 9ᵗʰ of 4ᵉ",
            r"the 9\textsuperscript{th} of 4\textsuperscript{e}",
        ),
        ("10⁻¹² H₂O", r"10\textsuperscript{-12} H\textsubscript{2}O"),
        ("m² and m³", "m² and m³"),
        ("~kim", "\\textasciitilde{}kim"),
        ("Größe", "Größe"),
    ] {
        assert_eq!(escaped_value(text), tex);
        assert_eq!(escaped(text), text);
    }
}

#[test]
fn no_formula_is_escaped() {
    for text in [
        "where $$a_1 = b^2 & c$$ holds",
        r"for \(x_1\) and \[y^2 & z\]",
        r"so \begin{cases} a_1 & b \\ c & d \end{cases} holds",
        r"of \ce{SO4^2-} and \SI{5}{m^2}, \qty{1}{m_0} or \num{1e_3}",
        "the $S_{k}$ of $n\\in\\{3,4\\}$",
        r"\href{https://a.b/c_d&e}{this}",
    ] {
        assert_eq!(escaped(text), text);
    }
}

#[test]
fn scripts_and_sets_in_prose_print_as_they_are_shown() {
    for (text, tex) in [
        ("H_2O and 10^-5", "H$_2$O and 10$^{-5}$"),
        (
            r"\emph{A_1}^2 of x_{ab}^3",
            r"\emph{A$_1$}$^2$ of x$_{ab}^3$",
        ),
        ("in {0, 1} or {word}", r"in \{0, 1\} or {word}"),
    ] {
        assert_eq!(escaped(text), tex);
        assert!(!escaped_value(text).contains('$'), "{text}");
        let shown =
            |text| crate::text::render::render(text, crate::text::render::Origin::Faithful).text;
        assert_eq!(shown(text), shown(tex));
    }
}
