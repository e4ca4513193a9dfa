//! Commands whose arguments are printed in a form of their own.

use super::scripts::Script;
use super::{Mode, Reader, accents, characters};

/// How the arguments of a command are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
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
    Quantity(usize, Unit),
}

/// Whether a unit follows the numbers of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Given,
    None,
}

impl Form {
    /// How many arguments it has where it is an argument itself.
    pub(super) fn arguments(self) -> usize {
        match self {
            Form::Fraction | Form::Binomial | Form::Stacked(_) | Form::Link => 2,
            Form::Last(count) => count,
            Form::Root
            | Form::Left
            | Form::Right
            | Form::Bracket
            | Form::Not
            | Form::Modulo
            | Form::Number
            | Form::Dingbat
            | Form::Citation
            | Form::Note
            | Form::Address
            | Form::Begin
            | Form::Chemistry
            | Form::End => 1,
            Form::Quantity(count, unit) => count + usize::from(unit == Unit::Given),
            Form::Item => 0,
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "frac" | "tfrac" | "dfrac" | "cfrac" | "nicefrac" | "sfrac" | "flatfrac" => {
                Form::Fraction
            }
            "sqrt" => Form::Root,
            "binom" | "dbinom" | "tbinom" => Form::Binomial,
            "not" => Form::Not,
            "overset" | "stackrel" => Form::Stacked(Script::Up),
            "underset" => Form::Stacked(Script::Down),
            "pmod" => Form::Modulo,
            "unicode" | "char" | "symbol" => Form::Number,
            "ding" => Form::Dingbat,
            "cite" | "citep" | "citet" | "citealp" | "citealt" | "citeauthor" | "citeyear"
            | "parencite" | "textcite" | "autocite" | "ref" | "cref" | "Cref" | "autoref"
            | "eqref" | "pageref" => Form::Citation,
            "footnote" | "thanks" | "footnotetext" => Form::Note,
            "url" | "path" | "nolinkurl" => Form::Address,
            "href" => Form::Link,
            "textcolor" | "colorbox" | "hyperlink" | "hypertarget" | "raisebox" | "scalebox"
            | "parbox" | "foreignlanguage" | "texorpdfstring" => Form::Last(2),
            "multicolumn" | "multirow" | "fcolorbox" => Form::Last(3),
            "hyperref" => Form::Last(1),
            "begin" => Form::Begin,
            "end" => Form::End,
            "item" => Form::Item,
            "ce" | "ch" => Form::Chemistry,
            "num" | "ang" => Form::Quantity(1, Unit::None),
            "SI" | "qty" | "qtyproduct" => Form::Quantity(1, Unit::Given),
            "si" | "unit" => Form::Quantity(0, Unit::Given),
            "numrange" => Form::Quantity(2, Unit::None),
            "SIrange" | "qtyrange" => Form::Quantity(2, Unit::Given),
            _ => return None,
        })
    }
}

impl Reader<'_> {
    /// Prints a command in a form of its own.
    pub(super) fn form(
        &mut self,
        form: Form,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> usize {
        let printed = match form {
            Form::Fraction => self.fraction(after, end),
            Form::Root => self.root(after, end),
            Form::Binomial => self.binomial(at, after, end),
            Form::Left | Form::Bracket => return self.bracket(after, end, form),
            Form::Right => {
                self.out.take_blank();
                return self.bracket(after, end, form);
            }
            Form::Not => self.struck(at, after, end),
            Form::Stacked(side) => self.stacked(side, at, after, end),
            Form::Modulo => self.argument(after, end).map(|(inside, behind)| {
                self.out.begin_name();
                self.out.put("(mod ", at..after);
                self.read(inside, Mode::Maths);
                self.out.add(")");
                behind
            }),
            Form::Number => self.by_number(at, after, end),
            Form::Dingbat => self.dingbat(at, after, end),
            Form::Citation => self.citation(at, after, end),
            Form::Note => return self.note(at, after, end),
            Form::Address => self.address_of(after, end),
            Form::Link => self.linked(after, end),
            Form::Last(count) => self.last_of(count, after, end, mode),
            Form::Begin => return self.environment(at, after, end),
            Form::End => None,
            Form::Chemistry => self.close_of_group(after, end).map(|close| {
                self.chemistry(after + 1..close);
                close + 1
            }),
            Form::Quantity(numbers, unit) => self.quantity(numbers, unit, after, end),
            Form::Item => {
                self.out.blank(at..after);
                self.out.put("•", at..after);
                self.out.blank(at..after);
                Some(self.option(after, end).map_or(after, |(_, after)| after))
            }
        };
        printed.unwrap_or_else(|| self.with_braces(at, after, end, mode))
    }

    /// The bracket behind `\left` and its kin; the dot stands for none.
    fn bracket(&mut self, after: usize, end: usize, form: Form) -> usize {
        let at = self.after_blanks(after, end);
        if self.byte(at) == Some(b'.') && form != Form::Bracket {
            return at + 1;
        }
        if form != Form::Left {
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
        let text = self.out.since(start).to_owned();
        self.out.replace(start, &text, at..behind);
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
