//! `recto split`: a paper that was merged of several, as these.

use std::io::Write;

use anyhow::Result;
use clap::Args;

use super::dedupe::list;
use super::output::Output;
use super::unknown;
use crate::files::Folders;
use crate::jobs;
use crate::library::StorePlace;
use crate::paper::PaperId;

/// Take a merge back: each record of which a paper was merged is a paper of its own from now on, and
/// no import and no dedupe makes them one again. A star stays with the one that has its id.
#[derive(Debug, Args)]
pub struct Split {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
    #[arg(value_name = "ID")]
    id: String,
}

impl Split {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let place = StorePlace::new(&folders.data, &folders.cache);
        let id = PaperId::given(&self.id).ok_or_else(|| unknown(&[&self.id]))?;
        let papers = jobs::split(&place, &id)?;
        writeln!(out, "{} papers are there now:", papers.len())?;
        list(papers.iter().rev(), out)
    }
}
