//! An Atom feed that keeps what it had: a reader of feeds may look once a week.

/// So many entries stay.
const MOST_ENTRIES: usize = 300;
/// How an entry begins and ends, as the digest writes it. What is in it is escaped, so that neither
/// stands there.
const BEGIN: &str = "<entry>";
const END: &str = "</entry>\n";
const LAST: &str = "</feed>";

/// A new feed with the entries of the old one behind its own, each once; those of a feed with another id
/// are not taken.
pub(super) fn with_earlier(new: &str, old: &str) -> String {
    let (own, before) = (entries(new), entries(old));
    let Some((head, last)) = new.rsplit_once(LAST) else {
        return new.to_owned();
    };
    if id(new).is_none() || id(new) != id(old) {
        return new.to_owned();
    }
    let left = MOST_ENTRIES.saturating_sub(own.len());
    let is_new = |entry: &&str| !own.iter().any(|known| id(known) == id(entry));
    let mut feed = head.to_owned();
    for entry in before.into_iter().filter(is_new).take(left) {
        feed.push_str("  ");
        feed.push_str(entry);
    }
    format!("{feed}{LAST}{last}")
}

/// The first id of a feed or an entry.
fn id(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("<id>")?;
    rest.split_once("</id>").map(|(id, _)| id)
}

/// The entries of a feed, in their order.
fn entries(feed: &str) -> Vec<&str> {
    let mut rest = feed;
    let mut found = Vec::new();
    while let Some(from) = rest.find(BEGIN).and_then(|begin| rest.get(begin..)) {
        let Some((entry, behind)) = from
            .find(END)
            .and_then(|end| from.split_at_checked(end + END.len()))
        else {
            break;
        };
        found.push(entry);
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(id: &str, entries: &[&str]) -> String {
        let entries: Vec<String> = entries
            .iter()
            .map(|id| format!("  <entry>\n    <id>{id}</id>\n  </entry>\n"))
            .collect();
        let entries = entries.concat();
        format!("<feed>\n  <id>{id}</id>\n{entries}</feed>\n")
    }

    #[test]
    fn earlier_entries_of_the_same_feed_stay_each_once() {
        for (old, expected) in [
            (feed("f", &["b", "c"]), feed("f", &["a", "b", "c"])),
            (feed("g", &["c"]), feed("f", &["a", "b"])),
            (String::new(), feed("f", &["a", "b"])),
            ("<entry>".to_owned(), feed("f", &["a", "b"])),
        ] {
            assert_eq!(with_earlier(&feed("f", &["a", "b"]), &old), expected);
        }
    }

    #[test]
    fn a_feed_does_not_grow_without_end() {
        let ids: Vec<String> = (0..2 * MOST_ENTRIES).map(|id| id.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let feed = with_earlier(&feed("f", &["a"]), &feed("f", &ids));
        assert_eq!(entries(&feed).len(), MOST_ENTRIES);
    }
}
