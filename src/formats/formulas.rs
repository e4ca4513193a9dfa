//! Formulas that a program took for text, and escaped: `LiIO\$\_3\$`, `In\_\{x\}`.

/// No formula of a title is longer.
const LONGEST: usize = 60;

/// The text with such formulas as they were: `LiIO$_3$`, `In_{x}`. Money stays.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("\\$") && !text.contains("\\{") {
        return text.to_owned();
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\\$") {
        said.push_str(before);
        let formula = behind
            .split_once("\\$")
            .filter(|(inside, _)| is_formula(inside));
        if let Some((inside, after)) = formula {
            said.push('$');
            said.push_str(&bare(inside));
            said.push('$');
            rest = after;
        } else {
            said.push_str("\\$");
            rest = behind;
        }
    }
    said.push_str(rest);
    scripts_unescaped(&said)
}

/// Whether what stands between two dollars that were escaped was a formula: it has a sign of TeX that
/// was escaped, too, no blank at its ends, and no words.
fn is_formula(inside: &str) -> bool {
    let has_sign = ["\\_", "\\^", "\\{", "\\textasciicircum", "\\textbackslash"]
        .into_iter()
        .any(|sign| inside.contains(sign));
    let is_word =
        |word: &str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    has_sign
        && inside.len() <= LONGEST
        && inside.trim() == inside
        && !inside.split(' ').any(is_word)
}

/// The signs of a formula as they were.
fn bare(inside: &str) -> String {
    let mut formula = inside.to_owned();
    for (escaped, sign) in [
        ("\\textbackslash{}", "\\"),
        ("{\\textbackslash}", "\\"),
        ("\\textbackslash ", "\\"),
        ("\\textbackslash", "\\"),
        ("\\textasciicircum{}", "^"),
        ("{\\textasciicircum}", "^"),
        ("\\textasciicircum ", "^"),
        ("\\textasciicircum", "^"),
        ("\\^{}", "^"),
        ("\\^", "^"),
        ("\\_", "_"),
        ("\\{", "{"),
        ("\\}", "}"),
    ] {
        formula = formula.replace(escaped, sign);
    }
    formula
}

/// Scripts in braces outside of formulas: `In\_\{x\}` as `In_{x}`.
fn scripts_unescaped(text: &str) -> String {
    const MARKS: [(&str, &str); 4] = [
        ("\\_\\{", "_{"),
        ("\\^{}\\{", "^{"),
        ("\\textasciicircum\\{", "^{"),
        ("\\textasciicircum{}\\{", "^{"),
    ];
    let mut said = text.to_owned();
    for (escaped, sign) in MARKS {
        if !said.contains(escaped) {
            continue;
        }
        let mut parts = said.split(escaped);
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let script = part
                .split_once("\\}")
                .filter(|(inside, _)| inside.len() <= LONGEST && !inside.contains(['{', '}', '$']));
            match script
                .filter(|_| whole.ends_with(|c: char| c.is_alphanumeric() || ")]}".contains(c)))
            {
                Some((inside, after)) => whole.extend([sign, &bare(inside), "}", after]),
                None => whole.extend([escaped, part]),
            }
        }
        said = whole;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_was_escaped_is_one_again_and_money_is_none() {
        for (raw, meant) in [
            (r"LiIO\$\_3\$ crystals", "LiIO$_3$ crystals"),
            (r"In\_\{x\}Ga\_\{1-x\}As", "In_{x}Ga_{1-x}As"),
            (r"10\$\^{}\{-5\}\$ M", "10$^{-5}$ M"),
            (
                r"\$\textbackslash{}alpha\_\{1\}\$-decay",
                r"$\alpha_{1}$-decay",
            ),
            (r"x\textasciicircum\{2\}", "x^{2}"),
            (r"costs \$5 or \$7 a day\_x", r"costs \$5 or \$7 a day\_x"),
            (r"US\$ data\_set and \$5", r"US\$ data\_set and \$5"),
            (
                r"the set \{a, b\} and max\_results",
                r"the set \{a, b\} and max\_results",
            ),
            ("plain", "plain"),
        ] {
            assert_eq!(unescaped(raw), meant);
        }
    }
}
