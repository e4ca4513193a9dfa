//! A letter, and its bytes: one body in two forms of equal worth, headers that a server and a filter
//! look for, and no way for a title to add one.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::civil::Date;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, MultiPartKind, SinglePart};

use super::error::{MailError, Verdict};
use crate::digest::Address;
use crate::paper::fnv;
use crate::text::safe;

/// A line may have so many bytes without its end (RFC 5322, 2.1.1).
const LONGEST_LINE: usize = 998;
/// A subject is not longer, in characters: no list shows more.
const LONGEST_SUBJECT: usize = 200;
/// So many bytes of text stand in one encoded word, which may have 75 with all around it (RFC 2047, 2).
const ENCODED_WORD: usize = 42;

/// What a mail is made of.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The account that sends it.
    pub from: &'a Address,
    /// Whom it is for.
    pub to: &'a Address,
    /// One line.
    pub subject: &'a str,
    /// The plain text.
    pub text: &'a str,
    /// The same as a page.
    pub html: &'a str,
    /// Its name in the world, with its angle brackets; see [`message_id`].
    pub id: &'a str,
    /// The subscription, for filters.
    pub list: &'a str,
    /// When it was written.
    pub at: Timestamp,
}

/// The name of a mail in the world: of its subscription, its day and some chance, at the domain of who
/// sends it. The machine's name is nobody's business.
#[must_use]
pub fn message_id(subscription: &str, day: Date, chance: u64, from: &Address) -> String {
    let name = fnv(subscription.as_bytes());
    let (day, domain) = (day.strftime("%Y%m%d"), from.domain());
    format!("<recto.{day}.{name:016x}.{chance:016x}@{domain}>")
}

impl Letter<'_> {
    /// The mail as it goes out: ASCII in lines that end in CR LF, none longer than 998 bytes.
    ///
    /// # Errors
    /// When it cannot be built, which is a mistake in recto.
    pub fn bytes(&self) -> Result<String, MailError> {
        let hash = fnv(self.id.as_bytes());
        let body = MultiPart::builder()
            .kind(MultiPartKind::Alternative)
            .boundary(format!("recto-{hash:016x}"))
            .build()
            .singlepart(SinglePart::plain(lines(self.text)))
            .singlepart(SinglePart::html(lines(self.html)));
        let message = Message::builder()
            .date(self.moment())
            .message_id(Some(self.id.to_owned()))
            .from(mailbox(self.from)?)
            .to(mailbox(self.to)?)
            .raw_header(subject(self.subject))
            .raw_header(plain("List-Id", self.list_id()))
            .raw_header(plain("Auto-Submitted", "auto-generated".to_owned()))
            .multipart(body)
            .map_err(|error| slip(&error.to_string()))?;
        let bytes = String::from_utf8(message.formatted()).map_err(|_| slip("it is no text"))?;
        match unfit(&bytes) {
            None => Ok(bytes),
            Some(reason) => Err(slip(reason)),
        }
    }

    fn moment(&self) -> SystemTime {
        let second = u64::try_from(self.at.as_second()).unwrap_or_default();
        SystemTime::UNIX_EPOCH + Duration::from_secs(second)
    }

    fn list_id(&self) -> String {
        let label = |c: char| {
            let c = c.to_ascii_lowercase();
            if c.is_ascii_alphanumeric() { c } else { '-' }
        };
        let label: String = self.list.chars().map(label).take(60).collect();
        let label = label.trim_matches('-');
        let label = if label.is_empty() { "digest" } else { label };
        let domain = self.from.domain();
        format!("\"recto {label}\" <{label}.recto.{domain}>")
    }
}

/// A text with line ends of one kind, and without what no mail may have.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace('\0', "")
}

fn mailbox(address: &Address) -> Result<Mailbox, MailError> {
    let spec = address.mailbox.parse();
    let spec = spec.map_err(|_| slip(&format!("{} is no address", address.mailbox)))?;
    Ok(Mailbox::new(address.name.clone(), spec))
}

fn slip(reason: &str) -> MailError {
    let sentence = format!("a mail could not be built: {reason}. This is a mistake in recto");
    MailError::new(Verdict::Settings, sentence)
}

/// What no server need take.
fn unfit(bytes: &str) -> Option<&'static str> {
    if !bytes.is_ascii() {
        return Some("it is not ASCII");
    }
    let mut lines = bytes.split("\r\n");
    let is_broken = |line: &str| line.contains(['\r', '\n', '\0']);
    lines.find_map(|line| {
        if line.len() > LONGEST_LINE {
            return Some("a line is too long");
        }
        is_broken(line).then_some("a line has a line break in it")
    })
}

