//! Views and facets write into the query line: the query is always what one sees.

use super::{
    Choice, Clause, Facet, FacetKind, Mark, Query, QueryError, Test, Text, View, WordEnding,
};
use crate::text::fold;

/// The query text with a facet required or excluded; chosen a second time it goes out again.
///
/// # Errors
/// When the text is no query.
pub fn with_facet(text: &str, facet: &Facet, choice: Choice) -> Result<String, QueryError> {
    let query: Query = text.parse()?;
    let Some(condition) = facet.test() else {
        return Ok(text.to_owned());
    };
    let was = query.choice_of(facet);
    let replaces = |clause: &Clause| {
        choice == Choice::Require && FacetKind::replaced_by(clause) == Some(facet.kind())
    };
    let is_this = |clause: &Clause| clause.single().is_some_and(|(test, _)| *test == condition);
    let leave_out = |clause: &Clause| is_this(clause) || (was != Some(choice) && replaces(clause));
    let added = (was != Some(choice)).then(|| {
        let dash = if choice == Choice::Exclude { "-" } else { "" };
        format!("{dash}{}", facet.written(&condition))
    });
    Ok(rewritten(text, &query, leave_out, added.as_deref()))
}

/// The query text showing a view.
///
/// # Errors
/// When the text is no query.
pub fn with_view(text: &str, view: View) -> Result<String, QueryError> {
    marked(text, view.mark())
}

/// The query text showing papers of this mark in place of any view.
///
/// # Errors
/// When the text is no query.
pub fn with_mark(text: &str, mark: Mark) -> Result<String, QueryError> {
    marked(text, Some(mark))
}

fn marked(text: &str, mark: Option<Mark>) -> Result<String, QueryError> {
    let query: Query = text.parse()?;
    let added = mark.map(|mark| format!("is:{}", mark.name()));
    Ok(rewritten(
        text,
        &query,
        Clause::is_about_marks,
        added.as_deref(),
    ))
}

/// The text with one word in place of another, given folded; the last one that is no field's name.
#[must_use]
pub fn with_word(text: &str, missing: &str, word: &str) -> String {
    let is_field = |end: usize| text.get(end..).is_some_and(|rest| rest.starts_with(':'));
    let place = fold::words(text)
        .into_iter()
        .rfind(|found| found.folded == missing && !is_field(found.range.end));
    let split = place.and_then(|place| {
        let before = text.get(..place.range.start)?;
        Some((before, text.get(place.range.end..)?))
    });
    match split {
        Some((before, after)) => [before, word, after].concat(),
        None => text.to_owned(),
    }
}

/// The text without some clauses and with one more before the first plain word.
fn rewritten(
    text: &str,
    query: &Query,
    leave_out: impl Fn(&Clause) -> bool,
    added: Option<&str>,
) -> String {
    let kept: Vec<(&Clause, &str)> = query
        .spanned()
        .filter(|(clause, _)| !leave_out(clause))
        .filter_map(|(clause, span)| Some((clause, text.get(span.clone())?)))
        .collect();
    let words = kept.iter().position(|(clause, _)| has_plain_words(clause));
    let place = words.unwrap_or(kept.len());
    // What was complete must not become the beginning of a word by moving to the end.
    let last_was_last = query.spanned().last().is_some_and(|(clause, span)| {
        span.end == text.len()
            && kept
                .last()
                .is_some_and(|(kept, _)| std::ptr::eq(*kept, clause))
    });
    let ends_as_before = last_was_last && (added.is_none() || place < kept.len());
    let is_alone = added.is_none() && kept.len() == 1;
    let mut pieces: Vec<String> = Vec::with_capacity(kept.len() + 1);
    for (number, (clause, written)) in kept.iter().enumerate() {
        let after = if ends_as_before && number + 1 == kept.len() {
            ""
        } else {
            " x "
        };
        let piece = if is_alone && after.is_empty() {
            (*written).to_owned()
        } else {
            beside_others(clause, written, after)
        };
        pieces.push(piece);
    }
    pieces.splice(place..place, added.map(str::to_owned));
    let mut line = pieces.join(" ");
    if !line.is_empty() && !ends_as_before {
        line.push(' ');
    }
    line
}

/// Whether it looks for words that stand in the line as plain words do.
fn has_plain_words(clause: &Clause) -> bool {
    let is_plain = |test: &Test| {
        let Test::Words(Text::Any, phrase) = test else {
            return false;
        };
        phrase.words.len() == 1 || phrase.ending != WordEnding::Whole
    };
    clause.tests().into_iter().any(|(test, _)| is_plain(test))
}

/// The clause as it was written, where other clauses stand before and perhaps after it: in
/// parentheses if it needs them, and printed anew if it was the beginning of something.
fn beside_others(clause: &Clause, written: &str, after: &str) -> String {
    let means_the_same = |piece: &str| {
        let query = format!("x {piece}{after}").parse::<Query>();
        query.is_ok_and(|query| query.clauses().get(1) == Some(clause))
    };
    let in_parentheses = format!("({written})");
    if means_the_same(written) {
        written.to_owned()
    } else if means_the_same(&in_parentheses) {
        in_parentheses
    } else {
        let printed = clause.to_string();
        match clause {
            Clause::Any(_) => format!("({printed})"),
            Clause::Test(_) | Clause::Not(_) | Clause::All(_) => printed,
        }
    }
}

#[cfg(test)]
mod tests;
