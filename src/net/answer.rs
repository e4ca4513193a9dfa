//! What comes back.

use url::Url;

use super::validators::Validators;

/// A whole answer. As a result of [`super::Net::ask`] its type and its root are those of the form
/// that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// The type, in small letters and without parameters; empty where none was told.
    pub content_type: String,
    /// The body, unpacked.
    pub bytes: Vec<u8>,
    /// What to ask with the next time.
    pub validators: Validators,
    /// Where it came from, after all redirects.
    pub url: Url,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// An answer.
    Answer(Answer),
    /// Nothing has changed since the answer that was known.
    NotModified,
}