fn plain(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// The subject as a header. What is more than plain words is encoded, also what would be taken for
/// encoded words.
fn subject(text: &str) -> HeaderValue {
    let text = shortened(&safe::line(text));
    let name = HeaderName::new_from_ascii_str("Subject");
    let longest = text.split(' ').map(str::len).max().unwrap_or_default();
    if text.is_ascii() && !text.contains("=?") && longest <= ENCODED_WORD {
        return HeaderValue::new(name, text);
    }
    let encoded = encoded_words(&text);
    HeaderValue::dangerous_new_pre_encoded(name, text, encoded)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_SUBJECT {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST_SUBJECT - 1).collect();
    short.push('…');
    short
}

/// Encoded words (RFC 2047), a line each; none ends within a character.
fn encoded_words(text: &str) -> String {
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        if let Some(piece) = pieces.last_mut() {
            if piece.len() + c.len_utf8() <= ENCODED_WORD {
                piece.push(c);
                continue;
            }
            pieces.push(c.to_string());
        }
    }
    let words = pieces
        .iter()
        .map(|piece| format!("=?utf-8?B?{}?=", STANDARD.encode(piece)));
    words.collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(subject: &str, text: &str, html: &str) -> String {
        let (from, to): (Address, Address) = (
            "Ő, Anna <me@example.org>".parse().unwrap(),
            "you@x.org".parse().unwrap(),
        );
        let day: Date = "2026-11-27".parse().unwrap();
        let letter = Letter {
            from: &from,
            to: &to,
            subject,
            text,
            html,
            id: &message_id("morning", day, 7, &from),
            list: "Morning papers",
            at: "2026-11-27T07:30:00Z".parse().unwrap(),
        };
        letter.bytes().unwrap()
    }

    /// The headers with their folds undone.
    fn headers(mail: &str) -> Vec<String> {
        let head = mail.split("\r\n\r\n").next().unwrap();
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        head.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_mail_has_the_headers_that_servers_and_filters_look_for() {
        let mail = built("3 new papers", "One\ntwo\n", "<p>One</p>\n");
        let mut names: Vec<String> = headers(&mail)
            .iter()
            .map(|line| line.split(':').next().unwrap().to_owned())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                "Auto-Submitted",
                "Content-Type",
                "Date",
                "From",
                "List-Id",
                "MIME-Version",
                "Message-ID",
                "Subject",
                "To",
            ]
        );
        for line in [
            "Date: Fri, 27 Nov 2026 07:30:00 +0000",
            "Subject: 3 new papers",
            "To: you@x.org",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "List-Id: \"recto morning-papers\" <morning-papers.recto.example.org>",
        ] {
            assert!(headers(&mail).iter().any(|found| found == line), "{mail}");
        }
        assert!(
            mail.contains("\r\nMessage-ID: <recto.20261127.")
                && mail.contains(".0000000000000007@example.org>\r\n"),
            "{mail}"
        );
        assert!(!mail.contains("List-Unsubscribe") && !mail.contains("DKIM"));
        assert!(
            mail.contains("One\r\ntwo\r\n") && mail.ends_with("--\r\n"),
            "{mail}"
        );
    }

    #[test]
    fn the_same_letter_has_the_same_bytes() {
        let one = built("ℝ and ő", "Kähler\n", "<p>Kähler</p>");
        assert_eq!(one, built("ℝ and ő", "Kähler\n", "<p>Kähler</p>"));
        assert!(one.is_ascii());
    }

    #[test]
    fn a_hostile_subject_adds_no_header_and_no_line_is_too_long() {
        let long = "x".repeat(3_000);
        for subject in [
            "a\r\nBcc: all@x.org",
            "a\nBcc: all@x.org\n\nbody",
            "a\u{2028}Bcc: b\u{0}\u{1b}[2J",
            "=?utf-8?Q?=0D=0ABcc:_all@x.org?=",
            "\u{202e}gro.x@lla :ccB",
            &long,
            &"𝔸".repeat(600),
            &"a b ".repeat(900),
        ] {
            let mail = built(subject, &long, &"<p>é".repeat(900));
            let headers = headers(&mail);
            assert_eq!(headers.len(), 9, "{mail}");
            assert!(
                !headers.iter().any(|line| line.starts_with("Bcc")),
                "{mail}"
            );
            assert!(mail.split("\r\n").all(|line| line.len() <= 998));
        }
    }

    #[test]
    fn an_encoded_word_is_short_and_ends_with_a_character() {
        let text = "Kähler 𝔸 ".repeat(20);
        let encoded = encoded_words(&text);
        let mut back = String::new();
        for word in encoded.split("\r\n ") {
            assert!(word.len() <= 75, "{word}");
            let inside = word.strip_prefix("=?utf-8?B?").unwrap();
            let bytes = STANDARD.decode(inside.strip_suffix("?=").unwrap()).unwrap();
            back.push_str(&String::from_utf8(bytes).unwrap());
        }
        assert_eq!(back, text);
    }
}
