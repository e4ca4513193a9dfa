//! Reads what begins with a backslash, and does what it says.

use super::commands::{SymbolKind, TexCommand, command};
use super::conditional::IF_MATHS;
use super::letters::capitals::Face;
use super::{DEEPEST, Mode, TexReader};

impl<'a> TexReader<'a> {
    /// The letters after the backslash at a place; `None` where no letter follows.
    pub(super) fn name(&self, at: usize, end: usize) -> Option<&'a str> {
        let rest = self.text(at + 1..end);
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        rest.get(..len).filter(|name| !name.is_empty())
    }

    /// Reads what begins with a backslash.
    pub(super) fn command(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        if self.depth > DEEPEST {
            return self.copy_chars(at, end, 2);
        }
        if let Some(after) = self.accented(at, end, mode) {
            return after;
        }
        let Some(name) = self.name(at, end) else {
            return self.control_sign(at, end, mode);
        };
        let after = at + 1 + name.len();
        if name == IF_MATHS
            && let Some(behind) = self.conditional(at, after, end, mode)
        {
            return behind;
        }
        match command(name) {
            Some(TexCommand::Symbol(_, SymbolKind::Maths)) if !mode.is_maths() => {}
            Some(command) => return self.perform(command, at, after, end, mode),
            None => {
                if let Some(behind) = self.plain_environment(name, at, after, end) {
                    return behind;
                }
            }
        }
        self.with_braces(at, after, end, mode)
    }

    /// Copies a command as it is written, with the braces right behind it, for they are its
    /// arguments.
    pub(super) fn with_braces(
        &mut self,
        command: usize,
        mut at: usize,
        end: usize,
        mode: Mode,
    ) -> usize {
        self.out.copy(command..at);
        while let Some(close) = self.close_of_group(at, end) {
            self.out.copy(at..at + 1);
            self.read(at + 1..close, mode);
            self.out.copy(close..close + 1);
            at = close + 1;
        }
        at
    }

    fn perform(
        &mut self,
        command: TexCommand,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> usize {
        match command {
            TexCommand::Symbol(text, kind) => self.symbol(text, kind, at, after, end, mode),
            TexCommand::Letter(text) => {
                let is_unit = text == "Å" && self.follows_number();
                self.out.put(text, at..after);
                let blanks = self.after_blanks(after, end);
                let goes_on = self.text(blanks..end).starts_with(char::is_alphabetic);
                if goes_on && !is_unit { blanks } else { after }
            }
            TexCommand::Mark(mark) => self.marked(mark, at, after, end),
            TexCommand::Prose(None) if mode.is_maths() => self.upright(after, end, Mode::Prose),
            TexCommand::Prose(emphasis) => self.styled(emphasis, after, end, Mode::Prose),
            TexCommand::Upright => self.upright(after, end, mode),
            TexCommand::Same(emphasis) => self.styled(emphasis, after, end, mode),
            TexCommand::Switch(emphasis) => {
                let since = self.out.place().text;
                self.switches
                    .extend(emphasis.map(|emphasis| (since, emphasis)));
                self.after_blanks(after, end)
            }
            TexCommand::Calligraphic => self.calligraphic(after, end, mode),
            TexCommand::CalligraphicSwitch => {
                self.capitals.face = Face::Script;
                self.after_blanks(after, end)
            }
            TexCommand::Alphabet(alphabet) => self.in_alphabet(alphabet, at, after, end),
            TexCommand::Name => self.function(after, end),
            TexCommand::Operator => self.operator(after, end),
            TexCommand::Script(side) => match self.argument(after, end) {
                Some((inside, behind)) => {
                    self.put_script(side, inside, at..behind, Mode::Prose);
                    behind
                }
                None => after,
            },
            TexCommand::Blank => {
                self.out.blank(at..after);
                self.after_blanks(after, end)
            }
            TexCommand::Paragraph => {
                let behind = self.after_blanks(after, end);
                self.break_paragraph(at..behind);
                behind
            }
            TexCommand::Row => {
                self.end_row(at..after, mode);
                self.after_blanks(after, end)
            }
            TexCommand::Nothing(arguments) => self.nothing(arguments, after, end),
            TexCommand::Form(form) => self.form(form, at, after, end, mode),
        }
    }

    /// Whether a number stands before: what follows it is a unit, and a word by itself.
    pub(super) fn follows_number(&self) -> bool {
        let written = self.out.written().trim_end();
        written.ends_with(|c: char| c.is_numeric())
    }

    pub(super) fn symbol(
        &mut self,
        text: &str,
        kind: SymbolKind,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> usize {
        match kind {
            SymbolKind::Name => {
                self.out.begin_name();
                self.out.put(text, at..after);
                self.out.end_name();
                return after;
            }
            SymbolKind::Close => {
                self.out.take_blank();
                self.out.take_name();
            }
            SymbolKind::Letter | SymbolKind::Maths | SymbolKind::Open | SymbolKind::Sign => {}
        }
        self.out.put(text, at..after);
        // `{}` behind a command only ends it, and the blank behind that stays.
        let ended = self
            .close_of_group(after, end)
            .filter(|close| *close == after + 1);
        let is_ended = ended.is_some() && !mode.is_maths();
        let after = ended.map_or(after, |close| close + 1);
        let behind = self.after_blanks(after, end);
        let goes = match kind {
            SymbolKind::Open => !is_ended,
            SymbolKind::Letter | SymbolKind::Maths => mode.is_maths() && !self.is_sign(behind, end),
            SymbolKind::Close | SymbolKind::Sign | SymbolKind::Name => false,
        };
        if goes { behind } else { after }
    }

    /// Whether a relation or an operator stands at a place: blanks round it stay as written.
    pub(super) fn is_sign(&self, at: usize, end: usize) -> bool {
        let is_command = || {
            let name = self.name(at, end)?;
            Some(matches!(
                command(name),
                Some(TexCommand::Symbol(_, SymbolKind::Sign | SymbolKind::Name))
            ))
        };
        match self.byte(at) {
            Some(b'\\') => is_command().unwrap_or_default(),
            Some(byte) => b"=<>+-*/:&".contains(&byte),
            None => false,
        }
    }
}
