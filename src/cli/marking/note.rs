//! `recto note`: a note on a paper, written in the user's own editor.

use std::io::Write;

use anyhow::Result;
use clap::Args;

use crate::cli::output::{self, Output};
use crate::cli::{Opened, note_folder, say, unknown};
use crate::files::{self, Folders};
use crate::library;
use crate::notes::{About, Editor, Ended};
use crate::paper::{Paper, PaperId};
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// Write a note on a paper with your editor (VISUAL or EDITOR), print it, or say where it is. Without an
/// id the papers that have a note are listed.
#[derive(Debug, Args)]
pub struct Note {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Print the note
    #[arg(long, requires = "id", conflicts_with = "path")]
    print: bool,
    /// Print where the note is, or would be
    #[arg(long, requires = "id")]
    path: bool,
}

impl Note {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let mut opened = Opened::open(folders)?;
        let Some(written) = &self.id else {
            opened.read_notes(folders);
            return list(&opened, folders, out);
        };
        let id = PaperId::given(written).ok_or_else(|| unknown(&[written]))?;
        let number = opened.library.named(&id)?;
        let paper = match number {
            Some(number) => opened.library.paper(number)?,
            None => return Err(unknown(&[written])),
        };
        let folder = note_folder(folders);
        let path = folder.file(paper.ids()).unwrap_or_default();
        if self.path {
            return Ok(writeln!(
                out,
                "{}",
                safe::line(&path.display().to_string())
            )?);
        }
        if self.print {
            let text = folder.text(&path)?;
            let text = text.ok_or_else(|| {
                anyhow::anyhow!("there is no note on {written}; `recto note {written}` begins one")
            })?;
            for line in text.lines() {
                writeln!(out, "{}", safe::line(line))?;
            }
            return Ok(());
        }
        let editor = Editor::named(files::variable)?;
        let begun = folder.begin(&about(&paper), &paper.aliases)?;
        let edited = editor.edit(&begun.path);
        let ended = folder.end(&begun);
        edited?;
        if ended? == Ended::Removed {
            say("nothing was written, and no note is kept");
        }
        Ok(())
    }
}

/// What a new note says of its paper.
fn about(paper: &Paper) -> About {
    let form = Form::Rendered(library::rendering(paper));
    About {
        id: paper.id.clone(),
        title: library::shown_title(paper, form, Unseen::Dropped)
            .text()
            .to_string(),
        link: paper.links.page.clone().or_else(|| paper.id.page()),
    }
}

/// The papers that have a note, as `list` has them.
fn list(opened: &Opened, folders: &Folders, out: &mut Output) -> Result<()> {
    let scripts = output::letters(folders).scripts;
    for number in opened.overlay.noted() {
        let paper = opened.library.paper(number)?;
        let form = Form::Rendered(library::rendering(&paper));
        let title = library::shown_title(&paper, form, Unseen::Dropped);
        let id = safe::line(paper.id.as_str());
        writeln!(out, "{id}\t{}", title.in_scripts(scripts).text())?;
    }
    Ok(())
}
