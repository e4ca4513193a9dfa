//! What each command does.

use super::alphabets::Alphabet;
use super::forms::Form;
use super::scripts::Script;
use super::symbols::{self, SymbolKind};
use super::{Emphasis, accents};

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
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
    /// Emphasises the rest of its group.
    Switch(Option<Emphasis>),
    /// Prints its argument in another alphabet.
    Alphabet(Alphabet),
    /// Prints its argument as the name of a function.
    Name,
    /// Raises or lowers its argument.
    Script(Script),
    /// Makes space.
    Blank,
    /// Makes nothing of itself and so many arguments.
    Nothing(usize),
    /// Has arguments that it prints in a form of its own.
    Form(Form),
}

impl Command {
    /// How many arguments it has.
    pub(super) fn arguments(self) -> usize {
        match self {
            Command::Symbol(..) | Command::Letter(_) | Command::Switch(_) | Command::Blank => 0,
            Command::Mark(_)
            | Command::Prose(_)
            | Command::Same(_)
            | Command::Alphabet(_)
            | Command::Name
            | Command::Script(_) => 1,
            Command::Nothing(count) => count,
            Command::Form(form) => form.arguments(),
        }
    }
}

/// What a command of a name does.
pub(super) fn command(name: &str) -> Option<Command> {
    if let Some((text, kind)) = symbols::symbol(name) {
        return Some(Command::Symbol(text, kind));
    }
    if let Some(letter) = accents::letter(name) {
        return Some(Command::Letter(letter));
    }
    if let Some(mark) = accents::mark(name) {
        return Some(Command::Mark(mark));
    }
    styled(name)
        .or_else(|| spaced(name))
        .or_else(|| Form::named(name).map(Command::Form))
}

/// Styles, alphabets and what only wraps its argument.
fn styled(name: &str) -> Option<Command> {
    use Command::{Alphabet as Letters, Prose, Same, Switch};
    use Emphasis::{Bold, Code, Italic};
    Some(match name {
        "textbf" | "textbfseries" => Prose(Some(Bold)),
        "textit" | "emph" | "textsl" => Prose(Some(Italic)),
        "texttt" | "mathtt" | "lstinline" => Prose(Some(Code)),
        "text" | "textrm" | "textsc" | "textsf" | "textmd" | "textup" | "textnormal" | "mbox"
        | "hbox" | "fbox" | "textlf" | "textls" | "intertext" | "shortstack" | "makebox"
        | "framebox" | "gls" | "Gls" | "glspl" | "Glspl" | "acrshort" | "acrlong" | "acrfull"
        | "ac" | "acs" | "acl" | "acf" | "acp" | "enquote" | "abstract" | "title" | "section"
        | "subsection" | "paragraph" => Prose(None),
        "mathbf" | "boldsymbol" | "bm" | "pmb" | "mathbfit" | "symbf" => Same(Some(Bold)),
        "mathit" => Same(Some(Italic)),
        "mathrm" | "mathsf" | "mathnormal" | "mathcal" | "mathscr" | "mathpzc" | "mathcalligra"
        | "mathds" | "underline" | "uline" | "uwave" | "ul" | "mathop" | "mathbin" | "mathrel"
        | "mathord" | "mathopen" | "mathclose" | "mathpunct" | "mathinner" | "ensuremath"
        | "overbrace" | "underbrace" | "boxed" | "smash" | "mathclap" | "llap" | "rlap"
        | "hphantom" | "substack" | "cancel" | "sout" | "protect" | "symrm" | "cal"
        | "EuScript" | "euscr" | "Cal" | "overparen" | "underparen" | "overbracket"
        | "underbracket" => match name {
            "mathds" => Letters(Alphabet::Blackboard),
            "cal" => Switch(None),
            _ => Same(None),
        },
        "mathbb" | "mathbbm" | "Bbb" | "mathbbmss" | "symbb" => Letters(Alphabet::Blackboard),
        "mathfrak" | "frak" | "symfrak" => Letters(Alphabet::Fraktur),
        "operatorname" | "operatornamewithlimits" => Command::Name,
        "textsuperscript" | "textsu" | "textsup" => Command::Script(Script::Up),
        "textsubscript" | "textsub" => Command::Script(Script::Down),
        "bf" | "bfseries" | "boldmath" => Switch(Some(Bold)),
        "it" | "em" | "itshape" | "sl" | "slshape" => Switch(Some(Italic)),
        "tt" | "ttfamily" => Switch(Some(Code)),
        "rm" | "rmfamily" | "sf" | "sffamily" | "sc" | "scshape" | "md" | "mdseries" | "up"
        | "upshape" | "normalfont" | "mit" | "oldstyle" | "unboldmath" | "tiny" | "scriptsize"
        | "footnotesize" | "small" | "normalsize" | "large" | "Large" | "LARGE" | "huge"
        | "Huge" | "displaystyle" | "textstyle" | "scriptstyle" | "scriptscriptstyle" => {
            Switch(None)
        }
        _ => return None,
    })
}

/// What makes space, or nothing at all.
fn spaced(name: &str) -> Option<Command> {
    Some(match name {
        "quad" | "qquad" | "enspace" | "enskip" | "thinspace" | "medspace" | "thickspace"
        | "space" | "nobreakspace" | "hfill" | "hfil" | "newline" | "linebreak" | "par"
        | "newpage" | "smallskip" | "medskip" | "bigskip" | "indent" | "bigbreak" | "cr" => {
            Command::Blank
        }
        "noindent" | "centering" | "raggedright" | "limits" | "nolimits" | "displaylimits"
        | "allowbreak" | "break" | "nobreak" | "negthinspace" | "negmedspace" | "negthickspace"
        | "nonumber" | "notag" | "xspace" | "relax" | "null" | "maketitle" | "bigstrut"
        | "strut" | "middle" | "left" | "right" | "big" | "Big" | "bigg" | "Bigg" | "bigl"
        | "bigr" | "bigm" | "Bigl" | "Bigr" | "Bigm" | "biggl" | "biggr" | "biggm" | "Biggl"
        | "Biggr" | "Biggm" | "clearpage" | "flushleft" | "selectfont" | "mathstrut" | "hline"
        | "sloppy" | "leavevmode" | "unskip" | "ignorespaces" => match name {
            "left" | "bigl" | "Bigl" | "biggl" | "Biggl" => Command::Form(Form::Left),
            "right" | "bigr" | "Bigr" | "biggr" | "Biggr" => Command::Form(Form::Right),
            "middle" | "big" | "Big" | "bigg" | "Bigg" | "bigm" | "Bigm" | "biggm" | "Biggm" => {
                Command::Form(Form::Bracket)
            }
            "break" => Command::Blank,
            _ => Command::Nothing(0),
        },
        "label" | "vspace" | "hspace" | "color" | "index" | "pagestyle" | "bibliographystyle"
        | "vskip" | "hskip" | "hypersetup" | "thispagestyle" | "fontfamily" | "pagenumbering" => {
            Command::Nothing(1)
        }
        "setlength" | "fontsize" | "setcounter" | "addtolength" => Command::Nothing(2),
        _ => return None,
    })
}
