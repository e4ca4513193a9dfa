//! Entities of XML and HTML as the characters that they name.

/// Entities that a program has written where it should have written their characters, behind `&amp;`.
const ESCAPED_TWICE: [&str; 7] = ["amp", "lt", "gt", "quot", "apos", "nbsp", "#"];

/// A text with its entities decoded once: those of XML and HTML, and numbers. What names no
/// character stays.
pub(crate) fn entities_decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        decoded.push_str(before);
        let named = entity(behind).and_then(|(name, after)| Some((entity_named(name)?, after)));
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
pub(crate) fn entity_named(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return quick_xml::escape::resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(String::from)
}

/// The name of the entity that begins here, behind its `&`, and the text after it.
fn entity(text: &str) -> Option<(&str, &str)> {
    /// No name is longer.
    const LONGEST: usize = 32;
    let end = text
        .bytes()
        .take(LONGEST + 1)
        .position(|byte| byte == b';')?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// A text in which what was escaped twice is escaped once: `&amp;lt;` as `&lt;`.
pub(super) fn escaped_once(text: &str) -> String {
    let mut once = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("&amp;") {
        once.push_str(before);
        let is_one = entity(behind).is_some_and(|(name, _)| {
            let known = |known: &str| name == known || (known == "#" && name.starts_with(known));
            ESCAPED_TWICE.into_iter().any(known) && entity_named(name).is_some()
        });
        once.push_str(if is_one { "&" } else { "&amp;" });
        rest = behind;
    }
    once.push_str(rest);
    once
}
