//! Names of people in the order in which a reader says them: first name, last name, suffix. TeX in
//! them is Unicode, and one author stands for those that are not named.

use super::letters::{has_tex, plain};
use super::text::collapsed;
use crate::paper::{Author, NameParts, is_group, is_initials, is_others, is_suffix};

/// A name in one line, its TeX as Unicode. Without TeX it stays as it is.
pub(super) fn said(name: &str) -> String {
    if has_tex(name) {
        plain(name)
    } else {
        collapsed(name)
    }
}

/// A name of its parts; what has no letter is what is left of a collaboration's colon, and no name.
pub(super) fn of_parts(given: &str, family: &str, suffix: &str) -> Option<Author> {
    if given.is_empty() && suffix.is_empty() && is_others(family) {
        return Some(Author::others());
    }
    let [given, family, suffix] = [given, family, suffix].map(said);
    let says = [&given, &family, &suffix]
        .iter()
        .any(|part| part.contains(char::is_alphanumeric));
    // Some keep a suffix in the field of the family name: `Ford, Jr.`.
    let behind = family.split_once(',');
    let behind = behind.map(|(name, behind)| (name, behind.trim()));
    let (family, suffix) = match behind.filter(|(_, behind)| is_suffix(behind)) {
        Some(parted) if suffix.is_empty() => parted,
        Some(_) | None => (family.as_str(), suffix.as_str()),
    };
    let parts = NameParts {
        family,
        given: &given,
        suffix,
    };
    says.then(|| Author::parted(parts)).flatten()
}

/// A name as it is printed, or turned as `Family, Given`.
pub(super) fn printed(name: &str) -> Option<Author> {
    if is_others(name) {
        return Some(Author::others());
    }
    // The last one of a list that was split at its commas.
    let name = said(name.strip_prefix("and ").unwrap_or(name));
    if !name.contains(char::is_alphanumeric) {
        return None;
    }
    if !name.contains(',') {
        return Some(Author::named(name));
    }
    Author::parted(NameParts::printed(&name))
}

/// A name as catalogues print it: `Family, Given`, or with the initials behind, `Lee J-H`.
pub(super) fn catalogued(name: &str) -> Option<Author> {
    let name = said(name);
    match initials_behind(&name) {
        Some((family, initials)) => of_parts(initials, family, ""),
        // Here a comma says where the family name ends, whatever the words are.
        None => match NameParts::turned(&name) {
            Some(parts) => of_parts(parts.given, parts.family, parts.suffix),
            None => printed(&name),
        },
    }
}

/// A name as it is printed, `Wils E`, with the initials behind.
fn with_initials_behind(name: &str) -> Option<Author> {
    let name = said(name);
    let (family, given) = initials_behind(&name)?;
    let parts = NameParts {
        family,
        given,
        suffix: "",
    };
    Some(Author::printed_as(&name, parts))
}

/// Family name and initials of `van der Berg AB`; a name all of capitals has none.
fn initials_behind(name: &str) -> Option<(&str, &str)> {
    let (family, initials) = name.rsplit_once(' ')?;
    // Of two words of capitals the longer one is the family name.
    let is_name = family.contains(char::is_lowercase) || family.len() > initials.len();
    let is_name = is_name && !family.contains([',', '.']);
    (is_name && is_initials(initials) && !is_suffix(initials)).then_some((family, initials))
}

/// The names of one paper's authors, in their order; those that are not named stand in it once.
#[derive(Debug, Default)]
pub(super) struct NameList {
    authors: Vec<Author>,
    has_others: bool,
}

impl NameList {
    /// Takes a name, which may say that there are others.
    pub(super) fn push(&mut self, author: Option<Author>) {
        let is_others = author.as_ref().is_some_and(Author::is_others);
        if !(is_others && self.has_others) {
            self.authors.extend(author);
        }
        self.has_others |= is_others;
    }

    /// Says that there are authors who are not named.
    pub(super) fn push_others(&mut self) {
        self.push(Some(Author::others()));
    }

    /// Takes the names that stand between the commas of a list. A suffix belongs to the name before
    /// it, and so do initials where they stand behind every other comma: `Ask, B., Bee, C.`.
    pub(super) fn push_between_commas(&mut self, pieces: &[String]) {
        let pieces = with_suffixes(pieces);
        let is_turned = pieces.len() > 1
            && pieces.len().is_multiple_of(2)
            && pieces.chunks(2).all(|pair| match pair {
                [family, given] => !is_given(family) && is_given(given),
                _ => false,
            });
        if is_turned {
            for pair in pieces.chunks(2) {
                self.push(printed(&pair.join(", ")));
            }
            return;
        }
        let read = if are_behind(&pieces) {
            with_initials_behind
        } else {
            printed
        };
        for piece in pieces {
            let named = without_others(&piece);
            let name = named.unwrap_or(&piece);
            self.push(read(name).or_else(|| printed(name)));
            if named.is_some() {
                self.push_others();
            }
        }
    }

