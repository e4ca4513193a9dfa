//! The samples: real files of every format, and for the few that have none a small one in its shape.

use std::path::{Path, PathBuf};

use crate::common::samples::{FILES, missing, place};
use crate::common::skipped::skipped;

/// A file, its format, how many papers it has, and how many records that are none.
pub(crate) type Sample = (&'static str, &'static str, usize, usize);

pub(crate) const SAMPLES: &[Sample] = &[
    ("hf_daily_papers_2024.json", "hf-papers", 2, 0),
    ("hf_daily_papers_2026.json", "hf-papers", 5, 0),
    ("hf_text_dump_2025-07-04.txt", "hf-dump", 30, 0),
    ("kaggle_arxiv_snapshot.jsonl", "arxiv-snapshot", 120, 0),
    ("daily_arxiv_2025.jsonl", "daily-arxiv", 60, 0),
    ("daily_arxiv_2026.jsonl", "daily-arxiv", 60, 0),
    ("daily_arxiv_ai_enhanced_2026.jsonl", "daily-arxiv", 15, 0),
    ("arxiv_api_2019.xml", "arxiv-api", 10, 0),
    ("arxiv_api_2026_error.xml", "arxiv-api", 0, 1),
    ("arxiv_api_2026_old_id.xml", "arxiv-api", 1, 0),
    ("arxiv_api_2026_search.xml", "arxiv-api", 15, 0),
    ("arxiv_api_2026_two_ids.xml", "arxiv-api", 1, 0),
    ("arxiv_rss_spec_synthetic.xml", "arxiv-feed", 4, 1),
    ("arxiv_oai_affiliations.xml", "oai", 12, 0),
    ("arxiv_oai_collaboration_authors.xml", "oai", 1, 0),
    ("arxiv_oai_listrecords.xml", "oai", 3, 0),
    ("acl_anthology_2022.acl.xml", "acl-anthology", 95, 0),
    ("acl_anthology_J89_no_abstracts.xml", "acl-anthology", 58, 0),
    ("dblp_search_2019.json", "dblp", 30, 0),
    ("dblp_search_2026.json", "dblp", 1, 0),
    ("paperlists_aaai2022.json", "paperlists", 25, 0),
    ("paperlists_acl2022.json", "paperlists", 25, 0),
    ("paperlists_bad_characters.json", "paperlists", 47, 0),
    ("paperlists_colm2025.json", "paperlists", 20, 0),
    ("paperlists_cvpr2018.json", "paperlists", 25, 0),
    ("paperlists_iclr2018.json", "paperlists", 25, 0),
    ("paperlists_icra2022.json", "paperlists", 25, 0),
    ("paperlists_kdd2024.json", "paperlists", 20, 0),
    ("paperlists_nips2018.json", "paperlists", 25, 0),
    ("paperlists_siggraph2018.json", "paperlists", 25, 0),
    ("openalex_works.json", "openalex", 3, 0),
    (
        "semanticscholar_author_papers.json",
        "semantic-scholar",
        25,
        0,
    ),
    (
        "semanticscholar_batch_with_null.json",
        "semantic-scholar",
        3,
        0,
    ),
    ("semanticscholar_paper_full.json", "semantic-scholar", 1, 0),
    (
        "semanticscholar_recommendations.json",
        "semantic-scholar",
        100,
        0,
    ),
    ("semanticscholar_search.json", "semantic-scholar", 100, 0),
    (
        "semanticscholar_search_bulk.json",
        "semantic-scholar",
        80,
        0,
    ),
    ("crossref_work.json", "crossref", 1, 0),
    ("crossref_work_2017.json", "crossref", 1, 0),
    ("crossref_works_jats_abstracts.json", "crossref", 28, 0),
    ("crossref_works_query.json", "crossref", 2, 0),
    ("openreview_search_v2.json", "openreview", 2, 0),
    ("paperswithcode_abstracts.json", "papers-with-code", 1, 0),
    ("paperswithcode_links.json", "papers-with-code", 2, 0),
    ("bibtex_conferences.bib", "bibtex", 95, 0),
    ("bibtex_mendeley.bib", "bibtex", 39, 0),
    ("bibtex_jabref.bib", "bibtex", 20, 0),
    // Its macros are defined in another file.
    ("bibtex_parenthesised_1980s.bib", "bibtex", 265, 32),
    ("bibtex_zotero_arxiv.bib", "bibtex", 3, 0),
    ("biblatex_zotero_arxiv.bib", "bibtex", 12, 0),
    ("bibtex_greek_math_titles.bib", "bibtex", 2, 0),
    ("crossref_bibtex_negotiated.bib", "bibtex", 1, 0),
    ("ris_bom.ris", "ris", 1, 0),
    ("ris_empty_tag.ris", "ris", 1, 0),
    ("ris_extraneous_data.ris", "ris", 2, 0),
    ("ris_full.ris", "ris", 2, 0),
    // Three records with a text and a note, and neither a title nor an id: nothing to keep.
    ("ris_multiline.ris", "ris", 0, 3),
    ("ris_starting_newlines.ris", "ris", 1, 0),
    ("ris_urls.ris", "ris", 4, 0),
    ("ris_utf_chars.ris", "ris", 1, 0),
    ("wos_plaintext.txt", "wos", 2, 0),
    ("csl_json_crossref.json", "csl-json", 1, 0),
    ("csl_json_zotero.json", "csl-json", 26, 0),
    ("seed_page.txt", "hf-page", 119, 0),
    ("small/hf_saved_page.html", "hf-html", 2, 0),
    ("small/hf_map.json", "hf-map", 3, 0),
    ("small/ids.txt", "ids", 5, 0),
    ("small/own_records.jsonl", "jsonl", 3, 0),
    ("small/any_list.json", "jsonl", 3, 0),
    ("small/hf_papers.json", "hf-papers", 3, 0),
    ("small/daily_arxiv.jsonl", "daily-arxiv", 3, 0),
    ("small/paperlists.json", "paperlists", 3, 0),
    ("small/openreview.json", "openreview", 2, 0),
    ("small/opensearch.json", "opensearch", 2, 0),
    ("small/papers_with_code.json", "papers-with-code", 2, 0),
    ("small/dblp.json", "dblp", 2, 0),
    ("small/dblp_latin_1.xml", "dblp", 2, 0),
    ("small/oai_dc.xml", "oai", 2, 0),
    ("small/arxiv_feed.xml", "arxiv-feed", 2, 0),
    ("small/feed_rss1.xml", "feed", 2, 0),
    ("small/feed_rss2.xml", "feed", 2, 0),
    ("small/feed_atom.xml", "feed", 2, 0),
    ("small/europe_pmc.json", "europe-pmc", 2, 0),
    ("small/biorxiv.json", "biorxiv", 2, 0),
    ("small/inspire.json", "inspire", 2, 0),
    ("small/pubmed.nbib", "nbib", 3, 0),
    ("small/eric.nbib", "nbib", 2, 0),
    ("small/endnote.enw", "endnote-tagged", 3, 0),
    ("small/refer.txt", "endnote-tagged", 3, 0),
    ("small/refworks.txt", "refworks", 2, 0),
    ("small/ovid.txt", "ovid", 2, 0),
    ("small/ovid_tagged.txt", "ovid", 2, 0),
    ("small/scopus.csv", "csv", 3, 1),
    ("small/scholar.tsv", "csv", 2, 0),
    ("small/references.yaml", "csl-yaml", 3, 1),
    ("small/typst.yml", "hayagriva", 3, 1),
    ("small/citation.cff", "cff", 1, 0),
    ("small/pubmed.xml", "pubmed-xml", 3, 0),
    ("small/jats.xml", "jats", 2, 0),
    ("small/crossref_unixref.xml", "crossref-xml", 2, 1),
    ("small/datacite.xml", "datacite-xml", 1, 0),
    ("small/endnote.xml", "endnote-xml", 2, 0),
    ("small/mods.xml", "mods", 2, 0),
    ("small/word_sources.xml", "word-sources", 2, 0),
    ("small/zotero.rdf", "zotero-rdf", 2, 0),
    ("small/oai_others.xml", "oai", 2, 0),
    ("small/europe_pmc_lite.json", "europe-pmc", 2, 0),
    ("small/biorxiv_pubs.json", "biorxiv", 2, 0),
    ("small/datacite.json", "datacite", 2, 0),
    ("small/datacite_alone.jsonl", "datacite", 2, 0),
    ("small/zenodo.json", "zenodo", 2, 0),
    ("small/inveniordm.json", "zenodo", 1, 0),
    ("small/ads.json", "ads", 2, 0),
    ("small/hal.json", "hal", 2, 0),
    ("small/core.json", "core", 2, 0),
    ("small/doaj.json", "doaj", 2, 0),
    ("small/ntrs.json", "ntrs", 2, 0),
    ("small/papis.json", "papis", 2, 0),
    ("small/papis_info.yaml", "papis", 1, 0),
    ("small/bibox.json", "bibox", 2, 0),
    ("small/bibdesk.bib", "bibtex", 2, 0),
];

/// Where the file lies: among the fixtures if its licence is clear, else among the samples.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let fixtures = ["tests/fixtures/formats", "tests/fixtures"];
    let mut places = fixtures.iter().map(|place| Path::new(place).join(name));
    let fixture = places.find(|path| path.exists());
    fixture.or_else(|| place(&format!("{FILES}/{name}")))
}

/// The samples that are there; for those that are not, it is said of the test.
pub(crate) fn at_hand(test: &str) -> Vec<(&'static Sample, PathBuf)> {
    let found = SAMPLES
        .iter()
        .map(|sample| find(sample.0).map(|path| (sample, path)));
    let found: Vec<_> = found.flatten().collect();
    if found.len() < SAMPLES.len() {
        skipped(test, &format!("in part, {}", missing(FILES)));
    }
    found
}
