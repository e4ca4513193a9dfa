//! Text out of markup: the tags of journals (JATS) and of HTML that stand in titles and abstracts.
//! It need not be well-formed: what is no tag stays.

use super::text::collapsed;

/// Elements that stand for themselves, with a blank line around them.
const BLOCKS: [&str; 12] = [
    "p",
    "title",
    "sec",
    "list",
    "list-item",
    "div",
    "br",
    "break",
    "li",
    "ul",
    "ol",
    "label",
];
/// Elements of which nothing is text: the same formula stands beside them as TeX, or they are drawn.
const UNSAID: [&str; 4] = ["annotation", "script", "style", "inline-graphic"];

/// A text in one line, without tags, its entities decoded.
pub(super) fn plain(text: &str) -> String {
    collapsed(&without_tags(text))
}

/// A text without tags, a blank line between its paragraphs; a heading `Abstract` at its start is
/// left out.
pub(super) fn paragraphs(text: &str) -> String {
    let said = without_tags(text);
    let pieces = said.split('\u{b}').map(collapsed);
    let mut pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    let is_heading = |piece: &String| {
        let word = piece.trim_end_matches([':', '.']).to_lowercase();
        ["abstract", "summary"].contains(&word.as_str())
    };
    if pieces.len() > 1 && pieces.first().is_some_and(is_heading) {
        pieces.remove(0);
    }
    pieces.join("\n\n")
}

/// The text between tags; a vertical tab stands where a block begins or ends.
fn without_tags(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    let mut unsaid: Option<String> = None;
    let has_tex = text.contains("tex-math>");
    let is_unsaid = |name: &str| UNSAID.contains(&name) || (has_tex && name == "math");
    while let Some((before, behind)) = rest.split_once('<') {
        if unsaid.is_none() {
            said.push_str(&entities_decoded(without_preamble(before)));
        }
        rest = behind;
        let Some(tag) = tag(behind) else {
            if unsaid.is_none() {
                said.push('<');
            }
            continue;
        };
        rest = behind.get(tag.length..).unwrap_or_default();
        match &unsaid {
            Some(name) if tag.is_end && *name == tag.name => unsaid = None,
            None if is_unsaid(&tag.name) && !tag.is_end && !tag.is_empty => {
                unsaid = Some(tag.name);
            }
            None if BLOCKS.contains(&tag.name.as_str()) => said.push('\u{b}'),
            Some(_) | None => {}
        }
    }
    if unsaid.is_none() {
        said.push_str(&entities_decoded(rest));
    }
    said
}

/// The formula of a whole TeX document, as publishers put it into `tex-math`.
fn without_preamble(text: &str) -> &str {
    let body = text.split_once("\\begin{document}").map(|(_, body)| body);
    let body = body.and_then(|body| body.split_once("\\end{document}"));
    body.map_or(text, |(formula, _)| formula)
}

struct MarkupTag {
    name: String,
    is_end: bool,
    is_empty: bool,
    /// How many bytes it has, behind its `<`.
    length: usize,
}

/// The tag that begins here, behind its `<`; `a < b` has none.
fn tag(text: &str) -> Option<MarkupTag> {
    let (inside, _) = text.split_once('>')?;
    let is_end = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let is_markup = name.starts_with(|c: char| c.is_ascii_alphabetic() || "!?".contains(c));
    if !is_markup || inside.contains('<') || inside.len() > 1000 {
        return None;
    }
    let name = name.split(|c: char| c.is_whitespace() || c == '/').next()?;
    let local = name.rsplit(':').next().unwrap_or(name);
    Some(MarkupTag {
        name: local.to_ascii_lowercase(),
        is_end,
        is_empty: inside.ends_with('/'),
        length: inside.len() + 1,
    })
}

/// A text with its entities decoded once: those of XML and HTML, and numbers. What names no
/// character stays.
pub(super) fn entities_decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        decoded.push_str(before);
        let entity = behind.split_once(';').filter(|(name, _)| name.len() <= 32);
        let named = entity.and_then(|(name, after)| Some((entity_named(name)?, after)));
        if let Some((character, after)) = named {
            decoded.push_str(&character);
            rest = after;
        } else {
            decoded.push('&');
            rest = behind;
        }
    }
    decoded.push_str(rest);
    decoded
}

/// What an entity stands for.
pub(super) fn entity_named(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return quick_xml::escape::resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_its_tags_and_nothing_else() {
        for (text, said) in [
            (
                "H<sub>2</sub>O in <i>Mus\n musculus</i>",
                "H2O in Mus musculus",
            ),
            (
                "p&lt;0.05 &amp; AT&T &#x3b1;&uuml; &nosuch;",
                "p<0.05 & AT&T αü &nosuch;",
            ),
            ("a < b > c and <5 mm", "a < b > c and <5 mm"),
            ("<scp>DNA</scp>", "DNA"),
        ] {
            assert_eq!(plain(text), said);
        }
    }

    #[test]
    fn an_abstract_has_a_blank_line_between_its_paragraphs() {
        let text = "<jats:title>Abstract</jats:title>\n  <jats:sec><jats:title>Aims</jats:title><jats:p>One\n <jats:italic>two</jats:italic>.</jats:p></jats:sec><jats:p>Three</jats:p>";
        assert_eq!(paragraphs(text), "Aims\n\nOne two.\n\nThree");
        assert_eq!(paragraphs("Abstract"), "Abstract");
        let twice = "at <jats:alternatives><jats:tex-math>\\documentclass{x}\\begin{document}$$r&gt;0$$\\end{document}</jats:tex-math><mml:math><mml:mi>r</mml:mi></mml:math></jats:alternatives> only";
        assert_eq!(paragraphs(twice), "at $$r>0$$ only");
    }
}
