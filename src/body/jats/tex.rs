//! TeX as journals keep it: a whole file of `LaTeX` around each formula.

/// What stands around a formula.
const AROUND: [(&str, &str); 7] = [
    ("$$", "$$"),
    ("$", "$"),
    ("\\[", "\\]"),
    ("\\(", "\\)"),
    ("\\begin{equation}", "\\end{equation}"),
    ("\\begin{equation*}", "\\end{equation*}"),
    ("\\displaystyle ", ""),
];

/// The formula alone.
pub(super) fn formula(tex: &str) -> String {
    let inside = tex
        .split_once("\\begin{document}")
        .map_or(tex, |(_, inside)| inside);
    let inside = inside
        .rsplit_once("\\end{document}")
        .map_or(inside, |(inside, _)| inside);
    let mut formula = inside.trim();
    while let Some(inner) = AROUND.iter().find_map(|(start, end)| {
        let inner = formula.strip_prefix(start)?.strip_suffix(end)?.trim();
        // Two formulas with words between have no dollars around them.
        (*start == "\\displaystyle " || !inner.contains(start)).then_some(inner)
    }) {
        formula = inner;
    }
    let words: Vec<&str> = formula.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_comes_without_the_file_around_it() {
        for (tex, expected) in [
            (
                "\\documentclass[12pt]{minimal}\n\\usepackage{amsmath}\n\\begin{document}$$E = mc^2$$\\end{document}",
                "E = mc^2",
            ),
            (
                "\\begin{document}\\[\n a \\\\\n b\\]\\end{document}",
                "a \\\\ b",
            ),
            ("$\\displaystyle x$", "x"),
            ("$a$ and $b$", "$a$ and $b$"),
            ("x_1", "x_1"),
            ("$", "$"),
        ] {
            assert_eq!(formula(tex), expected, "{tex}");
        }
    }
}