    /// The authors.
    pub(super) fn authors(self) -> Vec<Author> {
        self.authors
    }
}

impl FromIterator<Option<Author>> for NameList {
    fn from_iter<I: IntoIterator<Item = Option<Author>>>(names: I) -> Self {
        let mut list = Self::default();
        for name in names {
            list.push(name);
        }
        list
    }
}

/// The name before an `et al.` that stands behind it without a comma.
pub(super) fn without_others(name: &str) -> Option<&str> {
    let (place, _) = name.rmatch_indices(' ').take(2).find(|(place, _)| {
        name.get(*place..)
            .is_some_and(|rest| is_others(rest.trim()))
    })?;
    let before = name.get(..place)?.trim_end_matches([' ', ',']);
    let before = before.strip_suffix(" and").unwrap_or(before);
    (!before.is_empty()).then_some(before)
}

/// Whether a piece of a list is nothing but the initials of given names: `B.`, `J. R. R.`.
fn is_given(piece: &str) -> bool {
    piece.split(' ').all(is_initials)
}

/// Whether the people of a list have their initials behind, every one of them.
pub(super) fn are_behind(pieces: &[String]) -> bool {
    let is_person = |piece: &&String| !is_group(piece) && !is_others(piece);
    let mut people = pieces.iter().filter(is_person);
    people.all(|piece| {
        let name = without_others(piece).unwrap_or(piece);
        initials_behind(name).is_some()
    })
}

/// The pieces of a list, suffixes with the names that they belong to.
fn with_suffixes(pieces: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(pieces.len());
    for piece in pieces.iter().map(|piece| piece.trim()) {
        match names.last_mut() {
            Some(name) if is_suffix(piece) => {
                name.push_str(", ");
                name.push_str(piece);
            }
            _ if !piece.is_empty() => names.push(piece.to_owned()),
            Some(_) | None => {}
        }
    }
    names
}

/// The names of a list in one text: `A, B and C`, or `A; B`, with affiliations in brackets passed
/// over.
pub(super) fn listed(text: &str) -> Vec<Author> {
    let text = without_brackets(text);
    let mut list = NameList::default();
    if text.contains(';') {
        for name in text.split(';').filter(|name| !name.trim().is_empty()) {
            list.push(printed(name));
        }
        return list.authors();
    }
    let mut pieces: Vec<String> = Vec::new();
    for piece in text.split(',').map(collapsed) {
        let piece = piece.strip_prefix("and ").unwrap_or(&piece);
        let piece = piece.strip_prefix("& ").unwrap_or(piece);
        let joined = piece.split(" and ").flat_map(|name| name.split(" & "));
        pieces.extend(joined.map(str::to_owned));
    }
    list.push_between_commas(&pieces);
    list.authors()
}

