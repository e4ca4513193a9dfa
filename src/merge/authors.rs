//! One list of authors of the two that two records have.

use crate::paper::Author;

/// The better list, whole, and the groups for which the authors of the other one wrote.
pub(super) fn merged(further: &[Author], known: &[Author], is_more_faithful: bool) -> Vec<Author> {
    let (taken, other) = if names_more(further, known, is_more_faithful) {
        (further, known)
    } else {
        (known, further)
    };
    let mut authors = taken.to_vec();
    take_groups(&mut authors, other);
    authors
}

/// Whether a list of authors takes the place of the known one, whole: for two are never mixed.
/// One that leaves nobody out is better than one with others; full first names are better than
/// initials, and more names better than fewer.
fn names_more(further: &[Author], known: &[Author], is_more_faithful: bool) -> bool {
    if further.is_empty() || known.is_empty() {
        return known.is_empty();
    }
    let is_whole = |authors: &[Author]| !authors.iter().any(Author::is_others);
    if is_whole(further) != is_whole(known) {
        return is_whole(further);
    }
    let full = |authors: &[Author]| {
        authors
            .iter()
            .filter(|author| is_full(&author.name))
            .count()
    };
    // The shares of full names are compared without dividing.
    let ours = (full(known) * further.len(), known.len());
    let theirs = (full(further) * known.len(), further.len());
    theirs > ours || (theirs == ours && is_more_faithful)
}

/// Takes the groups for which people wrote, whom the list does not name yet.
fn take_groups(authors: &mut Vec<Author>, further: &[Author]) {
    for group in further.iter().filter(|author| author.is_collaboration()) {
        let is_named = |author: &Author| author.name.eq_ignore_ascii_case(&group.name);
        if !authors.iter().any(is_named) {
            authors.push(group.clone());
        }
    }
}

/// Whether a name has a first name that is more than a letter: `Ada Li`, but neither `A. Li` nor
/// `A.-B. Li`. A name of one word is as full as it gets.
fn is_full(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let letters = first.chars().take_while(|c| *c != '.').count();
    !first.contains('.') && letters > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_one_list_with_full_names_rather_than_initials() {
        let list = |names: &[&str]| {
            names
                .iter()
                .map(|name| Author::named(*name))
                .collect::<Vec<_>>()
        };
        for (further, known, taken) in [
            (vec!["Ada Li"], vec![], true),
            (vec![], vec!["Ada Li"], false),
            (vec!["Ada Li"], vec!["A. Li", "B. Wu"], true),
            (vec!["A. Li", "B. Wu"], vec!["Ada Li"], false),
            (vec!["Ada Li", "Bo Wu"], vec!["Ada Li"], true),
            (vec!["Ada Li"], vec!["Ada Li"], false),
            (vec!["A. Li", "B. Wu"], vec!["Ada Li", "others"], true),
            (vec!["Ada Li", "others"], vec!["A. Li", "B. Wu"], false),
            (vec!["Ada Li", "others"], vec!["A. Li", "others"], true),
        ] {
            assert_eq!(
                names_more(&list(&further), &list(&known), false),
                taken,
                "{further:?}"
            );
        }
    }

    #[test]
    fn a_group_stays_beside_a_better_list_of_names() {
        let mut authors = vec![Author::named("Ada Li"), Author::named("Bo Wu")];
        let big = Author::collaboration("BIG Collaboration");
        let further = [Author::named("A. Li"), Author::others()];
        let further: Vec<Author> = further.into_iter().chain(big).collect();
        for _ in 0..2 {
            take_groups(&mut authors, &further);
            let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
            assert_eq!(names, ["Ada Li", "Bo Wu", "BIG Collaboration"]);
        }
    }
}
