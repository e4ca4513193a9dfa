//! `recto digest --send`: what is due goes out. Started by the clock it says nothing where all is well,
//! and of a failure once a day: whatever cron hears is mailed.

use std::io::Write;

use anyhow::{Result, anyhow};

use super::output::{Output, Progress, is_watched};
use super::stopping::Stopping;
use super::{Unsent, around, say};
use crate::clock;
use crate::files::Folders;
use crate::jobs::{Digested, End, Job, Sending, Step, ToSend, Went};
use crate::text::safe;

/// What the first Ctrl-C is answered with: a server may be silent for minutes.
const STOPPING: &str = "it ends when what is under way is done; a second Ctrl-C ends it at once, and what is not sent waits";

/// Sends what is due of a digest, or of each.
pub(super) fn run(
    name: Option<&str>,
    what: ToSend,
    folders: &Folders,
    out: &mut Output,
) -> Result<()> {
    let around = around(folders, clock::zone);
    let sending = Sending {
        name: name.map(str::to_owned),
        what,
    };
    let stopping = Stopping::by_signals_that_are_answered(STOPPING)?;
    let mut progress = Progress::new("sending");
    let mut written = Ok(());
    let end = Job::Digest(sending).run(&around, stopping.stop(), &mut |step| match step {
        Step::Asking(name) => progress.word(&format!("asking {}", safe::line(&name))),
        Step::Shown(text) => {
            let shown = out.write_all(text.as_bytes()).and_then(|()| out.flush());
            written = std::mem::replace(&mut written, Ok(())).and(shown);
        }
        Step::Said(sentence) => say(&sentence),
        Step::Records(_)
        | Step::Problem(_)
        | Step::PassedOver(_)
        | Step::Indexed(_)
        | Step::Changed
        | Step::Feeds(_) => {}
    });
    drop(progress);
    written?;
    let digested = match end {
        End::Digested(digested) => digested,
        End::Failed(sentence) => return Err(anyhow!(sentence)),
        End::Imported(_)
        | End::Exported(_)
        | End::Fetched(_)
        | End::Looked(_)
        | End::Previewed(_)
        | End::Whole(_)
        | End::Completed(_)
        | End::Indexed(_) => return Err(anyhow!("the digest had no end of its own")),
    };
    report(&digested, what, out)?;
    if digested.stopped {
        return Err(stopping.ended("stopped; what is not sent waits"));
    }
    match digested.verdict() {
        None => Ok(()),
        Some(verdict) => Err(Unsent(verdict.exit_status()).into()),
    }
}

fn report(digested: &Digested, what: ToSend, out: &mut Output) -> Result<()> {
    let is_watched = is_watched();
    digested.slips.iter().for_each(|slip| say(slip));
    if let Some(busy) = digested.busy.as_ref().filter(|_| is_watched) {
        say(&format!("{busy}: it sends what is due"));
    }
    let is_heard = is_watched || what == ToSend::Test;
    if digested.each.is_empty() && digested.slips.is_empty() && is_heard {
        say("nothing is subscribed to yet; `recto subscribe` does it");
    }
    for one in &digested.each {
        match &one.went {
            Went::Failed(_) => {
                if is_watched || !one.is_told {
                    say(&one.sentence());
                }
            }
            Went::Withdrawn(..) => say(&one.sentence()),
            Went::Sent { .. } | Went::NotDue | Went::Nothing | Went::Tested(..) => {
                if is_watched || what == ToSend::Test {
                    writeln!(out, "{}", safe::line(&one.sentence()))?;
                }
            }
        }
    }
    Ok(())
}
