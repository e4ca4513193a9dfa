//! The command line: one file for each subcommand.

mod asked;
mod bodies;
mod compact;
mod dedupe;
mod digest;
mod doctor;
mod export;
mod feeds;
mod fetch;
mod import;
mod index;
mod list;
mod marking;
mod one;
mod output;
mod own;
mod remove;
mod schedule;
mod search;
mod sending;
mod split;
mod stats;
mod stopping;
mod subscribe;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use jiff::tz::TimeZone;

use crate::bodies::Bodies;
use crate::clock;
use crate::config;
use crate::fault;
use crate::files::{self, Folders};
use crate::jobs::Around;
use crate::library::{self, Library, StorePlace};
use crate::marks::{MarkFiles, Marks, Visit, Wanted};
use crate::notes::{NoteFolder, Notes};
use crate::paper::{PaperId, seconds};
use crate::query::{Overlay, Query, QueryError};
use one::given::Given;
use output::Output;
pub use own::completions::complete;
use stopping::Stopped;

/// recto reads research papers in a terminal. Without a command it opens the reader.
#[derive(Debug, Parser)]
#[command(name = "recto", version = own::version::version(), max_term_width = 100)]
pub struct Arguments {
    /// Keep everything below this folder (or below `RECTO_HOME`) instead of the usual places
    #[arg(long, value_name = "DIR", global = true)]
    pub home: Option<PathBuf>,
    /// Open the reader with this filter
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Open the reader for a screen reader or a braille display: lines of words, one pane at a time
    #[arg(long)]
    pub plain: bool,
    /// What to do instead of opening the reader
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without the reader.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the papers that a query finds, one a line
    List(list::List),
    /// Print one paper
    Show(one::show::Show),
    /// Open the page of a paper in the browser
    Open(one::open::Open),
    /// Open the PDF of a paper, or fetch it into a file
    Pdf(one::open::Pdf),
    /// Print papers as one cites them
    Cite(one::cite::Cite),
    /// Print the papers that are most like one
    Similar(one::similar::SimilarTo),
    /// Star papers
    Star(Ids),
    /// Take stars back
    Unstar(Ids),
    /// List tags, print those of papers, or change them: ID +TAG -TAG
    Tag(marking::tag::Tag),
    /// Take in the stars, tags and hidden papers of another machine's starred.json
    MergeStars(marking::merge::MergeStars),
    /// Write a note on a paper, print it, or list the papers that have one
    Note(marking::note::Note),
    /// Take papers out of the library; their stars stay
    Remove(remove::Remove),
    /// Take papers in again that were taken out
    Restore(Ids),
    /// Bring papers in from files
    Import(import::Import),
    /// Fetch papers from the web: the feeds that are due, or what is named
    Fetch(fetch::Fetch),
    /// Print a whole paper, or a section of it: of the library, of the web, or in a file
    Read(one::read::Read),
    /// List the whole papers that are kept, take some away, or let some stay
    Bodies(bodies::KeptBodies),
    /// Draw the papers that a query finds by year, month and category
    Stats(stats::Stats),
    /// Look further: print the papers that an engine finds, such as OpenAlex
    Search(search::Search),
    /// List, add, remove or rename what is followed
    Feeds(feeds::Feeds),
    /// List, add, remove or rename saved queries
    Views(list::views::Views),
    /// Show what is new of what you subscribed to, or list and remove subscriptions
    Digest(digest::Digest),
    /// Subscribe to a digest: the day's papers by mail, or in a file
    Subscribe(Box<subscribe::Subscribe>),
    /// Make the index that a large library is searched with, and print its parts
    Index(index::Index),
    /// Drop what later lines of the store supersede, and broken ones
    Compact,
    /// Say whether stars, settings and papers can be read, and mend what cannot
    Doctor(doctor::Doctor),
    /// Give papers out
    #[command(about = format!("Give papers out as {}", crate::formats::ExportFormat::listed()))]
    Export(export::Export),
    /// Name the papers that are one, and merge them with --apply
    Dedupe(dedupe::Dedupe),
    /// Take a merge back: a paper becomes those of which it was merged
    Split(split::Split),
    /// Say whether the papers that recto comes with are listed; put them away, or list them again
    Samples(marking::samples::Samples),
    /// Print settings, change one, find mistakes in them, or begin a file of them
    Config(own::config::Configure),
    /// Print what makes a shell complete recto's commands
    Completions(own::completions::Completions),
    /// Print where recto keeps what
    Paths(own::paths::Paths),
}

