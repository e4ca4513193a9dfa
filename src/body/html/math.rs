//! Formulas of a page: the TeX that they were made of, never what is drawn.

/// A formula that is being read.
#[derive(Debug, Default)]
pub(super) struct Math {
    /// The TeX that stands in an attribute.
    pub(super) attribute: String,
    /// The TeX that stands beside what is drawn.
    pub(super) annotation: String,
    /// What is drawn, where there is no TeX.
    pub(super) drawn: String,
}

impl Math {
    /// The formula as its author wrote it; `None` where only what is drawn is known.
    pub(super) fn tex(&self) -> Option<String> {
        let tex = [&self.annotation, &self.attribute];
        let tex = tex.into_iter().find(|tex| !tex.trim().is_empty())?;
        Some(joined(tex))
    }
}

/// TeX whose lines were broken: a percent sign at the end of a line is one of the converter's own, unless
/// it is written with a backslash.
pub(super) fn joined(tex: &str) -> String {
    let mut joined = String::with_capacity(tex.len());
    for line in tex.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let broken = text.strip_suffix('%').filter(|before| {
            let slashes = before
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'\\')
                .count();
            slashes % 2 == 0
        });
        match broken {
            Some(before) if text.len() < line.len() => joined.push_str(before),
            _ if text.len() < line.len() => {
                joined.push_str(text);
                joined.push(' ');
            }
            _ => joined.push_str(text),
        }
    }
    let joined = joined.trim();
    let shown = joined
        .strip_prefix("\\displaystyle")
        .filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    shown.unwrap_or(joined).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_the_converter_broke_are_one() {
        assert_eq!(joined("\\|f(x)\\|_{2%\n}^{2}"), "\\|f(x)\\|_{2}^{2}");
        assert_eq!(joined("5\\%\nof"), "5\\% of");
        assert_eq!(joined("\\displaystyle\\leq T"), "\\leq T");
        assert_eq!(joined("\\displaystyleT"), "\\displaystyleT");
    }
}
