//! `recto read`: a whole paper, or a section of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};

use crate::body::lines::{self, Extent, Formulas};
use crate::body::{Body, to_markdown};
use crate::cli::output::{Output, Progress, columns};
use crate::cli::stopping::Stopping;
use crate::cli::{Opened, Unavailable, around, output, say};
use crate::clock;
use crate::files::Folders;
use crate::jobs::{Asks, PdfText, Stop, Whole, WholeError, whole_in};
use crate::paper::{Paper, PaperId, Scheme};
use crate::text::safe;

/// Lines are so wide where nothing is known of a terminal.
const COLUMNS: usize = 80;

/// Print a whole paper: what is kept of it, else what the web has; or a page, an article or a PDF of your own.
#[derive(Debug, Args)]
pub struct Read {
    /// A file, arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// A section alone: its number, or words of its heading
    #[arg(long, value_name = "NAME|N")]
    section: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = As::Text)]
    format: As,
    /// Take the text out of the PDF, where there is no other, by pdftotext
    #[arg(long)]
    pdf: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// Lines as wide as the terminal
    Text,
    /// Markdown, with formulas between dollars
    Markdown,
}

impl Read {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let path = PathBuf::from(&self.what);
        if path.is_dir() {
            bail!("{} is a folder; recto read takes one file", self.what);
        }
        let body = if path.is_file() || self.what == "-" {
            let stopping = Stopping::by_signals()?;
            of_file(&path, stopping.stop())?
        } else {
            self.of_paper(folders)?
        };
        let (body, section) = match &self.section {
            Some(meant) => match (body.section(meant), body.abstract_alone(meant)) {
                (Some(section), _) => (body, Some(section)),
                (None, Some(alone)) => {
                    let all = 0..alone.blocks.len();
                    (alone, Some(all))
                }
                (None, None) => return Err(no_section(&self.what, &body, meant)),
            },
            None => (body, None),
        };
        match self.format {
            As::Markdown => write!(out, "{}", to_markdown(&body, section))?,
            As::Text => {
                let extent = section.map_or(Extent::Whole, Extent::Blocks);
                let (width, letters) = (columns().unwrap_or(COLUMNS), output::letters(folders));
                for line in lines::set(&body, extent, Formulas::Shown, width, letters) {
                    writeln!(out, "{}", line.text)?;
                }
            }
        }
        Ok(())
    }

    fn of_paper(&self, folders: &Folders) -> Result<Body> {
        let pdf = if self.pdf {
            PdfText::Taken
        } else {
            PdfText::Left
        };
        let id = PaperId::given(&self.what)
            .ok_or_else(|| anyhow!("{} is neither a file nor the id of a paper", self.what))?;
        let whole = Whole {
            paper: paper(&Opened::open(folders)?, id)?,
            asks: Asks::Web,
            pdf,
        };
        let stopping = Stopping::by_signals()?;
        let got = get(&whole, version(&self.what), folders, &stopping)?;
        let body = std::sync::Arc::unwrap_or_clone(got.body);
        Ok(body)
    }
}

/// The paper of the library that has this id, or one of which nothing else is known.
pub(in crate::cli) fn paper(opened: &Opened, id: PaperId) -> Result<Paper> {
    Ok(match opened.library.named(&id)? {
        Some(number) => opened.library.paper(number)?.as_ref().clone(),
        None => Paper::new(id),
    })
}

/// The version that an id of arXiv or an address there ends in.
pub(in crate::cli) fn version(written: &str) -> Option<u32> {
    let id = PaperId::given(written).filter(|id| id.scheme() == Scheme::Arxiv)?;
    let (_, behind) = written.rsplit_once(id.value())?;
    let digits = behind.strip_prefix(['v', 'V'])?;
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let version = digits.get(..end.unwrap_or(digits.len()))?.parse().ok()?;
    Some(version).filter(|version| *version > 0)
}

/// Gets a whole paper, or a version of it, and says on standard error who is asked and what else is to be known.
pub(in crate::cli) fn get(
    whole: &Whole,
    version: Option<u32>,
    folders: &Folders,
    stopping: &Stopping,
) -> Result<crate::jobs::GotWhole> {
    let around = around(folders, clock::zone);
    let mut asking = Progress::new("asked");
    let mut hear = |step| {
        if let crate::jobs::Step::Asking(whom) = step {
            asking.word(&format!("asking {}", safe::line(&whom)));
        }
    };
    let got = match version {
        Some(version) => whole.get_version(version, &around, stopping.stop(), &mut hear),
        None => whole.get_around(&around, stopping.stop(), &mut hear),
    };
    drop(asking);
    match got {
        Ok(got) => {
            got.notes.iter().for_each(|note| say(note));
            Ok(got)
        }
        Err(error @ WholeError::Stopped) => Err(stopping.ended(&error.to_string())),
        Err(error) if error.may_pass() => Err(Unavailable(error.to_string()).into()),
        Err(error) => Err(error.into()),
    }
}

fn of_file(path: &Path, stop: &Stop) -> Result<Body> {
    match whole_in(path, stop) {
        Ok(whole) => Ok(whole.body),
        Err(reason) => bail!("{}: {reason}", path.display()),
    }
}

fn no_section(what: &str, body: &Body, meant: &str) -> anyhow::Error {
    /// So many sections are named.
    const NAMED: usize = 30;
    let mut all: Vec<String> = Vec::new();
    if !body.summary.is_empty() {
        all.push("Abstract".to_owned());
    }
    all.extend(body.outline());
    let named: Vec<&str> = all.iter().take(NAMED).map(String::as_str).collect();
    if named.is_empty() {
        return anyhow!("{what} has no sections");
    }
    let more = match all.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    anyhow!(
        "{what}: no one section is called {meant}; there are {}{more}",
        named.join(", ")
    )
}
