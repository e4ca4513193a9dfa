//! Quotations, citations, notes and links.

use super::{Mode, TexPart, TexReader};

impl TexReader<'_> {
    /// A citation in square brackets, with what its options say of it.
    pub(super) fn citation(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let mut from = after + usize::from(self.byte(after) == Some(b'*'));
        let mut options = Vec::new();
        while let Some((option, behind)) = self.option(from, end) {
            options.push(option);
            from = behind;
        }
        let close = self.close_of_group(from, end)?;
        self.out.put("[", at..after);
        for option in options.into_iter().filter(|option| !option.is_empty()) {
            self.read(option, Mode::Prose);
            self.out.add(" ");
        }
        self.out.copy(from + 1..close);
        self.out.put("]", close..close + 1);
        self.parts.push((at..close + 1, TexPart::Kept));
        Some(close + 1)
    }

    /// Prose between the signs of a pattern such as `“1”`.
    pub(super) fn quoted(
        &mut self,
        pattern: &'static str,
        at: usize,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let (before, behind) = pattern.split_once('1')?;
        let from = after + usize::from(self.byte(after) == Some(b'*'));
        let (inside, ended) = self.argument(from, end)?;
        self.out.put(before, at..after);
        self.read(inside, Mode::Prose);
        self.out.put(behind, ended..ended);
        Some(ended)
    }

    /// A footnote in brackets. One that nobody closed goes to the end; of one without a text there
    /// is nothing to read.
    pub(super) fn note(&mut self, at: usize, after: usize, end: usize) -> usize {
        let from = self.option(after, end).map_or(after, |(_, after)| after);
        let close = self.close_of_group(from, end);
        if self.byte(from) != Some(b'{') {
            return from;
        }
        self.out.blank(at..after);
        self.out.put("(", at..after);
        let close = close.unwrap_or(end);
        self.read(from + 1..close, Mode::Prose);
        self.out.take_blank();
        let after = end.min(close + 1);
        self.out.put(")", close..after);
        after
    }

    pub(super) fn address_of(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (inside, behind) = self.argument(after, end)?;
        self.parts.push((at..behind, TexPart::Kept));
        let start = self.out.place();
        self.copy_address(inside);
        let address = self.out.since(start).to_owned();
        self.out.link(start, address.len(), address);
        Some(behind)
    }

    pub(super) fn linked(&mut self, after: usize, end: usize) -> Option<usize> {
        let (address, second) = self.argument(after, end)?;
        self.parts.push((after..second, TexPart::Kept));
        let (text, behind) = self.argument(second, end)?;
        let start = self.out.place();
        self.read(text, Mode::Prose);
        let len = self.out.since(start).len();
        let address = self.text(address).replace('\\', "");
        self.out.link(start, len, address.trim().to_owned());
        Some(behind)
    }
}
