//! Looking further: the menu of engines, what was found, taking a paper in, and what leads on from a
//! paper. Nothing is asked before one takes an item.

use super::after::{After, Follow, complain, say, tell};
use crate::app::looking::named;
use crate::app::{Action, Effect, Menu, MenuChoice, MenuItem, Model, Pane, Scope, Tone};
use crate::jobs::{Import, Imported, Incoming, Job, JobId, LookAt, Looked, Purpose};
use crate::merge::{Keywords, Prevails};
use crate::paper::{Paper, PaperId, Scheme};
use crate::query::Query;
use crate::sources::{Bases, Engine, NoQuestion, Spec};

/// So many authors are offered to be followed.
const AUTHORS: usize = 9;

/// What leads on from a paper: how a source is asked for it, and what it is.
const RELATED: [(&str, &str); 3] = [
    ("cited-by", "what cites it"),
    ("cites", "what it cites"),
    ("like", "more like it"),
];

/// The sources that know, the better one first.
const WHO_KNOWS: [&str; 2] = ["s2", "openalex"];

/// Offers the engines for the query that stands, at the one that was asked last.
pub(super) fn offer(model: &mut Model) -> After {
    if let Some(fault) = &model.fault {
        let reason = fault.to_string();
        return say(model, format!("The filter is no query: {reason}."));
    }
    let asked = model.prompt.text().trim().to_owned();
    if asked.is_empty() {
        let key = model.keymap.key_of(Action::StartFilter, Scope::Panes);
        let filters = key.map_or_else(String::new, |key| format!(" {key} takes it."));
        return say(
            model,
            format!("An engine needs at least a word to look for.{filters}"),
        );
    }
    if let Some(reason) = in_vain(model) {
        return say(model, reason);
    }
    let engines = &model.looking.engines;
    let widest = engines.iter().map(|engine| engine.name().len()).max();
    let widest = widest.unwrap_or(0);
    let item = |engine: &Engine| {
        MenuItem::new(
            format!("{:widest$}  {}", engine.name(), named(&engine.meaning())),
            MenuChoice::Look(engine.clone()),
        )
    };
    let items: Vec<MenuItem> = engines.iter().map(item).collect();
    let last = model.looking.last.as_deref();
    let at = engines
        .iter()
        .position(|engine| Some(engine.name()) == last);
    model.open_menu(Menu {
        title: format!("Look further for “{}”", named(&asked)).into(),
        items,
        at: at.unwrap_or(0),
    });
    After::nothing()
}

/// The query that stands, as who has typed it whole.
fn standing(model: &Model) -> Option<Query> {
    format!("{} ", model.prompt.text()).parse().ok()
}

/// Why there is no engine that can be asked for the query that stands, where there is none.
fn in_vain(model: &Model) -> Option<String> {
    let query = standing(model)?;
    let mut reasons = Vec::new();
    for engine in &model.looking.engines {
        reasons.push(engine.ask(&query, 1, &Bases::default()).err()?);
    }
    let mut reasons = reasons.into_iter();
    match (reasons.next()?, reasons.next()) {
        // It is not that one's fault.
        (NoQuestion::NoWords { query, .. }, Some(_)) => Some(format!(
            "No engine can be asked for “{}”: there is no word to look for.",
            named(&query)
        )),
        (
            first @ (NoQuestion::NoWords { .. }
            | NoQuestion::OnlyHere(_)
            | NoQuestion::Nothing { .. }
            | NoQuestion::TooLong { .. }),
            _,
        ) => Some(named(&format!("{first}."))),
    }
}

/// Asks an engine for the query that stands.
pub(super) fn ask(model: &mut Model, engine: Engine) -> After {
    model.looking.last = Some(engine.name().to_owned());
    let Some(query) = standing(model) else {
        return After::nothing();
    };
    // Whether it can be asked at all does not depend on where it is.
    if let Err(reason) = engine.ask(&query, 1, &Bases::default()) {
        return say(model, format!("{reason}."));
    }
    // What is found has the keys.
    model.stop_typing();
    model.focus_on(Pane::List);
    let whom = engine.name().to_owned();
    let asked = model.look(LookAt::Query(engine, query), Some(whom));
    After::from(asked).and(Follow::Fit)
}

