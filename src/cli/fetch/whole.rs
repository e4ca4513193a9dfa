//! `recto fetch --whole`: the whole texts of papers.

use std::io::Write;

use anyhow::{Result, anyhow};
use serde_json::json;

use crate::cli::one::read;
use crate::cli::output::Output;
use crate::cli::stopping::Stopping;
use crate::cli::{Opened, Unavailable, UsageError, say};
use crate::files::Folders;
use crate::jobs::{Asks, GotWhole, PdfText, Whole};
use crate::paper::PaperId;
use crate::text::numbers::thousands;
use crate::text::safe;

/// How the outcome is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// A line a paper.
    Text,
    /// An array.
    Json,
}

/// Gets whole texts, one after the other, and says what came. One that fails costs the others nothing.
pub(super) fn fetch(
    written: &[String],
    pdf: PdfText,
    told: As,
    folders: &Folders,
    out: &mut Output,
) -> Result<()> {
    let ids = written.iter().map(|written| {
        let id = PaperId::given(written).map(|id| (id, read::version(written)));
        id.ok_or_else(|| UsageError(format!("{written} is no id of a paper")))
    });
    let ids = ids.collect::<Result<Vec<(PaperId, Option<u32>)>, UsageError>>()?;
    if ids.is_empty() {
        return Err(UsageError("--whole needs the id of a paper".to_owned()).into());
    }
    let opened = Opened::open(folders)?;
    let stopping = Stopping::by_signals()?;
    let (mut came, mut later, mut rows) = (0, false, Vec::new());
    for (id, version) in ids {
        let whole = Whole {
            paper: read::paper(&opened, id.clone())?,
            asks: Asks::Anew,
            pdf,
        };
        match read::get(&whole, version, folders, &stopping) {
            Ok(got) => {
                came += 1;
                if told == As::Text {
                    writeln!(out, "{}", safe::line(&sentence(&got)))?;
                }
                rows.push(row(&got));
            }
            Err(error) if stopping.stop().is_set() => return Err(error),
            Err(error) => {
                later |= error.is::<Unavailable>();
                say(&format!("{error:#}"));
                rows.push(json!({ "id": id.as_str(), "reason": error.to_string() }));
            }
        }
    }
    if told == As::Json {
        let rows = serde_json::Value::from(rows);
        writeln!(out, "{}", safe::json(&rows.to_string()))?;
    }
    match (came, later) {
        (0, true) => Err(Unavailable("nothing came; try again later".to_owned()).into()),
        (0, false) => Err(anyhow!("nothing came")),
        _ => Ok(()),
    }
}

/// What came, in one line.
fn sentence(got: &GotWhole) -> String {
    let version = got.version.map(|version| format!(", version {version}"));
    let sections = match got.body.headings().count() {
        1 => "1 section".to_owned(),
        count => format!("{} sections", thousands(count as u64)),
    };
    let missing = got.body.missing();
    let end = if missing.is_empty() {
        ".".to_owned()
    } else {
        format!(". {missing}")
    };
    format!(
        "{}: {}{}, {sections}{end}",
        got.id,
        got.from,
        version.unwrap_or_default()
    )
}

fn row(got: &GotWhole) -> serde_json::Value {
    json!({
        "id": got.id.as_str(),
        "form": got.form.ending(),
        "from": got.from,
        "version": got.version,
        "sections": got.body.headings().count(),
        "missing": got.body.missing(),
    })
}
