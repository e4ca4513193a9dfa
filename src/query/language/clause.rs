//! Clauses: conditions joined by and, or, not.

use super::Test;

/// Whether something is wanted, or its opposite is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Only papers of which it is so.
    Require,
    /// All others.
    Exclude,
}

/// One condition of a query; what it is made of may be anything that can be asked of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause<T = Test> {
    /// This holds.
    Test(T),
    /// This does not hold.
    Not(Box<Self>),
    /// All of these hold; two or more.
    All(Vec<Self>),
    /// One of these holds, or several; two or more.
    Any(Vec<Self>),
}

impl Clause {
    /// Whether it is about nothing but marks, so that a view replaces it.
    pub(super) fn is_about_marks(&self) -> bool {
        let mut tests = self.tests().into_iter();
        tests.all(|(test, _)| matches!(test, Test::Mark(_)))
    }
}

impl<T> Clause<T> {
    /// The clause that holds where all of these do; `None` of none.
    pub(super) fn all(clauses: Vec<Self>) -> Option<Self> {
        joined(clauses, Self::All)
    }

    /// The clause that holds where one of these does; `None` of none.
    pub(super) fn any(clauses: Vec<Self>) -> Option<Self> {
        joined(clauses, Self::Any)
    }

    /// The opposite.
    pub(super) fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// The test, and whether it is wanted or its opposite is, where the clause is no more than
    /// that.
    #[must_use]
    pub fn single(&self) -> Option<(&T, Choice)> {
        match self {
            Self::Test(test) => Some((test, Choice::Require)),
            Self::Not(inner) => match inner.as_ref() {
                Self::Test(test) => Some((test, Choice::Exclude)),
                Self::Not(_) | Self::All(_) | Self::Any(_) => None,
            },
            Self::All(_) | Self::Any(_) => None,
        }
    }

    /// Every test in it, and whether it is wanted or its opposite is.
    #[must_use]
    pub fn tests(&self) -> Vec<(&T, Choice)> {
        let mut tests = Vec::new();
        self.gather(Choice::Require, &mut tests);
        tests
    }

    fn gather<'a>(&'a self, choice: Choice, tests: &mut Vec<(&'a T, Choice)>) {
        match self {
            Self::Test(test) => tests.push((test, choice)),
            Self::Not(inner) => inner.gather(choice.opposite(), tests),
            Self::All(clauses) | Self::Any(clauses) => {
                for clause in clauses {
                    clause.gather(choice, tests);
                }
            }
        }
    }

    /// The same clause made of something else.
    pub(in crate::query) fn map<U>(&self, change: &mut impl FnMut(&T) -> U) -> Clause<U> {
        match self {
            Self::Test(test) => Clause::Test(change(test)),
            Self::Not(inner) => inner.map(change).negated(),
            Self::All(clauses) => {
                Clause::All(clauses.iter().map(|clause| clause.map(change)).collect())
            }
            Self::Any(clauses) => {
                Clause::Any(clauses.iter().map(|clause| clause.map(change)).collect())
            }
        }
    }

    /// Whether it holds, of a paper on which the tests turn out so.
    pub(in crate::query) fn holds(&self, test: &impl Fn(&T) -> bool) -> bool {
        match self {
            Self::Test(leaf) => test(leaf),
            Self::Not(inner) => !inner.holds(test),
            Self::All(clauses) => clauses.iter().all(|clause| clause.holds(test)),
            Self::Any(clauses) => clauses.iter().any(|clause| clause.holds(test)),
        }
    }

    /// Whether it holds, where some tests are not known; `None` where those would decide.
    pub(in crate::query) fn decided(&self, test: &impl Fn(&T) -> Option<bool>) -> Option<bool> {
        let one_that = |clauses: &[Self], wanted: bool| {
            let mut known = Some(!wanted);
            for clause in clauses {
                match clause.decided(test) {
                    Some(holds) if holds == wanted => return Some(wanted),
                    Some(_) => {}
                    None => known = None,
                }
            }
            known
        };
        match self {
            Self::Test(leaf) => test(leaf),
            Self::Not(inner) => inner.decided(test).map(|holds| !holds),
            Self::All(clauses) => one_that(clauses, false),
            Self::Any(clauses) => one_that(clauses, true),
        }
    }
}

impl Choice {
    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Require => Self::Exclude,
            Self::Exclude => Self::Require,
        }
    }
}

fn joined<T>(
    mut clauses: Vec<Clause<T>>,
    join: fn(Vec<Clause<T>>) -> Clause<T>,
) -> Option<Clause<T>> {
    if clauses.len() > 1 {
        Some(join(clauses))
    } else {
        clauses.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_leaves_open_only_what_it_would_decide() {
        let leaf = |value: Option<bool>| Clause::Test(value);
        let (yes, no, open) = (Some(true), Some(false), None);
        let all = |a, b| Clause::All(vec![leaf(a), leaf(b)]);
        let any = |a, b| Clause::Any(vec![leaf(a), leaf(b)]);
        for (clause, decided) in [
            (all(yes, open), open),
            (all(open, no), no),
            (all(yes, yes), yes),
            (any(open, yes), yes),
            (any(no, open), open),
            (any(no, no), no),
            (any(no, open).negated(), open),
            (all(open, no).negated(), yes),
        ] {
            assert_eq!(clause.decided(&|leaf| *leaf), decided, "{clause:?}");
        }
    }
}
