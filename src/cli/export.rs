//! `recto export`: papers in the forms that other programs read.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use clap::{ArgAction, Args};

use super::asked::Asked;
use super::output::{Output, Progress};
use super::stopping::Stopping;
use super::{UsageError, list, note_folder, say};
use crate::disk::OutputError;
use crate::files::Folders;
use crate::formats::{EXPORTS, ExportFormat};
use crate::jobs::{self, Chosen, ExportError, Named, Step, Target, behind, in_file};
use crate::library::StorePlace;
use crate::query::Order;

/// Give papers out for other programs, the oldest first, so that citation keys stay as they are
/// when papers are added.
#[derive(Debug, Args)]
#[command(disable_help_flag = true, after_help = formats())]
pub struct Export {
    #[command(flatten)]
    asked: Asked,
    /// The format; without it the file's name tells
    #[arg(long, short, value_name = "FORMAT", value_parser = format)]
    format: Option<&'static ExportFormat>,
    /// The file to write; standard output without it, or with -
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
    /// Add to a file that is there already what it does not have; its entries and their keys stay
    #[arg(long, requires = "output", conflicts_with = "force")]
    append: bool,
    /// The order: newest, oldest, title, page, votes, added, starred, relevance, trending or for-you
    #[arg(long, value_name = "ORDER", default_value = "oldest", value_parser = list::order)]
    sort: Order,
    /// Print help
    #[arg(long, action = ArgAction::Help)]
    help: Option<bool>,
}

fn format(name: &str) -> Result<&'static ExportFormat, String> {
    ExportFormat::named(name).ok_or_else(|| format!("there are {}", names()))
}

/// The formats as the help lists them.
fn formats() -> String {
    let rows = EXPORTS
        .iter()
        .map(|export| format!("\n  {:<9} {}", export.name, export.meaning));
    format!("Formats:{}", rows.collect::<String>())
}

fn names() -> String {
    let names: Vec<&str> = EXPORTS.iter().map(|export| export.name).collect();
    names.join(", ")
}

impl Export {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let query = self.asked.query("export")?;
        let format = self.told_format()?;
        let marks = super::marks(folders);
        let name = self.file().cloned().map(Named::Path);
        let job = jobs::Export {
            chosen: Chosen::Found(query),
            order: self.sort,
            format: format.name,
            to: match name {
                None => Target::Stream,
                Some(name) if self.force => Target::File(name),
                Some(name) if self.append => Target::Behind(name),
                Some(name) => Target::NewFile(name),
            },
            visit: super::last_visit(&marks),
            marks: Arc::new(marks),
            today: crate::clock::today(),
        };
        let place = StorePlace::new(&folders.data, &folders.cache);
        let stopping = match job.to {
            // It leaves nothing that would have to be removed.
            Target::Stream => Stopping::left_to_the_system(),
            Target::NewFile(_) | Target::File(_) | Target::Behind(_) => Stopping::by_signals()?,
        };
        let mut exported = Progress::new("exported");
        let mut hear = |step| match step {
            Step::Records(papers) => exported.count(papers),
            Step::Said(sentence) => say(&sentence),
            Step::Problem(_)
            | Step::PassedOver(_)
            | Step::Indexed(_)
            | Step::Feeds(_)
            | Step::Changed
            | Step::Shown(_)
            | Step::Asking(_) => {}
        };
        let written = job.run(
            (&place, &note_folder(folders)),
            stopping.stop(),
            &mut hear,
            out,
        );
        drop(exported);
        let Some(path) = self.file() else {
            written?;
            return Ok(());
        };
        match written {
            Ok(given) => {
                let file = path.display().to_string();
                if self.append {
                    say(&behind(given, &file));
                } else {
                    say(&in_file(given.written, &file));
                }
                Ok(())
            }
            Err(ExportError::File(error @ OutputError::Exists(_))) => Err(anyhow!(
                "{error}; --force writes over it, --append adds to it"
            )),
            Err(ExportError::Stopped) => {
                let reason = ExportError::Stopped;
                Err(stopping.ended(&format!("{} was not written: {reason}", path.display())))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The file to write; none where that is standard output.
    fn file(&self) -> Option<&PathBuf> {
        let is_file = |path: &&PathBuf| path.as_os_str() != "-";
        self.output.as_ref().filter(is_file)
    }

    /// The format that was asked for, or that the file's name tells.
    fn told_format(&self) -> Result<&'static ExportFormat> {
        let by_name = || {
            let name = self.file()?.file_name()?.to_str()?;
            ExportFormat::of_file(name)
        };
        self.format.or_else(by_name).ok_or_else(|| {
            UsageError(format!(
                "name the format with --format; there are {}",
                names()
            ))
            .into()
        })
    }
}
