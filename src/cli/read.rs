//! `recto read`: a whole paper, or a section of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};

use super::output::{Output, Progress, columns};
use super::stopping::Stopping;
use super::{Opened, Unavailable, around, output, say};
use crate::body::{Block, Body, Kind, to_markdown};
use crate::clock;
use crate::files::Folders;
use crate::jobs::{Asks, PdfText, Stop, Whole, WholeError, whole_in};
use crate::paper::{Paper, PaperId};
use crate::text::safe;
use crate::text::shown::Form;
use crate::text::wrap::Widths;

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
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let path = PathBuf::from(&self.what);
        let body = if path.is_file() || self.what == "-" {
            let stopping = Stopping::by_signals()?;
            of_file(&path, folders, stopping.stop())?
        } else {
            self.of_paper(folders)?
        };
        let section = match &self.section {
            Some(meant) => {
                let found = body.section(meant);
                Some(found.ok_or_else(|| no_section(&body, meant))?)
            }
            None => None,
        };
        match self.format {
            As::Markdown => write!(out, "{}", to_markdown(&body, section))?,
            As::Text => {
                let shown = Shown {
                    columns: columns().unwrap_or(80),
                    widths: output::letters(folders).widths,
                };
                match section {
                    Some(section) => {
                        shown.blocks(body.blocks.get(section).unwrap_or_default(), out)?;
                    }
                    None => shown.whole(&body, out)?,
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
        let got = get(&whole, folders, &stopping)?;
        let body = std::sync::Arc::unwrap_or_clone(got.body);
        Ok(body)
    }
}

/// The paper of the library that has this id, or one of which nothing else is known.
pub(super) fn paper(opened: &Opened, id: PaperId) -> Result<Paper> {
    Ok(match opened.library.named(&id)? {
        Some(number) => opened.library.paper(number)?.as_ref().clone(),
        None => Paper::new(id),
    })
}

/// Gets a whole paper, and says on standard error who is asked and what else is to be known.
pub(super) fn get(
    whole: &Whole,
    folders: &Folders,
    stopping: &Stopping,
) -> Result<crate::jobs::GotWhole> {
    let around = around(folders, clock::zone);
    let mut asking = Progress::new("asked");
    let got = whole.get_around(&around, stopping.stop(), &mut |step| {
        if let crate::jobs::Step::Asking(whom) = step {
            asking.word(&format!("asking {}", safe::line(&whom)));
        }
    });
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

fn of_file(path: &Path, folders: &Folders, stop: &Stop) -> Result<Body> {
    match whole_in(path, &folders.cache, stop) {
        Ok(whole) => Ok(whole.body),
        Err(reason) => bail!("{}: {reason}", path.display()),
    }
}

fn no_section(body: &Body, meant: &str) -> anyhow::Error {
    /// So many sections are named.
    const NAMED: usize = 30;
    let outline = body.outline();
    let named: Vec<&str> = outline.iter().take(NAMED).map(String::as_str).collect();
    if named.is_empty() {
        anyhow!("it has no sections")
    } else {
        anyhow!(
            "no section is called {meant}; there are {}",
            named.join(", ")
        )
    }
}

/// Plain lines of so many columns.
struct Shown {
    columns: usize,
    widths: Widths,
}

impl Shown {
    fn whole(&self, body: &Body, out: &mut Output) -> Result<()> {
        let title = line(&body.title.tex());
        self.wrapped("", &title, out)?;
        let missing = body.missing();
        if !missing.is_empty() {
            writeln!(out)?;
            self.wrapped("", &safe::line(&missing), out)?;
        }
        for blocks in [&body.front, &body.summary, &body.blocks] {
            if !blocks.is_empty() {
                writeln!(out)?;
                self.blocks(blocks, out)?;
            }
        }
        Ok(())
    }

    fn blocks(&self, blocks: &[Block], out: &mut Output) -> Result<()> {
        for (place, block) in blocks.iter().enumerate() {
            if place > 0 {
                writeln!(out)?;
            }
            self.block(block, out)?;
        }
        Ok(())
    }

    fn block(&self, block: &Block, out: &mut Output) -> Result<()> {
        let indent = "  ".repeat(block.indent.min(10));
        match &block.kind {
            Kind::Code => {
                for code in block.prose.text.trim_matches('\n').lines() {
                    let text = code.trim_start();
                    let blanks = code.len() - text.len();
                    writeln!(out, "{indent}{:blanks$}{}", "", safe::line(text))?;
                }
            }
            Kind::Table(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| line(&cell.prose.tex()));
                    let cells: Vec<String> = cells.collect();
                    self.wrapped(&indent, &cells.join(" | "), out)?;
                }
            }
            Kind::Formula => {
                let text = format!("{} {}", block.prose.tex(), block.label.tex());
                self.wrapped("    ", &line(&text), out)?;
            }
            Kind::Paragraph
            | Kind::Heading(_)
            | Kind::Caption { .. }
            | Kind::Note
            | Kind::Reference => {
                let text = format!("{} {}", block.label.tex(), block.prose.tex());
                self.wrapped(&indent, &line(&text), out)?;
            }
        }
        Ok(())
    }

    fn wrapped(&self, indent: &str, text: &str, out: &mut Output) -> Result<()> {
        let columns = self.columns.saturating_sub(indent.len());
        for part in self.widths.lines(text, columns) {
            writeln!(out, "{indent}{}", text.get(part).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// TeX as one safe line that is read.
fn line(tex: &str) -> String {
    let form = Form::Rendered(crate::text::render::Origin::Faithful.into());
    let shown = crate::text::shown::Shown::line(tex, form, safe::Unseen::Dropped);
    shown.text().trim().to_owned()
}
