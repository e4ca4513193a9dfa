//! Work that takes a while, the same for both faces: what it comes to step by step, how it is
//! stopped, and its one sure end.

mod again;
mod completion;
mod digest;
mod explain;
mod export;
mod exported;
mod feed_name;
mod fetch;
mod fetched;
mod fetching;
mod import;
mod imported;
mod index;
mod intake;
mod keyworded;
mod look;
mod pdf;
mod split;
mod standing;
mod stop;
mod subscribed;
mod whole;

pub use again::Again;
pub use completion::Completed;
pub use digest::{
    CheckedDigest, Digested, Edition, LastOfOne, LastRun, ListedDigest, NextDigest, OneDigest,
    Post, Preview, Previewed, Sending, ToSend, Went, Withdrawal, checked_digests, letter,
    listed_digests, reach, told_before,
};
pub use explain::{Explain, Explained, ExplainedField};
pub use export::{Chosen, Export, ExportError, Given, Named, Target};
pub use exported::{Exported, behind, in_file};
pub use feed_name::{RenameError, rename_feed};
pub use fetch::{Errand, ErrandError, ErrandKind, Fetch, Sought, Web, WebSetup, When, rename_kept};
pub use fetched::{Came, Due, Failure, Fetched, Outcome, Verdict, ago};
pub use fetching::{Around, Fetching, ToFetch, Ways};
pub use import::{Import, Incoming, ids_listed};
pub use imported::{Cut, Imported, Noted, PassedOver, Problem, files_passed_over};
pub use index::{Brought, bring_up};
pub use intake::Purpose;
pub use keyworded::{Keyworded, tagged};
pub use look::{FoundPaper, Further, Look, LookAt, Looked};
pub use pdf::{PdfError, fetch_pdf};
pub use split::{SplitError, split};
pub use standing::{KeyStanding, SourceStanding};
pub use stop::Stop;
pub use subscribed::{AddedDigest, NewDigest, Subscribed};
pub use whole::{Asks, GotWhole, PdfText, Shelf, Tried, Whole, WholeError, WholeFile, whole_in};

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use crate::library::IndexProgress;
use crate::sources::Feed;

/// The number of a job, by which it is heard of and stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// Work to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Bring papers in.
    Import(Import),
    /// Give papers out.
    Export(Box<Export>),
    /// Bring papers in from the web.
    Fetch(Fetching),
    /// Look for papers beyond the library.
    Look(Box<Look>),
    /// Get the whole text of a paper.
    Whole(Box<Whole>),
    /// Send digests.
    Digest(Sending),
    /// Make a digest as it would be sent, to show it.
    Preview(Preview),
    /// Tell how the name of a file goes on, of which this was typed.
    Complete(String),
    /// See whether the index is well, and make what is missing of it.
    Index,
}

/// What is heard of a job: steps, and then its end.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// It goes on.
    Step(Step),
    /// It is over. Nothing is heard after it.
    End(End),
}

/// What is heard of work while it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// This is followed now, in this order.
    Feeds(Vec<Feed>),
    /// This is asked of the web now.
    Asking(String),
    /// So many records are done: taken, or given out.
    Records(usize),
    /// A record was passed over, or a part of one.
    Problem(Problem),
    /// A whole input was passed over.
    PassedOver(PassedOver),
    /// So much of the index is made.
    Indexed(IndexProgress),
    /// The library on disk is another one now.
    Changed,
    /// Something for whoever looks on, of many lines.
    Shown(String),
    /// Something that a person at a shell should know.
    Said(String),
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// An import is over.
    Imported(Imported),
    /// An export is over.
    Exported(Exported),
    /// A fetch is over.
    Fetched(Fetched),
    /// An engine was asked.
    Looked(Box<Looked>),
    /// The whole text of a paper, or why it is not to be had.
    Whole(Result<Box<GotWhole>, WholeError>),
    /// Digests are sent.
    Digested(Digested),
    /// A digest is there to be shown.
    Previewed(Box<Previewed>),
    /// How the name goes on.
    Completed(Completed),
    /// The index is as it shall be, or, where it is not, why.
    Indexed(Result<Brought, String>),
    /// The job broke down, or never began: one sentence.
    Failed(String),
}

