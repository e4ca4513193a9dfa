//! Commands whose arguments are printed in a form of their own.

use super::scripts::Script;
use super::{Mode, TexPart, TexReader, accents, characters};

/// How the arguments of a command are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CommandForm {
    /// `a/b`
    Fraction,
    /// `√x`
    Root,
    /// `C(n, k)`
    Binomial,
    /// The bracket that follows, which opens.
    Left,
    /// The bracket that follows, which closes.
    Right,
    /// The bracket that follows.
    Bracket,
    /// The symbol that follows, struck out.
    Not,
    /// The second argument, with the first as a script on that side.
    Stacked(Script),
    /// `(mod n)`
    Modulo,
    /// A character by its number.
    Number,
    /// A check mark or a cross of the font Dingbats.
    Dingbat,
    /// `[key]`
    Citation,
    /// `(text)`
    Note,
    /// `“text”`
    Quote,
    /// An address.
    Address,
    /// A text that leads to the address before it.
    Link,
    /// Only the last of so many arguments.
    Last(usize),
    /// The beginning of an environment.
    Begin,
    /// The end of an environment that has no beginning.
    End,
    /// An item of a list.
    Item,
    /// A chemical formula.
    Chemistry,
    /// So many numbers, and a unit or none.
    Quantity(usize, UnitArgument),
}

/// Whether a unit follows the numbers of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitArgument {
    Given,
    None,
}

impl CommandForm {
    /// How many arguments it has where it is an argument itself.
    pub(super) fn arguments(self) -> usize {
        match self {
            CommandForm::Fraction
            | CommandForm::Binomial
            | CommandForm::Stacked(_)
            | CommandForm::Link => 2,
            CommandForm::Last(count) => count,
            CommandForm::Root
            | CommandForm::Left
            | CommandForm::Right
            | CommandForm::Bracket
            | CommandForm::Not
            | CommandForm::Modulo
            | CommandForm::Number
            | CommandForm::Dingbat
            | CommandForm::Citation
            | CommandForm::Note
            | CommandForm::Quote
            | CommandForm::Address
            | CommandForm::Begin
            | CommandForm::Chemistry
            | CommandForm::End => 1,
            CommandForm::Quantity(count, unit) => count + usize::from(unit == UnitArgument::Given),
            CommandForm::Item => 0,
        }
    }

    /// The form of this name in the table, and what the table says more of it.
    pub(super) fn named(name: &str, more: &str) -> Option<Self> {
        Some(match name {
            "fraction" => CommandForm::Fraction,
            "root" => CommandForm::Root,
            "binomial" => CommandForm::Binomial,
            "left" => CommandForm::Left,
            "right" => CommandForm::Right,
            "bracket" => CommandForm::Bracket,
            "not" => CommandForm::Not,
            "stacked" => CommandForm::Stacked(Script::named(more)?),
            "modulo" => CommandForm::Modulo,
            "number" => CommandForm::Number,
            "dingbat" => CommandForm::Dingbat,
            "citation" => CommandForm::Citation,
            "note" => CommandForm::Note,
            "quote" => CommandForm::Quote,
            "address" => CommandForm::Address,
            "link" => CommandForm::Link,
            "last" => CommandForm::Last(more.parse().ok()?),
            "begin" => CommandForm::Begin,
            "end" => CommandForm::End,
            "item" => CommandForm::Item,
            "chemistry" => CommandForm::Chemistry,
            "quantity" => match more.split_once(' ') {
                None => CommandForm::Quantity(more.parse().ok()?, UnitArgument::None),
                Some((count, "unit")) => {
                    CommandForm::Quantity(count.parse().ok()?, UnitArgument::Given)
                }
                Some(_) => return None,
            },
            _ => return None,
        })
    }
}

