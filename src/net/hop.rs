//! One address of a question: the one that was asked for, or one that it leads on to.

use std::net::IpAddr;

use url::{Host, Url};

use super::allowance::Allowance;
use super::error::{AskError, Fault};
use super::reach::is_public;
use super::request::{Credential, Method, Reach, Request};

/// One address, and what may be told to it.
#[derive(Debug, Clone)]
pub(super) struct Hop<'a> {
    pub(super) url: Url,
    pub(super) allowance: Allowance,
    pub(super) method: &'a Method,
    pub(super) credential: Option<&'a Credential>,
    pub(super) reach: Reach,
}

impl<'a> Hop<'a> {
    /// The address that is asked for.
    ///
    /// # Errors
    /// When it is none of HTTP.
    pub(super) fn first(request: &'a Request) -> Result<Self, AskError> {
        let url = request.url.clone();
        let hop = Self {
            url,
            allowance: request.allowance.clone(),
            method: &request.method,
            credential: request.credential.as_ref(),
            reach: request.reach,
        };
        if is_http(&hop.url) {
            Ok(hop)
        } else {
            let reason = format!("it begins with {}:", hop.url.scheme());
            Err(AskError::new(request.url.scheme(), Fault::Address(reason)))
        }
    }

    /// The host, for a sentence.
    pub(super) fn whom(&self) -> String {
        Allowance::host(&self.url)
    }

    /// The address that this one leads to. Another host is told no key, has an allowance of its own,
    /// and must be public.
    ///
    /// # Errors
    /// When it is none of HTTP, or without encryption where this one has it.
    pub(super) fn on(&self, status: u16, location: Option<&str>) -> Result<Self, Fault> {
        let next = location.and_then(|location| self.url.join(location).ok());
        let mut url = next.filter(is_http).ok_or(Fault::RedirectNowhere)?;
        if self.url.scheme() == "https" && url.scheme() == "http" {
            return Err(Fault::RedirectToHttp(Allowance::host(&url)));
        }
        url.set_fragment(None);
        let mut hop = Self {
            url,
            ..self.clone()
        };
        // 307 and 308 ask the same in the same way; the others have an answer to be got.
        if !matches!(status, 307 | 308) {
            hop.method = &Method::Get;
        }
        if !is_same_host(&self.url, &hop.url) {
            hop.allowance = Allowance::of(&hop.url);
            hop.credential = None;
            hop.reach = Reach::Public;
            // A name and a password there are as foreign as the address.
            let _ = hop.url.set_username("");
            let _ = hop.url.set_password(None);
        }
        Ok(hop)
    }

    /// Whether it names an address that must not be asked. Names are looked at when they are looked
    /// up, but for those that a proxy looks up.
    pub(super) fn is_refused(&self) -> bool {
        let is_private = match self.url.host() {
            Some(Host::Ipv4(address)) => !is_public(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => !is_public(IpAddr::V6(address)),
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            None => true,
        };
        self.reach == Reach::Public && is_private
    }
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// Whether two addresses are of one host; one may have gone over to encryption.
fn is_same_host(one: &Url, other: &Url) -> bool {
    let is_upgrade =
        (one.scheme(), one.port(), other.scheme(), other.port()) == ("http", None, "https", None);
    one.host() == other.host()
        && (is_upgrade || one.port_or_known_default() == other.port_or_known_default())
}

#[cfg(test)]
mod tests;
