//! Brackets that grow with what they hold, and commands that print their arguments in brackets.

use super::commands::{TexCommand, command};
use super::forms::CommandForm;
use super::infix::GroupKind;
use super::scripts::Script;
use super::{Mode, TexReader};

/// A state that is written twice has no longer source.
const LONGEST_STATE: usize = 16;

impl TexReader<'_> {
    /// The bracket behind `\left` and its kin; the dot stands for none.
    pub(super) fn bracket(&mut self, after: usize, end: usize, form: CommandForm) -> usize {
        let at = self.after_blanks(after, end);
        if form == CommandForm::Right {
            self.out.take_blank();
            self.close_bracket();
            // What closes needs no room.
            self.out.take_name();
        }
        let is_none = self.byte(at) == Some(b'.') && form != CommandForm::Bracket;
        if form != CommandForm::Left {
            return if is_none { at + 1 } else { after };
        }
        let bracket = self.argument(at, end);
        let behind = match bracket.filter(|_| self.byte(at) != Some(b'{')) {
            _ if is_none => at + 1,
            Some((bracket, behind)) => {
                self.read(bracket, Mode::Maths);
                self.after_blanks(behind, end)
            }
            None => after,
        };
        self.open_group(GroupKind::Bracket);
        behind
    }

    /// Prints arguments as a pattern such as `⟨1|2⟩` has them; those that are not there, and may be
    /// missing, with the signs between. A state alone in braces stands on both sides: `|ψ⟩⟨ψ|`. A blank
    /// before it keeps it from what is before.
    pub(super) fn around(
        &mut self,
        pattern: &'static str,
        needed: usize,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        let mut behind = after + usize::from(self.byte(after) == Some(b'*'));
        behind = self.option(behind, end).map_or(behind, |(_, after)| after);
        let mut arguments = Vec::new();
        let is_of_states = needed == 2 && pattern.contains('⟩');
        for place in 0..pattern.bytes().filter(u8::is_ascii_digit).count() {
            let from = self.after_blanks(behind, end);
            // Prose names commands without an argument.
            let may_be_missing = place >= needed || (place > 0 && is_of_states);
            let needs_braces = !mode.is_maths() || may_be_missing;
            if needs_braces && self.close_of_group(from, end).is_none() {
                break;
            }
            let (inside, next) = self.argument(from, end)?;
            arguments.push(inside);
            behind = next;
        }
        let is_alone = is_of_states && arguments.len() == 1 && self.byte(behind - 1) == Some(b'}');
        let state = arguments.first().filter(|_| is_alone).cloned();
        let state = state.filter(|state| state.len() <= LONGEST_STATE);
        if arguments.len() < needed && state.is_none() {
            return None;
        }
        let mut pieces = pattern.split(|c: char| c.is_ascii_digit());
        let first = pieces.next()?;
        let last = pieces.next_back()?;
        if first.starts_with(' ') {
            self.out.blank(at..after);
        }
        self.out.put(first.trim_start(), at..after);
        let start = self.out.place();
        for (place, inside) in arguments.into_iter().enumerate() {
            if place > 0 {
                self.out.add(pieces.next().unwrap_or_default());
            }
            self.out.begin_part();
            self.read(inside, Mode::Maths);
            self.out.take_blank();
            self.out.end_part();
        }
        self.out.take_name();
        if let Some(state) = state {
            let written = self.out.since(start).to_owned();
            self.out.add(pieces.next().unwrap_or_default());
            self.out.put(&written, state);
        }
        if (first, last) == ("⟨", "|")
            && let Some(ket) = self.ket_at(self.after_blanks(behind, end), end)
        {
            return Some(ket);
        }
        self.out.put(last, behind..behind);
        Some(behind)
    }

    /// The place of a ket, which shares its bar with the bra right before it: `⟨a|b⟩`.
    fn ket_at(&self, at: usize, end: usize) -> Option<usize> {
        let name = self
            .name(at, end)
            .filter(|_| self.byte(at) == Some(b'\\'))?;
        let Some(TexCommand::Form(CommandForm::Around("|1⟩", _))) = command(name) else {
            return None;
        };
        let open = self.after_blanks(at + 1 + name.len(), end);
        self.close_of_group(open, end).map(|_| at)
    }

    /// `\expval{A}{ψ}` of the package physics: `⟨ψ|A|ψ⟩`, and without a state `⟨A⟩`.
    pub(super) fn expectation(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let after = after + usize::from(self.byte(after) == Some(b'*'));
        let (inside, behind) = self.argument(after, end)?;
        let state = self
            .close_of_group(behind, end)
            .map(|close| behind + 1..close);
        let Some(state) = state.clone().filter(|state| state.len() <= LONGEST_STATE) else {
            let behind = self.around("⟨1⟩", 1, at, after, end, Mode::Maths)?;
            let Some(state) = state else {
                return Some(behind);
            };
            let close = state.end;
            self.put_script(Script::Down, state.clone(), state, Mode::Maths);
            return Some(close + 1);
        };
        self.out.put("⟨", at..after);
        let start = self.out.begin_part();
        self.read(state.clone(), Mode::Maths);
        self.out.end_part();
        let written = self.out.since(start).to_owned();
        self.out.replace(start, "", at..after);
        self.out.add(&written);
        self.out.add("|");
        self.out.begin_part();
        self.read(inside, Mode::Maths);
        self.out.end_part();
        self.out.put("|", behind..behind);
        self.out.put(&written, state.clone());
        self.out.put("⟩", state.end..state.end + 1);
        Some(state.end + 1)
    }
}
