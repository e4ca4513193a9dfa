//! What is being typed at the end of a text: the name of a field, or a value of one.

use super::operators::Operator;
use super::{Clause, Facet, Query};
use crate::text::fold;

/// What is being typed, as far as there are names for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completing<'a> {
    /// What it is.
    pub what: Begun,
    /// What was typed of it.
    pub typed: &'a str,
    /// The byte from which on it stands.
    pub from: usize,
    /// The byte from which on the clause stands that it is in.
    pub clause: usize,
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// The name of a field.
    Field,
    /// A value of the field of this name.
    Value(&'static str),
}

/// What is being typed at the end of a text; `None` where there are no names for it, as in quotes or
/// behind a field that there is not.
#[must_use]
pub fn completing(text: &str) -> Option<Completing<'_>> {
    let (starts, quote) = pieces(text);
    let clause = starts.first().copied().unwrap_or(0);
    let head = text.get(..quote.unwrap_or(text.len()))?;
    // Of one field, until another one is named.
    let mut field = None;
    let (mut typed, mut from) = ("", clause);
    for (number, start) in starts.iter().enumerate() {
        let next = starts.get(number + 1).map_or(head.len(), |next| next - 1);
        let piece = head.get(*start..next)?;
        let bare = piece.trim_start_matches('-');
        from = start + piece.len() - bare.len();
        typed = bare;
        if let Some((name, value)) = bare.split_once(':') {
            field = Some(Operator::field_named(name)?.0);
            from += bare.len() - value.len();
            typed = value;
        }
    }
    let what = field.map_or(Begun::Field, Begun::Value);
    if let Some(quote) = quote {
        // Only a value that begins with the quote is one in quotes.
        let is_value = typed.is_empty() && what != Begun::Field;
        typed = text.get(quote + 1..).filter(|_| is_value)?;
        from = quote;
    }
    Some(Completing {
        what,
        typed,
        from,
        clause,
    })
}

/// Where the last clause of a text begins and, behind the bars in it, its other pieces; and the quote that
/// is open at the end.
fn pieces(text: &str) -> (Vec<usize>, Option<usize>) {
    let (mut starts, mut quote) = (vec![0], None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('"', None) => quote = Some(at),
            ('"', Some(_)) => quote = None,
            ('|', None) => starts.push(at + 1),
            (c, None) if c.is_whitespace() || c == '(' => starts = vec![at + c.len_utf8()],
            _ => {}
        }
    }
    (starts, quote)
}

/// The value of a facet as it is written behind the colon of its field; `None` for what has no field, or
/// is no condition.
#[must_use]
pub fn value_of(facet: &Facet) -> Option<String> {
    let test = facet.test()?;
    let field = Operator::field_of(&test)?;
    let is_the_same = |value: &String| {
        let query = format!("{field}:{value} ").parse::<Query>();
        query.is_ok_and(|query| *query.clauses() == [Clause::Test(test.clone())])
    };
    // A reader wants to see the name as the papers have it.
    let label = facet.label();
    let quoted = format!("\"{label}\"");
    let as_it_is = [label, quoted].into_iter().find(is_the_same);
    as_it_is.or_else(|| {
        let printed = test.to_string();
        let (_, value) = printed.split_once(':')?;
        Some(value.to_owned())
    })
}

/// A name as it is compared with what is typed of it.
#[must_use]
pub fn compared(name: &str) -> String {
    let mut folded = " ".to_owned();
    fold::fold_into(name, &mut folded);
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_or_value_at_the_end_is_what_is_typed() {
        use Begun::{Field, Value};
        for (text, what, typed, from, clause) in [
            ("", Field, "", 0, 0),
            ("dual ", Field, "", 5, 5),
            ("ye", Field, "ye", 0, 0),
            ("dual -(ti", Field, "ti", 7, 7),
            ("dual -ti", Field, "ti", 6, 5),
            ("x|ve", Field, "ve", 2, 0),
            ("is:", Value("is"), "", 3, 0),
            ("x -IS:un", Value("is"), "un", 6, 2),
            ("has:code|-pd", Value("has"), "pd", 10, 0),
            ("title:a|venue:b", Value("venue"), "b", 14, 0),
            ("cat:q-bio", Value("cat"), "q-bio", 4, 0),
            ("venue:\"Nature ph", Value("venue"), "Nature ph", 6, 0),
            ("\"a b\" venue:\"a b\"|\"x", Value("venue"), "x", 18, 6),
            ("id:arxiv:25", Value("id"), "arxiv:25", 3, 0),
        ] {
            let found = completing(text).unwrap();
            let found = (found.what, found.typed, found.from, found.clause);
            assert_eq!(found, (what, typed, from, clause), "{text:?}");
        }
        for text in ["foo:b", "\"a ye", "venue:x\"y", "a \""] {
            assert_eq!(completing(text), None, "{text:?}");
        }
    }
}
