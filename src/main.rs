//! The recto program.

fn main() {}
