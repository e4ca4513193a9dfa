//! Commands that stand between what they join: `{a \over b}`, `{n \choose k}` (Knuth, "The `TeXbook`",
//! chapter 17). They reach to both ends of their group.

use super::{Mode, TexReader, factors};
use crate::text::writer::WrittenPlace;

/// A group that is open, and where its text begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    kind: GroupKind,
    start: WrittenPlace,
    /// The command that stood in it, and where what follows that begins.
    infix: Option<(Infix, WrittenPlace)>,
}

/// What opened a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupKind {
    /// A part of the source that is read by itself.
    Read,
    /// `\left`, up to its `\right`.
    Bracket,
}

/// What is written before, between and behind the two halves of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Infix(&'static str, &'static str, &'static str);

impl Infix {
    /// The infix of a pattern such as `C(1, 2)`.
    pub(super) fn of(pattern: &'static str) -> Option<Self> {
        let (before, rest) = pattern.split_once('1')?;
        let (between, behind) = rest.split_once('2')?;
        Some(Self(before, between, behind))
    }

    fn is_fraction(self) -> bool {
        self.1 == "/"
    }
}

impl TexReader<'_> {
    pub(super) fn open_group(&mut self, kind: GroupKind) {
        self.groups.push(Group {
            kind,
            start: self.out.place(),
            infix: None,
        });
    }

    /// Closes the group that `\left` opened, if it is the innermost.
    pub(super) fn close_bracket(&mut self) {
        let is_bracket = |group: &mut Group| group.kind == GroupKind::Bracket;
        if let Some(group) = self.groups.pop_if(is_bracket) {
            self.end_infix(group);
        }
    }

    /// Closes the group that is read, and brackets in it that nobody closed.
    pub(super) fn close_groups(&mut self) {
        while let Some(group) = self.groups.pop() {
            self.end_infix(group);
            if group.kind == GroupKind::Read {
                return;
            }
        }
    }

    /// Ends what stands between two columns or rows: it is a group of its own.
    pub(super) fn end_cell(&mut self) {
        if let Some(group) = self.groups.last().copied() {
            self.end_infix(group);
        }
        let start = self.out.place();
        if let Some(group) = self.groups.last_mut() {
            (group.start, group.infix) = (start, None);
        }
    }

    /// Joins what its group has before it to what will follow; the second of a group stays as written.
    pub(super) fn infix(
        &mut self,
        pattern: &'static str,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        let infix = Infix::of(pattern).filter(|_| mode.is_maths())?;
        let group = self.groups.last().copied();
        let group = group.filter(|group| group.infix.is_none())?;
        let blanks = usize::from(self.out.since(group.start).starts_with(' '));
        let start = group.start.forward(blanks);
        self.out.take_blank();
        let above = self.out.since(start);
        let (open, close) = if infix.is_fraction() && factors::is_sum(above) {
            ("(", ")")
        } else {
            (infix.0, "")
        };
        let room = if self.out.needs_room(start.text) {
            " "
        } else {
            ""
        };
        self.out.surround(start, &format!("{room}{open}"), close);
        self.out.add(infix.1);
        let below = self.out.begin_part();
        if let Some(group) = self.groups.last_mut() {
            group.infix = Some((infix, below));
        }
        Some(self.after_blanks(after, end))
    }

    fn end_infix(&mut self, group: Group) {
        let Some((infix, below)) = group.infix else {
            return;
        };
        self.out.take_blank();
        self.out.end_part();
        if infix.is_fraction() {
            let above = self.out.between(group.start, below).to_owned();
            self.bracket_below(&above, below);
            self.out.end_fraction();
        } else {
            self.out.add(infix.2);
        }
    }
}
