//! `recto tag`: the tags of papers, printed and changed; of all papers, or of none.

use std::io::Write;

use anyhow::Result;
use clap::{ArgAction, Args, Parser};
use serde::Serialize;

use crate::cli::one::given::Given;
use crate::cli::output::Output;
use crate::cli::{Arguments, Opened, UsageError, recognised, say, unknown};
use crate::clock;
use crate::files::Folders;
use crate::marks::{Intent, MarkKey, MarkKind, Wanted};
use crate::paper::PaperId;
use crate::query::TagName;
use crate::text::numbers::thousands;
use crate::text::safe;

/// List all tags, print those of papers, or change them.
#[derive(Debug, Args)]
#[command(
    disable_help_flag = true,
    override_usage = "recto tag [--json] [ID...] [+TAG...] [-TAG...]",
    after_help = "Examples:\n  recto tag 2503.11794 +to-read -skimmed\n  recto tag 2503.11794\n  recto tag"
)]
pub struct Tag {
    /// Ids or addresses of papers, then what to change: +TAG sets a tag, -TAG takes it back;
    /// - reads ids from standard input, one a line
    #[arg(value_name = "ID, +TAG or -TAG", allow_hyphen_values = true)]
    words: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print help
    #[arg(long, action = ArgAction::Help)]
    help: Option<bool>,
}

/// What was asked for.
#[derive(Default)]
struct Told {
    ids: Vec<String>,
    changes: Vec<(Wanted, crate::marks::Tag)>,
    json: bool,
}

/// A paper that was named: it may have gone, and its tags are there still.
struct Named {
    id: PaperId,
    key: MarkKey,
    title: String,
}

/// A tag and how many papers here have it, as `--json` prints it.
#[derive(Serialize)]
struct Counted<'a> {
    tag: &'a str,
    papers: u64,
}

/// The tags of a paper, as `--json` prints them.
#[derive(Serialize)]
struct TagsOf<'a> {
    id: &'a str,
    tags: Vec<String>,
}

impl Tag {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let told = self.told()?;
        let opened = Opened::open(folders)?;
        if told.ids.is_empty() {
            return if told.changes.is_empty() {
                list(&opened, told.json, out)
            } else {
                let reason =
                    "name the papers before the tags, as in `recto tag 2503.11794 +to-read`";
                Err(UsageError(reason.to_owned()).into())
            };
        }
        let papers = named(&opened, &told.ids)?;
        if told.changes.is_empty() {
            return print(&opened, &papers, told.json, out);
        }
        change(&opened, &papers, &told.changes, folders)
    }

    /// The words in their kinds; options may stand behind them, where the words take every dash.
    fn told(&self) -> Result<Told> {
        let mut told = Told {
            json: self.json,
            ..Told::default()
        };
        for word in &self.words {
            match word.as_str() {
                "--json" => told.json = true,
                // The ids of standard input.
                "-" => told.ids.push(word.clone()),
                "-h" | "--help" => {
                    if let Err(help) = Arguments::try_parse_from(["recto", "tag", "--help"]) {
                        return Err(help.into());
                    }
                }
                option if option.starts_with("--") => {
                    let reason = format!(
                        "there is no option {option}; `recto tag --help` names them all, and --home stands before `tag`"
                    );
                    return Err(UsageError(reason).into());
                }
                word => {
                    let change = word
                        .strip_prefix('+')
                        .map(|tag| (Wanted::Set, tag))
                        .or_else(|| word.strip_prefix('-').map(|tag| (Wanted::Unset, tag)));
                    match change {
                        Some((wanted, tag)) => {
                            let tag = crate::marks::Tag::new(tag);
                            let tag = tag.map_err(|error| UsageError(error.to_string()))?;
                            told.changes.push((wanted, tag));
                        }
                        None => told.ids.push(word.to_owned()),
                    }
                }
            }
        }
        Ok(told)
    }
}

