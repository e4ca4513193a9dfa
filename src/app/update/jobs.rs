//! Jobs: how far they are, what came of them, and stopping one.

use super::exchange;
use crate::app::{Effect, Model, Question, What};
use crate::jobs::{Brought, End, Heard, JobId, Step};

/// Something is heard of a job; of one that is over nothing is taken any more.
pub(super) fn heard(model: &mut Model, id: JobId, heard: Heard) -> Vec<Effect> {
    match heard {
        Heard::Step(Step::Changed) => vec![Effect::Ask(Question::Renew)],
        Heard::Step(step) => {
            model.jobs.come(id, step);
            Vec::new()
        }
        Heard::End(end) => match model.jobs.end(id) {
            Some(job) => ended(model, &job, end),
            None => Vec::new(),
        },
    }
}

fn ended(model: &mut Model, job: &What, end: End) -> Vec<Effect> {
    match (end, job) {
        (End::Imported(outcome), _) => exchange::imported(model, &outcome),
        (End::Exported(outcome), What::Export(export)) => {
            exchange::exported(model, export, outcome)
        }
        (End::Completed(completed), _) => exchange::completed(model, completed),
        (End::Indexed(Err(reason)), _) => say(model, reason),
        // A search finds it by itself.
        (End::Indexed(Ok(Brought::Made)), _) => say(model, "The index is made".to_owned()),
        // The other copy says so.
        (End::Indexed(Ok(Brought::Up | Brought::ByAnother(_))), _) => Vec::new(),
        (End::Failed(sentence), job) => {
            let effects = say(model, sentence);
            match job {
                // What it brought in before is there.
                What::Import(_) => vec![Effect::Ask(Question::Renew)],
                What::Export(_) | What::Complete | What::Index => effects,
            }
        }
        (End::Exported(outcome), What::Import(_) | What::Complete | What::Index) => {
            say(model, outcome.sentence())
        }
    }
}

/// Stops the newest job that can be stopped.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    match model.jobs.stop() {
        Some(id) => vec![Effect::Stop(id)],
        None => say(
            model,
            "Nothing is under way that could be stopped.".to_owned(),
        ),
    }
}

fn say(model: &mut Model, sentence: String) -> Vec<Effect> {
    model.said = Some(sentence);
    Vec::new()
}
