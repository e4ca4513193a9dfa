//! Formulas of chemistry, nuclides, and quantities with their units.

pub(super) mod chemistry;
mod nuclides;
mod quantities;
mod units;
