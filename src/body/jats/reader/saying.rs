//! Text of an article: what takes it in.

use super::{ArticleReader, Role, State, Taking};
use crate::body::name::Name;

/// So many bytes of what is no article are told.
const LONGEST_TOLD: usize = 200;

impl ArticleReader<'_> {
    /// Takes in text.
    pub(super) fn say(&mut self, text: &str) {
        self.last = text.chars().next_back().unwrap_or(self.last);
        self.builder.text(text);
    }

    /// Says what waits for the text of an item of a list.
    pub(super) fn bullet(&mut self) {
        let Some(bullet) = self.lists.bullet() else {
            return;
        };
        if self.builder.is_within() {
            self.say(&bullet);
            self.say(" ");
        } else {
            self.builder.open(Taking::Label);
            self.builder.text(&bullet);
            self.builder.close();
        }
    }

    /// Text between two tags.
    pub(in crate::body::jats) fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if self.state != State::Within {
            if self.state == State::Before && self.said.len() < LONGEST_TOLD {
                self.said.extend(text.chars().take(LONGEST_TOLD));
            }
            return;
        }
        let role = self.open.last().map_or(Role::Inline, |open| open.role);
        let is_blank = text.trim().is_empty();
        let is_between = matches!(
            role,
            Role::Citation | Role::Name | Role::Person | Role::People | Role::Names | Role::Titles
        );
        if is_blank && is_between {
            return;
        }
        if !is_blank {
            self.bullet();
        }
        if let (Role::Tex, Some(formula)) = (role, &mut self.formula) {
            formula.tex.push_str(text);
        } else if let Some(captured) = &mut self.captured {
            captured.push_str(text);
        } else if self.name.is_some() {
            self.part_of_name(text);
        } else {
            if role == Role::Label && self.is_in(Role::Note) {
                self.note_label.push_str(text);
            }
            self.say(text);
        }
    }

    fn part_of_name(&mut self, text: &str) {
        /// What stands before the surname; the rest stands behind it.
        const PARTS: [&[u8]; 3] = [b"prefix", b"given-names", b"surname"];
        let (Some(element), Some(name)) = (self.open.last(), &mut self.name) else {
            return;
        };
        let known = PARTS.iter().position(|part| Name::of(part) == element.name);
        // A name that is not parted stands as it is.
        let place = known.unwrap_or(if element.role == Role::Name { 2 } else { 3 });
        if let Some(part) = name.get_mut(place) {
            part.push_str(text);
        }
    }
}
