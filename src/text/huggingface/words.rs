//! Which words were commands, and where they are safe to turn back.

/// Where a word was a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordTurn {
    /// Against an opening brace, where it was inside of another command.
    BeforeBrace,
    /// Where its argument follows: in braces, or one letter.
    BeforeArgument,
    /// Behind `^`.
    Raised,
    /// Alone in braces.
    InBraces,
    /// Wherever it stands: in at least 97 of 100 places, most of them nearly always.
    Alone,
    /// A letter against `^`, `_`, `(`, or behind a digit; alone, more often a word or a name.
    Letter,
    /// Against its subscript.
    BeforeSubscript,
    /// Behind one letter, where it begins no word.
    Glued,
}

/// A word, and the places where it turns back.
type StrippedWord = (&'static str, &'static [WordTurn]);

/// The words by the letter that they begin with, sorted: so most words of prose are compared with
/// few.
const WORDS: &[(u8, &[StrippedWord])] = {
    use WordTurn::{
        Alone, BeforeArgument, BeforeBrace, BeforeSubscript, Glued, InBraces, Letter, Raised,
    };
    &[
        (b'D', &[("Delta", &[Letter])]),
        (b'G', &[("Gamma", &[Letter])]),
        (b'L', &[("Lambda", &[Letter])]),
        (b'O', &[("Omega", &[Letter])]),
        (
            b'P',
            &[("Phi", &[Letter]), ("Pi", &[Letter]), ("Psi", &[Letter])],
        ),
        (b'S', &[("Sigma", &[Letter])]),
        (b'T', &[("Theta", &[Letter])]),
        (b'X', &[("Xi", &[Letter])]),
        (
            b'a',
            &[
                ("alpha", &[Letter]),
                ("approx", &[InBraces, Glued]),
                ("ast", &[Raised, Alone]),
            ],
        ),
        (
            b'b',
            &[
                ("bar", &[BeforeArgument]),
                ("beta", &[Letter]),
                ("bigcap", &[BeforeSubscript]),
                ("bigcup", &[BeforeSubscript]),
                ("boldsymbol", &[BeforeArgument]),
            ],
        ),
        (
            b'c',
            &[
                ("cdot", &[Alone, Glued]),
                ("cdots", &[Alone]),
                ("chi", &[Letter]),
                ("circ", &[Raised, Alone]),
            ],
        ),
        (
            b'd',
            &[
                ("dagger", &[Raised]),
                ("delta", &[Letter]),
                ("downarrow", &[Alone]),
            ],
        ),
        (
            b'e',
            &[
                ("ell", &[Alone]),
                ("emph", &[BeforeBrace]),
                ("epsilon", &[Letter]),
                ("equiv", &[Alone]),
                ("eta", &[Letter]),
            ],
        ),
        (
            b'g',
            &[
                ("gamma", &[Letter]),
                ("ge", &[InBraces]),
                ("geq", &[Alone, Glued]),
                ("gg", &[InBraces]),
                ("gtrsim", &[Alone, Glued]),
            ],
        ),
        (b'h', &[("hat", &[BeforeArgument]), ("hbar", &[Alone])]),
        (
            b'i',
            &[
                ("infty", &[Raised, Alone, Glued]),
                ("int", &[BeforeSubscript]),
            ],
        ),
        (b'k', &[("kappa", &[Letter])]),
        (
            b'l',
            &[
                ("lambda", &[Letter]),
                ("langle", &[Alone]),
                ("lceil", &[Alone]),
                ("ldots", &[Alone]),
                ("le", &[InBraces]),
                ("leftrightarrow", &[Alone]),
                ("leq", &[Alone, Glued]),
                ("lesssim", &[Alone, Glued]),
                ("lfloor", &[Alone]),
                ("ll", &[InBraces]),
            ],
        ),
        (
            b'm',
            &[
                ("mathbb", &[BeforeArgument]),
                ("mathbf", &[BeforeArgument]),
                ("mathcal", &[BeforeArgument]),
                ("mathfrak", &[BeforeArgument]),
                ("mathit", &[BeforeBrace]),
                ("mathrm", &[BeforeArgument]),
                ("mathscr", &[BeforeArgument]),
                ("mathsf", &[BeforeArgument]),
                ("mbox", &[BeforeBrace]),
                ("mu", &[Letter]),
            ],
        ),
        (
            b'n',
            &[
                ("nabla", &[Alone]),
                ("neq", &[Alone, Glued]),
                ("nu", &[Letter]),
            ],
        ),
        (
            b'o',
            &[
                ("omega", &[Letter]),
                ("operatorname", &[BeforeBrace]),
                ("otimes", &[Alone, Glued]),
                ("overline", &[BeforeBrace]),
            ],
        ),
        (
            b'p',
            &[
                ("partial", &[Letter]),
                ("perp", &[Raised, Alone]),
                ("phi", &[Letter]),
                ("pi", &[Letter]),
                ("pm", &[InBraces]),
                ("prime", &[Raised]),
                ("prod", &[BeforeSubscript]),
                ("propto", &[Alone, Glued]),
                ("psi", &[Letter]),
            ],
        ),
        (
            b'r',
            &[
                ("rangle", &[Alone]),
                ("rceil", &[Alone]),
                ("rfloor", &[Alone]),
                ("rho", &[Letter]),
                ("rightarrow", &[Alone]),
                ("rm", &[BeforeArgument]),
            ],
        ),
        (
            b's',
            &[
                ("sigma", &[Letter]),
                ("sim", &[InBraces]),
                ("simeq", &[Alone, Glued]),
                ("sqrt", &[BeforeBrace]),
                ("star", &[Raised]),
                ("subseteq", &[Alone]),
                ("sum", &[BeforeSubscript]),
            ],
        ),
        (
            b't',
            &[
                ("tau", &[Letter]),
                ("text", &[BeforeBrace]),
                ("textbf", &[BeforeBrace]),
                ("textit", &[BeforeBrace]),
                ("textrm", &[BeforeBrace]),
                ("textsc", &[BeforeBrace]),
                ("textsf", &[BeforeBrace]),
                ("textsl", &[BeforeBrace]),
                ("texttt", &[BeforeBrace]),
                ("theta", &[Letter]),
                ("tilde", &[BeforeArgument]),
                ("times", &[InBraces, Glued]),
                ("top", &[Raised]),
            ],
        ),
        (
            b'u',
            &[("underline", &[BeforeBrace]), ("uparrow", &[Alone])],
        ),
        (
            b'v',
            &[
                ("varepsilon", &[Alone]),
                ("varphi", &[Alone]),
                ("vec", &[BeforeArgument]),
            ],
        ),
        (
            b'w',
            &[
                ("widehat", &[BeforeArgument]),
                ("widetilde", &[BeforeArgument]),
            ],
        ),
        (b'x', &[("xi", &[Letter])]),
        (b'z', &[("zeta", &[Letter])]),
    ]
};

/// Where a word was a command; nowhere for most.
pub(super) fn turns(word: &str) -> &'static [WordTurn] {
    let letter = word.bytes().next().unwrap_or_default();
    let place = WORDS.binary_search_by_key(&letter, |(letter, _)| *letter);
    let words = place.ok().and_then(|place| WORDS.get(place));
    let found = words.and_then(|(_, words)| words.iter().find(|(known, _)| *known == word));
    found.map_or(&[], |(_, turns)| *turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tex::is_command;

    #[test]
    fn every_word_stands_by_its_letter_and_is_a_command() {
        assert!(WORDS.windows(2).all(|two| two[0].0 < two[1].0));
        for (letter, words) in WORDS {
            for (word, places) in *words {
                assert!(
                    word.bytes().next() == Some(*letter) && is_command(word),
                    "{word}"
                );
                assert!(!places.is_empty() && turns(word) == *places, "{word}");
            }
        }
        assert!(turns("word").is_empty());
    }
}