/// Asks a source for what leads on from a paper.
pub(super) fn ask_source(model: &mut Model, spec: Spec, whom: String) -> After {
    model.look(LookAt::Spec(spec), Some(whom)).into()
}

/// Asks for more, where one is near the end of what was found.
pub(super) fn reach(model: &mut Model) -> After {
    match model.further() {
        Some(further) => model.look(LookAt::Behind(Box::new(further)), None).into(),
        None => After::nothing(),
    }
}

/// An answer has come, or a reason why there is none. One that nobody waits for any more is dropped.
pub(super) fn found(model: &mut Model, job: JobId, looked: Looked) -> After {
    let Some(asked) = model.looking.awaited.take_if(|asked| asked.job == job) else {
        return After::nothing();
    };
    let fault = looked.fault.clone();
    let tone = fault.as_ref().map_or(Tone::Note, |_| Tone::Fault);
    let mut said: Vec<String> = fault.iter().map(|fault| fault.reason.clone()).collect();
    // How many there are stands above the list.
    let notes = Looked {
        about: None,
        ..looked.clone()
    };
    said.extend(notes.notes());
    match asked.whom {
        None => {
            model.show_more(looked);
            if !said.is_empty() {
                let said = named(&format!("{}.", said.join("; ")));
                return After::from(Follow::Fit).and(tell(model, tone, said));
            }
            Follow::Fit.into()
        }
        Some(whom) if looked.papers.is_empty() => {
            if fault.is_none() {
                said.insert(0, format!("{whom} finds nothing"));
            }
            let said = named(&format!("{}.", said.join("; ")));
            tell(model, tone, said)
        }
        Some(whom) => {
            model.show_beyond(whom, looked);
            if model.is_idle() {
                model.focus_on(Pane::List);
            }
            said.push(keys(model));
            let said = said.into_iter().filter(|one| !one.is_empty());
            let said: Vec<String> = said.collect();
            let said = named(&format!("{}.", said.join("; ")));
            let after = tell(model, tone, said);
            after.and(Follow::Fit).and(Follow::ShowPaperAnew)
        }
    }
}

/// The keys that do something with what was found.
fn keys(model: &Model) -> String {
    let keys = [
        (Action::Choose, Scope::List, "takes a paper in"),
        (Action::ToggleStar, Scope::Panes, "stars it as well"),
        (Action::Back, Scope::Panes, "goes back"),
    ];
    let keys = keys.into_iter().filter_map(|(action, scope, what)| {
        let key = model.keymap.key_of(action, scope)?;
        Some(format!("{key} {what}"))
    });
    keys.collect::<Vec<String>>().join(", ")
}

/// Shows the library's list again, where it was.
pub(super) fn leave(model: &mut Model) -> After {
    if !model.show_library() {
        return After::nothing();
    }
    After::from(Follow::Fit)
        .and(Follow::ShowPaperAnew)
        .and(Follow::SearchAgain)
}

/// Takes the selected paper into the library, as an import would.
pub(super) fn take_in(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    let id = row.paper.id.clone();
    // It says where it comes from, and a record of recto is read as it was.
    let Ok(line) = row.paper.to_json() else {
        return say(model, "It cannot be written, so that it is not taken in.");
    };
    if model.looking.taken.iter().any(|(_, taken)| *taken == id) {
        return say(model, "It is being taken in.");
    }
    let effect = model.start(Job::Import(Import {
        from: vec![Incoming::Found {
            id: id.clone(),
            line,
        }],
        format: Some("jsonl"),
        purpose: Purpose::Write,
        prevails: Prevails::Better,
        keywords: Keywords::AsTheyAre,
        now: model.now.clone(),
    }));
    if let Effect::Start(job, _) = &effect {
        model.looking.taken.push((*job, id));
    }
    effect.into()
}

