//! What each command does, as the table says it.

mod table;

use super::Emphasis;
use super::forms::CommandForm;
use super::letters::alphabets::Alphabet;
use super::scripts::Script;
use table::row;

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TexCommand {
    /// Prints a text.
    Symbol(&'static str, SymbolKind),
    /// Is a letter of a language.
    Letter(&'static str),
    /// Puts a mark on its argument.
    Mark(char),
    /// Prints its argument as prose, so emphasised.
    Prose(Option<Emphasis>),
    /// Prints its argument as it stands, so emphasised.
    Same(Option<Emphasis>),
    /// Prints its argument upright: a word, in mathematics.
    Upright,
    /// Emphasises the rest of its group.
    Switch(Option<Emphasis>),
    /// Prints its argument with script capitals.
    Calligraphic,
    /// Lets the capitals in the rest of its group be script.
    CalligraphicSwitch,
    /// Prints its argument in another alphabet.
    Alphabet(Alphabet),
    /// Prints its argument as the name of a function.
    Name,
    /// Prints its argument as an operator, which may be the name of a function.
    Operator,
    /// Raises or lowers its argument.
    Script(Script),
    /// Makes space.
    Blank,
    /// Begins a paragraph.
    Paragraph,
    /// Ends a row of columns.
    Row,
    /// Makes nothing of itself and so many arguments.
    Nothing(usize),
    /// Has arguments that it prints in a form of its own.
    Form(CommandForm),
}

impl TexCommand {
    /// How many arguments it has.
    pub(super) fn arguments(self) -> usize {
        match self {
            TexCommand::Symbol(..)
            | TexCommand::Letter(_)
            | TexCommand::Switch(_)
            | TexCommand::CalligraphicSwitch
            | TexCommand::Blank
            | TexCommand::Paragraph
            | TexCommand::Row => 0,
            TexCommand::Mark(_)
            | TexCommand::Prose(_)
            | TexCommand::Same(_)
            | TexCommand::Calligraphic
            | TexCommand::Alphabet(_)
            | TexCommand::Upright
            | TexCommand::Name
            | TexCommand::Operator
            | TexCommand::Script(_) => 1,
            TexCommand::Nothing(count) => count,
            TexCommand::Form(form) => form.arguments(),
        }
    }
}

/// How a symbol stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum SymbolKind {
    /// The blank behind it only ends the command.
    Letter,
    /// A bracket that opens; the blank behind it goes.
    Open,
    /// A bracket that closes; the blank before it goes.
    Close,
    /// A relation, an operator, an arrow or a text sign: blanks round it stay.
    Sign,
    /// A function, upright and spaced.
    Name,
    /// A letter that has this name in mathematics alone; elsewhere the command is not known.
    Maths,
}

/// What a command of a name does.
pub(super) fn command(name: &str) -> Option<TexCommand> {
    let (text, kind) = row(name)?;
    // Most are symbols, and none of these says more than its kind.
    if let Some(kind) = symbol_kind(kind) {
        return Some(TexCommand::Symbol(text, kind));
    }
    let (kind, of) = kind.split_once(' ').unwrap_or((kind, ""));
    Some(match kind {
        "glyph" => TexCommand::Letter(text),
        "mark" => TexCommand::Mark(text.chars().next_back()?),
        "prose" => styled(TexCommand::Prose, of)?,
        "same" => styled(TexCommand::Same, of)?,
        "calligraphic" if of == "switch" => TexCommand::CalligraphicSwitch,
        "calligraphic" => TexCommand::Calligraphic,
        "switch" => styled(TexCommand::Switch, of)?,
        "alphabet" => TexCommand::Alphabet(Alphabet::named(of)?),
        "script" => TexCommand::Script(Script::named(of)?),
        "upright" => TexCommand::Upright,
        "function" => TexCommand::Name,
        "operator" => TexCommand::Operator,
        "blank" => TexCommand::Blank,
        "paragraph" => TexCommand::Paragraph,
        "row" => TexCommand::Row,
        "nothing" => TexCommand::Nothing(of.parse().ok()?),
        form => TexCommand::Form(CommandForm::named(form, text, of)?),
    })
}

/// What a command prints that is a symbol.
pub(in crate::text) fn symbol(name: &str) -> Option<(&'static str, SymbolKind)> {
    let (text, kind) = row(name)?;
    Some((text, symbol_kind(kind)?))
}

/// The letter of a language that a command is.
pub(super) fn glyph(name: &str) -> Option<&'static str> {
    let (text, kind) = row(name)?;
    (kind == "glyph").then_some(text)
}

fn symbol_kind(kind: &str) -> Option<SymbolKind> {
    Some(match kind {
        "letter" => SymbolKind::Letter,
        "open" => SymbolKind::Open,
        "close" => SymbolKind::Close,
        "sign" => SymbolKind::Sign,
        "name" => SymbolKind::Name,
        "maths" => SymbolKind::Maths,
        _ => return None,
    })
}

/// A command with a style: no style is one, too.
fn styled(command: fn(Option<Emphasis>) -> TexCommand, style: &str) -> Option<TexCommand> {
    Some(match style {
        "" => command(None),
        "bold" => command(Some(Emphasis::Bold)),
        "italic" => command(Some(Emphasis::Italic)),
        "code" => command(Some(Emphasis::Code)),
        _ => return None,
    })
}