impl Job {
    /// What it is, for a sentence and as the name of its thread.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Import(_) => "the import",
            Self::Export(_) => "the export",
            Self::Fetch(_) => "the fetch",
            Self::Look(_) => "the search",
            Self::Whole(_) => "the whole text",
            Self::Digest(_) | Self::Preview(_) => "the digest",
            Self::Complete(_) => "the names of files",
            Self::Index => "the index",
        }
    }

    /// Whether something would stay half done if the program ended in its midst.
    #[must_use]
    pub fn is_waited_for(&self) -> bool {
        match self {
            Self::Import(_) | Self::Export(_) | Self::Fetch(_) | Self::Digest(_) => true,
            Self::Preview(preview) => preview.writes(),
            Self::Look(_) | Self::Whole(_) | Self::Complete(_) | Self::Index => false,
        }
    }

    /// Does the work on this thread, and says step by step how far it is. It has an end in every
    /// case, also where it panics.
    pub fn run(self, around: &Around, stop: &Stop, hear: &mut dyn FnMut(Step)) -> End {
        let place = &around.place;
        sure_end(self.name(), || match self {
            Self::Import(import) => End::Imported(import.run(place, stop, hear)),
            Self::Export(export) => {
                End::Exported(exported::of(&export, (place, &around.notes), stop, hear))
            }
            Self::Fetch(fetching) => fetching.run(around, stop, hear),
            Self::Look(look) => {
                let web = around.ways.web();
                End::Looked(Box::new(look.run(&web, place, stop, hear)))
            }
            Self::Whole(whole) => End::Whole(whole.get_around(around, stop, hear).map(Box::new)),
            Self::Digest(sending) => sending.run(around, stop, hear),
            Self::Preview(preview) => preview.run(around),
            Self::Complete(typed) => End::Completed(completion::of(typed)),
            Self::Index => End::Indexed(index::tend(place, stop, hear)),
        })
    }
}

impl End {
    /// What one should know of it who has left in the meantime.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Imported(outcome) => Some(outcome.sentence()),
            Self::Fetched(outcome) => Some(outcome.parting()),
            Self::Digested(outcome) => outcome.sentence(),
            Self::Previewed(previewed) => previewed.subscribed.first().cloned(),
            Self::Exported(Exported::Text(..))
            | Self::Looked(_)
            | Self::Whole(_)
            | Self::Completed(_)
            | Self::Indexed(_) => None,
            Self::Exported(outcome) => Some(outcome.sentence()),
            Self::Failed(sentence) => Some(sentence.clone()),
        }
    }
}

/// The end of some work; a panic is one, too.
fn sure_end(name: &str, work: impl FnOnce() -> End) -> End {
    // What it left half done is on disk, where every step is safe by itself.
    caught(work).unwrap_or_else(|said| {
        let name = name.strip_prefix("the ").unwrap_or(name);
        End::Failed(format!(
            "The {name} failed: {said}. This is a mistake in recto; what was done before it stays."
        ))
    })
}

/// What came of some work, or what was said as it panicked.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let ended = panic::catch_unwind(AssertUnwindSafe(work));
    ended.map_err(|reason| said_by(&*reason).to_owned())
}

/// What a panic said.
fn said_by(reason: &(dyn Any + Send)) -> &str {
    let owned = reason.downcast_ref::<String>().map(String::as_str);
    let said = owned.or_else(|| reason.downcast_ref::<&str>().copied());
    said.unwrap_or("no reason was given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_has_an_end_that_says_so() {
        let end = sure_end("the import", || panic!("paper {} is odd", 7));
        let said = "The import failed: paper 7 is odd. This is a mistake in recto; what was done before it stays.";
        assert_eq!(end, End::Failed(said.to_owned()));
        let end = sure_end("the index", || End::Indexed(Ok(Brought::Up)));
        assert_eq!(end, End::Indexed(Ok(Brought::Up)));
    }
}
