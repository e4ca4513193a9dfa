//! What becomes of markup, by tables.

use super::*;
use crate::paper::title_key;
use crate::text::render::{Origin, render};

fn summary(text: &str) -> String {
    let mut paper = Paper::new(title_key(""));
    text.clone_into(&mut paper.summary);
    taken_out(&mut paper);
    paper.summary
}

#[test]
fn a_title_loses_its_tags_and_nothing_else() {
    for (text, said) in [
        ("In <i>Mus\n musculus</i>", "In Mus musculus"),
        (
            "p&lt;0.05 &amp; AT&T &#x3b1;&uuml; &nosuch;",
            "p<0.05 & AT&T αü &nosuch;",
        ),
        ("a < b > c and <5 mm", "a < b > c and <5 mm"),
        ("<scp>DNA</scp> <SPAN class='nocase'>x</SPAN>", "DNA x"),
        ("One<br/>two<br>three", "One two three"),
        ("a <b title=\"x>y\">bold</b> word", "a bold word"),
        (
            "&lt;i&gt;E. coli&lt;/i&gt; &amp;amp; yeast",
            "E. coli & yeast",
        ),
        ("A<!-- no word --> B <![CDATA[<C>]]>", "A B <C>"),
    ] {
        assert_eq!(plain(text), said);
    }
}

#[test]
fn what_is_no_element_that_is_known_stays() {
    for text in [
        "Filling <MASK> and <eos>",
        "<mask> and </mask>",
        "a<b and c>d",
        "if a<b>c then",
        "x<i and <sub>",
        "<3 letters",
        "vector<string> and List<T>",
        "List<a> of <i> <b",
        "in <think>steps</think>",
        "a <- b -> c",
        "</b> alone",
    ] {
        assert_eq!(plain(text), text);
    }
}

#[test]
fn what_is_raised_or_lowered_is_a_formula() {
    for (text, tex, shown) in [
        ("10<sup>5</sup> cells", "10$^{5}$ cells", "10⁵ cells"),
        ("H<sub>2</sub>O", "H$_{2}$O", "H₂O"),
        ("H<inf>2</inf>O", "H$_{2}$O", "H₂O"),
        ("H<SUB>2</SUB>O", "H$_{2}$O", "H₂O"),
        (
            "10<jats:sup>−3</jats:sup> M of <jats:sup>13</jats:sup>C",
            "10$^{-3}$ M of $^{13}$C",
            "10⁻³ M of ¹³C",
        ),
        ("x<sub>i+1</sub> steps", "x$_{i+1}$ steps", "xᵢ₊₁ steps"),
        ("x<sub>i</sub><sup>2</sup>", "x$_{i}^{2}$", "xᵢ²"),
        ("$x$<sup>2</sup>", "$x^{2}$", "x²"),
        ("<sup>2</sup>$x$", "$^{2}${}$x$", "²x"),
        ("2<sup>n<sub>i</sub></sup>", "2$^{n_{i}}$", "2^(nᵢ)"),
        (
            "<i>L</i><sup><i>p</i></sup> Norms",
            "L$^{p}$ Norms",
            "Lᵖ Norms",
        ),
        ("5<sup>%</sup>", "5$^{\\%}$", "5^%"),
        ("a<sup>$\\alpha$</sup>", "a$^{\\alpha}$", "a^α"),
        ("empty<sup> </sup> one", "empty one", "empty one"),
        ("CO&lt;sub&gt;2&lt;/sub&gt;", "CO$_{2}$", "CO₂"),
        (
            "A<sup>see note</sup>",
            "A$^{\\text{see note}}$",
            "A^(see note)",
        ),
        ("1<overline>1</overline>0", "1$\\overline{1}$0", "11̅0"),
        (
            "for $5 and 10<sup>5</sup>",
            "for $5 and 10$^{5}$",
            "for $5 and 10⁵",
        ),
    ] {
        assert_eq!(plain(text), tex);
        assert_eq!(render(tex, Origin::Faithful).text, shown, "{tex}");
    }
}

