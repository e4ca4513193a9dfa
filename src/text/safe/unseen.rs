//! Characters that cannot be seen: which they are, which of them belong to what stands before
//! them, and what they are called.

use std::borrow::Cow;

/// Line and paragraph separator; they are blanks.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters without a shape of their own: Unicode's `Default_Ignorable_Code_Point`, and the
/// interlinear annotation marks (<https://www.unicode.org/reports/tr44/>).
pub(crate) fn is_unseen(c: char) -> bool {
    // Nearly every character is below the first of them.
    c >= '\u{ad}'
        && matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What becomes of an unseen character where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnseenPlace {
    /// It is part of a picture and stays.
    Kept,
    /// It only advises how its neighbours are drawn: nothing is hidden when it goes.
    Advice,
    /// It has no business there.
    Stray,
}

/// Looks at an unseen character: what is shown before it, and what it was received between.
pub(super) fn place(
    c: char,
    before: Option<char>,
    previous: Option<char>,
    after: Option<char>,
) -> UnseenPlace {
    let is_between = |is: fn(char) -> bool| previous.is_some_and(is) && after.is_some_and(is);
    match c {
        '\u{200d}' if before.is_some_and(is_picture) && after.is_some_and(is_emoji) => {
            UnseenPlace::Kept
        }
        '\u{fe0e}' | '\u{fe0f}' if before.is_some_and(has_two_forms) => UnseenPlace::Kept,
        // Soft hyphen, function application, invisible times, separator and plus.
        '\u{ad}' | '\u{2061}'..='\u{2064}' => UnseenPlace::Advice,
        // Joiner and non-joiner are spelling in Arabic and Indic scripts. Terminals do not shape
        // by them, and a frame has no place for characters without a cell.
        '\u{200c}' | '\u{200d}' if is_between(is_joining_letter) => UnseenPlace::Advice,
        // One selector chooses the form of a letter; a row of them carries something else.
        '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}'
            if before.is_some() && previous.is_some_and(|previous| !is_unseen(previous)) =>
        {
            UnseenPlace::Advice
        }
        '\u{feff}' if previous.is_none() => UnseenPlace::Advice,
        _ => UnseenPlace::Stray,
    }
}

/// What may stand before a joiner.
fn is_picture(c: char) -> bool {
    is_emoji(c) || c == '\u{fe0f}'
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Characters that are drawn as a sign or as a picture, as a selector says
/// (`emoji-variation-sequences.txt`).
fn has_two_forms(c: char) -> bool {
    is_emoji(c)
        || matches!(c, '#' | '*' | '0'..='9' | '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}'
            | '\u{2122}' | '\u{2139}' | '\u{24c2}' | '\u{25aa}'..='\u{25fe}' | '\u{2934}'
            | '\u{2935}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
}

/// Letters of the scripts that are written with joiners and non-joiners: Arabic and its kin,
/// Mongolian, and those of India and its neighbours.
fn is_joining_letter(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The flags of England, Scotland and Wales, the only ones made of tags
/// (<https://www.unicode.org/reports/tr51/#valid-emoji-tag-sequences>).
pub(super) const TAG_FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

/// The short name that Unicode gives an unseen character, else its number.
pub(super) fn name(c: char) -> Cow<'static, str> {
    let name = match c {
        '\u{ad}' => "SHY",
        '\u{34f}' => "CGJ",
        '\u{61c}' => "ALM",
        '\u{200b}' => "ZWSP",
        '\u{200c}' => "ZWNJ",
        '\u{200d}' => "ZWJ",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{feff}' => "BOM",
        '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => "VS",
        '\u{e0001}'..='\u{e007f}' => "TAG",
        _ => return Cow::Owned(format!("U+{:04X}", u32::from(c))),
    };
    Cow::Borrowed(name)
}
