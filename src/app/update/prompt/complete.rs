//! The list of what is typed may go on as: fields with what they mean, values with how many papers
//! they leave.

use crate::app::Model;
use crate::app::prompt::choices::{Asked, Choices};
use crate::app::update::after::{After, Follow, say};
use crate::app::update::prompt::edit;
use crate::query::{Begun, Completing, FacetKind, FacetValue, Operator, completing};

/// Lists what the line before the cursor may go on as, or goes on in the list; where there is but one
/// such thing, that is written.
pub(in crate::app::update) fn complete(model: &mut Model) -> After {
    match &mut model.choices {
        Some(choices) if choices.shown.len() == 1 => {
            choices.step(1);
            take(model)
        }
        Some(choices) => {
            choices.step(1);
            After::nothing()
        }
        None => open(model, Asked::ByKey),
    }
}

/// Chooses another one of the list.
pub(in crate::app::update) fn step(model: &mut Model, steps: isize) -> After {
    if let Some(choices) = &mut model.choices {
        choices.step(steps);
    }
    After::nothing()
}

/// Writes the chosen one; behind a field its values are listed, behind a value the next word begins.
pub(in crate::app::update) fn take(model: &mut Model) -> After {
    let chosen = model.choices.as_ref().and_then(Choices::chosen).cloned();
    let is_field = model
        .choices
        .take()
        .is_some_and(|list| list.field.is_none());
    let before = model.prompt.before();
    let (Some(chosen), Some(typed)) = (chosen, completing(before)) else {
        return After::nothing();
    };
    let bytes = before.len() - typed.from;
    let is_at_end = before.len() == model.prompt.text().len();
    let blank = if is_at_end && !is_field { " " } else { "" };
    let text = format!("{}{blank}", chosen.text);
    let after = edit(model, |prompt| prompt.replace_before(bytes, &text));
    if is_field {
        after.and(open(model, Asked::Unasked))
    } else {
        after
    }
}

/// Keeps of the list what goes on like the line as it is now.
pub(in crate::app::update) fn narrow(model: &mut Model) -> After {
    let Some(choices) = &mut model.choices else {
        return After::nothing();
    };
    let typed = completing(model.prompt.before());
    let Some(typed) = typed.filter(|typed| field_of(typed) == choices.field) else {
        model.choices = None;
        return After::nothing();
    };
    choices.narrow(typed.typed);
    // Whoever goes on typing does not mean the only one.
    choices.asked();
    if choices.may_be_more() {
        return Follow::Values.into();
    }
    if choices.shown.is_empty() {
        model.choices = None;
    }
    After::nothing()
}

/// The values that the library has.
pub(in crate::app::update) fn take_values(
    model: &mut Model,
    ticket: u64,
    kind: FacetKind,
    values: &[FacetValue],
) -> After {
    let widths = model.settings.letters.widths;
    let is_asked = ticket == model.list.ticket;
    let choices = model.choices.as_mut().filter(|_| is_asked);
    let (Some(choices), Some(typed)) = (choices, completing(model.prompt.before())) else {
        return After::nothing();
    };
    let asks = choices.field.and_then(Operator::field_named);
    if asks.and_then(|(_, asks)| asks.names()) != Some(kind) {
        return After::nothing();
    }
    choices.take(kind, values);
    choices.show(typed.typed);
    choices.measure(widths);
    settle(model)
}

/// How many papers each word leaves that a field takes.
pub(in crate::app::update) fn take_counts(
    model: &mut Model,
    ticket: u64,
    field: &str,
    papers: &[u64],
) -> After {
    let widths = model.settings.letters.widths;
    let is_asked = ticket == model.list.ticket;
    if let Some(choices) = model.choices.as_mut().filter(|_| is_asked)
        && choices.field == Some(field)
    {
        choices.count(papers);
        choices.measure(widths);
    }
    After::nothing()
}

fn open(model: &mut Model, asked: Asked) -> After {
    let Some(typed) = completing(model.prompt.before()) else {
        return nothing_fits(model, asked, None);
    };
    let mut choices = match typed.what {
        Begun::Field => Choices::of_fields(),
        Begun::Value(field) => match values_of(model, field, asked) {
            Some(choices) => choices,
            None => return nothing_fits(model, asked, Some(typed.what)),
        },
    };
    choices.measure(model.settings.letters.widths);
    choices.narrow(typed.typed);
    let are_known = !choices.may_be_more();
    let is_of_field = choices.field.is_some();
    model.choices = Some(choices);
    let settled = if are_known {
        settle(model)
    } else {
        After::nothing()
    };
    if is_of_field && model.choices.is_some() {
        settled.and(Follow::Values)
    } else {
        settled
    }
}

/// All that fit are known: the only one is taken where that was meant, and what all have in common is
/// written.
fn settle(model: &mut Model) -> After {
    let Some(choices) = &mut model.choices else {
        return After::nothing();
    };
    let asked = choices.asked();
    let (what, typed) = match completing(model.prompt.before()) {
        Some(typed) => (Some(typed.what), typed.typed),
        None => (None, ""),
    };
    match (choices.shown.len(), asked) {
        (0, _) => {
            model.choices = None;
            nothing_fits(model, asked, what)
        }
        (1, Asked::ByKey) => {
            choices.step(1);
            take(model)
        }
        (_, Asked::ByKey) => {
            let Some(common) = choices.common(typed) else {
                return After::nothing();
            };
            let bytes = typed.len();
            edit(model, |prompt| prompt.replace_before(bytes, &common))
        }
        (_, Asked::Unasked) => After::nothing(),
    }
}

/// Says what may be written where there is nothing to choose from.
fn nothing_fits(model: &mut Model, asked: Asked, what: Option<Begun>) -> After {
    if asked == Asked::Unasked {
        return After::nothing();
    }
    let takes = match what {
        None => return After::nothing(),
        Some(Begun::Field) => "no field begins so; behind a blank Tab lists them all".to_owned(),
        Some(Begun::Value(field)) => {
            let row = Operator::of_field(field);
            row.map_or_else(String::new, |row| {
                format!("{}: {}", row.form, row.meaning())
            })
        }
    };
    say(model, takes)
}

/// The values of a field that are known before the library is asked; `None` where nobody can list them.
fn values_of(model: &Model, field: &'static str, asked: Asked) -> Option<Choices> {
    let (_, asks) = Operator::field_named(field)?;
    let words = asks.words();
    if !words.is_empty() {
        return Some(Choices::of_words(field, &words, asked));
    }
    let kind = asks.names()?;
    let mut groups = model.filter.counts.groups.iter();
    let group = groups.find(|group| group.kind == kind);
    let known = group.map_or(&[][..], |group| &group.values);
    Some(Choices::of_values(field, kind, known, asked))
}

/// The field of which a value is typed.
fn field_of(typed: &Completing<'_>) -> Option<&'static str> {
    match typed.what {
        Begun::Field => None,
        Begun::Value(field) => Some(field),
    }
}
