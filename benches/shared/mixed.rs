//! The mixed log: 44 whole queries of every kind. A last word is a prefix unless a blank follows.

/// The queries.
pub(crate) const MIXED: [&str; 44] = [
    "",
    // Prefixes.
    "s",
    "l",
    "t",
    "x",
    "le",
    "mo",
    "qu",
    // Words that most papers have.
    "the ",
    "of ",
    "and ",
    // Words that many have.
    "model ",
    "learning ",
    "graph ",
    "network ",
    // Several.
    "learning model ",
    "neural network ",
    "the of and ",
    "deep reinforcement learning ",
    "large language mod",
    // Words that few have.
    "boltzmann ",
    "lagrangian ",
    "tokamak ",
    "zeolite ",
    // Nothing.
    "zzxqv ",
    "learning zzxqv ",
    "\"quantum giraffe\"",
    // Phrases, the last of them the dearest.
    "\"neural network\"",
    "\"large language models\"",
    "\"state of the art\"",
    "\"of the\"",
    // Negation.
    "learning -deep ",
    "model -the ",
    "-learning ",
    "graph -\"neural network\"",
    // Fields.
    "title:graph ",
    "author:zhang ",
    "cat:cs.lg learning ",
    "title:attention author:wang",
    // Years and stars.
    "year:2023..2025 ",
    "year:2023..2025 model ",
    "is:starred ",
    "is:starred learning ",
    "year:2020..2022 is:starred \"neural network\"",
];

/// Whether the words of a query must stand side by side, which sets alone cannot tell.
pub(crate) fn is_phrase(query: &str) -> bool {
    query.contains('"')
}

/// So many papers are starred, evenly spread; half of a library that is smaller.
pub(crate) const STARRED: usize = 1000;
