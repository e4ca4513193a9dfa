//! Lists that were marked as read as a whole: of each its query and until when papers had come.
//!
//! One entry a query, however many papers it finds: neither the file nor a start grows with them. A
//! paper is read by it where the query finds it, it had come by then, and it was not marked as unread
//! since.

use super::{Entry, Intent, MarkKey, MarkKind, Marks, Wanted};
use crate::paper::{PaperId, Second, fnv, seconds, title_key};

/// A list that was marked as read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadList {
    /// The query, without marks or anything relative.
    pub query: String,
    /// Papers that came later are not of it, in seconds since 1970.
    pub until: i64,
}

impl ReadList {
    /// What an entry says; `None` where its time is none.
    fn of(entry: Entry<'_>) -> Option<Self> {
        Some(Self {
            query: entry.title().into_owned(),
            until: seconds(&entry.at())?,
        })
    }
}

impl Marks {
    /// Every list that was marked as read.
    pub fn read_lists(&self) -> impl Iterator<Item = ReadList> {
        let lists = self.iter(MarkKind::ReadList);
        lists.filter_map(|(_, entry)| ReadList::of(entry))
    }

    /// When a paper was marked as unread, that a list had as read, in seconds since 1970.
    #[must_use]
    pub fn unread_at(&self, key: &MarkKey) -> Option<i64> {
        let id = self.standing(MarkKind::Unread, key)?;
        seconds(&self.get(MarkKind::Unread, id)?.at())
    }

    /// What marks a list as read, of which the query is settled, at a second since 1970, and what takes
    /// that back. A list of every paper has those of before in it.
    #[must_use]
    pub fn reading(&self, query: &str, now: i64) -> (Vec<Intent>, Vec<Intent>) {
        // What was marked as unread in this very second is of the list all the same.
        let unread = self.iter(MarkKind::Unread);
        let newest = unread.filter_map(|(_, entry)| seconds(&entry.at())).max();
        let until = newest.map_or(now, |newest| now.max(newest.saturating_add(1)));
        let is_of_it = |list: &ReadList| query.is_empty() || list.query == query;
        let standing = self.iter(MarkKind::ReadList);
        let standing: Vec<(PaperId, ReadList)> = standing
            .filter_map(|(id, entry)| Some((id, ReadList::of(entry)?)))
            .filter(|(_, list)| is_of_it(list))
            .collect();
        let intent = |id: &PaperId, list: &ReadList, wanted| Intent {
            tag: None,
            kind: MarkKind::ReadList,
            wanted,
            key: id.clone().into(),
            at: Second(list.until).to_string(),
            title: list.query.clone(),
        };
        let query = query.to_owned();
        let (id, list) = (name(&query), ReadList { query, until });
        let unset = standing.iter();
        let unset = unset.map(|(id, list)| intent(id, list, Wanted::Unset));
        let forward = unset.chain([intent(&id, &list, Wanted::Set)]).collect();
        let set = standing.iter();
        let set = set.map(|(id, list)| intent(id, list, Wanted::Set));
        let backward = [intent(&id, &list, Wanted::Unset)].into_iter();
        (forward, backward.chain(set).collect())
    }

    /// What gives each list other words for its query, where it has some.
    #[must_use]
    pub fn reworded(&self, words: &dyn Fn(&str) -> Option<String>) -> Vec<Intent> {
        let mut intents = Vec::new();
        for (id, entry) in self.iter(MarkKind::ReadList) {
            let other = words(&entry.title());
            let (Some(query), Some(list)) = (other, ReadList::of(entry)) else {
                continue;
            };
            let unset = Intent {
                tag: None,
                kind: MarkKind::ReadList,
                wanted: Wanted::Unset,
                key: id.into(),
                at: Second(list.until).to_string(),
                title: list.query,
            };
            let set = Intent {
                wanted: Wanted::Set,
                key: name(&query).into(),
                title: query,
                ..unset.clone()
            };
            intents.extend([unset, set]);
        }
        intents
    }
}

/// What a list stands under in the file.
fn name(query: &str) -> PaperId {
    let name = PaperId::parse(&format!("list:{:016x}", fnv(query.as_bytes())));
    name.unwrap_or_else(|| title_key(query))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(marks: &Marks) -> Vec<(String, i64)> {
        let lists = marks.read_lists();
        let mut lists: Vec<_> = lists.map(|list| (list.query, list.until)).collect();
        lists.sort_unstable();
        lists
    }

    fn all(marks: &mut Marks, intents: &[Intent]) {
        for intent in intents {
            marks.apply(intent);
        }
    }

    #[test]
    fn one_entry_stands_for_a_query_and_comes_back_as_it_was() {
        let list = |query: &str, until| (query.to_owned(), until);
        let mut marks = Marks::default();
        let mut steps = Vec::new();
        for (query, now, expected) in [
            ("feed:ml ", 60, vec![list("feed:ml ", 60)]),
            ("dual ", 90, vec![list("dual ", 90), list("feed:ml ", 60)]),
            (
                "feed:ml ",
                120,
                vec![list("dual ", 90), list("feed:ml ", 120)],
            ),
            ("", 180, vec![list("", 180)]),
        ] {
            let before = lists(&marks);
            let (forward, backward) = marks.reading(query, now);
            all(&mut marks, &forward);
            assert_eq!(lists(&marks), expected);
            steps.push((backward, before));
        }
        for (backward, before) in steps.into_iter().rev() {
            all(&mut marks, &backward);
            assert_eq!(lists(&marks), before);
        }
    }

    #[test]
    fn what_was_marked_as_unread_a_moment_ago_is_of_the_list() {
        let mut marks = Marks::default();
        let key = MarkKey::from(PaperId::parse("x:a").unwrap());
        marks.apply(&Intent {
            tag: None,
            kind: MarkKind::Unread,
            wanted: Wanted::Set,
            key: key.clone(),
            at: Second(60).to_string(),
            title: String::new(),
        });
        assert_eq!(marks.unread_at(&key), Some(60));
        let (forward, _) = marks.reading("", 60);
        all(&mut marks, &forward);
        assert_eq!(lists(&marks), [(String::new(), 61)]);
    }
}
