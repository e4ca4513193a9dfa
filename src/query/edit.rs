//! Views and facets write into the query line: the query is always what one sees.

use super::{Choice, Clause, Ending, Facet, FacetKind, Field, Query, QueryError, Test, View};

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
    let leave_out =
        |clause: &Clause| clause.test == condition || (was != Some(choice) && replaces(clause));
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
    let query: Query = text.parse()?;
    let leave_out = |clause: &Clause| matches!(clause.test, Test::Is(_));
    let added = view.mark().map(|mark| format!("is:{}", mark.name()));
    Ok(rewritten(text, &query, leave_out, added.as_deref()))
}

/// The text without some clauses and with one more before the first plain word.
fn rewritten(
    text: &str,
    query: &Query,
    leave_out: impl Fn(&Clause) -> bool,
    added: Option<&str>,
) -> String {
    let is_plain = |clause: &Clause| match &clause.test {
        Test::Text(Field::Any, phrase) => phrase.words.len() == 1 || phrase.ending != Ending::Whole,
        Test::Text(..)
        | Test::Year(_)
        | Test::Category(_)
        | Test::Venue(_)
        | Test::Source(_)
        | Test::Is(_) => false,
    };
    let kept: Vec<(&Clause, &str)> = query
        .spanned()
        .filter(|(clause, _)| !leave_out(clause))
        .filter_map(|(clause, span)| Some((clause, text.get(span.clone())?)))
        .collect();
    let place = kept
        .iter()
        .position(|(clause, _)| is_plain(clause))
        .unwrap_or(kept.len());
    let mut words: Vec<&str> = kept.iter().map(|(_, written)| *written).collect();
    if let Some(added) = added {
        words.insert(place, added);
    }
    let mut line = words.join(" ");
    // What was complete must not become the beginning of a word by moving to the end.
    let last_was_last = query.spanned().last().is_some_and(|(clause, span)| {
        span.end == text.len()
            && kept
                .last()
                .is_some_and(|(kept, _)| std::ptr::eq(*kept, clause))
    });
    let ends_with_added = added.is_some() && place == kept.len();
    if !line.is_empty() && (ends_with_added || !last_was_last) {
        line.push(' ');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_goes_in_before_the_words_and_out_again() {
        let year = Facet::Year(2024);
        let category = Facet::Category("cs.LG".into());
        let venue = Facet::Venue("ACL Findings".into());
        let topic = Facet::Topic("diffusion models".into());
        let (require, exclude) = (Choice::Require, Choice::Exclude);
        for (text, facet, choice, expected) in [
            ("", &year, require, "year:2024 "),
            ("dual", &year, require, "year:2024 dual"),
            ("dual ", &year, require, "year:2024 dual "),
            ("year:2024 dual", &year, require, "dual"),
            ("year:2023..2025 dual", &year, require, "year:2024 dual"),
            (
                "year:2023 dual",
                &year,
                exclude,
                "year:2023 -year:2024 dual",
            ),
            ("-year:2024 dual", &year, require, "year:2024 dual"),
            ("-year:2024 dual", &year, exclude, "dual"),
            (
                "cat:cs.AI dual",
                &category,
                require,
                "cat:cs.AI cat:cs.LG dual",
            ),
            ("cat:cs.lg dual", &category, require, "dual"),
            ("venue:icml x", &venue, require, "venue:\"acl findings\" x"),
            (
                "title:dual",
                &topic,
                require,
                "title:dual \"diffusion models\" ",
            ),
            (
                "title:dual \"diffusion models\" ",
                &topic,
                require,
                "title:dual ",
            ),
            (
                "\"diffusion models\" title:dual",
                &topic,
                require,
                "title:dual",
            ),
        ] {
            let edited = with_facet(text, facet, choice).unwrap();
            assert_eq!(edited, expected, "{text:?} {facet:?} {choice:?}");
        }
    }

    #[test]
    fn a_view_replaces_the_one_before() {
        for (text, view, expected) in [
            ("", View::Starred, "is:starred "),
            ("dual", View::Unread, "is:unread dual"),
            ("is:starred dual", View::Unread, "is:unread dual"),
            ("is:starred dual", View::All, "dual"),
            ("is:starred ", View::All, ""),
            ("dual -is:read", View::All, "dual "),
        ] {
            let edited = with_view(text, view).unwrap();
            assert_eq!(edited, expected, "{text:?} {view:?}");
            assert_eq!(edited.parse::<Query>().unwrap().view(), Some(view));
        }
    }

    #[test]
    fn a_text_that_is_no_query_is_left_alone() {
        assert!(with_view("year:20", View::All).is_err());
        assert!(with_facet("year:20", &Facet::Year(2024), Choice::Require).is_err());
    }
}
