//! The mail that is made of a digest.

use jiff::civil::Date;

use super::Digest;
use super::form::Form;
use super::told::Told;

/// A digest as a mail: what is sent, and what counts as told once it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The name of the subscription; see [`super::is_subscription_name`].
    pub subscription: String,
    /// The day whose digest it is.
    pub day: Date,
    /// The subject, one safe line that may have letters beyond ASCII.
    pub subject: String,
    /// The plain text, lines of at most 998 bytes ended by a line feed.
    pub text: String,
    /// The page that says the same, lines of at most 998 bytes ended by a line feed.
    pub html: String,
    /// Every paper that counts as told: those that are told of, then those that were left out.
    pub papers: Vec<Told>,
    /// So many of them, the first ones, are told of.
    pub chosen: usize,
    /// Where too many were left out to be named (more than [`super::MOST_NAMED`]): everything that had come
    /// by this second since 1970 counts as told, too. It goes into [`super::Before::up_to`], the greatest of
    /// all of a subscription.
    pub up_to: Option<i64>,
}

impl Digest {
    /// The mail; `None` on a day without papers of which nothing is to be said.
    #[must_use]
    pub fn composed(&self) -> Option<Composed> {
        (!self.is_empty() || self.tells_nothing).then(|| Composed {
            subscription: self.name.clone(),
            day: self.day,
            subject: self.subject.clone(),
            text: self.written(Form::Text),
            html: self.written(Form::Html),
            papers: self.told.clone(),
            chosen: self.entries.len(),
            up_to: self.up_to,
        })
    }

    /// The digest in a form.
    #[must_use]
    pub fn written(&self, form: Form) -> String {
        form.write(self)
    }
}
