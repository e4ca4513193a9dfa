//! Text in Markdown (<https://spec.commonmark.org/>): nothing in it is taken for markup or HTML.

/// The text with a backslash before every character that could be markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if r"\`*_[]<>#|~$&!".contains(c) {
            markdown.push('\\');
        }
        markdown.push(c);
    }
    markdown
}

/// A text at the edge of the page, where a few more characters would begin a list or a rule.
#[must_use]
pub fn at_edge(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let begins_list = digits > 0 && rest.starts_with(['.', ')']);
    if begins_list || (digits == 0 && rest.starts_with(['-', '+', '='])) {
        format!("{number}\\{rest}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, written) in [
            (
                "<script>*x* [a](b) & `c` $d_e$",
                r"\<script\>\*x\* \[a\](b) \& \`c\` \$d\_e\$",
            ),
            ("1. One", r"1\. One"),
            ("- One", r"\- One"),
            ("2024 was", "2024 was"),
        ] {
            assert_eq!(at_edge(&escaped(text)), written);
        }
    }
}
