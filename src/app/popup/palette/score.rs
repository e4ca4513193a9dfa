//! How well a name goes with a few letters of it.

/// For each letter of the name that was typed.
const LETTER: i32 = 16;
/// For one that begins a word of it.
const BEGINS_WORD: i32 = 12;
/// For one that begins the name.
const BEGINS: i32 = 6;
/// For one right behind the one before.
const FOLLOWS: i32 = 10;
/// For each letter of a word that only the meaning has: less than where the name has it as it is, more than
/// where its letters stand here and there in the name.
const IN_MEANING: i32 = 17;

/// How well a name goes with what was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// The better the more.
    pub(super) score: i32,
    /// The bytes of the name that were typed, ascending.
    pub(super) hits: Vec<usize>,
}

impl Fit {
    /// How well these words, in lower case, go with a name and its meaning; `None` where one of them goes
    /// with neither: its letters stand in the name one after the other, or a word of the meaning begins
    /// with it.
    pub(super) fn of(words: &[String], name: &str, meaning: &str) -> Option<Self> {
        let mut all = Self::default();
        for word in words {
            let in_name = in_name(word, name);
            let in_meaning = begins_word(word, meaning).then(|| Self {
                score: IN_MEANING * i32::try_from(word.len()).unwrap_or(i32::MAX / IN_MEANING),
                hits: Vec::new(),
            });
            let better = in_name.into_iter().chain(in_meaning);
            let best = better.max_by_key(|fit| fit.score)?;
            all.score += best.score;
            all.hits.extend(best.hits);
        }
        all.hits.sort_unstable();
        all.hits.dedup();
        Some(all)
    }
}

/// The best way to find the letters one after the other, of those from each beginning.
fn in_name(word: &str, name: &str) -> Option<Fit> {
    let name: Vec<(usize, char)> = name.char_indices().collect();
    let from = (0..name.len()).filter_map(|start| from_place(word, &name, start));
    from.max_by_key(|fit| fit.score)
}

/// Finds the letters from a place on that has the first of them, each as early as it can be.
fn from_place(word: &str, name: &[(usize, char)], start: usize) -> Option<Fit> {
    let mut fit = Fit::default();
    let mut letters = word.chars();
    let mut letter = letters.next()?;
    let mut before: Option<usize> = None;
    for (place, (byte, c)) in name.iter().enumerate().skip(start) {
        let is_hit = c.to_lowercase().eq(letter.to_lowercase());
        if !is_hit && before.is_none() {
            return None;
        }
        if !is_hit {
            continue;
        }
        let behind = place.checked_sub(1).and_then(|place| name.get(place));
        let begins_word = behind.is_none_or(|(_, c)| !c.is_alphanumeric());
        let bonuses = [
            (true, LETTER),
            (begins_word, BEGINS_WORD),
            (place == 0, BEGINS),
            (before.is_some_and(|before| before + 1 == place), FOLLOWS),
        ];
        let earned = bonuses.into_iter().filter(|(is_so, _)| *is_so);
        fit.score += earned.map(|(_, bonus)| bonus).sum::<i32>();
        let gap = before.map_or(0, |before| place - before - 1);
        fit.score -= i32::try_from(gap).unwrap_or(i32::MAX);
        fit.hits.push(*byte);
        before = Some(place);
        match letters.next() {
            Some(next) => letter = next,
            None => return Some(fit),
        }
    }
    None
}

/// Whether a word of a text begins with this one.
fn begins_word(word: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|other| other.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[(&str, &str)] = &[
        ("star", "star, or take the star back"),
        ("view-starred", "show starred papers"),
        ("sort", "choose the order of the list"),
        ("half-page-down", "half a screen down"),
        ("read-listed", "mark all that is listed as read"),
        ("sort: starred", "the papers starred last first"),
        ("export", "export papers to a file or the clipboard"),
    ];

    fn best(typed: &str) -> Vec<&'static str> {
        let words: Vec<String> = typed.split(' ').map(str::to_owned).collect();
        let fits = NAMES
            .iter()
            .filter_map(|(name, meaning)| Some((Fit::of(&words, name, meaning)?.score, *name)));
        let mut fits: Vec<(i32, &str)> = fits.collect();
        fits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        fits.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn a_few_letters_of_a_name_find_it_and_words_of_its_meaning_do() {
        for (typed, found) in [
            ("star", &["star", "view-starred", "sort: starred"][..]),
            ("vs", &["view-starred"]),
            ("hpd", &["half-page-down"]),
            ("so", &["sort", "sort: starred"]),
            ("sort star", &["sort: starred"]),
            ("st so", &["sort: starred", "sort"]),
            ("clipboard", &["export"]),
            ("mark read", &["read-listed"]),
            ("xyz", &[]),
        ] {
            assert_eq!(best(typed), found, "{typed}");
        }
    }

    #[test]
    fn the_letters_that_were_typed_are_those_of_the_best_way() {
        let hits = |word: &str, name: &str| {
            let fit = Fit::of(&[word.to_owned()], name, "").unwrap();
            fit.hits
        };
        assert_eq!(hits("star", "sort: starred"), [6, 7, 8, 9]);
        assert_eq!(hits("hd", "half-page-down"), [0, 10]);
    }
}
