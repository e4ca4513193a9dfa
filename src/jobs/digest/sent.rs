//! `sent.jsonl`: what was sent to whom, a line for each mail, written when somebody has it. What it holds
//! is not told again.

use std::collections::{BTreeMap, HashSet};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::waiting::{Waiting, ids, papers};
use crate::digest::{Before, Told};
use crate::disk::{Disk, Readers, close_to_others, read_own, replace};

/// So much of it is read.
const LARGEST: u64 = 256 << 20;
/// From this size on it is seen whether much of it is old.
const LARGE: u64 = 4 << 20;
/// A paper that was told so many days ago came so long ago that no digest looks at it.
const DAYS_KEPT: i32 = 400;

/// A mail that somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) subscription: String,
    pub(super) day: Date,
    pub(super) id: String,
    pub(super) papers: Vec<Told>,
    pub(super) up_to: Option<i64>,
}

/// The file.
#[derive(Debug)]
pub(super) struct SentLog<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
}

/// What was sent, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) lines: Vec<Line>,
    /// The lines that cannot be read.
    pub(super) broken: usize,
}

/// What a subscription was told before, as the folder of the state says.
///
/// # Errors
/// When `sent.jsonl` cannot be read: one sentence.
pub fn told_before(state: &Path, subscription: &str) -> Result<Before, String> {
    let log = SentLog::in_folder(&crate::disk::RealDisk, state);
    Ok(log.read()?.before(subscription))
}

impl Line {
    pub(super) fn of(waiting: &Waiting) -> Self {
        Self {
            subscription: waiting.subscription.clone(),
            day: waiting.day,
            id: waiting.id.clone(),
            papers: waiting.papers.clone(),
            up_to: waiting.up_to,
        }
    }

    fn read(text: &str) -> Option<Self> {
        let told: Map<String, Value> = serde_json::from_str(text).ok()?;
        let word = |name: &str| told.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            subscription: word("subscription")?,
            day: word("day")?.parse().ok()?,
            id: word("id")?,
            papers: papers(told.get("papers")?)?,
            up_to: told.get("up_to").and_then(Value::as_i64),
        })
    }
}

impl Sent {
    /// What was told before.
    pub(super) fn before(&self, subscription: &str) -> Before {
        let mut before = Before::default();
        let lines = self.lines.iter();
        for line in lines.filter(|line| line.subscription == subscription) {
            before.last = before.last.max(Some(line.day));
            before.up_to = before.up_to.max(line.up_to);
            let ids = line.papers.iter();
            let ids = ids.flat_map(|told| std::iter::once(&told.id).chain(&told.aliases));
            before.told.extend(ids.cloned());
        }
        before
    }

    /// Whether somebody has this mail.
    pub(super) fn has(&self, id: &str) -> bool {
        self.lines.iter().any(|line| line.id == id)
    }
}

impl<'a> SentLog<'a> {
    /// That of the folder of the state.
    pub(super) fn in_folder(disk: &'a dyn Disk, state: &Path) -> Self {
        Self {
            disk,
            path: state.join("sent.jsonl"),
        }
    }

    /// What was sent. A line that cannot be read costs itself.
    ///
    /// # Errors
    /// When the file cannot be read: one sentence. Nothing may be sent then.
    pub(super) fn read(&self) -> Result<Sent, String> {
        let bytes = read_own(&self.path, LARGEST);
        let bytes = bytes.map_err(|error| {
            format!(
                "{} cannot be read: {error}; nothing is sent",
                self.path.display()
            )
        })?;
        let text = bytes.unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let mut sent = Sent::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match Line::read(line) {
                Some(line) => sent.lines.push(line),
                None => sent.broken += 1,
            }
        }
        Ok(sent)
    }

    /// Writes down that somebody has a mail. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written: one sentence.
    pub(super) fn add(&self, waiting: &Waiting, at: Timestamp) -> Result<(), String> {
        let line = Line::of(waiting);
        let told = json!({
            "subscription": line.subscription,
            "day": line.day.to_string(),
            "id": line.id,
            "at": at.to_string(),
            "to": waiting.to,
            "chosen": waiting.chosen,
            "up_to": line.up_to,
            "papers": ids(&line.papers),
        });
        let added = self.append(&told.to_string());
        added.map_err(|error| format!("{} cannot be written: {error}", self.path.display()))
    }

    fn append(&self, line: &str) -> std::io::Result<()> {
        let is_new = !self.path.exists();
        let mut file = self.disk.open_end(&self.path, Readers::Owner)?;
        close_to_others(self.disk, &file);
        let length = file.seek(SeekFrom::End(0))?;
        // What is torn becomes a line of its own.
        let mut last = [b'\n'];
        if length > 0 {
            file.seek(SeekFrom::Start(length - 1))?;
            file.read_exact(&mut last)?;
        }
        let begin = if last == [b'\n'] { "" } else { "\n" };
        self.disk
            .write_all(&mut file, format!("{begin}{line}\n").as_bytes())?;
        self.disk.sync(&file)?;
        if is_new && let Some(folder) = self.path.parent() {
            self.disk.sync_dir(folder)?;
        }
        Ok(())
    }

    /// Drops what can matter no more, where the file is large and half of it is that: what was sent more
    /// than a year ago, but for the last mail of each subscription. Lines stay as they are.
    ///
    /// # Errors
    /// When it cannot be written: one sentence. Then it is as it was.
    pub(super) fn compact(&self, today: Date) -> Result<(), String> {
        let bytes = read_own(&self.path, LARGEST);
        let bytes = bytes
            .map_err(|error| error.to_string())?
            .unwrap_or_default();
        if (bytes.len() as u64) < LARGE {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&bytes);
        let kept = kept(&text, today);
        if kept.len() * 2 > text.len() {
            return Ok(());
        }
        let replaced = replace(self.disk, &self.path, kept.as_bytes());
        replaced.map(|_| ()).map_err(|error| error.to_string())
    }
}

