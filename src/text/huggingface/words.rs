//! Which words were commands, and where they are safe to turn back.

/// A command wherever it stands: at least 97 in 100, most of them nearly always.
pub(super) const ALONE: &[&str] = &[
    "ell",
    "varepsilon",
    "varphi",
    "geq",
    "leq",
    "neq",
    "infty",
    "rightarrow",
    "leftrightarrow",
    "rangle",
    "langle",
    "cdot",
    "propto",
    "simeq",
    "lesssim",
    "gtrsim",
    "otimes",
    "lceil",
    "rceil",
    "lfloor",
    "rfloor",
    "ldots",
    "cdots",
    "equiv",
    "nabla",
    "uparrow",
    "downarrow",
    "subseteq",
    "ast",
    "circ",
    "hbar",
    "perp",
];

/// A command where its argument follows: in braces, or one letter.
pub(super) const WITH_ARGUMENT: &[&str] = &[
    "mathbb",
    "mathcal",
    "mathbf",
    "mathrm",
    "mathsf",
    "mathfrak",
    "mathscr",
    "boldsymbol",
    "widetilde",
    "widehat",
    "tilde",
    "hat",
    "bar",
    "vec",
    "rm",
];

/// A command against an opening brace, where it was inside of another.
pub(super) const WRAPPING: &[&str] = &[
    "text",
    "texttt",
    "textbf",
    "textit",
    "textsc",
    "textsf",
    "textrm",
    "textsl",
    "emph",
    "mbox",
    "underline",
    "operatorname",
    "sqrt",
    "overline",
    "mathit",
];

/// A command behind `^`.
pub(super) const RAISED: &[&str] = &[
    "star", "top", "prime", "circ", "ast", "dagger", "perp", "infty",
];

/// A command against its subscript.
pub(super) const SUMMED: &[&str] = &["sum", "prod", "int", "bigcup", "bigcap"];

/// A command behind one letter, where it begins no word.
pub(super) const GLUED: &[&str] = &[
    "geq", "leq", "neq", "infty", "cdot", "propto", "simeq", "lesssim", "gtrsim", "otimes",
    "times", "approx",
];

/// A letter against `^`, `_`, `(`, or behind a digit; alone, more often a word or a name.
pub(super) const GREEK: &[&str] = &[
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu",
    "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "Gamma", "Delta",
    "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "partial",
];

/// A command alone in braces, as is a Greek letter.
pub(super) const WRAPPED: &[&str] = &["times", "sim", "approx", "pm", "le", "ge", "ll", "gg"];
