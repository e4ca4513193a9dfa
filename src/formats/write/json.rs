//! recto's own records: nothing is left out, and the texts are as received. Characters that cannot
//! be seen are written as `\uXXXX`.

use std::io::{self, Write};

use super::Papers;
use crate::paper::Paper;
use crate::text::safe;

/// One array, a record a line.
pub(super) fn write_array(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (place, paper) in papers.enumerate() {
        let comma = if place > 0 { "," } else { "" };
        write!(out, "{comma}\n{}", record(&paper)?)?;
    }
    out.write_all(b"\n]\n")
}

/// One record a line.
pub(super) fn write_lines(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for paper in papers {
        writeln!(out, "{}", record(&paper)?)?;
    }
    Ok(())
}

/// A record as one line.
pub(super) fn record(paper: &Paper) -> io::Result<String> {
    Ok(safe::json(&paper.to_json()?))
}
