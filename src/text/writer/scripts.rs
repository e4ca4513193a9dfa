//! Scripts of one character, which have brackets where what follows hides their end: `k_(B)T`.

use std::ops::Range;

use super::{TextWriter, WrittenPlace};

impl TextWriter<'_> {
    /// Puts the mark of a script before the one character that has been written since. Brackets hold it
    /// together where [`Self::bracket_scripts`] finds that what follows hides its end.
    pub(in crate::text) fn mark_script(&mut self, since: WrittenPlace, mark: &str) {
        self.surround(since, mark, "");
        self.scripts.push(since.text + mark.len());
    }

    /// What has been written since a place, as [`Self::bracket_scripts`] would have it.
    pub(in crate::text) fn bracketed(
        &self,
        since: WrittenPlace,
        before: impl Fn(char) -> bool,
    ) -> String {
        self.with_brackets(since.text, &self.hidden_ends(since.text, before))
    }

    /// Both ends of the scripts of one character, from a byte on, that such a character follows.
    fn hidden_ends(&self, since: usize, before: impl Fn(char) -> bool) -> Vec<usize> {
        let first = self.scripts.partition_point(|script| *script < since);
        let mut places = Vec::new();
        for &start in self.scripts.get(first..).unwrap_or_default() {
            let mut script = self.text.get(start..).unwrap_or_default().chars();
            let length = script.next().map_or(0, char::len_utf8);
            if script.next().is_some_and(&before) {
                places.extend([start, start + length]);
            }
        }
        places
    }

    /// The text from a byte on, with a bracket at each of these places, which open and close in turn.
    fn with_brackets(&self, since: usize, places: &[usize]) -> String {
        let mut bracketed =
            String::with_capacity(self.text.len().saturating_sub(since) + places.len());
        let mut done = since;
        for (&place, bracket) in places.iter().zip(["(", ")"].into_iter().cycle()) {
            bracketed.push_str(self.text.get(done..place).unwrap_or_default());
            bracketed.push_str(bracket);
            done = place;
        }
        bracketed.push_str(self.text.get(done..).unwrap_or_default());
        bracketed
    }

    /// Puts brackets round the scripts of one character that such a character follows.
    pub(in crate::text) fn bracket_scripts(&mut self, before: impl Fn(char) -> bool) {
        let places = self.hidden_ends(0, before);
        if places.is_empty() {
            return;
        }
        self.text = self.with_brackets(0, &places);
        self.scripts.clear();
        self.map.spread(&places);
        let spread = |range: &mut Range<usize>| {
            range.start += places.partition_point(|place| *place <= range.start);
            range.end += places.partition_point(|place| *place < range.end);
        };
        self.styles.iter_mut().for_each(|(range, _)| spread(range));
        self.links.iter_mut().for_each(|(range, _)| spread(range));
    }
}
