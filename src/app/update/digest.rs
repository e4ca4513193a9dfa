//! Digests: today's as it would be mailed, in place of the library's list; reading its text, and
//! subscribing to one. Nothing is sent from here.

use super::after::{After, Follow, tell};
use crate::app::looking::named;
use crate::app::{
    Action, Effect, Menu, MenuChoice, MenuItem, Model, Pane, PathPrompt, Popup, Prompt, Purpose,
    Scope, Told, Tone,
};
use crate::jobs::{Edition, Job, JobId, NewDigest, Preview, Previewed};

/// Shows today's digest; where it is shown, offers what can be done with it.
pub(super) fn ask(model: &mut Model) -> After {
    match model.looking.digests.edition.clone() {
        Some(edition) if model.shows_digest() => offer(model, &edition),
        Some(_) | None => show(model, Preview::Only),
    }
}

/// Has a digest made; what was to be made before is dropped.
pub(super) fn show(model: &mut Model, preview: Preview) -> After {
    let effect = model.start(Job::Preview(preview));
    if let Effect::Start(job, _) = &effect {
        model.looking.digests.awaited = Some(*job);
    }
    effect.into()
}

/// A digest is there, or the choice of one. One that nobody waits for any more is dropped.
pub(super) fn made(model: &mut Model, job: JobId, made: Previewed) -> After {
    let digests = &mut model.looking.digests;
    if digests.awaited.take_if(|awaited| *awaited == job).is_none() {
        return After::nothing();
    }
    digests.subscriptions = made.subscriptions;
    // What is mistaken in the settings is wrong.
    let tone = if made.slips.is_empty() {
        Tone::Note
    } else {
        Tone::Fault
    };
    let mut said: Vec<String> = made.slips;
    if !model.is_idle() {
        // Whoever types in the meantime is not interrupted.
        said.extend(made.subscribed.into_iter().next());
        if said.is_empty() {
            let key = model.keymap.key_of(Action::Digest, Scope::Panes);
            said.extend(key.map(|key| format!("The digest is made; {key} shows it.")));
        }
        return tell(model, tone, named(&said.join("; ")));
    }
    let after = match made.edition {
        None => offer_all(model),
        Some(edition) => {
            let after = if edition.papers.is_empty() {
                said.extend(edition.nothing.clone());
                if made.subscribed.is_empty() {
                    offer(model, &edition)
                } else {
                    After::nothing()
                }
            } else {
                model.show_edition(&edition);
                model.focus_on(Pane::List);
                said.extend(Some(model.digest_keys()).filter(|keys| !keys.is_empty()));
                After::from(Follow::Fit).and(Follow::ShowPaperAnew)
            };
            model.looking.digests.edition = Some(edition);
            after
        }
    };
    if !made.subscribed.is_empty() {
        model.popup = Some(Popup::Told(Told::new("Subscribed", made.subscribed)));
    }
    if said.is_empty() {
        return after;
    }
    let said = said.join("; ");
    let stop = if said.ends_with('.') { "" } else { "." };
    after.and(tell(model, tone, named(&format!("{said}{stop}"))))
}

/// Offers the digests that there are, or to begin with one.
fn offer_all(model: &mut Model) -> After {
    let query = standing(model);
    let mut items = others(model, None);
    let title = if items.is_empty() {
        "No digest yet"
    } else {
        "Digests"
    };
    let is_first = items.is_empty();
    items.push(would_be(&query));
    if is_first {
        items.push(MenuItem::new(
            format!("subscribe: {}", shown(&query)),
            MenuChoice::SubscribeTo(query),
        ));
    }
    model.open_menu(Menu {
        title: title.into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// Offers what can be done with a digest.
fn offer(model: &mut Model, edition: &Edition) -> After {
    let mut items = vec![MenuItem::new(
        "read it as the text of its mail",
        MenuChoice::ReadDigest,
    )];
    if edition.name.is_none() {
        items.push(MenuItem::new(
            format!("subscribe to it: {}", shown(&edition.query)),
            MenuChoice::SubscribeTo(edition.query.clone()),
        ));
    }
    items.extend(others(model, edition.name.as_deref()));
    let query = standing(model);
    if query != edition.query {
        items.push(would_be(&query));
    }
    model.open_menu(Menu {
        title: edition.subject.clone().into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// The subscriptions but for this one.
fn others(model: &Model, but: Option<&str>) -> Vec<MenuItem> {
    let each = model.looking.digests.subscriptions.iter();
    let each = each.filter(|(name, _)| Some(name.as_str()) != but);
    each.map(|(name, query)| {
        MenuItem::new(
            format!("{name}: {}", shown(query)),
            MenuChoice::Digest(Preview::Of(name.clone())),
        )
    })
    .collect()
}

fn would_be(query: &str) -> MenuItem {
    MenuItem::new(
        format!("see what it would be: {}, newest 20", shown(query)),
        MenuChoice::Digest(Preview::Query(query.to_owned())),
    )
}

/// The filter that stands: the last one that could be read.
fn standing(model: &Model) -> String {
    match model.fault {
        Some(_) => model.query.to_string().trim().to_owned(),
        None => model.prompt.text().trim().to_owned(),
    }
}

/// A query as it stands in a menu.
fn shown(query: &str) -> String {
    if query.trim().is_empty() {
        "all that comes in".to_owned()
    } else {
        named(query)
    }
}

/// Shows the text of the digest that was made last.
pub(super) fn read(model: &mut Model) -> After {
    if let Some(edition) = &model.looking.digests.edition {
        let lines = edition.text.lines().map(str::to_owned).collect();
        model.popup = Some(Popup::Told(Told::new("The text of the mail", lines)));
    }
    After::nothing()
}

/// Asks to whom a digest of a query shall go.
pub(super) fn ask_address(model: &mut Model, query: String) -> After {
    model.popup = Some(Popup::Path(PathPrompt {
        purpose: Purpose::Subscribe(query),
        prompt: Prompt::with(""),
        names: Vec::new(),
        fault: None,
    }));
    After::nothing()
}

/// Whether the line is for an address of e-mail.
pub(super) fn is_asked(model: &Model) -> bool {
    match &model.popup {
        Some(Popup::Path(path)) => matches!(path.purpose, Purpose::Subscribe(_)),
        Some(
            Popup::Help(_)
            | Popup::Menu(_)
            | Popup::Palette(_)
            | Popup::Told(_)
            | Popup::Reference(_),
        )
        | None => false,
    }
}

/// Subscribes with the address that was typed; a mistaken one stays in the line, with the reason below it.
pub(super) fn subscribe(model: &mut Model) -> After {
    let Some(Popup::Path(path)) = &mut model.popup else {
        return After::nothing();
    };
    let Purpose::Subscribe(query) = &path.purpose else {
        return After::nothing();
    };
    let typed = path.prompt.text().trim();
    if typed.is_empty() {
        model.popup = None;
        return After::nothing();
    }
    match NewDigest::to(typed, query) {
        Ok(new) => {
            model.popup = None;
            show(model, Preview::Subscribed(new))
        }
        Err(fault) => {
            path.fault = Some(fault);
            After::nothing()
        }
    }
}
