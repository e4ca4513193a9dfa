//! Entries as they are cut, also out of what is broken.

use super::*;

fn pieces(text: &str) -> Vec<(u64, String)> {
    let whole: Vec<_> = cut(text, text.len().max(1));
    for buffer in [1, 2, 3, 7, 64] {
        assert_eq!(cut(text, buffer), whole, "in pieces of {buffer}");
    }
    whole
}

fn cut(text: &str, buffer: usize) -> Vec<(u64, String)> {
    let stream = io::BufReader::with_capacity(buffer, text.as_bytes());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let pieces = BibtexPieces::new(stream).map(Result::unwrap);
    let found = pieces.map(|piece| match piece.text {
        PieceText::Whole(bytes) => (piece.line, text(bytes)),
        PieceText::Open(bytes) => (piece.line, format!("open: {}", text(bytes))),
        PieceText::Lost(_, reason) => (piece.line, format!("lost: {reason}")),
    });
    found.collect()
}

#[test]
fn entries_are_cut_at_their_own_end_and_know_their_line() {
    let text =
        "mail me@x.org\n% @book{not, }\n@a{k, t={x}y}} @b(k, t=\"(:-)\", u={)})\n\n @ c\n{ }";
    assert_eq!(
        pieces(text),
        [
            (3, "@a{k, t={x}y}".to_owned()),
            (3, "@b(k, t=\"(:-)\", u={)})".to_owned()),
            (5, "@ c\n{ }".to_owned()),
        ]
    );
}

#[test]
fn the_kind_of_an_entry_is_whatever_bibtex_takes_for_a_name() {
    for word in ["web_page", "a-b", "a.b", "x+y", "a:b", "a/b", "1a", "größe"] {
        for text in [
            format!("@{word}{{k, t={{x}}}}"),
            format!("@{word} (k, t=x)"),
        ] {
            assert_eq!(pieces(&text), [(1, text.clone())]);
        }
    }
    let joined = "@a{k, t={x}} @web_page{l, t={y}}";
    assert_eq!(pieces(joined).len(), 2);
    let address = "write to me@x.org (at home)\nand @a.b{k, }";
    assert_eq!(pieces(address), []);
}

#[test]
fn what_begins_a_line_like_an_entry_and_is_none_is_said() {
    let lost = "lost: what stands behind its @ is no kind of entry".to_owned();
    let long = format!("@{}{{k, t={{x}}}}", "x".repeat(100));
    for text in [
        "@two words{k, t={x}}",
        "@a#b(k, t={x})",
        "@{k, t={x}}",
        &long,
    ] {
        let text = format!("\n{text}\n@a{{k, t={{x}}}}");
        let expected = [(2, lost.clone()), (3, "@a{k, t={x}}".to_owned())];
        assert_eq!(pieces(&text), expected);
    }
    for text in [
        "@someone wrote (in haste), and",
        "@someone wrote\n{k, t}",
        "x @two words{k, t",
    ] {
        assert_eq!(pieces(text), [], "{text}");
    }
}

#[test]
fn an_entry_without_an_end_costs_only_itself() {
    let text = "@a{one, t={x}}\n@a{two, t={{x}\n u = {y}\n@a{three, t={x}}\n@a{four, t=";
    assert_eq!(
        pieces(text),
        [
            (1, "@a{one, t={x}}".to_owned()),
            (2, "open: @a{two, t={{x}\n u = {y}\n".to_owned()),
            (4, "@a{three, t={x}}".to_owned()),
            (5, "lost: the input ends within it".to_owned()),
        ]
    );
}

#[test]
fn an_input_that_ends_in_the_word_of_an_entry_is_said_to() {
    for text in ["@a{k, t={x}}\n@", "@a{k, t={x}}\n @artic"] {
        assert_eq!(pieces(text)[1].1, "lost: the input ends within it");
    }
    assert_eq!(pieces("@a{k, t={x}}\nme@x\n@b c").len(), 1);
}

#[test]
fn an_endless_entry_is_passed_over_in_little_memory() {
    let text = format!(
        "@a{{k, t={{{}\n@a{{two, t={{x}}}}",
        "x @b{y} ".repeat(400_000)
    );
    assert_eq!(
        cut(&text, 4096),
        [
            (1, "lost: it is longer than 1 MB".to_owned()),
            (2, "@a{two, t={x}}".to_owned())
        ]
    );
}
