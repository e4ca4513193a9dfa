//! `recto similar`: the papers that are most like one, and why.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use crate::cli::list::Printed;
use crate::cli::output::{self, Output};
use crate::cli::{Opened, unknown};
use crate::files::Folders;
use crate::library;
use crate::paper::PaperId;
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// So many words are told of each paper.
const WORDS_TOLD: usize = 6;

/// Print the papers that are most like one: id, title, and the words that they share.
#[derive(Debug, Args)]
pub struct SimilarTo {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
    #[arg(value_name = "ID")]
    id: String,
    /// At most so many papers
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Print one JSON array of records, each with the words shared
    #[arg(long)]
    json: bool,
}

/// A record as `--json` prints it.
#[derive(Serialize)]
struct PrintedSimilar<'a> {
    #[serde(flatten)]
    printed: Printed<'a>,
    shared: Vec<&'a str>,
}

impl SimilarTo {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let opened = Opened::open(folders)?;
        let id = PaperId::given(&self.id).ok_or_else(|| unknown(&[&self.id]))?;
        let (library, overlay) = (&opened.library, &opened.overlay);
        let number = library.named(&id)?;
        let number = number.ok_or_else(|| unknown(&[&self.id]))?;
        let own = library.record(number)?.id.clone();
        let similar = overlay.similar(library, &own);
        let shown = similar.papers().iter().copied();
        let shown = shown.filter(|number| !overlay.hidden().contains(*number));
        let scripts = output::letters(folders).scripts;
        if self.json {
            write!(out, "[")?;
        }
        for (written, number) in shown.take(self.limit).enumerate() {
            let paper = library.paper(number)?;
            let shared = similar.shared(library, number);
            if self.json {
                let comma = if written > 0 { "," } else { "" };
                let printed = Printed::new(&opened, number, &paper);
                let json = serde_json::to_string(&PrintedSimilar { printed, shared })?;
                write!(out, "{comma}\n{}", safe::json(&json))?;
            } else {
                let form = Form::Rendered(library::rendering(&paper));
                let title = library::shown_title(&paper, form, Unseen::Dropped);
                let told = shared.len().min(WORDS_TOLD);
                let shared = shared.get(..told).unwrap_or_default().join(", ");
                writeln!(
                    out,
                    "{}\t{}\t{}",
                    safe::line(paper.id.as_str()),
                    title.in_scripts(scripts).text(),
                    safe::line(&shared)
                )?;
            }
        }
        if self.json {
            writeln!(out, "\n]")?;
        }
        Ok(())
    }
}