/// The text without what stands in round brackets.
fn without_brackets(text: &str) -> String {
    let mut outside = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// The names of a list of texts; one of them may be two people, or end with `et al.`.
pub(super) fn all(names: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Author> {
    let mut list = NameList::default();
    for name in names {
        let name = name.as_ref();
        let before = without_others(name);
        for person in people(before.unwrap_or(name)) {
            list.push(printed(person));
        }
        if before.is_some() {
            list.push_others();
        }
    }
    list.authors()
}

/// The people whom a text names, `S. Singh and A. Kehagias`; the name of a group stays whole.
fn people(name: &str) -> Vec<&str> {
    let people: Vec<&str> = name.split(" and ").collect();
    let is_person = |name: &&str| name.trim().contains(' ') && !is_group(name);
    if people.iter().all(is_person) {
        people
    } else {
        vec![name]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(authors: &[Author]) -> Vec<&str> {
        authors.iter().map(|author| author.name.as_str()).collect()
    }

    fn families(authors: &[Author]) -> Vec<&str> {
        authors.iter().map(|author| author.parts().family).collect()
    }

    #[test]
    fn a_name_is_said_first_name_first() {
        for (given, family, suffix, said) in [
            ("C.", "Bal\\'azs", "", "C. Balázs"),
            ("Jan", "van der\n Berg", "", "Jan van der Berg"),
            ("Martin L.", "King", "Jr.", "Martin L. King Jr."),
            ("Henry", "Ford, Jr.", "", "Henry Ford Jr."),
            ("", "The Keck Array", "", "The Keck Array"),
            ("", "et al.", "", "others"),
        ] {
            assert_eq!(of_parts(given, family, suffix).unwrap().name, said);
        }
        assert_eq!((of_parts("", ":", ""), printed(" ")), (None, None));
    }

    #[test]
    fn tex_in_a_name_is_unicode_and_a_name_without_it_stays() {
        for (name, said) in [
            (r"M\'elodie Roux", "Mélodie Roux"),
            (r"{\L}ukasz Nowak", "Łukasz Nowak"),
            (r"P. M. {\O}sterg{\aa}rd", "P. M. Østergård"),
            ("H. M\\\"uller", "H. Müller"),
            (r"J. Kara{\c c}ayl{\i}", "J. Karaçaylı"),
            (r"\.{Z}. Erd\H{o}s-\v{S}t\ss", "Ż. Erdős-Štß"),
            ("Bo~Kim", "Bo Kim"),
            ("O'Neil", "O'Neil"),
            ("D^2", "D^2"),
            ("ter Meulen, Alice", "Alice ter Meulen"),
            ("Smith, Robert, Jr.", "Robert Smith Jr."),
            ("Court of Sport, Lausanne", "Court of Sport, Lausanne"),
            ("Others", "others"),
            ("and K. Durose", "K. Durose"),
        ] {
            assert_eq!(printed(name).unwrap().name, said);
        }
    }

    #[test]
    fn a_name_of_a_catalogue_may_have_its_initials_behind() {
        for (name, family, given) in [
            ("Fanning E", "Fanning", "E"),
            ("Lee J-H", "Lee", "J-H"),
            ("van der Berg AB", "van der Berg", "AB"),
            ("Ash A.B.", "Ash", "A.B."),
            ("The Leaf Consortium", "The Leaf Consortium", ""),
            ("JabRef developers", "JabRef developers", ""),
            ("YANG Y", "YANG", "Y"),
            ("Plato", "Plato", ""),
            ("A. B. CD", "CD", "A. B."),
            ("Ash, Ann", "Ash", "Ann"),
            ("Ada Lovelace", "Lovelace", "Ada"),
            ("ATLAS", "ATLAS", ""),
        ] {
            let author = catalogued(name).unwrap();
            let parts = author.parts();
            assert_eq!((parts.family, parts.given), (family, given), "{name}");
        }
    }

    #[test]
    fn a_list_of_names_is_split_outside_of_brackets() {
        for (text, said) in [
            (
                "Xiaojun Bi (Minzu University, Beijing, China), Jun Jiang (X)",
                &["Xiaojun Bi", "Jun Jiang"][..],
            ),
            (
                "C. Bal\\'azs, E. L. Berger and C.-P. Yuan",
                &["C. Balázs", "E. L. Berger", "C.-P. Yuan"],
            ),
            ("A, and B", &["A", "B"]),
            (
                "Ana Rau, Robert Smith, Jr., Bo Kim",
                &["Ana Rau", "Robert Smith Jr.", "Bo Kim"],
            ),
            ("Ask, Bo; Cy Bee", &["Bo Ask", "Cy Bee"]),
            ("Ask, B., Bee, C. D.", &["B. Ask", "C. D. Bee"]),
            ("Bo Ask & Cy Bee, et al.", &["Bo Ask", "Cy Bee", "others"]),
            ("Bo Ask et al.", &["Bo Ask", "others"]),
            ("Bo Ask and others", &["Bo Ask", "others"]),
            ("Wils E, Rinken G", &["Wils E", "Rinken G"]),
        ] {
            assert_eq!(names(&listed(text)), said, "{text}");
        }
    }

    #[test]
    fn a_text_of_a_list_may_name_two_people() {
        for (text, said) in [
            ("S. Singh and A. Kehagias", &["S. Singh", "A. Kehagias"][..]),
            (
                "Court of Arbitration and Sport",
                &["Court of Arbitration and Sport"],
            ),
            ("Bo Ask et al.", &["Bo Ask", "others"]),
            ("et al.", &["others"]),
        ] {
            assert_eq!(names(&all([text])), said);
        }
    }

    #[test]
    fn initials_stand_behind_where_all_of_a_list_do() {
        let of = |text| listed(text);
        assert_eq!(families(&of("Wils E, Rinken G")), ["Wils", "Rinken"]);
        assert_eq!(families(&of("Wei XU, Ann Ash")), ["XU", "Ash"]);
    }
}
