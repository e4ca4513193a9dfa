//! Commands that give one paper, or a few that are named.

pub(super) mod show;
