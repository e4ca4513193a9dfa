//! From a paper on: citations and authors.

use recto::app::Start;

use super::*;

#[test]
fn from_a_paper_on_one_asks_for_citations_and_follows_its_authors() {
    let mut paper = paper(1);
    paper.authors = ["Ada Li", "Bo \"Q\" Wu"].map(Author::named).to_vec();
    let mut reader = Reader::with(vec![paper.clone()], Start::default());
    reader.size(80, 24).press("L");
    assert_eq!(
        items(&reader),
        [
            "papers like it in your library",
            "what cites it (Semantic Scholar)",
            "what it cites (Semantic Scholar)",
            "more like it (Semantic Scholar)",
            "follow Ada Li on arXiv",
            "follow Bo Q Wu on arXiv",
        ]
    );
    reader.press("j Enter");
    let asked = looks(&reader);
    let spec = "s2:cited-by doi:10.5555/1".parse().unwrap();
    assert_eq!(asked[0].1.at, LookAt::Spec(spec));
    reader.job(ended(found(5..7, 2)));
    assert!(
        reader
            .frame(120, 36)
            .contains("what cites it · 2 of about 2")
    );
    reader.press("Esc L G Enter");
    let followed = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Start(_, Job::Fetch(fetching)) => Some(fetching.what.clone()),
        _ => None,
    });
    let spec = "arxiv:search au:\"Bo Q Wu\"".parse().unwrap();
    assert_eq!(followed, Some(recto::jobs::ToFetch::New(spec)));
}
