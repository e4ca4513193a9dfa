"""Reads mails as Python's email does, and what lies in an mbox, a Maildir or a feed; says what it found."""

import email
import email.policy
import json
import mailbox
import sys


def told(message):
    """What a mail says, and what is wrong with it."""
    bodies = {kind: message.get_body((kind,)) for kind in ("plain", "html")}
    parts = [part for part in message.walk() if not part.is_multipart()]
    return {
        "headers": sorted(message.keys()),
        "subject": message["Subject"],
        "from": str(message["From"].addresses[0].addr_spec),
        "name": str(message["From"].addresses[0].display_name),
        "to": str(message["To"].addresses[0].addr_spec),
        "id": message["Message-ID"],
        "type": message.get_content_type(),
        "parts": len(parts),
        "text": bodies["plain"].get_content(),
        "html": bodies["html"].get_content(),
        "defects": [str(one) for part in message.walk() for one in part.defects],
    }


def parsed(bytes_or_file):
    return email.message_from_binary_file(bytes_or_file, policy=email.policy.default)


def read(kind, path):
    if kind == "mails":
        with open(path, encoding="ascii") as file:
            for line in file:
                mail = json.loads(line).encode("ascii")
                yield told(email.message_from_bytes(mail, policy=email.policy.default))
    elif kind == "mbox":
        yield from (told(one) for one in mailbox.mbox(path, factory=parsed, create=False))
    elif kind == "maildir":
        yield from (told(one) for one in mailbox.Maildir(path, factory=parsed, create=False))
    else:
        import feedparser

        feed = feedparser.parse(path)
        yield {
            "bozo": bool(feed.bozo),
            "version": feed.version,
            "title": feed.feed.title,
            "ids": [entry.id for entry in feed.entries],
            "dated": all(entry.updated_parsed for entry in feed.entries),
        }


for one in read(sys.argv[1], sys.argv[2]):
    print(json.dumps(one))
