//! The order that learns from stars.

use recto::query::Order;

use super::driver::Reader;

#[test]
fn an_order_learns_from_stars_and_tells_by_which_terms() {
    let mut reader = Reader::bundled();
    let newest = reader.shown(0, 20);
    reader.press("P");
    let said = "newest first: star some papers and this order learns from them";
    assert_eq!((reader.model.order, reader.said()), (Order::ForYou, said));
    assert_eq!(reader.shown(0, 20), newest);
    // What is starred goes up once one asks again, not under one's hands.
    reader
        .press("/")
        .type_text("diffusion ")
        .press("Enter G s k s");
    let starred = reader.selected();
    reader.press("/").press("Ctrl-U Enter");
    assert!(
        reader.said().starts_with("for you, by your stars: "),
        "{}",
        reader.said()
    );
    assert!(reader.said().contains("diffusion"), "{}", reader.said());
    reader.press("g");
    assert_ne!(reader.shown(0, 20), newest);
    assert!(reader.shown(0, 2).contains(&starred));
    reader.press("P g");
    assert_eq!(reader.model.order, Order::Newest);
    assert_eq!(reader.shown(0, 20), newest);
}

#[test]
fn each_paper_says_what_it_shares_with_the_stars_while_the_list_is_in_that_order() {
    let mut reader = Reader::bundled();
    reader.size(120, 36).press("P");
    // Without stars it is another order, and the header says so.
    let head = |reader: &mut Reader, width| {
        let frame = reader.frame(width, 36);
        frame.lines().next().unwrap().trim().to_owned()
    };
    assert!(
        head(&mut reader, 120).ends_with("119 papers · newest first for want of stars"),
        "{}",
        head(&mut reader, 120)
    );
    let narrow = head(&mut reader, 60);
    assert!(narrow.ends_with("119 papers · newest first"), "{narrow}");
    reader
        .press("/")
        .type_text("diffusion ")
        .press("Enter G s k s");
    reader.press("/").press("Ctrl-U Enter g");
    let wide = head(&mut reader, 120);
    assert!(wide.ends_with("119 papers · for you"), "{wide}");
    let line = |reader: &Reader| {
        let reading = reader.model.reading.as_ref().unwrap();
        reading.page.beside.why.clone()
    };
    let shared = line(&reader);
    assert!(
        shared.starts_with("Like your stars: ") && shared.contains("diffusion"),
        "{shared}"
    );
    let frame = reader.frame(120, 36);
    assert!(frame.contains("Like your stars: "), "{frame}");
    // The paper that shares nothing says nothing, and another order has no such line.
    reader.press("G");
    let last = line(&reader);
    reader.press("g P");
    assert_eq!((line(&reader).as_str(), last.as_str()), ("", ""));
}
