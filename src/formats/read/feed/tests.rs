//! Feeds of every grammar, made after what publishers send.

use crate::formats::Format;
use crate::paper::Paper;

fn papers(text: &str) -> Vec<Paper> {
    let records = Format::named("feed")
        .unwrap()
        .read(Box::new(text.as_bytes()));
    records
        .unwrap()
        .map(|record| record.unwrap().paper)
        .collect()
}

fn names(paper: &Paper) -> Vec<&str> {
    paper
        .authors
        .iter()
        .map(|author| author.name.as_str())
        .collect()
}

fn page(paper: &Paper) -> &str {
    paper.links.page.as_deref().unwrap_or_default()
}

#[test]
fn rss_of_the_first_kinds_has_titles_links_and_texts() {
    let text = "<?xml version='1.0'?><!DOCTYPE rss PUBLIC \"-//x//DTD RSS 0.91//EN\" \"http://x/rss.dtd\"><rss version='0.91'><channel><title>Leaves</title><link>https://leaves.example/news/</link><image><link>https://other.example/</link></image><item><title>On Veins &amp; Margins</title><link>veins.html</link><description>Veins end at the margin.</description></item></channel></rss>";
    let found = papers(text);
    assert_eq!(found[0].title, "On Veins & Margins");
    assert_eq!(page(&found[0]), "https://leaves.example/news/veins.html");
    assert_eq!(found[0].summary, "Veins end at the margin.");
    let text = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>Leaves</title><link>https://leaves.example/</link></channel><item><title>A Leaf</title><link>/a</link></item></rdf:RDF>";
    assert_eq!(page(&papers(text)[0]), "https://leaves.example/a");
}

#[test]
fn rss_2_with_html_inside_becomes_text_and_names() {
    let text = "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Journal of Leaves: Early View</title><link>https://leaves.example</link><prism:publicationName>Journal of Leaves</prism:publicationName>
<item><title>H&lt;sub&gt;2&lt;/sub&gt;O in leaves</title><guid isPermaLink='false'>10.1000/LEAF.7</guid><link>https://leaves.example/doi/10.1000/leaf.7?af=R</link>
<description>&lt;p&gt;Journal of Leaves, EarlyView.&lt;/p&gt;</description>
<content:encoded><![CDATA[<h2>Abstract</h2><figure><img src='x.png'></figure><p>Water &amp; leaves.</p><p>A <b>second</b> part.</p>]]></content:encoded>
<dc:creator>Ada Li,
 Bo Kim</dc:creator><pubDate>Tue, 03 Jun 25 12:00 GMT</pubDate><category>RESEARCH ARTICLE</category><prism:doi>10.1000/leaf.7</prism:doi><prism:volume>3</prism:volume><prism:startingPage>1</prism:startingPage><prism:endingPage>9</prism:endingPage></item>
<item><title>Without a link</title><guid>https://leaves.example/8</guid><author>ed@leaves.example (Cy Bee)</author><description>x</description></item>
<item><title>One author</title><guid isPermaLink='false'>nine</guid><dc:creator>Dee, Ed</dc:creator><author>ed@leaves.example</author></item></channel></rss>";
    let found = papers(text);
    let [first, second, third] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(first.id.as_str(), "doi:10.1000/leaf.7");
    assert_eq!(first.title, "H$_{2}$O in leaves");
    assert_eq!(first.summary, "Water & leaves.\n\nA second part.");
    assert_eq!(names(first), ["Ada Li", "Bo Kim"]);
    assert_eq!(first.date.unwrap().to_string(), "2025-06-03");
    assert_eq!(first.venue.as_deref(), Some("Journal of Leaves"));
    assert_eq!(first.keywords, ["RESEARCH ARTICLE"]);
    assert_eq!(first.cited("pages"), Some("1-9"));
    assert_eq!(page(second), "https://leaves.example/8");
    assert_eq!(names(second), ["Cy Bee"]);
    assert_eq!(names(third), ["Ed Dee"]);
    assert_eq!(page(third), "");
}

#[test]
fn atom_has_relative_addresses_and_texts_of_several_kinds() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://leaves.example/atom/'><title>Leaves</title><link rel='self' href='https://leaves.example/atom/feed.xml'/>
<entry xml:base='2025/'><title type='html'>Roots &amp;amp; &lt;em&gt;leaves&lt;/em&gt;</title><id>tag:leaves.example,2025:1</id><link rel='replies' href='https://leaves.example/c'/><link href='roots'/><link rel='enclosure' type='application/pdf' href='roots.pdf'/><updated>2025-06-04T00:00:00Z</updated><published>2025-06-03T12:00:00-04:00</published><author><name>Ada Li</name></author><author><name>Bo Kim</name></author><summary>Short.</summary><content type='html'>&lt;p&gt;Roots hold &lt;a href='x'&gt;leaves&lt;/a&gt;.&lt;/p&gt;</content><category term='botany' label='Botany'/></entry>
<entry><title>Old style</title><id>https://doi.org/10.1000/9</id><updated>2025-06-05T00:00:00Z</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One</p></div></content></entry></feed>";
    let found = papers(text);
    let first = &found[0];
    assert_eq!(first.title, "Roots & leaves");
    assert_eq!(page(first), "https://leaves.example/atom/2025/roots");
    assert_eq!(
        first.links.pdf.as_deref(),
        Some("https://leaves.example/atom/2025/roots.pdf")
    );
    assert_eq!(first.summary, "Roots hold leaves.");
    assert_eq!(names(first), ["Ada Li", "Bo Kim"]);
    assert_eq!(first.date.unwrap().to_string(), "2025-06-03");
    assert_eq!(first.updated.unwrap().to_string(), "2025-06-04");
    assert_eq!(first.keywords, ["Botany"]);
    assert_eq!(found[1].id.as_str(), "doi:10.1000/9");
    assert_eq!(found[1].date.unwrap().to_string(), "2025-06-05");
}

#[test]
fn a_text_that_is_the_whole_of_something_gives_way_to_a_short_one() {
    let long = "word ".repeat(3000);
    let item = |description: &str| {
        format!(
            "<rss version='2.0'><channel><item><title>T</title><description>{description}</description><content:encoded xmlns:content='c'>{long}</content:encoded></item></channel></rss>"
        )
    };
    assert_eq!(papers(&item("In short."))[0].summary, "In short.");
    assert_eq!(papers(&item(""))[0].summary, "");
}

#[test]
fn a_feed_of_anybody_is_one_and_other_xml_is_none() {
    for (text, format) in [
        (
            "<rss version='2.0'><channel><item><title>At https://arxiv.org/abs/2503.11794</title></item>",
            Some("feed"),
        ),
        (
            "<rss version='2.0'><channel><link>https://rss.arxiv.org/rss/cs.LG</link>",
            Some("arxiv-feed"),
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>See arxiv.org/abs/2503.11794</title>",
            Some("feed"),
        ),
        (
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'>",
            Some("feed"),
        ),
        (
            "<rdf:RDF xmlns:bib='http://purl.org/net/biblio#'><bib:Article>",
            None,
        ),
        ("<feed xmlns='urn:other'>", None),
    ] {
        let found = crate::formats::detect(text.as_bytes())
            .map(|format| format.name)
            .ok();
        assert_eq!(found, format, "{text}");
    }
}
