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
