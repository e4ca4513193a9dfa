//! Where one was: the lists that one left for others, so that one finds back.

use super::Typing;
use super::place::Where;
use crate::app::Model;

/// So many are kept.
const LONGEST: usize = 100;

/// Where one was, the last place last; no query twice in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::app) struct Trail(Vec<Where>);

impl Trail {
    fn leave(&mut self, place: Where) {
        if self.0.last().is_some_and(|last| last.query == place.query) {
            self.0.pop();
        }
        self.0.push(place);
        let too_many = self.0.len().saturating_sub(LONGEST);
        self.0.drain(..too_many);
    }

    /// The last place with another query than this.
    fn back_from(&mut self, query: &str) -> Option<Where> {
        while let Some(place) = self.0.pop() {
            if place.query.trim() != query.trim() {
                return Some(place);
            }
        }
        None
    }
}

impl Model {
    /// Remembers where one is, for whoever wants back.
    pub(in crate::app) fn leave_place(&mut self) {
        let place = self.position();
        self.trail.leave(place);
    }

    /// Puts another query into the line; where that is not typed letter by letter, one finds back to
    /// the one that stood there.
    pub(in crate::app) fn put_query(&mut self, query: impl Into<String>) {
        if self.typing == Typing::Done {
            self.leave_place();
        }
        self.prompt.set(query);
    }

    /// Puts the query before this one into the line, with the paper that was selected there; whether
    /// there was one.
    pub(in crate::app) fn go_back(&mut self) -> bool {
        let Some(place) = self.trail.back_from(self.prompt.text()) else {
            return false;
        };
        self.prompt.set(place.query.clone());
        self.list.chosen.clone_from(&place.selected);
        self.resume = Some(place);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(query: &str) -> Where {
        Where {
            query: query.to_owned(),
            ..Where::default()
        }
    }

    #[test]
    fn one_finds_back_query_by_query_and_no_further_than_to_the_first() {
        let mut trail = Trail::default();
        for query in ["", "a", "a", "b"] {
            trail.leave(at(query));
        }
        let mut back = |query: &str| trail.back_from(query).map(|place| place.query);
        assert_eq!(back("b "), Some("a".to_owned()));
        assert_eq!(back("a"), Some(String::new()));
        assert_eq!(back(""), None);
    }

    #[test]
    fn it_has_an_end() {
        let mut trail = Trail::default();
        (0..2 * LONGEST).for_each(|number| trail.leave(at(&number.to_string())));
        assert_eq!(trail.0.len(), LONGEST);
        assert_eq!(
            trail.back_from("").unwrap(),
            at(&(2 * LONGEST - 1).to_string())
        );
    }
}
