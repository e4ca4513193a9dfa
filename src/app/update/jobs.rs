//! Jobs: how far they are, what came of them, and stopping one.

use super::after::{After, complain, say};
use super::{digest, exchange, fetch, follow, look, paper};
use crate::app::{Effect, Model, Question, Showing, What};
use crate::jobs::{Brought, End, Heard, JobId, Step};

/// Something is heard of a job; of one that is over nothing is taken any more.
pub(super) fn heard(model: &mut Model, id: JobId, heard: Heard) -> After {
    match heard {
        // What a fetch changed is shown once one asks for it.
        Heard::Step(Step::Changed) if model.jobs.is_fetch(id) => After::nothing(),
        Heard::Step(Step::Changed) => Effect::Ask(Question::Renew).into(),
        Heard::Step(Step::Feeds(feeds)) => fetch::followed(model, feeds),
        Heard::Step(step) => {
            model.jobs.come(id, step);
            After::nothing()
        }
        Heard::End(end) => match model.jobs.end(id) {
            Some(job) => ended(model, id, &job, end),
            None => After::nothing(),
        },
    }
}

fn ended(model: &mut Model, id: JobId, job: &What, end: End) -> After {
    if let End::Imported(outcome) = &end
        && let Some(after) = look::taken_in(model, id, outcome)
    {
        return after;
    }
    match (end, job) {
        (End::Looked(looked), _) => look::found(model, id, *looked),
        (End::Previewed(made), _) => digest::made(model, id, *made),
        (End::Imported(outcome), job) => exchange::imported(model, job.typed(), &outcome),
        (End::Exported(outcome), What::Export(export)) => {
            exchange::exported(model, export, outcome)
        }
        (End::Fetched(fetched), _) if fetched.each.is_empty() && fetched.cut.is_none() => {
            // Nothing is followed; or what is wrong with the settings hides it.
            let after = fetch::failed(model);
            let slip = fetched.slips.first().cloned();
            let after = match slip {
                Some(slip) => after.and(complain(model, slip)),
                None => after,
            };
            if model.is_idle() {
                after.and(follow::offer(model))
            } else {
                after
            }
        }
        (End::Fetched(fetched), What::Fetch(showing)) => {
            let after = fetch::fetched(model, *showing, &fetched);
            let has_feed = !model.feeds.followed.is_empty() || *showing == Showing::AtOnce;
            if has_feed || !model.is_idle() {
                after
            } else {
                after.and(follow::offer_beside(model, &fetched.waiting()))
            }
        }
        (End::Digested(outcome), _) => match outcome.sentence() {
            Some(sentence) => say(model, sentence),
            None => After::nothing(),
        },
        (End::Whole(whole), _) => paper::whole::take(model, whole),
        (End::Completed(completed), _) => exchange::completed(model, completed),
        (End::Indexed(Err(reason)), _) => complain(model, reason),
        // A search finds it by itself.
        (End::Indexed(Ok(Brought::Made)), _) => say(model, "The index is made."),
        // The other copy says so.
        (End::Indexed(Ok(Brought::Up | Brought::ByAnother(_))), _) => After::nothing(),
        (End::Failed(sentence), job) => {
            let after = complain(model, sentence);
            look::not_taken(model, id);
            match job {
                // What it brought in before is there.
                What::Import { .. } => after.and(Effect::Ask(Question::Renew)),
                What::Fetch(_) => after.and(fetch::failed(model)),
                What::Export(_)
                | What::Look
                | What::Digest
                | What::Preview(_)
                | What::Complete
                | What::Whole(_)
                | What::Index => after,
            }
        }
        (
            End::Exported(outcome),
            What::Import { .. }
            | What::Fetch(_)
            | What::Look
            | What::Digest
            | What::Preview(_)
            | What::Complete
            | What::Whole(_)
            | What::Index,
        ) => say(model, outcome.sentence()),
        (
            End::Fetched(outcome),
            What::Import { .. }
            | What::Export(_)
            | What::Look
            | What::Digest
            | What::Preview(_)
            | What::Complete
            | What::Whole(_)
            | What::Index,
        ) => say(model, outcome.sentence(model.moment())),
    }
}

/// Stops this one.
pub(super) fn stop_one(model: &mut Model, id: JobId) -> After {
    model.jobs.stop_one(id);
    Effect::Stop(id).into()
}

/// Stops the newest job that can be stopped.
pub(super) fn stop(model: &mut Model) -> After {
    match model.jobs.stop() {
        Some(id) => Effect::Stop(id).into(),
        None => say(model, "Nothing is under way that could be stopped."),
    }
}
