#!/usr/bin/env bash
# lettre 0.11.23 (cargo). Seen on 2026-11-29 with Rust 1.95 and Python 3.11.
#
# A subject of ASCII alone goes out as it is. One in which something stands that has the form of an
# encoded word (RFC 2047), such as the title of a paper on headers of mails, is read as another
# subject by whoever takes the mail; and a word that is longer than a line may be stands in one line
# of more than the 998 bytes that RFC 5322 allows.
#
# Output:
#   On =?utf-8?q?=41?= in headers -> On A in headers
#   a word of 1200 letters -> a line of 1209 bytes
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "subject"
version = "0.1.0"
edition = "2021"
[dependencies]
lettre = { version = "=0.11.23", default-features = false, features = ["builder"] }
[workspace]
TOML
mkdir "$work/src"
cat >"$work/src/main.rs" <<'RUST'
use lettre::message::{Message, SinglePart};

fn main() {
    let subject = std::env::args().nth(1).unwrap();
    let mail = Message::builder()
        .from("a@example.org".parse().unwrap())
        .to("b@example.org".parse().unwrap())
        .subject(subject)
        .singlepart(SinglePart::plain("Text".to_owned()))
        .unwrap();
    print!("{}", String::from_utf8(mail.formatted()).unwrap());
}
RUST
cargo build --quiet --manifest-path "$work/Cargo.toml" --target-dir "$work/target"
mail=$work/target/debug/subject

title='On =?utf-8?q?=41?= in headers'
long=$(printf 'x%.0s' $(seq 1200))
{
    "$mail" "$title" | python3 -c '
import email.policy, sys
mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
print(sys.argv[1], "->", mail["subject"])' "$title"
    "$mail" "$long" | tr -d '\r' | awk '{ if (length > most) most = length } END { print "a word of 1200 letters -> a line of " most " bytes" }'
} >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what lettre does" >&2
    exit 1
}
