//! What an engine is told of a query: its conditions one by one, as far as the engine has words for
//! them. What it is told finds all that the query finds, or more; the clauses of which it is told less
//! than they say are left to the matcher.

use crate::paper::{PaperId, PartialDate};
use crate::query::{
    Choice, Clause, Dates, Fact, Mark, Name, NamedFact, NumberFact, Numbers, Phrase, Query, Test,
    Text, Value, Years,
};

/// A condition that an engine may have words for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked<'a> {
    /// The phrase stands in this text.
    Words(Text, &'a Phrase),
    /// Dated from the first of these days to the last.
    Days(Dates),
    /// In the category.
    Category(&'a Name),
    /// That paper.
    Id(&'a PaperId),
    /// With so many votes.
    Votes(Numbers),
}

/// What an engine makes of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told<L> {
    /// Just that.
    Exactly(L),
    /// Something that finds more.
    More(L),
    /// It has no words for it.
    Nothing,
}

/// A clause of the query, as an engine is told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said<L> {
    /// The place of the clause in the query.
    pub(super) place: usize,
    /// What the engine is told.
    pub(super) clause: Clause<L>,
    /// Whether that is all that the clause says.
    pub(super) is_whole: bool,
    /// Whether words, a category or an id are looked for by it.
    pub(super) is_positive: bool,
}

/// Makes a query what an engine has words for, clause by clause.
pub(super) fn said<L>(
    query: &Query,
    tell: &impl Fn(&Asked<'_>, Choice) -> Told<L>,
) -> Vec<Said<L>> {
    let clauses = query.clauses().iter().enumerate();
    let said = clauses.filter_map(|(place, clause)| {
        let (told, is_whole) = of_clause(clause, Choice::Require, tell);
        Some(Said {
            place,
            clause: told?,
            is_whole,
            is_positive: clause.tests().iter().any(|(test, choice)| {
                *choice == Choice::Require
                    && !matches!(asked(test), None | Some(Asked::Days(_) | Asked::Votes(_)))
            }),
        })
    });
    said.collect()
}

/// The clauses that the matcher still has to look at.
pub(super) fn left<L>(query: &Query, said: &[Said<L>]) -> Query {
    query.kept(|place| !said.iter().any(|said| said.place == place && said.is_whole))
}

/// What is told of a clause, and whether that is all of it. Less than it asks is never told: whatever
/// cannot be told is left out where all must hold, and takes the rest with it where one suffices.
fn of_clause<L>(
    clause: &Clause,
    choice: Choice,
    tell: &impl Fn(&Asked<'_>, Choice) -> Told<L>,
) -> (Option<Clause<L>>, bool) {
    match clause {
        Clause::Test(test) => match asked(test).map_or(Told::Nothing, |one| tell(&one, choice)) {
            Told::Exactly(leaf) => (Some(Clause::Test(leaf)), true),
            Told::More(leaf) => (Some(Clause::Test(leaf)), false),
            Told::Nothing => (None, false),
        },
        // The opposite of more is less.
        Clause::Not(inner) => match of_clause(inner, choice.opposite(), tell) {
            (Some(inner), true) => (Some(Clause::Not(Box::new(inner))), true),
            (Some(_) | None, _) => (None, false),
        },
        Clause::All(clauses) => {
            let each = clauses.iter().map(|clause| of_clause(clause, choice, tell));
            let (told, whole): (Vec<_>, Vec<bool>) = each.unzip();
            let mut told: Vec<Clause<L>> = told.into_iter().flatten().collect();
            let is_whole = whole.into_iter().all(|is_whole| is_whole);
            let joined = if told.len() > 1 {
                Some(Clause::All(told))
            } else {
                told.pop()
            };
            (joined, is_whole)
        }
        Clause::Any(clauses) => {
            let each = clauses.iter().map(|clause| of_clause(clause, choice, tell));
            let (told, whole): (Vec<_>, Vec<bool>) = each.unzip();
            let told: Option<Vec<Clause<L>>> = told.into_iter().collect();
            let is_whole = whole.into_iter().all(|is_whole| is_whole);
            (told.map(Clause::Any), is_whole)
        }
    }
}

/// What a test asks, where an engine may know it. The rest only the library can say.
fn asked(test: &Test) -> Option<Asked<'_>> {
    match test {
        Test::Words(Text::Comment | Text::Extra, _) | Test::Mark(_) | Test::Beside(_) => None,
        Test::Words(
            of @ (Text::Any | Text::Title | Text::Abstract | Text::Author | Text::Venue),
            phrase,
        ) => Some(Asked::Words(*of, phrase)),
        Test::Fact(fact, value) => match (fact, value) {
            (Fact::Named(NamedFact::Year), Value::Years(years)) => days_of_years(*years),
            (Fact::Date, Value::Dates(dates)) => Some(Asked::Days(whole_days(*dates))),
            (Fact::Named(NamedFact::Category), Value::Name(name)) => Some(Asked::Category(name)),
            (Fact::Number(NumberFact::Votes), Value::Numbers(votes)) => Some(Asked::Votes(*votes)),
            (Fact::Id, Value::Id(id)) => Some(Asked::Id(id)),
            (Fact::Named(_) | Fact::Number(_) | Fact::Date | Fact::Id, _) => None,
        },
    }
}

/// The clause that no paper fulfils which is not in the library, as it is written.
pub(super) fn only_here(query: &Query) -> Option<String> {
    let is_only_here = |clause: &&crate::query::Clause| {
        let single = clause.single();
        single.is_some_and(|(test, choice)| choice == Choice::Require && is_of_library(test))
    };
    let clause = query.clauses().iter().find(is_only_here)?;
    Some(clause.to_string())
}

/// Whether only papers of the library can have it.
fn is_of_library(test: &Test) -> bool {
    match test {
        Test::Mark(mark) => match mark {
            Mark::Starred | Mark::Read | Mark::New | Mark::Hidden => true,
            Mark::Unread => false,
        },
        Test::Fact(fact, _) => match fact {
            Fact::Named(NamedFact::Source | NamedFact::Feed) | Fact::Number(NumberFact::Added) => {
                true
            }
            Fact::Named(
                NamedFact::Year | NamedFact::Category | NamedFact::Venue | NamedFact::Part,
            )
            | Fact::Number(NumberFact::Votes)
            | Fact::Date
            | Fact::Id => false,
        },
        Test::Beside(_) => true,
        Test::Words(..) => false,
    }
}

fn days_of_years(years: Years) -> Option<Asked<'static>> {
    let day = |year: Option<u16>| match year {
        Some(year) => PartialDate::new(year, None, None).map(Some),
        None => Some(None),
    };
    Some(Asked::Days(whole_days(Dates {
        from: day(years.from)?,
        to: day(years.to)?,
    })))
}

fn whole_days(dates: Dates) -> Dates {
    Dates {
        from: dates.from.map(PartialDate::beginning),
        to: dates.to.map(PartialDate::ending),
    }
}

/// The days that are in all of these.
pub(super) fn common_days(spans: impl IntoIterator<Item = Dates>) -> Dates {
    let open = Dates {
        from: None,
        to: None,
    };
    spans.into_iter().fold(open, |common, span| Dates {
        from: common.from.max(span.from),
        to: match (common.to, span.to) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
    })
}

#[cfg(test)]
mod tests;