impl TexReader<'_> {
    /// Prints a command in a form of its own.
    pub(super) fn form(
        &mut self,
        form: CommandForm,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> usize {
        let printed = match form {
            CommandForm::Fraction => self.fraction(after, end),
            CommandForm::Root => self.root(after, end),
            CommandForm::Binomial => self.binomial(at, after, end),
            CommandForm::Left | CommandForm::Bracket => return self.bracket(after, end, form),
            CommandForm::Right => {
                self.out.take_blank();
                return self.bracket(after, end, form);
            }
            CommandForm::Not => self.struck(at, after, end),
            CommandForm::Stacked(side) => self.stacked(side, at, after, end),
            CommandForm::Modulo => self.argument(after, end).map(|(inside, behind)| {
                self.out.begin_name();
                self.out.put("(mod ", at..after);
                self.read(inside, Mode::Maths);
                self.out.add(")");
                behind
            }),
            CommandForm::Number => self.by_number(at, after, end),
            CommandForm::Dingbat => self.dingbat(at, after, end),
            CommandForm::Citation => self.citation(at, after, end),
            CommandForm::Note => return self.note(at, after, end),
            CommandForm::Quote => self.argument(after, end).map(|(inside, behind)| {
                self.out.put("“", at..after);
                self.read(inside, Mode::Prose);
                self.out.put("”", behind..behind);
                behind
            }),
            CommandForm::Address => self.address_of(at, after, end),
            CommandForm::Link => self.linked(after, end),
            CommandForm::Last(count) => self.last_of(count, after, end, mode),
            CommandForm::Begin => return self.environment(at, after, end),
            CommandForm::End => None,
            CommandForm::Chemistry => {
                let close = self.close_of_group(after, end);
                let printed = close.map(|close| {
                    self.chemistry(after + 1..close);
                    close + 1
                });
                self.kept(at, printed)
            }
            CommandForm::Quantity(numbers, unit) => {
                let printed = self.quantity(numbers, unit, after, end);
                self.kept(at, printed)
            }
            CommandForm::Item => {
                self.out.blank(at..after);
                self.out.put("•", at..after);
                self.out.blank(at..after);
                Some(self.option(after, end).map_or(after, |(_, after)| after))
            }
        };
        printed.unwrap_or_else(|| self.with_braces(at, after, end, mode))
    }

    /// Notes that a command, where it was printed, stays as it is with its arguments.
    fn kept(&mut self, at: usize, behind: Option<usize>) -> Option<usize> {
        self.parts
            .extend(behind.map(|behind| (at..behind, TexPart::Kept)));
        behind
    }

    /// The bracket behind `\left` and its kin; the dot stands for none.
    fn bracket(&mut self, after: usize, end: usize, form: CommandForm) -> usize {
        let at = self.after_blanks(after, end);
        if self.byte(at) == Some(b'.') && form != CommandForm::Bracket {
            return at + 1;
        }
        if form != CommandForm::Left {
            return after;
        }
        let Some((bracket, behind)) = self
            .argument(at, end)
            .filter(|_| self.byte(at) != Some(b'{'))
        else {
            return after;
        };
        self.read(bracket, Mode::Maths);
        self.after_blanks(behind, end)
    }

    /// `\not` strikes out the relation behind it.
    fn struck(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (inside, behind) = self.argument(after, end)?;
        let start = self.out.place();
        self.read(inside, Mode::Maths);
        let struck = accents::marked(self.out.since(start), '\u{338}');
        self.out.replace(start, &struck, at..behind);
        Some(behind)
    }

    /// The second argument with the first above or below it, as a script.
    fn stacked(&mut self, side: Script, at: usize, after: usize, end: usize) -> Option<usize> {
        let (script, second) = self.argument(after, end)?;
        let (base, behind) = self.argument(second, end)?;
        let start = self.out.place();
        self.read(base, Mode::Maths);
        self.put_script(side, script, at..behind, Mode::Maths);
        self.out.own(start, at..behind);
        Some(behind)
    }

    fn by_number(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (inside, behind) = self.argument(after, end)?;
        let c = characters::numbered(self.text(inside))?;
        self.out.put(c.encode_utf8(&mut [0; 4]), at..behind);
        Some(behind)
    }

    /// Zapf Dingbats by the numbers that authors use (<https://ctan.org/pkg/pifont>).
    fn dingbat(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (inside, behind) = self.argument(after, end)?;
        let code: u32 = self.text(inside).trim().parse().ok()?;
        let c = match code {
            33..=126 => char::from_u32(0x2700 + code - 32)?,
            161..=167 => char::from_u32(0x2761 + code - 161)?,
            172..=181 => char::from_u32(0x2460 + code - 172)?,
            182..=211 => char::from_u32(0x2776 + code - 182)?,
            _ => return None,
        };
        self.out.put(c.encode_utf8(&mut [0; 4]), at..behind);
        Some(behind)
    }
}
