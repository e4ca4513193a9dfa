//! Who wrote a paper, as its page prints them.

use super::{Body, Prose};

/// No name is longer, in characters.
const LONGEST: usize = 80;

impl Body {
    /// The names of its authors as they are printed, in order; raw.
    #[must_use]
    pub fn authors(&self) -> Vec<String> {
        self.names.iter().flat_map(names_in).collect()
    }
}

/// The names of one line: marks of places and notes part them, as do commas, `&` and `and`.
fn names_in(line: &Prose) -> Vec<String> {
    let mut plain = String::with_capacity(line.text.len());
    for (piece, is_formula) in line.pieces() {
        let piece = line.text.get(piece).unwrap_or_default();
        plain.push_str(if is_formula { "," } else { piece });
    }
    let marks = |c: char| c.is_ascii_digit() || "*∗†‡§¶".contains(c);
    let plain = plain.replace(marks, ",").replace(" and ", ",");
    let names = plain.split([',', ';', '&']).map(str::trim);
    let names = names.map(|name| name.strip_prefix("and ").unwrap_or(name));
    let is_name = |name: &&str| {
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        letters > 1 && name.chars().count() <= LONGEST && !name.contains('@')
    };
    names.filter(is_name).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_commas_and_ampersands_part_names() {
        let mut line = Prose::plain("Chi Sample");
        line.push_formula("{}^{1}");
        line.push(" Dora Probe");
        line.push_formula("{}^{1,2}");
        assert_eq!(names_in(&line), ["Chi Sample", "Dora Probe"]);
        let names = |text: &str| names_in(&Prose::plain(text));
        assert_eq!(
            names("Ada Example, Bela Muster, and Chi Wu"),
            ["Ada Example", "Bela Muster", "Chi Wu"]
        );
        assert_eq!(
            names("Ada Example* & Bela Anderson"),
            ["Ada Example", "Bela Anderson"]
        );
        assert!(names("a@example.org").is_empty());
    }
}
