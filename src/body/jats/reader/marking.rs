//! What stands out or leads elsewhere in an article, and what parts the parts of a name or a work.

use super::{ArticleReader, Element, Role, Tag};
use crate::body::jats::role;
use crate::body::{Mark, Target};
use crate::text::render::Emphasis;

impl ArticleReader<'_> {
    pub(super) fn picture(&mut self, around: Role) {
        if let Some(formula) = &mut self.formula {
            formula.has_picture = true;
        } else if around == Role::Alternatives {
            self.has_picture = true;
        } else {
            self.builder.picture();
        }
    }

    /// A part of a name, of an address, or of a work: what stands before it.
    pub(super) fn part(&mut self, tag: &Tag, around: Role, element: &mut Element) {
        if around == Role::Name && self.last.is_alphanumeric() && self.name.is_none() {
            self.say(" ");
        } else if around == Role::Affiliation
            && element.role == Role::Inline
            && self.last.is_alphanumeric()
        {
            self.say(", ");
        } else if around == Role::Citation
            && element.role != Role::Citation
            && let Some(citation) = &mut self.citation
        {
            let before = citation.before(&tag.name, self.last);
            element.is_part = true;
            self.say(before);
            if tag.name == "etal" {
                self.say("et al.");
            }
        }
    }

    /// What stands out, or leads elsewhere, from here to the end of the element.
    pub(super) fn marks(&mut self, tag: &Tag, element: &mut Element) {
        if matches!(element.role, Role::Code | Role::Math | Role::WorkId) {
            return;
        }
        let href = tag.attribute("href");
        let is_address = ["https://", "http://", "ftp://"];
        let target = if tag.name == "xref" && !matches!(element.role, Role::Script(_)) {
            let first = tag.attribute("rid").split_whitespace().next();
            first.map(|name| Target::Anchor(name.to_owned()))
        } else if is_address.iter().any(|scheme| href.starts_with(scheme)) {
            Some(Target::Address(href.to_owned()))
        } else {
            None
        };
        let link = target.map(Mark::Link);
        let is_source = element.is_part && tag.name == "source";
        let emphasis = role::emphasis(tag).or(is_source.then_some(Emphasis::Italic));
        for mark in link.into_iter().chain(emphasis.map(Mark::Emphasis)) {
            self.builder.begin(mark);
            element.marks += 1;
        }
    }
}