/// What stands in `<math>`, its TeX, and that as it is shown.
const FORMULAS: &[(&str, &str, &str)] = &[
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "\\frac{1}{2}", "1/2"),
    (
        "<msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn><mspace width='4pt'/><mi>TeV</mi>",
        "\\sqrt{s}=13\\ \\mathrm{TeV}",
        "√s=13 TeV",
    ),
    ("<mroot><mi>x</mi><mn>3</mn></mroot>", "\\sqrt[3]{x}", "∛x"),
    (
        "<mover accent='true'><mi>ν</mi><mo stretchy='false'>¯</mo></mover>",
        "\\bar{ν}",
        "ν̄",
    ),
    ("<mover><mi>H</mi><mo>^</mo></mover>", "\\hat{H}", "Ĥ"),
    ("<mover><mi>x</mi><mo>→</mo></mover>", "\\vec{x}", "x⃗"),
    ("<mover><mi>x</mi><mo>~</mo></mover>", "\\tilde{x}", "x̃"),
    (
        "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>_</mo></mover>",
        "\\overline{AB}",
        "A̅B̅",
    ),
    (
        "<mover><mo>=</mo><mi>d</mi></mover>",
        "\\overset{d}{=}",
        "=ᵈ",
    ),
    (
        "<munder><mi>lim</mi><mi>n</mi></munder>",
        "\\lim_{n}",
        "limₙ",
    ),
    (
        "<munder><mi>A</mi><mo>_</mo></munder>",
        "\\underline{A}",
        "A",
    ),
    (
        "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>",
        "∑_{i=1}^{n}x_{i}",
        "∑ᵢ₌₁ⁿxᵢ",
    ),
    (
        "<msup><mi>e</mi><mrow><mo>-</mo><mi>x</mi><mo>/</mo><mn>2</mn></mrow></msup>",
        "e^{-x/2}",
        "e^(-x/2)",
    ),
    (
        "<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>",
        "{(a)}^{2}",
        "(a)²",
    ),
    (
        "<msubsup><mi>Λ</mi><mi>c</mi><mo>+</mo></msubsup>",
        "Λ_{c}^{+}",
        "Λ_c⁺",
    ),
    (
        "<mmultiscripts><mi>Tb</mi><mprescripts/><none/><mn>153</mn></mmultiscripts>",
        "{}^{153}\\mathrm{Tb}",
        "¹⁵³Tb",
    ),
    (
        "<mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>13</mn></mmultiscripts>",
        "{}^{13}C_{6}",
        "¹³C₆",
    ),
    (
        "<mfenced open='[' close=')'><mi>a</mi><mi>b</mi></mfenced>",
        "[a,b)",
        "[a,b)",
    ),
    (
        "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable>",
        "\\begin{matrix}1 & 2 \\\\ 3 & 4\\end{matrix}",
        "1 2; 3 4",
    ),
    (
        "<mo>(</mo><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>",
        "\\binom{n}{k}",
        "C(n, k)",
    ),
    (
        "<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>",
        "\\sin x",
        "sin x",
    ),
    ("<mi mathvariant='double-struck'>R</mi>", "\\mathbb{R}", "ℝ"),
    (
        "<mi>x</mi><mtext> for all </mtext><mi>y</mi>",
        "x\\text{ for all }y",
        "x for all y",
    ),
    (
        "<semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics>",
        "x",
        "x",
    ),
    (
        "<mo>{</mo><mn>50</mn><mo>%</mo><mo>}</mo>",
        "\\{50\\%\\}",
        "{50%}",
    ),
    ("<msup><mi>f</mi><mo>′</mo></msup>", "f^{\\prime}", "f′"),
    ("<mrow><mi>x</mi><mo>&lt;</mo><mi>y</mi>", "x<y", "x<y"),
];

