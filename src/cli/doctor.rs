//! `recto doctor`: whether what recto keeps is well, and ways out where it is not.

mod digests;
mod sources;
mod votes;

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Result, anyhow};
use clap::Args;

use super::compact::way_back;
use super::output::Output;
use super::{around, say};
use crate::bodies::Bodies;
use crate::clock;
use crate::config::{self, Config};
use crate::files::Folders;
use crate::library::{Kept, Library, LibraryError, StorePlace};
use crate::marks::{MarkFile, MarkFileError, MarkFiles, MarkKind, Mended};
use crate::merge::{Suspicion, suspicion};
use crate::paper::PaperId;
use crate::text::numbers::thousands;
use crate::text::safe;

/// Say whether stars, settings and papers can be read, and mend what cannot; and where the services
/// stand that papers come from. Nothing is mended unless asked for, and what stood there is kept aside.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Put a star file that cannot be read aside, and begin without stars
    #[arg(long, conflicts_with = "restore")]
    start_anew: bool,
    /// Put the stars of the daily backup in the place of those that stand
    #[arg(long)]
    restore: bool,
}

/// The report, line by line.
struct Report<'a> {
    out: &'a mut Output,
    sick: usize,
}

impl Doctor {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let MarkFiles { stars, state } = MarkFiles::in_dirs(&folders.config, &folders.state);
        if self.start_anew {
            return told(&stars.start_anew(&clock::now())?, out);
        }
        if self.restore {
            return told(&stars.restore(&clock::now())?, out);
        }
        let mut report = Report { out, sick: 0 };
        report.stars(&stars)?;
        report.settings(folders)?;
        report.state(&state)?;
        report.papers(folders)?;
        report.bodies(folders)?;
        report.votes(&StorePlace::new(&folders.data, &folders.cache))?;
        report.sources(folders)?;
        report.digests(folders, &around(folders, clock::zone))?;
        match report.sick {
            0 => Ok(()),
            1 => Err(anyhow!("1 thing is not well")),
            sick => Err(anyhow!("{sick} things are not well")),
        }
    }
}

/// What is wrong with a file, without the hint that leads here.
fn reason(error: &MarkFileError) -> String {
    match error {
        MarkFileError::Broken { path, reason, .. } => format!("{}: {reason}", path.display()),
        MarkFileError::Read { .. }
        | MarkFileError::Lost { .. }
        | MarkFileError::Newer { .. }
        | MarkFileError::Lock(_)
        | MarkFileError::Folder { .. }
        | MarkFileError::Replace(_) => error.to_string(),
    }
}

/// Says what was mended.
fn told(mended: &Mended, out: &mut Output) -> Result<()> {
    mended.warnings.iter().for_each(|warning| say(warning));
    let aside = match &mended.aside {
        Some(aside) => format!("; what stood there is {}", aside.display()),
        None => String::new(),
    };
    let line = format!("{} stars stand now{aside}", thousands(mended.stars as u64));
    Ok(writeln!(out, "{}", safe::line(&line))?)
}

