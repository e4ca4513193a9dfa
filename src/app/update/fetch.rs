//! Fetching: what is asked of the web, what came of it, and when it is shown.

use super::after::{After, Follow, say, tell};
use crate::app::feeds::names;
use crate::app::{
    Action, Effect, Menu, MenuChoice, MenuItem, Model, NextList, Popup, Question, Scope, Showing,
    Told, Tone, Typing, Waiting,
};
use crate::jobs::{Errand, Fetched, ToFetch, Verdict, When};
use crate::sources::Feed;
use crate::text::numbers::thousands;
use crate::text::safe;

/// The columns of the footer that a sentence does not have.
const BESIDE_SENTENCE: usize = 8;

/// Fetches what is due. While that is under way it can be stopped; what came of the last one, where
/// there was no room for it, is told first.
pub(super) fn ask(model: &mut Model) -> After {
    if let Some(id) = model.jobs.fetching() {
        let items = [
            ("let it go on", MenuChoice::Nothing),
            ("stop it; what came in stays", MenuChoice::Stop(id)),
        ];
        model.open_menu(Menu::of("A fetch is under way", items));
        return After::nothing();
    }
    if !model.feeds.untold.is_empty() {
        let lines = std::mem::take(&mut model.feeds.untold);
        model.popup = Some(Popup::Told(Told::new("What came", lines)));
        return After::nothing();
    }
    model.fetch(ToFetch::Followed, When::WhenDue).into()
}

/// Fetches this at once.
pub(super) fn at_once(model: &mut Model, what: ToFetch) -> After {
    model.fetch(what, When::AtOnce).into()
}

/// Shows what came and waits.
pub(super) fn show_new(model: &mut Model) -> After {
    if !model.has_fetched() {
        let key = model.keymap.key_of(Action::Fetch, Scope::Panes);
        let fetches = key.map_or_else(String::new, |key| format!(" {key} fetches."));
        return say(model, format!("Nothing new waits to be shown.{fetches}"));
    }
    model.stop_reading();
    model.feeds.next = NextList::WithWhatCame;
    let after = match model.feeds.waiting.new {
        0 => After::nothing(),
        1 => say(model, "1 new paper is there; added:last finds it."),
        new => say(
            model,
            format!(
                "{} new papers are there; added:last finds them.",
                thousands(new as u64)
            ),
        ),
    };
    after.and(Effect::Ask(Question::Renew))
}

/// So many papers are new since the last visit.
pub(super) fn counted(model: &mut Model, papers: usize) -> After {
    model.feeds.news.counted(papers);
    seen(model);
    After::nothing()
}

/// What is new is shown where the query asks for it.
pub(super) fn seen(model: &mut Model) {
    if model.asks_for_new() {
        model.feeds.news.show();
    }
}

/// The library that is shown now has all that came.
pub(super) fn shown(model: &mut Model) -> After {
    if !model.has_fetched() {
        return After::nothing();
    }
    model.feeds.waiting = Waiting::default();
    model.release().into()
}

/// This is what is followed.
pub(super) fn followed(model: &mut Model, feeds: Vec<Feed>) -> After {
    model.filter.follow(names(&feeds));
    model.feeds.followed = feeds;
    Follow::Fit.into()
}

/// A fetch is over.
pub(super) fn fetched(model: &mut Model, showing: Showing, fetched: &Fetched) -> After {
    match showing {
        Showing::AtOnce => {
            let after = tell_of(model, fetched);
            if fetched.papers() > 0 {
                after.and(Effect::Ask(Question::Renew))
            } else {
                after
            }
        }
        Showing::WhenAsked => {
            model.feeds.waiting.add(fetched);
            let released = model.release();
            let after = if fetched.is_not_due() && !model.feeds.followed.is_empty() {
                not_due(model, fetched)
            } else {
                tell_of(model, fetched)
            };
            after.and(released)
        }
    }
}

/// A fetch broke down.
pub(super) fn failed(model: &mut Model) -> After {
    model.release().into()
}

/// Says what came where one line has room for it; else says the sum, and keeps the rest for the key
/// that fetches.
fn tell_of(model: &mut Model, fetched: &Fetched) -> After {
    let now = model.moment();
    let room = usize::from(model.size.width).saturating_sub(BESIDE_SENTENCE);
    let widths = model.settings.letters.widths;
    let fits = |said: &String| widths.of(said) <= room;
    let whole = fetched.sentence(now);
    let said = match model.keymap.key_of(Action::Fetch, Scope::Panes) {
        Some(key) if !fits(&whole) => {
            let lines = fetched.failures_first().told(now);
            model.feeds.untold = lines.iter().map(|line| safe::line(line)).collect();
            let with_reasons = format!("{}; {key} tells all.", fetched.summed_up_with_reasons());
            let with_reasons = Some(with_reasons).filter(fits);
            with_reasons.unwrap_or_else(|| format!("{}; {key} tells all.", fetched.summed_up()))
        }
        Some(_) | None => whole,
    };
    let tone = match fetched.verdict() {
        Verdict::Well => Tone::Note,
        Verdict::Later | Verdict::Failed => Tone::Fault,
    };
    tell(model, tone, said)
}

/// Says of each feed when it was asked, and offers to ask it all the same.
fn not_due(model: &mut Model, fetched: &Fetched) -> After {
    let now = model.moment();
    if model.popup.is_some() || model.typing == Typing::Going {
        return tell_of(model, fetched);
    }
    let mut items = vec![MenuItem::new("go on", MenuChoice::Nothing)];
    let followed = &model.feeds.followed;
    for outcome in &fetched.each {
        let feed = followed.iter().find(|feed| feed.name() == outcome.name);
        items.extend(feed.map(|feed| {
            MenuItem::new(
                format!("ask {} again, {}", feed.name(), outcome.asked(now)),
                MenuChoice::Fetch(vec![Errand::of_feed(feed)]),
            )
        }));
    }
    items.push(MenuItem::new(
        "follow something else",
        MenuChoice::OfferFeeds,
    ));
    model.open_menu(Menu {
        title: "Nothing is due".into(),
        items,
        at: 0,
    });
    After::nothing()
}
