//! Reading a paper: where it opens, what stays in sight, and from hit to hit.

use ratatui::style::Modifier;

use super::driver::Reader;

#[test]
fn a_paper_opens_at_its_title_also_where_its_only_hit_is_far_below() {
    let mut reader = Reader::bundled();
    reader
        .size(80, 16)
        .press("/")
        .type_text("showcasing")
        .press("Enter");
    assert_eq!(reader.model.reading.as_ref().unwrap().scroll, 0);
    let line = |reader: &Reader| reader.model.reading.as_ref().unwrap().hits().next();
    let (line, _) = line(&reader).unwrap();
    assert!(line >= 13, "the hit is out of sight: {line}");
    reader.press("n");
    let reading = reader.model.reading.as_ref().unwrap();
    assert!(reading.scroll > 0 && reading.seen(13).contains(&line));
    assert_eq!(reader.hit(), Some(0));
}

#[test]
fn the_title_of_a_scrolled_paper_stays_on_top_in_one_bold_line() {
    let mut reader = Reader::bundled();
    reader.size(80, 16);
    let top = |reader: &Reader| {
        let (paper, buffer) = (reader.model.layout().paper, reader.drawn(80, 16));
        let cells = (paper.x + 2..paper.right()).map(|x| &buffer[(x, paper.y)]);
        let bold = cells.clone().filter(|cell| cell.symbol() != " ");
        let bold =
            bold.clone().count() > 0 && bold.clone().all(|c| c.modifier.contains(Modifier::BOLD));
        (
            cells.map(ratatui::buffer::Cell::symbol).collect::<String>(),
            bold,
        )
    };
    let (first, _) = top(&reader);
    assert!(
        first.starts_with("Near-Optimal Solutions of Constrained"),
        "{first}"
    );
    for keys in ["J", "J J J", "Tab G"] {
        let (title, bold) = top(reader.press(keys));
        assert!(
            bold && title.starts_with("Near-Optimal Solutions"),
            "{keys}: {title}"
        );
        assert!(title.trim_end().ends_with('…'), "{keys}: {title}");
    }
    // What it covers is not lost: the line below it is the next one.
    reader.press("g J");
    let reading = reader.model.reading.as_ref().unwrap();
    assert_eq!((reading.scroll, reading.seen(13)), (1, 2..14));
}

#[test]
fn the_next_hit_is_the_next_one_from_where_one_reads() {
    let mut reader = Reader::bundled();
    reader
        .size(80, 16)
        .press("/")
        .type_text("learning")
        .press("Enter");
    reader.press("J J J J J J J J");
    let reading = reader.model.reading.as_ref().unwrap();
    let first = reading.seen(13).start;
    let above = reading.hits().filter(|(line, _)| *line < first).count();
    assert!(above > 0);
    assert_eq!(reader.press("n").hit(), Some(above));
    let before = reader.press("N").hit();
    assert_eq!(before, Some(above - 1));
}
