//! Commands that print their argument in a style, in another alphabet, or with marks.

use std::ops::Range;

use super::letters::accents;
use super::letters::alphabets::Alphabet;
use super::letters::capitals::Face;
use super::scripts::would_join;
use super::{Emphasis, Mode, TexReader};

impl TexReader<'_> {
    /// Prints an argument, so emphasised. Without one the command is nothing.
    pub(super) fn styled(
        &mut self,
        emphasis: Option<Emphasis>,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> usize {
        let after = self.option(after, end).map_or(after, |(_, after)| after);
        let Some((inside, behind)) = self.argument(after, end) else {
            return self.after_brace(after);
        };
        let start = self.out.place();
        self.read_in(self.face_of(&inside), inside, mode);
        if let Some(emphasis) = emphasis {
            self.out.style(start.text, emphasis);
        }
        behind
    }

    /// Prints an argument whose capitals are script letters.
    pub(super) fn calligraphic(&mut self, after: usize, end: usize, mode: Mode) -> usize {
        let Some((inside, behind)) = self.argument(after, end) else {
            return self.after_brace(after);
        };
        self.read_in(Face::Script, inside, mode);
        behind
    }

    /// The face of the capitals in a styled argument: a word's are no symbols, as in
    /// `\mathrm{Hom}`.
    fn face_of(&self, inside: &Range<usize>) -> Face {
        let text = self.text(inside.clone());
        let is_word = text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_word {
            Face::Other
        } else {
            self.capitals.face
        }
    }

    /// Reads a part of the source whose capitals have a face.
    fn read_in(&mut self, face: Face, inside: Range<usize>, mode: Mode) {
        let outer = std::mem::replace(&mut self.capitals.face, face);
        self.read(inside, mode);
        self.capitals.face = outer;
    }

    /// Prints an argument upright. In mathematics its letters are a word then, not factors.
    pub(super) fn upright(&mut self, after: usize, end: usize, mode: Mode) -> usize {
        let start = self.out.place();
        let behind = self.styled(None, after, end, mode);
        let written = self.out.since(start);
        if written.len() > 1 && written.chars().all(char::is_alphanumeric) {
            while self.words.pop_if(|word| word.start >= start.text).is_some() {}
            self.words.push(start.text..start.text + written.len());
        }
        behind
    }

    /// Prints an argument with a mark.
    pub(super) fn marked(&mut self, mark: char, at: usize, after: usize, end: usize) -> usize {
        self.rewritten(at, after, end, |text| accents::marked(text, mark))
    }

    /// Prints what becomes of an argument. One in which a command is not known stays as it is written,
    /// with the command round it.
    pub(super) fn rewritten(
        &mut self,
        at: usize,
        after: usize,
        end: usize,
        rewrite: impl Fn(&str) -> String,
    ) -> usize {
        let Some((inside, behind)) = self.argument(after, end) else {
            self.out.copy(at..after);
            return after;
        };
        let start = self.out.place();
        self.read(inside.clone(), Mode::Maths);
        let written = self.out.since(start);
        if written.contains('\\') {
            let before = self.text(at..inside.start);
            self.out
                .surround(start, before, self.text(inside.end..behind));
        } else {
            let text = rewrite(&self.out.bracketed(start, would_join));
            self.out.replace(start, &text, at..behind);
        }
        behind
    }

    /// Prints an argument in another alphabet.
    pub(super) fn in_alphabet(
        &mut self,
        alphabet: Alphabet,
        at: usize,
        after: usize,
        end: usize,
    ) -> usize {
        let outer = std::mem::replace(&mut self.capitals.face, Face::Other);
        let behind = self.rewritten(at, after, end, |text| alphabet.of(text));
        self.capitals.face = outer;
        behind
    }

    /// Prints an argument as the name of a function.
    pub(super) fn function(&mut self, after: usize, end: usize) -> usize {
        let after = after + usize::from(self.byte(after) == Some(b'*'));
        let Some((inside, behind)) = self.argument(after, end) else {
            return after;
        };
        self.out.begin_name();
        self.read_in(Face::Other, inside, Mode::Maths);
        self.out.end_name();
        behind
    }

    /// Prints an argument as an operator: a word is the name of a function.
    pub(super) fn operator(&mut self, after: usize, end: usize) -> usize {
        let Some((inside, behind)) = self.argument(after, end) else {
            return after;
        };
        let start = self.out.place();
        self.read_in(self.face_of(&inside), inside, Mode::Maths);
        self.out.name_since(start);
        behind
    }
}
