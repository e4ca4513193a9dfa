//! The account that mails are sent by.

use std::net::IpAddr;
use std::path::PathBuf;

use super::Address;

/// The server that takes mails, and who asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAccount {
    /// The name or the address of the server.
    pub server: String,
    /// Its port, where it is not the usual one; see [`Self::port`].
    pub own_port: Option<u16>,
    /// How the connection is kept from others.
    pub security: Security,
    /// Who logs in; `None` where nobody has to.
    pub user: Option<String>,
    /// How one logs in.
    pub auth: Auth,
    /// The words of the command that tells the password or the token; none where it is found elsewhere.
    pub password_command: Vec<String>,
    /// A file of certificates, PEM, that are trusted beside those that browsers trust.
    pub certificate: Option<PathBuf>,
    /// From whom mails are, where the subscription says nothing else.
    pub from: Option<Address>,
}

/// How a connection to a mail server is kept from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte on (RFC 8314).
    #[default]
    Tls,
    /// TLS before anything is said that matters; a server that does not offer it is left.
    StartTls,
    /// Not at all: only on this machine.
    Plain,
}

/// How one logs in to a mail server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Auth {
    /// `AUTH PLAIN`.
    #[default]
    Plain,
    /// `AUTH LOGIN`.
    Login,
    /// `AUTH XOAUTH2`, with a token in the place of the password.
    XOAuth2,
}

impl MailAccount {
    /// The account of a server of which nothing else is told.
    #[must_use]
    pub fn new(server: &str) -> Self {
        Self {
            server: server.to_owned(),
            own_port: None,
            security: Security::default(),
            user: None,
            auth: Auth::default(),
            password_command: Vec::new(),
            certificate: None,
            from: None,
        }
    }

    /// The port that is asked.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.own_port.unwrap_or(match self.security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::Plain => 25,
        })
    }

    /// Whether the server is this machine.
    #[must_use]
    pub fn is_here(&self) -> bool {
        let bare = self.server.trim_matches(['[', ']']);
        let address = bare.parse::<IpAddr>();
        self.server.eq_ignore_ascii_case("localhost")
            || address.is_ok_and(|address| address.is_loopback())
    }

    /// From whom mails are: whom the settings name, or who logs in where that is an address.
    #[must_use]
    pub fn sender(&self) -> Option<Address> {
        let user = || self.user.as_deref()?.parse().ok();
        self.from.clone().or_else(user)
    }
}

impl Security {
    /// Each.
    pub const ALL: [Self; 3] = [Self::Tls, Self::StartTls, Self::Plain];

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// The name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::Plain => "plain",
        }
    }
}

impl Auth {
    /// Each.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Login, Self::XOAuth2];

    /// The name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Login => "login",
            Self::XOAuth2 => "xoauth2",
        }
    }
}
