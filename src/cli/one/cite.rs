//! `recto cite`: papers as one hands them on in a text of one's own.

use std::io::Write;

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::one::given::Given;
use crate::cli::output::Output;
use crate::cli::{Opened, recognised, unknown};
use crate::files::Folders;
use crate::formats::{CITATIONS, CitationForm};

/// Print papers as one cites them: BibTeX entries, or another form.
#[derive(Debug, Args)]
pub struct Cite {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper; - reads them from standard
    /// input, one a line
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// bibtex, key, markdown, title, id or address
    #[arg(long, value_name = "FORM", default_value = "bibtex", value_parser = form)]
    form: &'static CitationForm,
}

fn form(name: &str) -> Result<&'static CitationForm, String> {
    let names = || CITATIONS.iter().map(|form| form.name);
    CitationForm::named(name)
        .ok_or_else(|| format!("there are {}", names().collect::<Vec<&str>>().join(", ")))
}

impl Cite {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let opened = Opened::open(folders)?;
        let (mut papers, mut strangers) = (Vec::new(), Vec::new());
        let given = Given::all(&self.ids)?;
        for (written, id) in recognised(&given) {
            let number = match id {
                Some(id) => opened.library.named(&id)?,
                None => None,
            };
            match number {
                Some(number) => papers.push(opened.library.paper(number)?),
                None => strangers.push(written),
            }
        }
        if !strangers.is_empty() {
            return Err(unknown(&strangers));
        }
        let text = self.form.of(papers.iter().map(AsRef::as_ref));
        if text.is_empty() {
            bail!("no {} is known of what was named", self.form.meaning);
        }
        writeln!(out, "{}", text.trim_end())?;
        Ok(())
    }
}