/// An import is over; whether it was of a paper that was found.
pub(super) fn taken_in(model: &mut Model, job: JobId, outcome: &Imported) -> Option<After> {
    let place = model.looking.taken.iter().position(|(of, _)| *of == job)?;
    let (_, id) = model.looking.taken.remove(place);
    let counts = outcome.counts;
    if counts.added + counts.changed + counts.same == 0 {
        return Some(complain(model, outcome.sentence()));
    }
    model.now_known(&id);
    let said = if counts.added > 0 {
        "It is in your library now."
    } else {
        "It was in your library already."
    };
    Some(say(model, said))
}

/// The work of taking a paper in broke down.
pub(super) fn not_taken(model: &mut Model, job: JobId) {
    model.looking.taken.retain(|(of, _)| *of != job);
}

/// Says that something is done with papers of the library alone.
pub(super) fn only_in_library(model: &mut Model) -> After {
    let key = model.keymap.key_of(Action::Choose, Scope::List);
    let takes = key.map_or_else(String::new, |key| format!(" {key} takes it in."));
    say(model, format!("It is not in your library yet.{takes}"))
}

/// Says that papers are given out of the library alone.
pub(super) fn only_of_library(model: &mut Model) -> After {
    let key = model.keymap.key_of(Action::Back, Scope::Panes);
    let back = key.map_or_else(String::new, |key| format!("; {key} goes back to them"));
    say(model, format!("Papers of your library are exported{back}."))
}

/// Says that what is shown has an order of its own.
pub(super) fn is_in_its_order(model: &mut Model) -> After {
    let key = model.keymap.key_of(Action::Back, Scope::Panes);
    let back = key.map_or_else(String::new, |key| {
        format!(" {key} goes back to the library.")
    });
    let order = if model.shows_digest() {
        "of the digest"
    } else {
        "in which they were found"
    };
    say(model, format!("These are in the order {order}.{back}"))
}

/// Offers what leads on from the selected paper.
pub(super) fn lead_on(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return say(model, "No paper is selected.");
    };
    let paper = row.paper.clone();
    // Whatever is like it here, no source need be asked for.
    let mut items = Vec::new();
    if !model.is_beyond_library() {
        let like = MenuChoice::Show(format!("like:{} ", paper.id));
        items.push(MenuItem::new("papers like it in your library", like));
    }
    for (what, label) in RELATED {
        items.extend(known_by(&paper, what).map(|spec| {
            let whom = spec.source().allowance.said();
            MenuItem::new(
                format!("{label} ({whom})"),
                MenuChoice::LookAt(spec, label.to_owned()),
            )
        }));
    }
    let authors = paper.authors.iter().filter(|author| !author.is_others());
    items.extend(authors.take(AUTHORS).filter_map(|author| {
        let name = named(&author.name.replace(['"', '\\'], " "));
        let spec = format!("arxiv:search au:\"{name}\"").parse().ok()?;
        Some(MenuItem::new(
            format!("follow {name} on arXiv"),
            MenuChoice::Follow(spec),
        ))
    }));
    if items.is_empty() {
        return say(model, "It has no id that a source knows, and no author.");
    }
    model.open_menu(Menu {
        title: "From this paper on".into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// What asks the first source that knows it for this about a paper, by the first id that it knows.
fn known_by(paper: &Paper, what: &str) -> Option<Spec> {
    let ids: Vec<&PaperId> = paper
        .ids()
        .filter(|id| id.scheme() != Scheme::Title)
        .collect();
    WHO_KNOWS.iter().find_map(|source| {
        let mut specs = ids.iter().map(|id| format!("{source}:{what} {id}"));
        specs.find_map(|spec| spec.parse().ok())
    })
}
