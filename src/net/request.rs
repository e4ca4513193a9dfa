//! What is asked: an address, in which form the answer is due, and what goes along.

use url::Url;

use super::allowance::Allowance;
use super::form::Form;
use super::validators::Validators;
use crate::secret::Key;

/// One question to a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What counts it.
    pub allowance: Allowance,
    /// The address, `http` or `https`.
    pub url: Url,
    /// How it is asked.
    pub method: Method,
    /// What is accepted, as the header has it; nothing is said where it is empty.
    pub accept: &'static str,
    /// The form that the answer is due in.
    pub form: Form,
    /// How large it may be.
    pub size: Size,
    /// What shows who asks.
    pub credential: Option<Credential>,
    /// What is known of an earlier answer; where nothing has changed there is no other.
    pub seen: Validators,
    /// Where the address may lie.
    pub reach: Reach,
}

/// How something is asked. Both only ask, so that both may be asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// By the address alone.
    Get,
    /// By this JSON.
    Post(String),
}

/// How large an answer may be; the bytes stand in [`super::Limits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A list, a feed, a page.
    Answer,
    /// A PDF.
    Pdf,
}

/// Where an address may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In the public network alone: what a feed, an answer or a redirect names.
    Public,
    /// Also on this machine and in its own network: what the user has set.
    Anywhere,
}

/// What shows who asks. It goes to the host of the request alone.
#[derive(Debug, Clone, PartialEq)]
pub enum Credential {
    /// `Authorization: Bearer …`.
    Bearer(Key),
    /// A header of this name.
    Header(&'static str, Key),
}

impl Request {
    /// Asks for this address in the public network, with what its allowance is by its host.
    #[must_use]
    pub fn get(url: Url, form: Form) -> Self {
        Self {
            allowance: Allowance::of(&url),
            url,
            method: Method::Get,
            accept: "",
            form,
            size: Size::Answer,
            credential: None,
            seen: Validators::default(),
            reach: Reach::Public,
        }
    }
}
