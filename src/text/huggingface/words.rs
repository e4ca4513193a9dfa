//! Which words were commands, and where they are safe to turn back.

/// Where a word was a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
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

/// Every word, sorted, with the places where it turns back.
const WORDS: &[(&str, &[Turn])] = {
    use Turn::{
        Alone, BeforeArgument, BeforeBrace, BeforeSubscript, Glued, InBraces, Letter, Raised,
    };
    &[
        ("Delta", &[Letter]),
        ("Gamma", &[Letter]),
        ("Lambda", &[Letter]),
        ("Omega", &[Letter]),
        ("Phi", &[Letter]),
        ("Pi", &[Letter]),
        ("Psi", &[Letter]),
        ("Sigma", &[Letter]),
        ("Theta", &[Letter]),
        ("Xi", &[Letter]),
        ("alpha", &[Letter]),
        ("approx", &[InBraces, Glued]),
        ("ast", &[Raised, Alone]),
        ("bar", &[BeforeArgument]),
        ("beta", &[Letter]),
        ("bigcap", &[BeforeSubscript]),
        ("bigcup", &[BeforeSubscript]),
        ("boldsymbol", &[BeforeArgument]),
        ("cdot", &[Alone, Glued]),
        ("cdots", &[Alone]),
        ("chi", &[Letter]),
        ("circ", &[Raised, Alone]),
        ("dagger", &[Raised]),
        ("delta", &[Letter]),
        ("downarrow", &[Alone]),
        ("ell", &[Alone]),
        ("emph", &[BeforeBrace]),
        ("epsilon", &[Letter]),
        ("equiv", &[Alone]),
        ("eta", &[Letter]),
        ("gamma", &[Letter]),
        ("ge", &[InBraces]),
        ("geq", &[Alone, Glued]),
        ("gg", &[InBraces]),
        ("gtrsim", &[Alone, Glued]),
        ("hat", &[BeforeArgument]),
        ("hbar", &[Alone]),
        ("infty", &[Raised, Alone, Glued]),
        ("int", &[BeforeSubscript]),
        ("kappa", &[Letter]),
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
        ("nabla", &[Alone]),
        ("neq", &[Alone, Glued]),
        ("nu", &[Letter]),
        ("omega", &[Letter]),
        ("operatorname", &[BeforeBrace]),
        ("otimes", &[Alone, Glued]),
        ("overline", &[BeforeBrace]),
        ("partial", &[Letter]),
        ("perp", &[Raised, Alone]),
        ("phi", &[Letter]),
        ("pi", &[Letter]),
        ("pm", &[InBraces]),
        ("prime", &[Raised]),
        ("prod", &[BeforeSubscript]),
        ("propto", &[Alone, Glued]),
        ("psi", &[Letter]),
        ("rangle", &[Alone]),
        ("rceil", &[Alone]),
        ("rfloor", &[Alone]),
        ("rho", &[Letter]),
        ("rightarrow", &[Alone]),
        ("rm", &[BeforeArgument]),
        ("sigma", &[Letter]),
        ("sim", &[InBraces]),
        ("simeq", &[Alone, Glued]),
        ("sqrt", &[BeforeBrace]),
        ("star", &[Raised]),
        ("subseteq", &[Alone]),
        ("sum", &[BeforeSubscript]),
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
        ("underline", &[BeforeBrace]),
        ("uparrow", &[Alone]),
        ("varepsilon", &[Alone]),
        ("varphi", &[Alone]),
        ("vec", &[BeforeArgument]),
        ("widehat", &[BeforeArgument]),
        ("widetilde", &[BeforeArgument]),
        ("xi", &[Letter]),
        ("zeta", &[Letter]),
    ]
};

/// Where a word was a command; nowhere for most.
pub(super) fn turns(word: &str) -> &'static [Turn] {
    let place = WORDS.binary_search_by(|(known, _)| (*known).cmp(word));
    place
        .ok()
        .and_then(|place| WORDS.get(place))
        .map_or(&[], |(_, turns)| *turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tex::is_command;

    #[test]
    fn the_words_are_sorted_and_all_of_them_are_commands() {
        assert!(WORDS.windows(2).all(|two| two[0].0 < two[1].0));
        for (word, turns) in WORDS {
            assert!(is_command(word) && !turns.is_empty(), "{word}");
        }
        assert!(turns("word").is_empty());
    }
}