/// One or more papers.
#[derive(Debug, Args)]
pub struct Ids {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper; - reads them from standard
    /// input, one a line
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

/// Something that is wrong with how recto was called: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

/// Something that may be otherwise later: exit status 75, as `sysexits.h` has it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

/// Digests were not sent; why is said already. The exit status says of what kind that is.
#[derive(Debug, thiserror::Error)]
#[error("not sent")]
struct Unsent(u8);

/// Runs a command. What a person should know goes to standard error.
///
/// # Errors
/// When the command fails; see [`exit_code`].
pub fn run(command: Command, folders: &Folders) -> Result<()> {
    fault::watch(&folders.cache, None)?;
    let mut out = Output::standard();
    match command {
        Command::List(list) => list.run(folders, &mut out)?,
        Command::Stats(stats) => stats.run(folders, &mut out)?,
        Command::Show(show) => show.run(folders, &mut out)?,
        Command::Open(open) => open.run(folders)?,
        Command::Pdf(pdf) => pdf.run(folders)?,
        Command::Cite(cite) => cite.run(folders, &mut out)?,
        Command::Similar(similar) => similar.run(folders, &mut out)?,
        Command::Star(ids) => marking::star::run(&ids.ids, Wanted::Set, folders)?,
        Command::Unstar(ids) => marking::star::run(&ids.ids, Wanted::Unset, folders)?,
        Command::Tag(tag) => tag.run(folders, &mut out)?,
        Command::MergeStars(merge) => merge.run(folders, &mut out)?,
        Command::Note(note) => note.run(folders, &mut out)?,
        Command::Remove(remove) => remove.run(folders, &mut out)?,
        Command::Restore(ids) => remove::restore(&ids.ids, folders, &mut out)?,
        Command::Import(import) => import.run(folders, &mut out)?,
        Command::Fetch(fetch) => fetch.run(folders, &mut out)?,
        Command::Read(read) => read.run(folders, &mut out)?,
        Command::Bodies(bodies) => bodies.run(folders, &mut out)?,
        Command::Search(search) => search.run(folders, &mut out)?,
        Command::Feeds(feeds) => feeds.run(folders, &mut out)?,
        Command::Views(views) => views.run(folders, &mut out)?,
        Command::Digest(digest) => digest.run(folders, &mut out)?,
        Command::Subscribe(subscribe) => subscribe.run(folders, &mut out)?,
        Command::Index(index) => index.run(folders, &mut out)?,
        Command::Compact => compact::run(folders, &mut out)?,
        Command::Doctor(doctor) => doctor.run(folders, &mut out)?,
        Command::Export(export) => export.run(folders, &mut out)?,
        Command::Dedupe(dedupe) => dedupe.run(folders, &mut out)?,
        Command::Split(split) => split.run(folders, &mut out)?,
        Command::Samples(samples) => samples.run(folders, &mut out)?,
        Command::Config(config) => config.run(folders, &mut out)?,
        Command::Completions(completions) => completions.run(&mut out)?,
        Command::Paths(paths) => paths.run(folders, &mut out)?,
    }
    out.finish()
}

/// The exit status of an error: 0 for a closed pipe, 2 for a wrong call or query, 75 for what may be
/// otherwise later, 69 and 78 for digests that are not sent, 128 + n for the signal that stopped it, else 1. Says the error on standard error where there is something to say.
#[must_use]
pub fn exit_code(error: &anyhow::Error) -> ExitCode {
    if output::is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    if let Some(error) = error.downcast_ref::<clap::Error>() {
        return refuse(error);
    }
    if let Some(Unsent(status)) = error.downcast_ref::<Unsent>() {
        return ExitCode::from(*status);
    }
    output::say(&format!("{error:#}"));
    if let Some(stopped) = error.downcast_ref::<Stopped>() {
        return ExitCode::from(stopped.exit_status());
    }
    let is_usage = error.is::<UsageError>() || error.is::<QueryError>();
    if is_usage {
        ExitCode::from(2)
    } else if error.is::<Unavailable>() {
        ExitCode::from(75)
    } else {
        ExitCode::FAILURE
    }
}

/// Shows help, or says what is wrong with the arguments; they are foreign text too.
#[must_use]
pub fn refuse(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        output::refuse(error);
    } else {
        // A pipe that is closed has seen enough.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// What jobs have around them; times are told in a zone.
fn around(folders: &Folders, zone: fn() -> TimeZone) -> Around {
    Around {
        place: StorePlace::new(&folders.data, &folders.cache),
        notes: note_folder(folders),
        ways: config::ways(
            &folders.config,
            &folders.state,
            clock::moment,
            zone,
            files::variable,
        ),
    }
}

/// Says something on standard error, as one safe line.
pub fn say(sentence: &str) {
    output::say(sentence);
}

/// The library and the marks, as commands need them.
struct Opened {
    library: Library,
    marks: Marks,
    overlay: Overlay,
}

/// The folder of notes.
fn note_folder(folders: &Folders) -> NoteFolder {
    config::notes(&folders.config, &folders.data, files::typed)
}

impl Opened {
    /// Opens everything; broken lines are said and passed over.
    fn open(folders: &Folders) -> Result<Self> {
        let opened = library::open(&folders.data, &folders.cache)?;
        opened
            .in_memory
            .iter()
            .for_each(|reason| output::say(reason));
        opened
            .problems
            .iter()
            .for_each(|problem| output::say(&problem.to_string()));
        let marks = marks(folders);
        let overlay = Overlay::new(&opened.library, &marks).since(last_visit(&marks));
        Ok(Self {
            library: opened.library,
            marks,
            overlay,
        })
    }
}

impl Opened {
    /// Opens everything, and reads notes where the query asks for them.
    fn open_for(folders: &Folders, query: &Query) -> Result<Self> {
        let mut opened = Self::open(folders)?;
        if query.asks_for_notes() {
            opened.read_notes(folders);
        }
        if query.asks_for_bodies() {
            opened.read_bodies(folders);
        }
        Ok(opened)
    }

    /// Reads the words of the whole papers that are kept; what cannot be read is said.
    fn read_bodies(&mut self, folders: &Folders) {
        match Bodies::in_dir(&folders.data).texts() {
            Ok(texts) => self.overlay.set_bodies(&self.library, texts.into()),
            Err(error) => output::say(&error.to_string()),
        }
    }

    /// Reads the notes; what cannot be read is said.
    fn read_notes(&mut self, folders: &Folders) {
        let (notes, errors) = note_folder(folders).read(&Notes::default());
        for error in &errors {
            output::say(&error.to_string());
        }
        self.overlay.set_notes(&self.library, &notes);
    }
}

/// When the last visit of the reader ended, in seconds since 1970.
fn last_visit(marks: &Marks) -> Option<i64> {
    Visit::of(marks).last_end(seconds(&clock::now())?)
}

/// Every mark; a file that cannot be read is said.
fn marks(folders: &Folders) -> Marks {
    let (marks, errors) = MarkFiles::in_dirs(&folders.config, &folders.state).read();
    for error in errors {
        output::say(&error.to_string());
    }
    marks.with_samples(config::samples(&folders.config))
}

/// Says which ids are of no paper here.
fn unknown(ids: &[&str]) -> anyhow::Error {
    anyhow::anyhow!(
        "no paper here has the id {}; `recto list` prints every id",
        ids.join(", ")
    )
}

/// Reads ids in any form; `None` for what is none.
fn recognised(ids: &[Given]) -> impl Iterator<Item = (&str, Option<PaperId>)> {
    ids.iter().map(Given::recognised)
}
