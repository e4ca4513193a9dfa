//! Where a mapped file cannot be cut: the system refuses.

use std::io;
use std::path::Path;
use std::sync::Arc;

/// A terminal, which nothing takes away here.
#[derive(Debug)]
pub struct HeldTerminal;

impl HeldTerminal {
    /// The terminal as it is now.
    ///
    /// # Errors
    /// Never.
    pub fn now(_: Vec<u8>) -> io::Result<Self> {
        Ok(Self)
    }

    /// From now on it is to be given back.
    pub fn hold(&self) {}

    /// It was given back.
    pub fn release(&self) {}
}

/// Nothing happens that would have to be watched for.
///
/// # Errors
/// Never.
pub fn watch(_: &Path, _: Option<Arc<HeldTerminal>>) -> io::Result<()> {
    Ok(())
}