/// The papers of these ids, each once.
fn named(opened: &Opened, ids: &[String]) -> Result<Vec<Named>> {
    let (mut papers, mut strangers) = (Vec::<Named>::new(), Vec::new());
    let given = Given::all(ids)?;
    for (written, id) in recognised(&given) {
        let Some(id) = id else {
            strangers.push(written);
            continue;
        };
        let number = opened.library.named(&id)?;
        let paper = if let Some(number) = number {
            let paper = opened.library.record(number)?;
            Named {
                id: paper.id.clone(),
                key: opened.overlay.mark_key(number, &paper),
                title: paper.title.clone(),
            }
        } else if let Some(entry) = opened.marks.get(MarkKind::Tags, &id) {
            Named {
                key: id.clone().into(),
                title: entry.title().into_owned(),
                id,
            }
        } else {
            strangers.push(written);
            continue;
        };
        if papers.iter().all(|known| known.id != paper.id) {
            papers.push(paper);
        }
    }
    if strangers.is_empty() {
        Ok(papers)
    } else {
        Err(unknown(&strangers))
    }
}

/// Every tag, with how many papers here have it.
fn list(opened: &Opened, json: bool, out: &mut Output) -> Result<()> {
    let tags = opened.overlay.tags().iter();
    let counted = tags.map(|(tag, papers)| Counted {
        tag: tag.as_str(),
        papers: papers.len(),
    });
    if json {
        let counted: Vec<Counted<'_>> = counted.collect();
        return Ok(writeln!(
            out,
            "{}",
            safe::json(&serde_json::to_string_pretty(&counted)?)
        )?);
    }
    for Counted { tag, papers } in counted {
        writeln!(out, "{}\t{papers}", safe::line(tag))?;
    }
    Ok(())
}

/// The tags of these papers; of several each on a line with its id.
fn print(opened: &Opened, papers: &[Named], json: bool, out: &mut Output) -> Result<()> {
    let tags = |paper: &Named| -> Vec<String> {
        let tags = opened.marks.tags(&paper.key).into_iter();
        tags.map(|tag| tag.to_string()).collect()
    };
    if json {
        let tagged = papers.iter().map(|paper| TagsOf {
            id: paper.id.as_str(),
            tags: tags(paper),
        });
        let tagged: Vec<TagsOf<'_>> = tagged.collect();
        return Ok(writeln!(
            out,
            "{}",
            safe::json(&serde_json::to_string_pretty(&tagged)?)
        )?);
    }
    for paper in papers {
        let tags = safe::line(&tags(paper).join(" "));
        if papers.len() == 1 {
            if !tags.is_empty() {
                writeln!(out, "{tags}")?;
            }
        } else {
            writeln!(out, "{}\t{tags}", safe::line(paper.id.as_str()))?;
        }
    }
    Ok(())
}

/// Sets tags and takes tags back, all of them at once, and says of how many papers.
fn change(
    opened: &Opened,
    papers: &[Named],
    changes: &[(Wanted, crate::marks::Tag)],
    folders: &Folders,
) -> Result<()> {
    let now = clock::now();
    let intents: Vec<Intent> = papers
        .iter()
        .flat_map(|paper| {
            changes.iter().map(|(wanted, tag)| Intent {
                kind: MarkKind::Tags,
                tag: Some(tag.clone()),
                wanted: *wanted,
                key: paper.key.clone(),
                at: now.clone(),
                title: paper.title.clone(),
            })
        })
        .collect();
    super::save(opened, &intents, &now, folders)?;
    let told = |(wanted, tag): &(Wanted, crate::marks::Tag)| {
        let had = |paper: &&Named| opened.marks.has_tag(&paper.key, tag);
        let had = papers.iter().filter(had).count();
        let (sign, others) = match wanted {
            Wanted::Set => ('+', papers.len() - had),
            Wanted::Unset => ('-', had),
        };
        format!("{sign}{} ({})", TagName::whole(tag.clone()), of(others))
    };
    let said: Vec<String> = changes.iter().map(told).collect();
    say(&format!("tagged: {}", said.join(", ")));
    Ok(())
}

fn of(papers: usize) -> String {
    match papers {
        0 => "nothing to change".to_owned(),
        1 => "1 paper".to_owned(),
        _ => format!("{} papers", thousands(papers as u64)),
    }
}
