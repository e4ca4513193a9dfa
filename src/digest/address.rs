//! An address of e-mail, checked before anything is sent to it.

use std::fmt;
use std::str::FromStr;

/// Longer ones are not delivered anywhere (RFC 5321, 4.5.3.1.3, without the brackets).
const LONGEST: usize = 254;
/// What may stand in an address beside letters and digits without quotes (RFC 5322, 3.2.3).
const ATOM_SIGNS: &str = "!#$%&'*+-/=?^_`{|}~";

/// An address of e-mail, with the name of whose it is where that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Whose it is, on one line.
    pub name: Option<String>,
    /// `me@example.org`, of ASCII alone.
    pub mailbox: String,
}

/// Says why a text is no address that a mail can be sent to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It has not the form of one.
    #[error("no address such as me@example.org or Ann Smith <me@example.org>")]
    Form,
    /// It has letters that few servers take.
    #[error("an address with “{0}”, which few servers take")]
    Letters(char),
}

impl Address {
    /// What stands behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.mailbox
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }
}

impl FromStr for Address {
    type Err = AddressError;

    /// Reads `me@example.org`, `Ann Smith <me@example.org>` and `"Smith, Ann" <me@example.org>`, whose
    /// quotes may be left out.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let (name, mailbox) = match text.strip_suffix('>').map(|rest| rest.rsplit_once('<')) {
            Some(Some((name, mailbox))) => (name.trim(), mailbox),
            Some(None) => return Err(AddressError::Form),
            None => ("", text),
        };
        check(mailbox)?;
        let name = unquoted(name)?;
        Ok(Self {
            name: (!name.is_empty()).then_some(name),
            mailbox: mailbox.to_owned(),
        })
    }
}

/// A name without its quotes.
fn unquoted(name: &str) -> Result<String, AddressError> {
    let Some(quoted) = name.strip_prefix('"') else {
        let is_fit = !name.contains(['"', '<', '>', '@', '\\']) && !name.contains(char::is_control);
        return is_fit.then(|| name.to_owned()).ok_or(AddressError::Form);
    };
    let quoted = quoted.strip_suffix('"').ok_or(AddressError::Form)?;
    let mut name = String::new();
    let mut signs = quoted.chars();
    while let Some(sign) = signs.next() {
        let sign = match sign {
            '\\' => signs.next().ok_or(AddressError::Form)?,
            '"' => return Err(AddressError::Form),
            sign => sign,
        };
        if sign.is_control() {
            return Err(AddressError::Form);
        }
        name.push(sign);
    }
    Ok(name.trim().to_owned())
}

fn check(mailbox: &str) -> Result<(), AddressError> {
    if let Some(letter) = mailbox
        .chars()
        .find(|c| !c.is_ascii() && c.is_alphanumeric())
    {
        return Err(AddressError::Letters(letter));
    }
    let (local, domain) = mailbox.rsplit_once('@').ok_or(AddressError::Form)?;
    let is_atom = |atom: &str| {
        let is_fit = |c: char| c.is_ascii_alphanumeric() || ATOM_SIGNS.contains(c);
        !atom.is_empty() && atom.chars().all(is_fit)
    };
    let is_label = |label: &str| {
        let is_fit = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let has_edges = label.starts_with('-') || label.ends_with('-');
        (1..=63).contains(&label.len()) && !has_edges && label.chars().all(is_fit)
    };
    let fits = mailbox.len() <= LONGEST
        && local.len() <= 64
        && local.split('.').all(is_atom)
        && domain.split('.').all(is_label);
    fits.then_some(()).ok_or(AddressError::Form)
}

/// Prints it as a header has it, but for letters beyond ASCII in the name.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(name) = &self.name else {
            return f.write_str(&self.mailbox);
        };
        let is_plain = |c: char| c.is_alphanumeric() || c == ' ' || ATOM_SIGNS.contains(c);
        if name.chars().all(is_plain) {
            write!(f, "{name} <{}>", self.mailbox)
        } else {
            let name = name.replace('\\', "\\\\").replace('"', "\\\"");
            write!(f, "\"{name}\" <{}>", self.mailbox)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_with_a_name_or_without_and_printed_for_a_header() {
        for (text, printed) in [
            ("me@example.org", "me@example.org"),
            (" me+x.y@mail.example.org ", "me+x.y@mail.example.org"),
            ("me@localhost", "me@localhost"),
            ("<me@example.org>", "me@example.org"),
            ("Ann Smith <me@example.org>", "Ann Smith <me@example.org>"),
            (
                "Smith, Ann <me@example.org>",
                "\"Smith, Ann\" <me@example.org>",
            ),
            (
                "\"Smith, \\\"A\\\"\" <me@example.org>",
                "\"Smith, \\\"A\\\"\" <me@example.org>",
            ),
            ("Zoë Kähler <me@example.org>", "Zoë Kähler <me@example.org>"),
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!(address.to_string(), printed, "{text}");
            assert_eq!(printed.parse(), Ok(address));
        }
    }

    #[test]
    fn what_no_mail_reaches_is_no_address() {
        let long = format!("{}@example.org", "a".repeat(65));
        for text in [
            "",
            "me",
            "me@",
            "@example.org",
            "a b@example.org",
            "me@example..org",
            ".me@example.org",
            "me@-x.org",
            "me@exa mple.org",
            "me@example.org, you@example.org",
            "me@example.org>",
            "Ann <me@example.org> x",
            "Ann <me@example.org\r\nBcc: x@example.org>",
            "Ann\r\nBcc: x@example.org <me@example.org>",
            "\"Ann\r\n\" <me@example.org>",
            "\"Ann <me@example.org>",
            long.as_str(),
        ] {
            assert_eq!(text.parse::<Address>(), Err(AddressError::Form), "{text}");
        }
        assert_eq!(
            "ä@example.org".parse::<Address>(),
            Err(AddressError::Letters('ä'))
        );
    }
}
