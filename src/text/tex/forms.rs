//! Commands whose arguments are printed in a form of their own.

use super::commands::SymbolKind;
use super::infix::Infix;
use super::letters::letter_case::Letters;
use super::scripts::Script;
use super::{Mode, TexPart, TexReader, characters};

/// How the arguments of a command are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CommandForm {
    /// `a/b`
    Fraction,
    /// `√x`
    Root,
    /// A pattern such as `C(1, 2)` with the arguments in the place of its digits, of which so many are
    /// needed.
    Around(&'static str, usize),
    /// A pattern for what stands before the command in its group, and what stands behind it.
    Infix(&'static str),
    /// `df/dx`, with this sign.
    Derivative(&'static str),
    /// `dx` or `d³x`, with this sign.
    Differential(&'static str),
    /// `⟨ψ|A|ψ⟩`
    Expectation,
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
    /// An arrow with its argument above it.
    Labelled(&'static str),
    /// The third argument, an operator, between two with scripts.
    Beside,
    /// The third argument behind two scripts.
    Before,
    /// Rows, one below the other.
    Rows,
    /// A degree, or the degree of what follows.
    Degree,
    /// A character by its number.
    Number,
    /// A Roman numeral.
    Roman,
    /// Capitals or small letters.
    InLetters(Letters),
    /// A check mark or a cross of the font Dingbats.
    Dingbat,
    /// `[key]`
    Citation,
    /// `(text)`
    Note,
    /// `(1)`, the name of an equation.
    Tag,
    /// A pattern such as `“1”` round prose.
    Quote(&'static str),
    /// An address.
    Address,
    /// A text that leads to the address before it.
    Link,
    /// What is printed as it is written.
    Verbatim,
    /// A blank of a length.
    Space,
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
    /// `¹⁴C`
    Isotope,
    /// `C iv`
    Ion,
    /// So many numbers, and a unit or none.
    Quantity(usize, UnitArgument),
    /// A list of numbers, each with its unit or none.
    List(UnitArgument),
    /// `12°30′`
    Angle,
}

/// Whether a unit follows the numbers of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitArgument {
    Given,
    None,
}

impl UnitArgument {
    /// The unit of this name in the table of commands.
    fn named(name: &str) -> Option<Self> {
        match name {
            "" => Some(UnitArgument::None),
            "unit" => Some(UnitArgument::Given),
            _ => None,
        }
    }

    fn count(self) -> usize {
        match self {
            UnitArgument::Given => 1,
            UnitArgument::None => 0,
        }
    }
}

impl CommandForm {
    /// How many arguments it has where it is an argument itself.
    pub(super) fn arguments(self) -> usize {
        match self {
            CommandForm::Beside | CommandForm::Before => 3,
            CommandForm::Fraction
            | CommandForm::Stacked(_)
            | CommandForm::Derivative(_)
            | CommandForm::Ion
            | CommandForm::Link => 2,
            CommandForm::Last(count) | CommandForm::Around(_, count) => count,
            CommandForm::Root
            | CommandForm::Expectation
            | CommandForm::Left
            | CommandForm::Right
            | CommandForm::Bracket
            | CommandForm::Not
            | CommandForm::Labelled(_)
            | CommandForm::Rows
            | CommandForm::Number
            | CommandForm::Roman
            | CommandForm::InLetters(_)
            | CommandForm::Dingbat
            | CommandForm::Citation
            | CommandForm::Note
            | CommandForm::Tag
            | CommandForm::Quote(_)
            | CommandForm::Address
            | CommandForm::Space
            | CommandForm::Begin
            | CommandForm::Chemistry
            | CommandForm::Isotope
            | CommandForm::Angle
            | CommandForm::End => 1,
            CommandForm::Quantity(count, unit) => count + unit.count(),
            CommandForm::List(unit) => 1 + unit.count(),
            CommandForm::Infix(_)
            | CommandForm::Differential(_)
            | CommandForm::Degree
            | CommandForm::Verbatim
            | CommandForm::Item => 0,
        }
    }

    /// The form of this name in the table, with the text of its row and what the kind says more.
    pub(super) fn named(name: &str, text: &'static str, more: &str) -> Option<Self> {
        Some(match name {
            "fraction" => CommandForm::Fraction,
            "root" => CommandForm::Root,
            "around" => CommandForm::Around(text, more.parse().ok()?),
            "infix" => Infix::of(text).map(|_| CommandForm::Infix(text))?,
            "derivative" => CommandForm::Derivative(text),
            "expectation" => CommandForm::Expectation,
            "left" => CommandForm::Left,
            "right" => CommandForm::Right,
            "bracket" => CommandForm::Bracket,
            "not" => CommandForm::Not,
            "stacked" => CommandForm::Stacked(Script::named(more)?),
            "labelled" => CommandForm::Labelled(text),
            "beside" => CommandForm::Beside,
            "before" => CommandForm::Before,
            "rows" => CommandForm::Rows,
            "degree" => CommandForm::Degree,
            "number" => CommandForm::Number,
            "roman" => CommandForm::Roman,
            "letters" => CommandForm::InLetters(Letters::named(more)?),
            "dingbat" => CommandForm::Dingbat,
            "citation" => CommandForm::Citation,
            "note" => CommandForm::Note,
            "tag" => CommandForm::Tag,
            "quote" => CommandForm::Quote(text),
            "differential" => CommandForm::Differential(text),
            "address" => CommandForm::Address,
            "link" => CommandForm::Link,
            "verbatim" => CommandForm::Verbatim,
            "space" => CommandForm::Space,
            "last" => CommandForm::Last(more.parse().ok()?),
            "begin" => CommandForm::Begin,
            "end" => CommandForm::End,
            "item" => CommandForm::Item,
            "chemistry" => CommandForm::Chemistry,
            "isotope" => CommandForm::Isotope,
            "ion" => CommandForm::Ion,
            "quantity" => {
                let (count, unit) = more.split_once(' ').unwrap_or((more, ""));
                CommandForm::Quantity(count.parse().ok()?, UnitArgument::named(unit)?)
            }
            "list" => CommandForm::List(UnitArgument::named(more)?),
            "angle" => CommandForm::Angle,
            _ => return None,
        })
    }

    /// The text of its row in the table.
    #[cfg(test)]
    pub(super) fn text(self) -> &'static str {
        match self {
            CommandForm::Around(text, _)
            | CommandForm::Infix(text)
            | CommandForm::Derivative(text)
            | CommandForm::Differential(text)
            | CommandForm::Quote(text)
            | CommandForm::Labelled(text) => text,
            _ => "",
        }
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
            CommandForm::Around(pattern, needed) => {
                self.around(pattern, needed, at, after, end, mode)
            }
            CommandForm::Infix(pattern) => self.infix(pattern, after, end, mode),
            CommandForm::Differential(sign) => self.differential(sign, at, after, end, mode),
            CommandForm::Derivative(sign) => self.derivative(sign, at, after, end),
            CommandForm::Expectation => self.expectation(at, after, end),
            CommandForm::Left | CommandForm::Right | CommandForm::Bracket => {
                return self.bracket(after, end, form);
            }
            CommandForm::Not => self.struck(at, after, end),
            CommandForm::Stacked(side) => self.stacked(side, at, after, end),
            CommandForm::Labelled(arrow) => return self.labelled(arrow, at, after, end),
            CommandForm::Beside => self.beside(at, after, end),
            CommandForm::Before => self.before(after, end),
            CommandForm::Rows => self.rows(at, after, end),
            CommandForm::Degree => return self.degree(at, after, end, mode),
            CommandForm::Number => self.by_number(at, after, end),
            CommandForm::Roman => self.roman_numeral(at, after, end),
            CommandForm::InLetters(letters) => self.in_letters(letters, at, after, end, mode),
            CommandForm::Dingbat => self.dingbat(at, after, end),
            CommandForm::Citation => self.citation(at, after, end),
            CommandForm::Note => return self.note(at, after, end),
            CommandForm::Tag => self.tag(at, after, end),
            CommandForm::Quote(pattern) => self.quoted(pattern, at, after, end),
            CommandForm::Address => self.address_of(at, after, end),
            CommandForm::Link => self.linked(after, end),
            CommandForm::Verbatim => self.verbatim(at, after, end),
            CommandForm::Space => return self.space(at, after, end),
            CommandForm::Last(count) => self.last_of(count, after, end, mode),
            CommandForm::Begin => return self.environment(at, after, end, mode),
            CommandForm::End => self.lone_end(at, after, end),
            CommandForm::Chemistry => {
                let close = self.close_of_group(after, end);
                let printed = close.map(|close| {
                    self.chemistry(after + 1..close);
                    close + 1
                });
                self.kept(at, printed)
            }
            CommandForm::Isotope => self.isotope(after, end),
            CommandForm::Ion => self.ion(after, end),
            CommandForm::Quantity(numbers, unit) => {
                let printed = self.quantity(numbers, unit, after, end);
                self.kept(at, printed)
            }
            CommandForm::List(unit) => {
                let printed = self.list(unit, at, after, end);
                self.kept(at, printed)
            }
            CommandForm::Angle => {
                let printed = self.angle(after, end);
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

    /// `\deg`: behind a number, as a script and in prose the sign, elsewhere the function.
    fn degree(&mut self, at: usize, after: usize, end: usize, mode: Mode) -> usize {
        let is_last = self.after_blanks(after, end) == end;
        if !mode.is_maths() || is_last || self.follows_number() {
            return self.symbol("°", SymbolKind::Sign, at, after, end, mode);
        }
        self.symbol("deg", SymbolKind::Name, at, after, end, mode)
    }

    /// The name of an equation, in brackets where its command has no star.
    fn tag(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let is_bare = self.byte(after) == Some(b'*');
        let (inside, behind) = self.argument(after + usize::from(is_bare), end)?;
        self.out.blank(at..after);
        if !is_bare {
            self.out.put("(", at..after);
        }
        self.read(inside, Mode::Prose);
        if !is_bare {
            self.out.put(")", behind..behind);
        }
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
