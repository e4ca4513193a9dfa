//! What is to be known of a terminal's letters before a text is set for it.

use super::scripts::Scripts;
use super::wrap::Widths;

/// How letters come onto the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// How it counts the columns of ambiguous ones.
    pub widths: Widths,
    /// How those are written that stand high or low.
    pub scripts: Scripts,
}
