//! `recto bodies`: the whole papers that are kept.

use std::io::Write;

use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::json;

use super::one::given::Given;
use super::one::read;
use super::output::Output;
use super::{around, recognised, say, unknown};
use crate::bodies::{Bodies, BodiesError, KeptBody};
use crate::cli::Opened;
use crate::clock;
use crate::files::Folders;
use crate::paper::PaperId;
use crate::text::safe;
use crate::text::size::size;

/// List the whole papers that are kept, take some away, or let some stay.
#[derive(Debug, Args)]
pub struct KeptBodies {
    #[command(subcommand)]
    what: Option<What>,
    /// Print the list as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print what is kept, the one that was read last first: id, form, size and day; * stays
    List {
        /// Print it as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take whole papers away; their records stay
    Remove {
        /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Let whole papers stay, however much all of them take
    Keep {
        /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
}

impl KeptBodies {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let around = around(folders, clock::zone);
        let bodies = around.shelf().bodies;
        match &self.what {
            Some(What::List { json: true }) => list_json(&bodies, out),
            None | Some(What::List { .. }) if self.json => list_json(&bodies, out),
            None | Some(What::List { .. }) => list(&bodies, out),
            Some(What::Remove { ids }) => {
                let all = found(&bodies, ids, folders, Damaged::Counts)?;
                let said = papers(&all);
                let ids: Vec<PaperId> = all.into_iter().flat_map(|held| held.ids).collect();
                let freed = size(bodies.remove(&ids)?);
                say(&format!("{said} taken away, which had {freed}"));
                Ok(())
            }
            Some(What::Keep { ids }) => {
                let all = found(&bodies, ids, folders, Damaged::IsSaid)?;
                let said = papers(&all);
                bodies.let_stay(all.into_iter().map(|held| held.id))?;
                say(&format!("{said} kept until `recto bodies remove`"));
                Ok(())
            }
        }
    }
}

/// A paper that is kept whole.
struct Held {
    /// The id that it is called by.
    id: PaperId,
    /// Those that its file may be named by.
    ids: Vec<PaperId>,
}

/// What becomes of a file that is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damaged {
    /// It is kept, too.
    Counts,
    /// It is an error.
    IsSaid,
}

/// What is kept of all of these papers; none of them may be missing.
fn found(
    bodies: &Bodies,
    ids: &[String],
    folders: &Folders,
    damaged: Damaged,
) -> Result<Vec<Held>> {
    let opened = Opened::open(folders)?;
    let (mut all, mut strangers) = (Vec::new(), Vec::new());
    let given = Given::all(ids)?;
    for (written, id) in recognised(&given) {
        let Some(id) = id else {
            strangers.push(written);
            continue;
        };
        let paper = read::paper(&opened, id)?;
        let ids: Vec<PaperId> = paper.ids().cloned().collect();
        match bodies.of(&ids) {
            Ok(Some(KeptBody { id, .. })) => all.push(Held {
                ids: vec![id.clone()],
                id,
            }),
            Err(BodiesError::Read { .. }) if damaged == Damaged::Counts => {
                let id = paper.id.clone();
                all.push(Held { id, ids });
            }
            Ok(None) => strangers.push(written),
            Err(error) => return Err(error.into()),
        }
    }
    if strangers.is_empty() {
        return Ok(all);
    }
    let known = unknown(&strangers);
    let kept = strangers
        .iter()
        .any(|written| PaperId::given(written).is_some());
    if kept {
        anyhow::bail!(
            "no whole text is kept of {}; `recto bodies list` names all",
            strangers.join(", ")
        );
    }
    Err(known)
}

fn papers(held: &[Held]) -> String {
    match held {
        [held] => format!("the whole text of {} is", held.id),
        _ => format!("{} whole texts are", held.len()),
    }
}

fn list(bodies: &Bodies, out: &mut Output) -> Result<()> {
    let kept = bodies.all()?;
    kept.problems.iter().for_each(|problem| say(problem));
    for body in &kept.bodies {
        let day = body.read.map(|at| clock::zone().to_datetime(at).date());
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let sign = if body.stays { "*" } else { "" };
        let id = safe::line(&with_version(body));
        let form = body.form.ending();
        writeln!(out, "{id}\t{form}\t{}\t{day}\t{sign}", size(body.size))?;
    }
    if kept.bodies.is_empty() && kept.problems.is_empty() {
        say("no whole text is kept; `recto fetch --whole ID` gets one");
    }
    Ok(())
}

fn with_version(body: &KeptBody) -> String {
    let version = body.version.map(|version| format!(" v{version}"));
    format!("{}{}", body.id, version.unwrap_or_default())
}

fn list_json(bodies: &Bodies, out: &mut Output) -> Result<()> {
    let kept = bodies.all()?;
    kept.problems.iter().for_each(|problem| say(problem));
    let bodies = kept.bodies.iter().map(|body| {
        json!({
            "id": body.id.as_str(),
            "version": body.version,
            "form": body.form.ending(),
            "bytes": body.size,
            "read": body.read.map(|at| at.to_string()),
            "stays": body.stays,
        })
    });
    let list = serde_json::Value::from(bodies.collect::<Vec<_>>());
    writeln!(out, "{}", safe::json(&list.to_string()))?;
    Ok(())
}
