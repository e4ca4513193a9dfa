//! A document with changes: the old text with other pieces between.

use super::{Content, Document, DocumentPart, Member, quoted};
use crate::marks::PerKind;
use crate::marks::section::{Changes, Section};

impl Document {
    /// The document with these marks and members; `None` where it has them already.
    pub(in crate::marks) fn with(
        &self,
        changes: &PerKind<Changes>,
        members: &[Member],
    ) -> Option<Self> {
        let has = |(name, json): &Member| self.member(name) == Some(json);
        let mut kinds = self.file.kinds();
        let is_same = kinds.all(|kind| changes[kind].is_empty()) && members.iter().all(has);
        (!is_same).then(|| self.rewritten(changes, members))
    }

    /// The document with these marks and members.
    pub(in crate::marks) fn rewritten(
        &self,
        changes: &PerKind<Changes>,
        members: &[Member],
    ) -> Self {
        let here = self.file.kinds().flat_map(|kind| &changes[kind]);
        let values = here.filter_map(|(_, value)| value.as_ref());
        let more: usize = values.map(|value| value.len() + 256).sum();
        let mut history = self.changed.clone();
        for kind in self.file.kinds() {
            history.extend(changes[kind].keys().map(|id| (kind, id.clone())));
        }
        let mut next = Self {
            file: self.file,
            text: String::with_capacity(self.text.len() + more + 4096),
            members: Vec::new(),
            origin: self.origin.clone(),
            changed: history,
        };
        let put_old = |next: &mut Self, member: &DocumentPart| {
            let new = members.iter().find(|(new, _)| member.is(new));
            next.put(&member.name, |text| match (&member.content, new) {
                (Content::Marks(kind, section), _) => {
                    Content::Marks(*kind, section.write(&self.text, &changes[*kind], text))
                }
                (Content::Other(json), None) | (Content::Other(_), Some((_, json))) => {
                    text.push_str(json);
                    Content::Other(json.clone())
                }
            });
        };
        // What is no mark stands before the marks, where it is found without reading them.
        let is_marks = |member: &DocumentPart| matches!(member.content, Content::Marks(..));
        let marks_at = self.members.iter().position(is_marks);
        let (head, rest) = self
            .members
            .split_at(marks_at.unwrap_or(self.members.len()));
        for member in head {
            put_old(&mut next, member);
        }
        for (name, json) in members {
            if self.member(name).is_none() {
                next.put(&quoted(name), |text| {
                    text.push_str(json);
                    Content::Other(json.clone())
                });
            }
        }
        for member in rest {
            put_old(&mut next, member);
        }
        for kind in self.file.kinds() {
            let is_wanted = changes[kind].values().any(Option::is_some);
            if is_wanted && self.section(kind).is_none() {
                next.put(&quoted(kind.member()), |text| {
                    Content::Marks(kind, Section::default().write("", &changes[kind], text))
                });
            }
        }
        next.text.push_str("\n}\n");
        next
    }

    /// Adds a member to the text that is being made.
    fn put(&mut self, name: &str, content: impl FnOnce(&mut String) -> Content) {
        let before = if self.members.is_empty() { "{" } else { "," };
        self.text.push_str(before);
        self.text.push_str("\n  ");
        self.text.push_str(name);
        self.text.push_str(": ");
        let content = content(&mut self.text);
        let name = name.to_owned();
        self.members.push(DocumentPart { name, content });
    }
}
