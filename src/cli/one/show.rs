//! `recto show`: one paper.

use std::io::Write;

use anyhow::Result;
use clap::Args;

use crate::cli::list::Printed;
use crate::cli::one::given::Given;
use crate::cli::output::{self, Output};
use crate::cli::{Opened, recognised, unknown};
use crate::files::Folders;
use crate::library::{self, PaperNumber};
use crate::marks::Tag;
use crate::paper::{LinkKind, Paper, PaperId, byline};
use crate::text::letters::Letters;
use crate::text::safe::{self, Unseen};
use crate::text::scripts::Scripts;
use crate::text::shown::{Form, Shown};

/// The widest line on a terminal.
const WIDEST: usize = 80;

/// Print papers: title, fields, abstract. On a terminal the lines are wrapped.
#[derive(Debug, Args)]
pub struct Show {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper; - reads them from standard
    /// input, one a line
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Print title and abstract as they were received, with TeX
    #[arg(long, conflicts_with = "json")]
    raw: bool,
    /// Print the record as JSON, of several papers each on a line of its own
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let opened = Opened::open(folders)?;
        let given = Given::all(&self.ids)?;
        let (mut papers, mut strangers) = (Vec::new(), Vec::new());
        for (written, id) in recognised(&given) {
            let number = match id {
                Some(id) => opened.library.named(&id)?,
                None => None,
            };
            match number {
                Some(number) => papers.push(number),
                None => strangers.push(written),
            }
        }
        if !strangers.is_empty() {
            return Err(unknown(&strangers));
        }
        for (place, number) in papers.into_iter().enumerate() {
            if place > 0 && !self.json {
                writeln!(out)?;
            }
            self.one(&opened, number, folders, out)?;
        }
        Ok(())
    }

    /// Prints one of them.
    fn one(
        &self,
        opened: &Opened,
        number: PaperNumber,
        folders: &Folders,
        out: &mut Output,
    ) -> Result<()> {
        let paper = opened.library.paper(number)?;
        if self.json {
            return Ok(writeln!(
                out,
                "{}",
                Printed::new(opened, number, &paper).json()?
            )?);
        }
        let form = if self.raw {
            Form::Raw
        } else {
            Form::Rendered(library::rendering(&paper))
        };
        let mut page = Page {
            out,
            columns: output::columns().map(|columns| columns.min(WIDEST)),
            letters: output::letters(folders),
        };
        let fields_in = page.letters.scripts;
        let texts_in = match form {
            // What was received is printed as it was.
            Form::Raw => Scripts::Unicode,
            Form::Rendered(_) => fields_in,
        };
        let summary = match form {
            Form::Raw => paper.summary_as_received(),
            Form::Rendered(_) => &paper.summary,
        };
        let title = library::shown_title(&paper, form, Unseen::Dropped);
        page.paragraph(title.in_scripts(texts_in).text())?;
        let summary = Shown::paragraphs(summary, form, Unseen::Dropped).in_scripts(texts_in);
        let mut facts = fields(&paper);
        let in_summary = summary.paragraphs.iter();
        for (_, address) in in_summary.flat_map(|paragraph| &paragraph.links) {
            if facts.iter().all(|(_, known)| known != address) {
                facts.push(("link", address.clone()));
            }
        }
        let marks = opened.overlay.marks(number);
        for (name, is_so) in [("starred", marks.starred), ("hidden", marks.hidden)] {
            facts.push((name, if is_so { "yes" } else { "" }.into()));
        }
        let tags: Vec<&str> = opened.overlay.tags_of(number).map(Tag::as_str).collect();
        facts.push(("tags", tags.join(" ")));
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            let line = safe::line(&format!("{name}: {value}"));
            page.paragraph(&fields_in.line(line))?;
        }
        for paragraph in summary.paragraphs {
            writeln!(page.out)?;
            page.paragraph(&paragraph.text)?;
        }
        Ok(())
    }
}

struct Page<'a> {
    out: &'a mut Output,
    /// The columns of a terminal; a file or pipe gets a paragraph on a line.
    columns: Option<usize>,
    letters: Letters,
}

impl Page<'_> {
    fn paragraph(&mut self, text: &str) -> Result<()> {
        let Some(columns) = self.columns else {
            return Ok(writeln!(self.out, "{text}")?);
        };
        for line in self.letters.widths.lines(text, columns) {
            writeln!(self.out, "{}", text.get(line).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// Every field that can be said in a line; empty where the paper has none.
fn fields(paper: &Paper) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let aliases: Vec<&str> = paper.aliases.iter().map(PaperId::as_str).collect();
    let sources: Vec<&str> = paper
        .sources
        .iter()
        .map(|source| source.format.as_str())
        .collect();
    let mut fields = vec![
        ("id", paper.id.to_string()),
        ("also", aliases.join(", ")),
        ("authors", byline(&paper.authors, usize::MAX)),
        ("date", paper.date_shown().unwrap_or_default()),
        (
            "updated",
            paper
                .updated
                .map(|date| date.to_string())
                .unwrap_or_default(),
        ),
        ("venue", text(&paper.venue)),
        ("categories", paper.categories.join(", ")),
        ("keywords", paper.keywords.join(", ")),
        ("comment", text(&paper.comment)),
        (
            "votes",
            paper
                .votes
                .map(|votes| votes.to_string())
                .unwrap_or_default(),
        ),
        (
            "place on its page",
            paper.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        ),
        ("source", sources.join(", ")),
    ];
    for kind in LinkKind::ALL {
        let of_kind = paper.links_of(kind).into_iter();
        fields.extend(of_kind.map(|address| (kind.field(), address)));
    }
    fields
}