impl Report<'_> {
    fn well(&mut self, what: &str, sentence: &str) -> Result<()> {
        Ok(writeln!(
            self.out,
            "{what}\twell: {}",
            safe::line(sentence)
        )?)
    }

    fn sick(&mut self, what: &str, sentence: &str) -> Result<()> {
        self.sick += 1;
        Ok(writeln!(
            self.out,
            "{what}\tnot well: {}",
            safe::line(sentence)
        )?)
    }

    fn stars(&mut self, file: &MarkFile) -> Result<()> {
        let backup = file.backup();
        let spare = backup.path().exists().then(|| backup.read());
        let path = file.path().display();
        match file.read() {
            Ok(marks) => {
                let stars = marks.count(MarkKind::Star);
                match file.newer(&marks) {
                    Some(newer) => self.sick("stars", &newer.to_string())?,
                    None => {
                        self.well("stars", &format!("{path} has {}", thousands(stars as u64)))?;
                    }
                }
            }
            Err(error) => {
                let anew = "`recto doctor --start-anew` begins without any";
                let ways = match &spare {
                    Some(Ok(stars)) => format!(
                        "`recto doctor --restore` puts back the backup, which has {}; {anew}; either keeps the file aside",
                        thousands(stars.count(MarkKind::Star) as u64)
                    ),
                    Some(Err(_)) | None => format!("{anew}, and keeps the file aside"),
                };
                self.sick("stars", &format!("{}. {ways}", reason(&error)))?;
            }
        }
        match spare {
            Some(Ok(stars)) => {
                let stars = stars.count(MarkKind::Star);
                let sentence = format!("{} has {stars}", backup.path().display());
                self.well("backup", &sentence)
            }
            Some(Err(error)) => self.sick("backup", &reason(&error)),
            None => self.well("backup", "none yet; the first change of a day makes one"),
        }
    }

    fn settings(&mut self, folders: &Folders) -> Result<()> {
        match config::read(&folders.config, Config::default()) {
            Ok((_, problems)) if problems.is_empty() => self.well("settings", "none is mistaken"),
            Ok((_, problems)) => problems
                .iter()
                .try_for_each(|problem| self.sick("settings", &problem.to_string())),
            Err(error) => self.sick("settings", &error.to_string()),
        }
    }

    fn state(&mut self, file: &MarkFile) -> Result<()> {
        match file.read() {
            Ok(marks) => {
                let papers = thousands(marks.count(MarkKind::Read) as u64);
                let sentence = match marks.count(MarkKind::ReadList) {
                    0 => format!("{papers} papers were read"),
                    lists => format!("{papers} papers were read, and those of {lists} lists"),
                };
                self.well("state", &sentence)
            }
            Err(error) => self.sick("state", &error.to_string()),
        }
    }

    fn papers(&mut self, folders: &Folders) -> Result<()> {
        let place = StorePlace::new(&folders.data, &folders.cache);
        match place.open() {
            Ok(opened) => {
                for problem in &opened.problems {
                    let sentence = format!("{problem}; it stands there until it is mended");
                    self.sick("papers", &sentence)?;
                }
                if let Some(reason) = &opened.in_memory {
                    return self.sick("papers", reason);
                }
                self.well(
                    "papers",
                    &format!("{} can be read", thousands(opened.library.len().into())),
                )?;
                let aside = place.kept_aside(&opened.library);
                aside.iter().try_for_each(|kept| self.aside(kept))?;
                self.merges(&place, &opened.library)
            }
            Err(error) => self.sick("papers", &error.to_string()),
        }
    }

    /// Names whole texts that are damaged, as far as their heads tell: none is unpacked.
    fn bodies(&mut self, folders: &Folders) -> Result<()> {
        let kept = match Bodies::in_dir(&folders.data).all() {
            Ok(kept) => kept,
            Err(error) => return self.sick("bodies", &error.to_string()),
        };
        for problem in &kept.problems {
            self.sick("bodies", problem)?;
        }
        let sentence = match kept.bodies.len() {
            1 => "1 whole text is kept".to_owned(),
            texts => format!("{} whole texts are kept", thousands(texts as u64)),
        };
        self.well("bodies", &sentence)
    }

    /// Names papers that may have been merged by mistake before their records were kept.
    fn merges(&mut self, place: &StorePlace, library: &Library) -> Result<()> {
        let mut suspected: BTreeMap<PaperId, Suspicion> = BTreeMap::new();
        place.each_with_earlier(&mut |paper, earlier| {
            let before = paper.ids().filter_map(|id| suspected.remove(id)).last();
            // One that came again after its removal is another.
            let stands = paper.parts.is_empty() && !earlier.is_empty();
            let before = before.filter(|_| stands);
            if let Some(suspicion) = suspicion(paper, earlier).or(before) {
                suspected.insert(paper.id.clone(), suspicion);
            }
        })?;
        suspected.retain(|id, _| library.number_of(id).is_some());
        for (id, suspicion) in &suspected {
            let sentence = format!(
                "{id} may be of two works: {suspicion}; if it is, `recto remove {id}` and import its files again"
            );
            writeln!(self.out, "merges\tdoubtful: {}", safe::line(&sentence))?;
        }
        Ok(())
    }

    /// Tells of a file of lines that compacting could not read.
    fn aside(&mut self, kept: &Result<Kept, LibraryError>) -> Result<()> {
        let kept = match kept {
            Ok(kept) => kept,
            Err(error) => return self.sick("aside", &error.to_string()),
        };
        let path = kept.path.display();
        let left = kept.unreadable + kept.missing;
        if left == 0 {
            let sentence = match kept.back {
                1 => format!("the line of {path} is a paper again; delete it"),
                back => format!("all {back} lines of {path} are papers again; delete it"),
            };
            return self.well("aside", &sentence);
        }
        let lines = if left == 1 { "line" } else { "lines" };
        let first = kept.first.as_ref();
        let first = first.map(|(line, reason)| format!(" (line {line}: {reason})"));
        let sentence = format!(
            "{path} has {left} {lines} that the library lacks{}; {}, or delete the file",
            first.unwrap_or_default(),
            way_back(left, &kept.path)
        );
        self.sick("aside", &sentence)
    }
}
