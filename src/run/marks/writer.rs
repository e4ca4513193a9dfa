//! What the marks thread knows of the disk, and writes to it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::{Awaited, Message, Where};
use crate::marks::{Change, FileKind, Intent, MarkFile, MarkFiles, Marks, Member, Saved, Stamp};
use crate::state::Position;

/// A file of at most so many bytes, of some thousand stars, is read before the first frame.
const READ_AT_ONCE: u64 = 2 << 20;

/// The files of marks, as they were read or written last.
pub(in crate::run) struct Writer {
    files: MarkFiles,
    marks: Marks,
    /// Files that are too large to be read before the first frame, and are not read yet.
    late: Vec<MarkFile>,
    /// Why stars cannot be set.
    closed: Option<String>,
    /// The star file as it was when it was read last.
    seen: Option<Stamp>,
    /// What has been said already; saying it at each save would help nobody.
    told: BTreeSet<String>,
}

impl Writer {
    /// Reads the files, but for large ones, which the first [`Self::look`] reads. Returns what to
    /// say, too.
    pub(in crate::run) fn open(files: &MarkFiles) -> (Self, Vec<String>) {
        let mut writer = Self {
            files: files.clone(),
            marks: Marks::default(),
            late: Vec::new(),
            closed: None,
            seen: None,
            told: BTreeSet::new(),
        };
        let mut notes = Vec::new();
        for file in files.each() {
            let is_large = file.stamp().is_some_and(|stamp| stamp.bytes > READ_AT_ONCE);
            if is_large {
                writer.marks = file.head_into(&writer.marks);
                writer.late.push(file.clone());
            } else {
                notes.extend(writer.read(file));
            }
        }
        (writer, notes)
    }

    /// Reads a file; where that fails, its marks stay as they were. Returns what to say.
    fn read(&mut self, file: &MarkFile) -> Option<String> {
        let stamp = file.stamp();
        let read = file.read_into(&self.marks).map(|marks| {
            let newer = file.newer(&marks);
            self.marks = marks;
            newer
        });
        let reason = match read {
            Ok(newer) => newer.map(|error| error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        match file.kind() {
            FileKind::Stars => {
                self.seen = stamp;
                self.closed = reason;
                None
            }
            FileKind::State => reason,
        }
    }

    /// The marks as they were read or written last.
    pub(in crate::run) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Why stars cannot be set.
    pub(in crate::run) fn closed(&self) -> Option<&str> {
        self.closed.as_deref()
    }

    /// Whether marks are still to be read.
    pub(in crate::run) fn awaited(&self) -> Awaited {
        if self.late.is_empty() {
            Awaited::Nothing
        } else {
            Awaited::Marks
        }
    }

    /// Writes every intent, and the position along with marks of its file. Intents are idempotent,
    /// so that all are written again after a failure. Stars that nobody can set before something is
    /// mended count as done: the marks on disk do not have them.
    pub(super) fn write(
        &mut self,
        intents: &[Intent],
        position: Option<&Where>,
    ) -> Result<Vec<String>, String> {
        let (mut notes, mut failed) = (Vec::new(), None);
        // No file waits for another to work.
        for file in self.files.clone().each() {
            if intents
                .iter()
                .any(|intent| intent.kind.file() == file.kind())
            {
                match self.save(file, intents, position) {
                    Ok(said) => notes.extend(said),
                    Err(reason) => failed = failed.or(Some(reason)),
                }
            }
        }
        failed.map_or(Ok(notes), Err)
    }

    fn save(
        &mut self,
        file: &MarkFile,
        intents: &[Intent],
        position: Option<&Where>,
    ) -> Result<Vec<String>, String> {
        let members = match (file.kind(), position) {
            (FileKind::State, Some(position)) => on_disk(position),
            (FileKind::State, None) | (FileKind::Stars, _) => Vec::new(),
        };
        let change = Change {
            intents,
            members: &members,
            now: &crate::clock::now(),
        };
        let is_stars = file.kind() == FileKind::Stars;
        match file.save(&self.marks, &change) {
            Ok(Saved { marks, warnings }) => {
                self.marks = marks;
                if is_stars {
                    self.closed = None;
                    self.seen = file.stamp();
                }
                Ok(self.untold(warnings))
            }
            Err(error) if is_stars && error.is_lasting() => {
                self.closed = Some(error.to_string());
                Ok(Vec::new())
            }
            Err(error) => Err(error.to_string()),
        }
    }

    /// Says what is on disk, after so many intents are done.
    pub(super) fn saved(&self, intents: usize, notes: Vec<String>) -> Message {
        Message::MarksSaved {
            intents,
            marks: Arc::new(self.marks.clone()),
            closed: self.closed.clone(),
            notes,
        }
    }

    /// Why a star among these intents, which are done, is not as wanted.
    pub(super) fn refuses(&self, intents: &[Intent]) -> Option<String> {
        let is_refused = |intent: &Intent| intent.kind.file() == FileKind::Stars;
        self.closed
            .clone()
            .filter(|_| intents.iter().any(is_refused))
    }

    /// What is on disk now, where another program has changed the star file, or a file is still to
    /// be read.
    pub(super) fn look(&mut self) -> Option<Message> {
        let mut files = std::mem::take(&mut self.late);
        let stars = &self.files.stars;
        if files.iter().all(|file| file.kind() != FileKind::Stars) && stars.stamp() != self.seen {
            files.push(stars.clone());
        }
        if files.is_empty() {
            return None;
        }
        let notes = files.iter().filter_map(|file| self.read(file)).collect();
        Some(self.saved(0, notes))
    }

    /// Writes where one is. Returns what to say.
    pub(super) fn write_position(&mut self, position: &Where) -> Option<String> {
        let file = self.files.state.clone();
        match self.save(&file, &[], Some(position)) {
            Ok(notes) => notes.into_iter().next(),
            Err(reason) => self.untold(vec![reason]).pop(),
        }
    }

    /// Those that have not been said yet.
    fn untold(&mut self, notes: Vec<String>) -> Vec<String> {
        let new = |note: &String| self.told.insert(note.clone());
        notes.into_iter().filter(new).collect()
    }
}

/// Where one is, and when, as it lies in the file.
fn on_disk(position: &Where) -> Vec<Member> {
    let names = position.folded.iter().map(|kind| kind.name());
    let left = Position {
        query: position.query.clone(),
        order: position.order.name().to_owned(),
        selected: position.selected.clone(),
        scroll: position.scroll,
        row: position.row,
        folded: names.map(str::to_owned).collect(),
        read_to: position.read_to.papers().to_vec(),
    };
    let mut members = left.members().to_vec();
    members.push(position.visit.member());
    members
}
