//! Standard output and standard error: the one place that writes to them.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use anyhow::Result;

use crate::text::safe;

/// Standard output, buffered.
pub(super) struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    pub(super) fn standard() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Writes what is still buffered.
    pub(super) fn finish(mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Says something on standard error, as one safe line. Where that is closed nobody is to be told.
pub(super) fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "recto: {}", safe::line(sentence));
}

/// Whether the reader of a pipe has gone, as `head` does; that is no failure.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    })
}
