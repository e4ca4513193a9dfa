//! The only place where the model changes.

mod after;
mod capture;
mod digest;
mod exchange;
mod fetch;
mod filter;
mod follow;
mod hits;
mod jobs;
mod keys;
mod links;
mod list;
mod look;
mod marks;
mod menu;
mod mouse;
mod near;
mod panes;
mod paper;
mod popup;
mod prompt;
mod search;
mod visit;

use super::{Effect, Keep, Message, Model, Question, Task, Total};
use crate::query::FacetKind;
use after::{After, Follow, complain, say};
use marks::OnDisk;

/// Changes the model for what has happened, and says what the world must do.
///
/// A subject changes its own piece and says what is to follow; that is settled here, once, in the
/// order of `Follow`.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let begun = visit::heard(model, &message);
    let After {
        mut effects,
        mut follows,
    } = begun.and(take(model, message));
    let mut is_asked = false;
    while let Some(follow) = follows.pop_first() {
        match follow {
            Follow::Choose => {
                let after = keys::choose(model);
                effects.extend(after.effects);
                follows.extend(after.follows);
            }
            Follow::CountAsRead => {
                let after = marks::count_as_read(model);
                effects.extend(after.effects);
                follows.extend(after.follows);
            }
            Follow::Select(place) => follows.extend(list::select(model, place).follows),
            Follow::EndSearch => effects.extend(filter::end_search(model).effects),
            Follow::Fit => {
                filter::fit(model);
                popup::fit(model);
                list::fit(model);
                paper::rewrap(model);
                follows.insert(Follow::Rows);
            }
            Follow::SearchLine => {
                model.stop_reading();
                // What was found elsewhere was for the line before.
                model.looking.awaited = None;
                if model.show_library() {
                    follows.extend([Follow::ShowPaperAnew, Follow::Position]);
                }
                let question = search::line(model);
                is_asked |= question.is_some();
                effects.extend(question.map(Effect::Ask));
            }
            // What was just asked is of this line, with these marks.
            Follow::SearchAgain | Follow::Count if is_asked => {}
            // The library is asked when its list is shown again.
            Follow::SearchAgain | Follow::Count if model.beyond().is_some() => {}
            Follow::SearchAgain => {
                is_asked = true;
                effects.push(Effect::Ask(search::again(model)));
            }
            Follow::Count => effects.push(Effect::Ask(search::count(model))),
            Follow::Values => effects.extend(search::values(model).map(Effect::Ask)),
            Follow::ShowPaper => paper::turn_to(model),
            Follow::ShowPaperAnew => paper::reread(model),
            Follow::Rows => effects.extend(list::more_rows(model)),
            Follow::Position => {
                paper::whole::note_place(model);
                effects.push(Effect::Keep(Keep::Position(model.position())));
            }
        }
    }
    effects.extend(paper::whole::seek(model));
    let typed = model.history.unkept();
    effects.extend(typed.map(|filter| Effect::Keep(Keep::Filter(filter))));
    if effects.contains(&Effect::Ask(Question::Renew)) {
        model.feeds.news.renews();
    }
    effects
}

/// Hands on what has happened to the subject that it is about.
fn take(model: &mut Model, message: Message) -> After {
    match message {
        // It is for the whole paper, which is on its way from the disk.
        Message::Key(key) if keys::waits(model, key) => {
            model.whole.held.push(key);
            After::nothing()
        }
        Message::Key(key) => keys::press(model, key),
        Message::Click(place) => mouse::click(model, place),
        Message::Wheel(place, turn) => mouse::wheel(model, place, turn),
        Message::Pasted(text) => keys::paste(model, &text),
        Message::Resized(size) => panes::resize(model, size),
        Message::Counting(lines) => {
            model.total = Total::About(lines);
            After::nothing()
        }
        Message::Opened { papers, notes } => {
            model.feeds.news.opened();
            let after = search::opened(model, papers, notes);
            after
                .and(fetch::shown(model))
                .and(paper::reference::ask(model))
        }
        Message::Found(found) => {
            let after = search::found(model, found);
            fetch::seen(model);
            after.and(near::begin(model))
        }
        Message::Rows {
            ticket,
            first,
            rows,
        } => list::take_rows(model, ticket, first, rows),
        Message::Picked { ticket, rows } => list::take_picked(model, ticket, rows),
        Message::Counted {
            ticket,
            count,
            among,
        } => search::counted(model, ticket, count, among),
        Message::Near { ticket, words } => near::take(model, ticket, words),
        Message::Unread {
            ticket,
            papers,
            query,
        } => marks::take_listed(model, ticket, papers, query),
        Message::Values { kind, values, .. }
            if marks::tags::are_typed(model) && kind == FacetKind::Tag =>
        {
            marks::tags::take_values(model, &values)
        }
        Message::Values {
            ticket,
            kind,
            values,
        } => prompt::take_values(model, ticket, kind, &values),
        Message::Words {
            ticket,
            field,
            papers,
        } => prompt::take_counts(model, ticket, field, &papers),
        Message::Facets { ticket, counts } => filter::take(model, ticket, counts),
        Message::SavedCounted { saved, unread } => filter::take_saved(model, &saved, unread),
        Message::Notes(notes) => marks::notes::take(model, notes),
        Message::Known { id, is_known } => paper::reference::take_known(model, &id, is_known),
        Message::KeptWhole(papers) => {
            model.kept_whole = papers;
            After::nothing()
        }
        Message::New { papers } => fetch::counted(model, papers),
        Message::Typed(filters) => {
            model.history.take(filters);
            After::nothing()
        }
        Message::MarksSaved {
            intents,
            marks,
            closed,
            notes,
        } => {
            let disk = OnDisk { marks, closed };
            let after = marks::saved(model, intents, disk, notes);
            paper::reference::tell(model);
            after
        }
        Message::MarksNotSaved(reason) => marks::not_saved(model, reason),
        Message::Job(id, heard) => {
            let after = jobs::heard(model, id, heard);
            after.and(keys::press_held(model))
        }
        Message::Gone => Effect::Quit.into(),
        Message::Stop => Effect::Screen(Task::Suspend).into(),
        Message::Continued => Effect::Screen(Task::Resume).into(),
        Message::Said(sentence) => say(model, sentence),
        Message::Failed(sentences) => complain(model, sentences),
        Message::NotOpened { address, reason } => {
            marks::retract_opened(model, &address).and(complain(model, reason))
        }
    }
}
