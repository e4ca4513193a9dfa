//! `recto samples`: the papers that recto comes with, listed or put away.

use std::io::Write;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::cli::output::Output;
use crate::cli::{Opened, say};
use crate::config::change_samples;
use crate::files::Folders;
use crate::marks;
use crate::query::Overlay;
use crate::text::numbers::thousands;

/// List the papers that recto comes with beside your own, or put them away. Without a word more it is
/// said how it is.
#[derive(Debug, Args)]
pub struct Samples {
    /// Whether they are listed
    what: Option<What>,
}

/// Whether they are listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// List them
    On,
    /// Put them away; those with a star stay
    Off,
}

impl Samples {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let wanted = match self.what {
            None => None,
            Some(What::On) => Some(marks::Samples::Shown),
            Some(What::Off) => Some(marks::Samples::PutAway),
        };
        if let Some(wanted) = wanted
            && let Some(warning) = change_samples(&folders.config, wanted)?
        {
            say(&warning);
        }
        let opened = Opened::open(folders)?;
        let away = opened.marks.clone().with_samples(marks::Samples::PutAway);
        let papers = Overlay::new(&opened.library, &away).samples().len();
        let sentence = match opened.marks.samples() {
            marks::Samples::Shown => {
                format!("{} listed; `recto samples off` puts them away", are(papers))
            }
            marks::Samples::PutAway => format!(
                "{} put away; `recto samples on` lists them again",
                are(papers)
            ),
        };
        Ok(writeln!(out, "{sentence}")?)
    }
}

fn are(papers: u64) -> String {
    match papers {
        1 => "1 paper that recto comes with is".to_owned(),
        _ => format!("{} papers that recto comes with are", thousands(papers)),
    }
}
