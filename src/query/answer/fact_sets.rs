//! What sets know of facts and marks: all of it.

use std::cell::RefCell;

use roaring::{MultiOps, RoaringBitmap};

use super::question::LibraryQuestion;
use crate::library::{Fact, FactValue, Library, Number, NumberFact};
use crate::marks::MarkKind;
use crate::query::language::{Mark, Standpoint, Test, Value};

/// The papers for which a test holds, where sets decide it; `None` for a test of words.
pub(in crate::query) fn known_set(
    library: &Library,
    question: &LibraryQuestion<'_>,
    test: &Test,
) -> Option<RoaringBitmap> {
    let overlay = question.overlay;
    let last_added = || library.last_added();
    let from = Standpoint {
        today: question.today,
        visit: overlay.visit(),
        last_added: test.asks_for_last().then(last_added).flatten(),
    };
    match test.seen_from(&from) {
        Test::Words(..) | Test::Mark(Mark::New) => None,
        Test::Fact(fact, value) => Some(fact_set(library, fact, &value)),
        Test::Mark(Mark::Starred) => Some(overlay.papers(MarkKind::Star).clone()),
        Test::Mark(Mark::Hidden) => Some(overlay.hidden().clone()),
        Test::Mark(Mark::Read) => Some(overlay.read().clone()),
        Test::Mark(Mark::Unread) => Some(library.papers() - overlay.read()),
        Test::Beside(beside) => Some(overlay.beside(library, &beside)),
    }
}

/// The papers that had come by a second since 1970; one of which nobody knows when had come before.
pub(super) fn came_until(library: &Library, until: i64) -> RoaringBitmap {
    let is_all = library.last_added().is_none_or(|last| last <= until);
    if is_all {
        return library.papers().clone();
    }
    let later = library.with_number(NumberFact::Added, &|number| match number {
        Number::Second(second) => second > until,
        Number::Count(_) => false,
    });
    library.papers() - later
}

/// The papers that have such a value of a fact.
fn fact_set(library: &Library, fact: Fact, wanted: &Value) -> RoaringBitmap {
    match fact {
        Fact::Named(fact) => {
            let names = library.names(fact).iter();
            let taken = names.filter(|(name, _)| wanted.takes(FactValue::Name(name)));
            taken.map(|(_, set)| set).union()
        }
        Fact::Number(fact) => {
            let last = RefCell::new((i64::MIN, false));
            library.with_number(fact, &|number| {
                let is_wanted = || wanted.takes(FactValue::Number(number));
                match number {
                    Number::Count(_) => is_wanted(),
                    Number::Second(_) if matches!(wanted, Value::Seconds(_)) => is_wanted(),
                    Number::Second(second) => {
                        // Many papers come on one day.
                        let day = second.div_euclid(24 * 60 * 60);
                        let known = *last.borrow();
                        if known.0 == day {
                            return known.1;
                        }
                        let taken = is_wanted();
                        last.replace((day, taken));
                        taken
                    }
                }
            })
        }
        Fact::Id => match wanted {
            Value::Id(id) => {
                let holders = id.spellings().map(|id| library.holders(&id));
                holders.union() & library.papers()
            }
            Value::Years(_)
            | Value::Dates(_)
            | Value::Since(_)
            | Value::Last
            | Value::Seconds(_)
            | Value::Numbers(_)
            | Value::Name(_)
            | Value::Word(_) => RoaringBitmap::new(),
        },
        Fact::Date => library.with_date(&|date| wanted.takes(FactValue::Date(date))),
    }
}