#[test]
fn mathml_is_a_formula() {
    for (maths, tex, shown) in FORMULAS {
        let text = format!("<mml:math xmlns:mml='x'>\n {maths} </mml:math>");
        assert_eq!(plain(&text), format!("${tex}$"));
        assert_eq!(plain(&text.replace("mml:", "")), format!("${tex}$"));
        let text = render(&plain(&text), Origin::Faithful).text;
        assert_eq!(text, *shown, "{tex}");
    }
}

#[test]
fn a_blank_stands_between_a_formula_and_a_word() {
    let maths = |inside: &str| format!("<mml:math>{inside}</mml:math>");
    let nucleus = maths("<mml:mi>N</mml:mi><mml:mo>=</mml:mo><mml:mn>88</mml:mn>");
    let lowered = maths("<mml:msub><mml:mrow/><mml:mn>2</mml:mn></mml:msub>");
    for (text, said) in [
        (format!("the{nucleus}nucleus"), "the $N=88$ nucleus"),
        (
            format!("the {nucleus}, ({nucleus})-x"),
            "the $N=88$, ($N=88$)-x",
        ),
        (format!("H{lowered}O"), "H$_{2}$O"),
        (format!("{nucleus}{nucleus}"), "$N=88N=88$"),
        ("is<mml:mi>x</mml:mi>, say".to_owned(), "is $x$, say"),
    ] {
        assert_eq!(plain(&text), said);
    }
}

#[test]
fn an_abstract_has_a_blank_line_between_its_paragraphs() {
    for (text, said) in [
        (
            "<jats:title>Abstract</jats:title>\n  <jats:sec><jats:title>Aims</jats:title><jats:p>One\n <jats:italic>two</jats:italic>.</jats:p></jats:sec><jats:p>Three</jats:p>",
            "Aims\n\nOne two.\n\nThree",
        ),
        ("Abstract", "Abstract"),
        ("<p>One<p>two</p>", "One\n\ntwo"),
        ("One &amp; two\n\n  three", "One & two\n\n  three"),
        (
            "at <jats:alternatives><jats:tex-math>\\documentclass{x}\\begin{document}$$r&gt;0$$\\end{document}</jats:tex-math><mml:math><mml:mi>r</mml:mi></mml:math></jats:alternatives> only",
            "at $$r>0$$ only",
        ),
        ("at <tex-math>r&gt;0</tex-math> only", "at $r>0$ only"),
    ] {
        assert_eq!(summary(text), said);
    }
}

#[test]
fn the_markup_stays_with_the_paper() {
    let mut paper = Paper::new(title_key(""));
    paper.title = "On H<sub>2</sub>O".to_owned();
    paper.summary = "p &lt; 1".to_owned();
    paper.venue = Some("Food &amp; Drink".to_owned());
    taken_out(&mut paper);
    assert_eq!(paper.title, "On H$_{2}$O");
    assert_eq!(paper.venue.as_deref(), Some("Food & Drink"));
    assert_eq!(paper.title_as_received(), "On H<sub>2</sub>O");
    // Entities alone are no markup.
    assert_eq!(paper.summary_as_received(), "p < 1");
    let line = paper.to_json().unwrap();
    assert_eq!(Paper::from_json(&line).unwrap(), paper);
}

#[test]
fn markup_without_an_end_ends_with_the_text() {
    for text in [
        "<math>",
        "<mml:math><mml:mi>x",
        "<",
        "<a",
        "<a b=",
        "<!--",
        "&",
        "&amp;",
        "<mml:mfrac>",
        "<jats:sup>2",
    ] {
        let _ = plain(text);
    }
    let deep = "<mml:mrow>".repeat(50_000) + "x";
    assert_eq!(plain(&deep), "$x$");
    let many = "<b>".repeat(100_000);
    assert_eq!(plain(&many), many);
}
