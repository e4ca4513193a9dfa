//! TeX that a program took for plain text and escaped a second time, as it was before.

/// Commands that nobody writes in order to print their name; formats that escape TeX a second time
/// write them as `\textbackslash emph\{..\}`.
#[rustfmt::skip] // A word list reads as one.
const COMMANDS: &[&str] = &[
    "alpha", "approx", "beta", "bf", "boldsymbol", "cal", "cdot", "cdots", "cite", "delta", "ell",
    "em", "emph", "epsilon", "eta", "frac", "gamma", "ge", "geq", "hat", "href", "in", "infty",
    "it", "kappa", "lambda", "langle", "ldots", "le", "left", "leq", "ln", "log", "mathbb",
    "mathbf", "mathcal", "mathrm", "mathsf", "mu", "nabla", "nu", "omega", "overline", "phi",
    "pi", "pm", "rangle", "rho", "right", "rightarrow", "rm", "sigma", "sim", "sqrt", "star",
    "sum", "tau", "text", "textbf", "textit", "textrm", "textsc", "textsf", "textsubscript",
    "textsuperscript", "texttt", "theta", "tilde", "times", "to", "underline", "url",
    "varepsilon", "varphi", "vec", "widetilde", "Delta", "Gamma", "Lambda", "Omega", "Phi", "Pi",
    "Sigma", "Theta",
];
const ESCAPED: &str = "\\textbackslash";

/// The text with `\textbackslash emph\{x\_1\}` as `\emph{x_1}`.
pub(super) fn escaped_once(text: &str) -> String {
    let mut once = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(ESCAPED) {
        once.push_str(before);
        let name_and_more = after
            .strip_prefix("{}")
            .unwrap_or(after.trim_start_matches(' '));
        let letters = name_and_more
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(name_and_more.len());
        let (name, more) = name_and_more.split_at(letters);
        if COMMANDS.contains(&name) {
            once.push('\\');
            once.push_str(name);
            rest = arguments(more, &mut once);
        } else {
            once.push_str(ESCAPED);
            rest = after;
        }
    }
    once.push_str(rest);
    once
}

/// Writes the escaped groups, subscripts and superscripts that follow a command. Returns the rest.
fn arguments<'a>(text: &'a str, once: &mut String) -> &'a str {
    let mut rest = text;
    loop {
        if let Some(group) = rest.strip_prefix("\\{")
            && let Some((inside, after)) = group.split_once("\\}")
        {
            once.push('{');
            once.push_str(&escaped_once(inside));
            once.push('}');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\_") {
            once.push('_');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\^{}") {
            once.push('^');
            rest = after;
        } else {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_that_was_escaped_twice_is_tex_again() {
        for (raw, meant) in [
            (
                r"in \textbackslash emph\{sequential\} games",
                r"in \emph{sequential} games",
            ),
            (
                r"{\textbackslash ell\_1-regression} \textbackslash{}mathbb\{R\}\^{}d",
                r"{\ell_1-regression} \mathbb{R}^d",
            ),
            (r"C:\textbackslash users", r"C:\textbackslash users"),
        ] {
            assert_eq!(escaped_once(raw), meant, "{raw}");
        }
    }
}
