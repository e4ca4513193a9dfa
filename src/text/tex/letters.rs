//! What becomes of single letters: accents, alphabets, script capitals, and case.

pub(super) mod accents;
pub(super) mod alphabets;
pub(super) mod capitals;
pub(super) mod letter_case;
