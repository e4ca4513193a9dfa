//! `recto search`: the papers that an engine finds, beyond the library.

use std::io::Write;

use anyhow::{Result, anyhow};
use clap::Args;
use serde::Serialize;

use super::asked::Asked;
use super::output::{self, Output, Progress};
use super::stopping::Stopping;
use super::{Unavailable, UsageError, marks, say};
use crate::clock;
use crate::config::{self, Config};
use crate::files::{self, Folders};
use crate::jobs::{Again, FoundPaper, Look, LookAt, Looked, Step, Web, WebSetup};
use crate::library::{self, StorePlace};
use crate::marks::{MarkKind, Marks};
use crate::paper::{Paper, PaperId};
use crate::sources::{ENGINES, Engine, MOST};
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// So many papers are printed where no other number is named.
const USUAL: usize = 25;

/// Look further than the library: print the papers that an engine finds, one a line: id, tab, title;
/// behind a second tab = where the library has the paper, ★ where it is starred.
#[derive(Debug, Args)]
#[command(after_help = engines())]
pub struct Search {
    /// The engine that is asked, or one of your own by its name
    #[arg(long = "in", value_name = "ENGINE")]
    engine: String,
    #[command(flatten)]
    asked: Asked,
    /// At most so many papers
    #[arg(long, value_name = "N", default_value_t = USUAL)]
    limit: usize,
    /// Print one JSON array of records
    #[arg(long)]
    json: bool,
}

/// A record as `--json` prints it.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    paper: &'a Paper,
    /// The id under which the library has it.
    known: Option<&'a str>,
    starred: bool,
}

impl Search {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let (config, problems) = config::read(&folders.config, Config::default())?;
        for problem in &problems {
            say(&problem.to_string());
        }
        let engine = Engine::named(&self.engine, &config.access.engines)
            .map_err(|error| UsageError(error.to_string()))?;
        let query = self.asked.whole_words("search")?;
        let size = u64::try_from(self.limit).unwrap_or(MOST);
        let look = Look {
            // What is wrong with the question is known before anybody is asked.
            size: engine
                .ask(&query, size, &config.access.bases)
                .map(|asking| {
                    if asking.left.clauses().is_empty() {
                        size
                    } else {
                        MOST
                    }
                })
                .map_err(|error| UsageError(error.to_string()))?,
            at: LookAt::Query(engine, query),
            least: self.limit,
            today: clock::today(),
        };
        let web = Web::new(WebSetup {
            state: folders.state.clone(),
            config: folders.config.clone(),
            access: config.access,
            clock: clock::moment,
            zone: clock::zone,
            variable: files::variable,
        });
        let place = StorePlace::new(&folders.data, &folders.cache);
        let stopping = Stopping::by_signals()?;
        let mut progress = Progress::new("found");
        let looked = look.run(&web, &place, stopping.stop(), &mut |step| {
            if let Step::Asking(name) = step {
                progress.word(&format!("asking {}", safe::line(&name)));
            }
        });
        drop(progress);
        self.print(&looked, folders, out)?;
        if !looked.notes().is_empty() {
            say(&format!("{}: {}", self.engine, looked.notes().join("; ")));
        }
        match looked.fault {
            None => Ok(()),
            Some(_) if stopping.stop().is_set() => Err(stopping.ended("stopped")),
            Some(fault) if fault.again == Again::InVain => Err(anyhow!("{}", fault.reason)),
            Some(fault) => Err(Unavailable(fault.reason).into()),
        }
    }

    fn print(&self, looked: &Looked, folders: &Folders, out: &mut Output) -> Result<()> {
        let marks = marks(folders);
        let papers = looked.papers.iter().take(self.limit);
        if self.json {
            write!(out, "[")?;
            for (place, found) in papers.enumerate() {
                let printed = Printed {
                    paper: &found.paper,
                    known: found.known.as_ref().map(PaperId::as_str),
                    starred: is_starred(found, &marks),
                };
                let comma = if place > 0 { "," } else { "" };
                let json = safe::json(&serde_json::to_string(&printed)?);
                write!(out, "{comma}\n{json}")?;
            }
            return Ok(writeln!(out, "\n]")?);
        }
        let scripts = output::letters(folders).scripts;
        for found in papers {
            let paper = &found.paper;
            let id = found.known.as_ref().unwrap_or(&paper.id);
            let form = Form::Rendered(library::rendering(paper));
            let title = library::shown_title(paper, form, Unseen::Dropped);
            let sign = match &found.known {
                Some(_) if is_starred(found, &marks) => "\t★",
                Some(_) => "\t=",
                None => "",
            };
            let (id, title) = (safe::line(id.as_str()), title.in_scripts(scripts));
            writeln!(out, "{id}\t{}{sign}", title.text())?;
        }
        Ok(())
    }
}

/// Whether a paper of the library is starred.
fn is_starred(found: &FoundPaper, marks: &Marks) -> bool {
    let ids = found.known.iter().chain(found.paper.ids());
    let mut stars = ids.map(|id| marks.get(MarkKind::Star, id).is_some());
    found.known.is_some() && stars.any(|is_starred| is_starred)
}

/// The engines as the help lists them.
fn engines() -> String {
    let rows = ENGINES.iter().map(|row| (row.name, row.meaning));
    let rows = rows.map(|(name, meaning)| format!("\n  {name:<11} {meaning}"));
    format!("ENGINE can be:{}", rows.collect::<String>())
}
