//! The elements of a formula in `MathML`, one after the other, as TeX.

use super::marks::{has_limits, over, under};
use super::signs::{add, name, signs, words};
use super::{Maths, Node};

/// The TeX of an element.
pub(super) fn of(element: &Maths<'_>) -> String {
    let parts = || element.elements().map(of);
    match element.name.as_str() {
        "mi" => name(&element.text(), element.attribute("mathvariant")),
        "mn" => number(element),
        "mo" => operator(&element.text()),
        "mtext" | "ms" => words(&element.text()),
        "mspace" => space(element).to_owned(),
        "mfrac" => fraction(element, parts()),
        "msqrt" => format!("\\sqrt{{{}}}", row(element)),
        "mroot" => {
            let [base, index] = first(parts());
            format!("\\sqrt[{index}]{{{base}}}")
        }
        "msub" => {
            let [base, low] = first(parts());
            scripted(&base, &low, "")
        }
        "msup" => {
            let [base, high] = first(parts());
            scripted(&base, "", &high)
        }
        "msubsup" => {
            let [base, low, high] = first(parts());
            scripted(&base, &low, &high)
        }
        "mover" => {
            let [base, high] = first(parts());
            limited(&base, "", &high)
        }
        "munder" => {
            let [base, low] = first(parts());
            limited(&base, &low, "")
        }
        "munderover" => {
            let [base, low, high] = first(parts());
            limited(&base, &low, &high)
        }
        "mmultiscripts" => multiscripts(element),
        "mfenced" => fenced(element, parts()),
        "mtable" => table(element),
        "mtr" | "mlabeledtr" => parts().collect::<Vec<_>>().join(" & "),
        // The first is the formula; the others say it again, or are other states of it.
        "semantics" | "maction" => parts().next().unwrap_or_default(),
        "annotation" | "annotation-xml" | "mphantom" | "none" | "mprescripts" | "maligngroup"
        | "malignmark" => String::new(),
        _ => row(element),
    }
}

/// What is in an element, in a row.
fn row(element: &Maths<'_>) -> String {
    let parts: Vec<String> = element
        .nodes
        .iter()
        .map(|node| match node {
            Node::Element(element) => of(element),
            Node::Text(text) => signs(text),
        })
        .collect();
    let mut tex = String::new();
    for (place, part) in parts.iter().enumerate() {
        let is_choice = |place: Option<usize>| {
            let part = place.and_then(|place| parts.get(place));
            part.is_some_and(|part| part.starts_with("\\binom"))
        };
        // A binomial has its own brackets.
        let doubled = (part == "(" && is_choice(place.checked_add(1)))
            || (part == ")" && is_choice(place.checked_sub(1)));
        if !doubled {
            add(&mut tex, part);
        }
    }
    tex
}

/// The first so many parts of an element; what is missing is empty, and what is too much goes into
/// the last, so that nothing is lost.
fn first<const COUNT: usize>(parts: impl Iterator<Item = String>) -> [String; COUNT] {
    let mut all = [const { String::new() }; COUNT];
    for (place, part) in parts.enumerate() {
        if let Some(whole) = all.get_mut(place.min(COUNT - 1)) {
            add(whole, &part);
        }
    }
    all
}

fn number(element: &Maths<'_>) -> String {
    let text = element.text();
    match element.attribute("mathvariant") {
        Some(variant) if variant != "normal" => name(&text, Some(variant)),
        Some(_) | None => signs(&text),
    }
}

fn operator(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() > 1 && text.chars().all(char::is_alphabetic) {
        return name(text, None);
    }
    signs(text)
}

fn space(element: &Maths<'_>) -> &'static str {
    let width = element.attribute("width").unwrap_or_default();
    let is_wide = width.contains(|c: char| ('1'..='9').contains(&c)) && !width.starts_with('-');
    let is_broken = element.attribute("linebreak").is_some();
    if is_wide || is_broken { "\\ " } else { "" }
}

fn fraction(element: &Maths<'_>, parts: impl Iterator<Item = String>) -> String {
    let [above, below] = first(parts);
    let thickness = element.attribute("linethickness").unwrap_or_default();
    let has_line = !thickness.starts_with('0');
    if has_line {
        format!("\\frac{{{above}}}{{{below}}}")
    } else {
        format!("\\binom{{{above}}}{{{below}}}")
    }
}

/// A base with scripts; one of several signs is a group.
fn scripted(base: &str, low: &str, high: &str) -> String {
    let is_group = base.chars().count() > 1 && !is_token(base);
    let mut tex = if is_group {
        format!("{{{base}}}")
    } else {
        base.to_owned()
    };
    for (mark, script) in [('_', low), ('^', high)] {
        if !script.is_empty() {
            tex.push(mark);
            tex.push('{');
            tex.push_str(script);
            tex.push('}');
        }
    }
    tex
}

/// Whether a text is one command with its argument, such as `\mathrm{TeV}` or `\alpha`.
fn is_token(tex: &str) -> bool {
    let Some(command) = tex.strip_prefix('\\') else {
        return false;
    };
    let behind = command.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let inside = behind
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    behind.is_empty() || inside.is_some_and(|inside| !inside.contains(['{', '}']))
}

/// A base with what stands under and over it: limits, marks, or formulas.
fn limited(base: &str, low: &str, high: &str) -> String {
    if has_limits(base) {
        return scripted(base, low, high);
    }
    over(&under(base, low), high)
}

/// A base with scripts behind and, after `mprescripts`, before it, in pairs of low and high.
fn multiscripts(element: &Maths<'_>) -> String {
    let mut elements = element.elements();
    let base = elements.next().map(of).unwrap_or_default();
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    let mut is_before = false;
    for script in elements {
        if script.name == "mprescripts" {
            is_before = true;
        } else if is_before {
            before.push(of(script));
        } else {
            behind.push(of(script));
        }
    }
    let mut tex = pairs(&before, "{}");
    let behind = pairs(&behind, "");
    if behind.is_empty() {
        add(&mut tex, &base);
    } else {
        add(&mut tex, &scripted(&base, "", ""));
        tex.push_str(&behind);
    }
    tex
}

/// Scripts in pairs of low and high, the first of them on this base, the others on none.
fn pairs(scripts: &[String], first: &str) -> String {
    let mut tex = String::new();
    for (place, pair) in scripts.chunks(2).enumerate() {
        let low = pair.first().map_or("", String::as_str);
        let high = pair.get(1).map_or("", String::as_str);
        if !low.is_empty() || !high.is_empty() {
            tex.push_str(if place == 0 { first } else { "{}" });
            tex.push_str(&scripted("", low, high));
        }
    }
    tex
}

fn fenced(element: &Maths<'_>, parts: impl Iterator<Item = String>) -> String {
    let fence = |name: &str, usual: &str| signs(element.attribute(name).unwrap_or(usual));
    let (open, close) = (fence("open", "("), fence("close", ")"));
    let marks = element.attribute("separators").unwrap_or(",");
    let marks: Vec<String> = marks
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| signs(c.encode_utf8(&mut [0; 4])))
        .collect();
    let mut tex = open;
    for (place, part) in parts.enumerate() {
        let mark = place
            .checked_sub(1)
            .and_then(|before| marks.get(before).or(marks.last()));
        add(&mut tex, mark.map_or("", String::as_str));
        add(&mut tex, &part);
    }
    add(&mut tex, &close);
    tex
}

fn table(element: &Maths<'_>) -> String {
    let rows: Vec<String> = element.elements().map(of).collect();
    format!("\\begin{{matrix}}{}\\end{{matrix}}", rows.join(" \\\\ "))
}