/// The lines that can still matter.
fn kept(text: &str, today: Date) -> String {
    let oldest = today
        .checked_sub(jiff::Span::new().days(DAYS_KEPT))
        .unwrap_or(Date::MIN);
    let lines: Vec<(&str, Option<Line>)> =
        text.lines().map(|line| (line, Line::read(line))).collect();
    let mut last: BTreeMap<&str, Date> = BTreeMap::new();
    let mut up_to: BTreeMap<&str, i64> = BTreeMap::new();
    for line in lines.iter().filter_map(|(_, line)| line.as_ref()) {
        let day = last.entry(&line.subscription).or_insert(line.day);
        *day = (*day).max(line.day);
        if let Some(second) = line.up_to {
            let known = up_to.entry(&line.subscription).or_insert(second);
            *known = (*known).max(second);
        }
    }
    let matters = |line: &Line| {
        let name = line.subscription.as_str();
        line.day >= oldest
            || last.get(name) == Some(&line.day)
            || line
                .up_to
                .is_some_and(|second| up_to.get(name) == Some(&second))
    };
    let mut seen: HashSet<&str> = HashSet::new();
    let kept = lines
        .iter()
        .filter(|(text, line)| line.as_ref().is_some_and(matters) && seen.insert(text));
    kept.flat_map(|(text, _)| [*text, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealDisk;
    use crate::paper::PaperId;

    fn waiting(subscription: &str, day: Date, number: usize) -> Waiting {
        let id = |text: String| PaperId::parse(&text).unwrap();
        Waiting {
            subscription: subscription.to_owned(),
            day,
            id: format!("<{subscription}.{number}@x>"),
            made: Timestamp::UNIX_EPOCH,
            form: "mail".to_owned(),
            from: "me@x.org".to_owned(),
            to: "you@x.org".to_owned(),
            text: "Subject: \u{1}\r\n\r\nℝ\r\n".to_owned(),
            chosen: 1,
            papers: vec![Told {
                id: id(format!("arxiv:2611.{number:05}")),
                aliases: vec![id(format!("doi:10.1/{number}"))],
            }],
            up_to: number
                .is_multiple_of(7)
                .then_some(i64::try_from(number).unwrap()),
        }
    }

    #[test]
    fn what_waits_is_read_as_it_was_written() {
        let waiting = waiting("morning", jiff::civil::date(2026, 11, 27), 14);
        assert_eq!(Waiting::read(&waiting.written()), Some(waiting.clone()));
        for text in [
            "",
            "{}",
            &waiting.written().replace("\"version\":1", "\"version\":2"),
        ] {
            assert_eq!(Waiting::read(text), None);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_log_that_others_can_read_is_closed_to_them_when_it_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let log = SentLog::in_folder(&RealDisk, dir.path());
        let path = dir.path().join("sent.jsonl");
        std::fs::write(&path, "").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let day = jiff::civil::date(2026, 11, 27);
        log.add(&waiting("morning", day, 1), Timestamp::UNIX_EPOCH)
            .unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(log.read().unwrap().lines.len(), 1);
    }

    #[test]
    fn what_can_matter_no_more_is_dropped_where_it_is_half_of_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let log = SentLog::in_folder(&RealDisk, dir.path());
        let first = jiff::civil::date(2020, 1, 1);
        let day = |number: usize| {
            let days = i32::try_from(number).unwrap();
            first.checked_add(jiff::Span::new().days(days)).unwrap()
        };
        // One that ended long ago, and one that goes on.
        log.add(&waiting("ended", first, 1), Timestamp::UNIX_EPOCH)
            .unwrap();
        let mut lines = String::new();
        for number in 0..2_000 {
            let line = waiting("morning", day(number), number).written();
            lines += &line.replace(
                "\"text\":",
                &format!("\"x\":\"{}\",\"text\":", "x".repeat(2_000)),
            );
        }
        let path = dir.path().join("sent.jsonl");
        let before = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, before + &lines + "torn\n").unwrap();
        let today = day(1_999);
        let told = log.read().unwrap().before("morning");
        log.compact(today).unwrap();
        let sent = log.read().unwrap();
        assert_eq!((sent.lines.len(), sent.broken), (402, 0));
        let left = sent.before("morning");
        assert_eq!((left.last, left.up_to), (told.last, told.up_to));
        assert_eq!(sent.before("ended").last, Some(first));
        // What is small is left alone.
        log.compact(day(9_999)).unwrap();
        assert_eq!(log.read().unwrap().lines.len(), 402);
    }
}
