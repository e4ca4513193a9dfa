//! `recto open` and `recto pdf`: what lies elsewhere of a paper, in the browser or in a file.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::cli::stopping::Stopping;
use crate::cli::{Opened, around, say, unknown};
use crate::clock;
use crate::disk::{Existing, OutputError};
use crate::files::{Folders, browse, openable};
use crate::jobs::{PdfError, fetch_pdf};
use crate::paper::{LinkKind, Paper, PaperId};

/// Open the page of a paper in the browser.
#[derive(Debug, Args)]
pub struct Open {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
    #[arg(value_name = "ID")]
    id: String,
}

/// Open the PDF of a paper in the browser, or fetch it into a file.
#[derive(Debug, Args)]
pub struct Pdf {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
    #[arg(value_name = "ID")]
    id: String,
    /// The file to write it to
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
}

impl Open {
    pub(in crate::cli) fn run(&self, folders: &Folders) -> Result<()> {
        open(&address(folders, &self.id, LinkKind::Page)?)
    }
}

impl Pdf {
    pub(in crate::cli) fn run(&self, folders: &Folders) -> Result<()> {
        let address = address(folders, &self.id, LinkKind::Pdf)?;
        let Some(to) = &self.output else {
            return open(&address);
        };
        let existing = if self.force {
            Existing::GivesWay
        } else {
            Existing::Stays
        };
        let stopping = Stopping::by_signals()?;
        let around = around(folders, clock::zone);
        match fetch_pdf(&around, &address, (to, existing), stopping.stop()) {
            Ok(bytes) => {
                say(&format!("{} has {bytes} bytes of {address}", to.display()));
                Ok(())
            }
            Err(PdfError::File(error @ OutputError::Exists(_))) => {
                Err(anyhow!("{error}; --force writes over it"))
            }
            Err(error) if stopping.stop().is_set() => Err(stopping.ended(&error.to_string())),
            Err(error) => Err(error.into()),
        }
    }
}

/// The address of this kind that is known of a paper, or told by its id.
fn address(folders: &Folders, written: &str, kind: LinkKind) -> Result<String> {
    let opened = Opened::open(folders)?;
    let id = PaperId::given(written).ok_or_else(|| unknown(&[written]))?;
    let number = opened.library.named(&id)?;
    let paper: Arc<Paper> = match number {
        Some(number) => opened.library.paper(number)?,
        None => return Err(unknown(&[written])),
    };
    let address = paper.links_of(kind).into_iter().next();
    address.ok_or_else(|| match kind {
        LinkKind::Pdf => {
            anyhow!("no PDF of {written} is known; `recto open {written}` opens its page")
        }
        LinkKind::Page | LinkKind::Code | LinkKind::Project => {
            anyhow!("no page of {written} is known")
        }
    })
}

fn open(address: &str) -> Result<()> {
    let url = openable(address).map_err(|reason| anyhow!("not opened, {reason}: {address}"))?;
    let mut browser = browse(&url)
        .map_err(|error| anyhow!("not opened, no browser could be started ({error}): {url}"))?;
    let status = browser.wait()?;
    // Windows reports nothing of use.
    if !status.success() && cfg!(unix) {
        bail!("not opened, the browser's {status}: {url}");
    }
    say(&format!("opened {url}"));
    Ok(())
}
