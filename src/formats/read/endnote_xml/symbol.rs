//! Letters in the font `Symbol`, which has Greek ones in the places of Latin ones
//! (<https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt>).

const CAPITAL: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// A text of that font with the letters that it shows. Entities and other signs stay.
pub(super) fn as_unicode(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() * 2);
    let mut in_entity = false;
    for c in text.chars() {
        in_entity = match c {
            '&' => true,
            ';' => false,
            _ => in_entity,
        };
        let place = |first: char| usize::try_from(u32::from(c) - u32::from(first)).ok();
        let letter = match c {
            _ if in_entity => None,
            'A'..='Z' => place('A').and_then(|place| CAPITAL.chars().nth(place)),
            'a'..='z' => place('a').and_then(|place| SMALL.chars().nth(place)),
            _ => None,
        };
        shown.push(letter.unwrap_or(c));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_greek_and_other_signs_stay() {
        for (text, shown) in [
            ("a", "α"),
            ("Dm-2", "Δμ-2"),
            ("b &lt; g", "β &lt; γ"),
            ("Z z 1", "Ζ ζ 1"),
            ("β", "β"),
        ] {
            assert_eq!(as_unicode(text), shown);
        }
    }
}
