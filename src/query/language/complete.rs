//! What an operator that is being typed, or its value, may become.

use super::FacetKind;
use super::operators::Operator;

/// What the end of a line may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The byte from which on the text is replaced.
    pub from: usize,
    /// What may stand there, in the order of the table; more than one, or the only one.
    pub choices: Vec<String>,
}

impl Completion {
    /// What all choices begin with.
    #[must_use]
    pub fn common(&self) -> &str {
        let first = self.choices.first().map_or("", String::as_str);
        let same = |other: &String| {
            let pairs = first.char_indices().zip(other.chars());
            let same = pairs.take_while(|((_, a), b)| a == b).last();
            same.map_or(0, |((place, a), _)| place + a.len_utf8())
        };
        let length = self.choices.iter().map(same).min().unwrap_or(0);
        first.get(..length).unwrap_or_default()
    }
}

/// Completes the operator or the value at the end of a text; `names` gives the values that exist.
/// `None` where nothing fits.
#[must_use]
pub fn completion(text: &str, names: &dyn Fn(FacetKind) -> Vec<String>) -> Option<Completion> {
    let start_after = |signs: &[char], from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        let sign = rest.rfind(|c: char| c.is_whitespace() || signs.contains(&c));
        let after = sign.and_then(|sign| {
            rest.get(sign..)?
                .chars()
                .next()
                .map(|c| sign + c.len_utf8())
        });
        from + after.unwrap_or(0)
    };
    let start = start_after(&['(', '"'], 0);
    let word = text.get(start..)?;
    let mut fields = Operator::fields();
    let (from, all) = if let Some((field, _)) = word.split_once(':') {
        let field = field.trim_start_matches('-').to_lowercase();
        let (_, asks) = fields.find(|(name, _)| *name == field)?;
        let words = asks.words().into_iter().map(str::to_owned);
        let values: Vec<String> = words
            .chain(asks.names().into_iter().flat_map(names))
            .collect();
        (start_after(&[':', '|', '-'], start), values)
    } else {
        let names = fields.map(|(name, _)| format!("{name}:"));
        (start_after(&['|', '-'], start), names.collect())
    };
    let typed = text.get(from..)?.to_lowercase();
    let is_field = !word.contains(':');
    let fits = |choice: &String| {
        choice.to_lowercase().starts_with(&typed) && !choice.contains([' ', '"', '(', ')', '|'])
    };
    let choices: Vec<String> = all.into_iter().filter(fits).collect();
    let nothing = choices.is_empty() || (is_field && typed.is_empty());
    (!nothing).then_some(Completion { from, choices })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_and_values_are_completed_from_the_table() {
        let names = |kind| match kind {
            FacetKind::Category => vec!["cs.LG".to_owned(), "cs.AI".to_owned()],
            _ => vec!["hf-page".to_owned(), "my papers".to_owned()],
        };
        for (text, from, common, choices) in [
            ("ye", 0, "year:", 1),
            ("dual -(ti", 7, "title:", 1),
            ("x|ve", 2, "venue:", 1),
            ("a", 0, "a", 3),
            ("is:", 3, "", 5),
            ("is:s", 3, "starred", 1),
            ("x -is:un", 6, "unread", 1),
            ("has:code|pd", 9, "pdf", 1),
            ("has:p", 4, "p", 3),
            ("cat:c", 4, "cs.", 2),
            ("CAT:cs.l", 4, "cs.LG", 1),
            ("source:", 7, "hf-page", 1),
        ] {
            let found = completion(text, &names).unwrap();
            assert_eq!(
                (found.from, found.common(), found.choices.len()),
                (from, common, choices),
                "{text:?}"
            );
        }
        for text in ["", "dual ", "zz", "title:du", "foo:b", "(", "is:zz"] {
            assert_eq!(completion(text, &names), None, "{text:?}");
        }
    }
}
