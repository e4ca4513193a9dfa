//! Mails as somebody reads them who got them.
#![allow(
    dead_code,
    clippy::string_slice,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test that goes wrong should fail, and each takes what it needs"
)]

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::post::Handed;

pub fn message_id(mail: &str) -> &str {
    let (_, rest) = mail.split_once("\r\nMessage-ID: ").unwrap();
    rest.split("\r\n").next().unwrap()
}

/// Each paper that was told, in the order of the mails; two mails of one name must be the same to the
/// last byte. Also how many came twice.
pub fn told(handed: &[Handed]) -> (Vec<String>, usize) {
    let mut by_name: BTreeMap<&str, &str> = BTreeMap::new();
    let mut told = Vec::new();
    let mut twice = 0;
    for handed in handed {
        let name = message_id(&handed.mail);
        if let Some(before) = by_name.insert(name, &handed.mail) {
            assert_eq!(before, handed.mail, "{name} came with other bytes");
            twice += 1;
            continue;
        }
        let text = plain_text(&handed.mail);
        let words = text.split_whitespace();
        let ids = words.filter_map(|word| word.strip_prefix("https://arxiv.org/abs/"));
        let ids: BTreeSet<String> = ids.map(str::to_owned).collect();
        told.extend(ids);
    }
    (told, twice)
}

/// The plain text of a mail, whichever way it is encoded.
pub fn plain_text(mail: &str) -> String {
    let (_, part) = mail.split_once("text/plain").unwrap();
    let (head, body) = part.split_once("\r\n\r\n").unwrap();
    let (body, _) = body.split_once("\r\n--recto-").unwrap();
    let bytes = if head.contains("base64") {
        let packed = body.replace("\r\n", "");
        STANDARD.decode(packed).unwrap()
    } else if head.contains("quoted-printable") {
        unquoted(&body.replace("=\r\n", ""))
    } else {
        body.as_bytes().to_vec()
    };
    String::from_utf8(bytes).unwrap()
}

fn unquoted(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('=') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(&behind[..2], 16).unwrap());
        rest = &behind[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
