//! Commands that give one paper, or a few that are named.

pub(super) mod cite;
pub(super) mod given;
pub(super) mod open;
pub(super) mod read;
pub(super) mod show;
pub(super) mod similar;
