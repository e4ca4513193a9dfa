//! Markup of HTML that a program took for text and wrote as TeX: `{\textless}i{\textgreater}`,
//! `$<$sub$>$`, `{\&}amp;`.

use crate::formats::markup::is_tag;

/// How programs write `<`, the longer before what they begin with, and `>` beside each.
const BRACKETS: [(&str, &str); 6] = [
    ("{\\textless}", "{\\textgreater}"),
    ("\\textless{}", "\\textgreater{}"),
    ("\\textless ", "\\textgreater "),
    ("{$<$}", "{$>$}"),
    ("$<$", "$>$"),
    ("\\textless", "\\textgreater"),
];
const AMPERSANDS: [&str; 2] = ["{\\&}", "\\&"];
const ENTITIES: [&str; 7] = ["amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;", "#39;"];
/// No tag is longer.
const LONGEST: usize = 60;

/// The text with its tags and entities as HTML has them.
pub(super) fn as_markup(text: &str) -> String {
    // Hardly any text has some.
    if !["\\textless", "$<$", "\\&"]
        .into_iter()
        .any(|sign| text.contains(sign))
    {
        return text.to_owned();
    }
    let mut markup = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '\\', '$']) {
        let (before, behind) = rest.split_at(at);
        markup.push_str(before);
        if let Some((tag, after)) = tag(behind) {
            markup.push_str(&tag);
            rest = after;
        } else if let Some(after) = ampersand(behind) {
            markup.push('&');
            rest = after;
        } else {
            let (sign, after) = behind.split_at(1);
            markup.push_str(sign);
            rest = after;
        }
    }
    markup.push_str(rest);
    markup
}

/// The tag that begins here, and the text behind it.
fn tag(text: &str) -> Option<(String, &str)> {
    BRACKETS.into_iter().find_map(|(open, close)| {
        let behind = text.strip_prefix(open)?;
        let (inside, after) = behind.split_once(close)?;
        let tag = format!("<{}>", inside.trim());
        (inside.len() <= LONGEST && is_tag(&tag)).then_some((tag, after))
    })
}

/// The text behind an ampersand that begins an entity.
fn ampersand(text: &str) -> Option<&str> {
    AMPERSANDS.into_iter().find_map(|sign| {
        let behind = text.strip_prefix(sign)?;
        let is_entity = ENTITIES
            .into_iter()
            .any(|entity| behind.starts_with(entity));
        is_entity.then_some(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_in_tex_are_tags_and_entities() {
        for (tex, markup) in [
            (
                r"{\textless}i{\textgreater}E. coli{\textless}/i{\textgreater} on",
                "<i>E. coli</i> on",
            ),
            (
                r"H\textless{}sub\textgreater{}2\textless{}/sub\textgreater{}O",
                "H<sub>2</sub>O",
            ),
            ("H$<$sub$>$2$<$/sub$>$O", "H<sub>2</sub>O"),
            ("{$<$}b{$>$}x{$<$}/b{$>$}", "<b>x</b>"),
            (r"A {\&}amp; B \&lt; C", "A &amp; B &lt; C"),
            (
                r"A \& B, $a<b$, \textless MASK\textgreater{} $<$3",
                r"A \& B, $a<b$, \textless MASK\textgreater{} $<$3",
            ),
        ] {
            assert_eq!(as_markup(tex), markup);
        }
    }
}
