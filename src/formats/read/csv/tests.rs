//! What tables give, by the headers of the programs that write them.

use super::*;

fn read(text: &str) -> Vec<Result<Received, ImportError>> {
    assert!(detect(&Head::new(text.as_bytes())), "{text}");
    parse(Box::new(text.as_bytes())).unwrap().collect()
}

fn json(text: &str) -> String {
    let mut records = read(text);
    assert_eq!(records.len(), 1, "{records:?}");
    records.remove(0).unwrap().paper.to_json().unwrap()
}

/// What each program exports, in its own names and order of columns.
#[test]
fn the_rows_of_each_program_are_papers() {
    for (program, text, paper) in [
        (
            "Scopus",
            "\u{feff}\"Authors\",\"Author full names\",\"Author(s) ID\",\"Title\",\"Year\",\"Source title\",\"Volume\",\"Issue\",\"Art. No.\",\"Page start\",\"Page end\",\"Cited by\",\"DOI\",\"Link\",\"Abstract\",\"Author Keywords\",\"Document Type\",\"EID\"\n\"Ash A.; Bee B.C.\",\"Ash, Ann (57190000001); Bee, Bo C. (57190000002)\",\"1; 2\",\"Leaves, and \"\"roots\"\"\",\"2020\",\"The Leaf\",\"7\",\"2\",\"\",\"11\",\"19\",\"3\",\"10.1000/leaf.1\",\"https://scopus.example/1\",\"We show it.\",\"trees; green leaves\",\"Article\",\"2-s2.0-1\"",
            r#"{"id":"doi:10.1000/leaf.1","title":"Leaves, and \"roots\"","abstract":"We show it.","authors":[{"name":"Ann Ash"},{"name":"Bo C. Bee"}],"date":"2020","venue":"The Leaf","keywords":["trees","green leaves"],"links":{"page":"https://doi.org/10.1000/leaf.1"},"sources":[{"format":"","id":"2-s2.0-1"}],"volume":"7","number":"2","pages":"11-19","kind":"article"}"#,
        ),
        (
            "IEEE Xplore",
            "\"Document Title\",Authors,\"Author Affiliations\",\"Publication Title\",Date Added To Xplore,\"Publication Year\",\"Volume\",\"Issue\",\"Start Page\",\"End Page\",\"Abstract\",\"ISSN\",ISBNs,\"DOI\",Funding Information,PDF Link,\"Author Keywords\",\"Online Date\",Issue Date,Publisher,Document Identifier\n\"On Leaves\",\"A. Ash; B. C. Bee\",\"NA; NA\",\"2017 Conference on Leaves (LEAF)\",\"26 Jun 2017\",\"2017\",\"\",\"\",\"66\",\"69\",\"We show it.\",\"\",\"\",\"10.1000/leaf.2\",\"\",\"\",\"Leaves;Roots\",\"26 Jun 2017\",\"\",\"Leaf Press\",\"Leaf Conferences\"\n",
            r#"{"id":"doi:10.1000/leaf.2","title":"On Leaves","abstract":"We show it.","authors":[{"name":"A. Ash"},{"name":"B. C. Bee"}],"date":"2017-06-26","venue":"2017 Conference on Leaves (LEAF)","keywords":["Leaves","Roots"],"links":{"page":"https://doi.org/10.1000/leaf.2"},"sources":[{"format":""}],"publisher":"Leaf Press","pages":"66-69"}"#,
        ),
        (
            "Zotero",
            "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication Title\",\"DOI\",\"Url\",\"Abstract Note\",\"Date\",\"Pages\",\"Issue\",\"Volume\",\"Publisher\",\"Extra\",\"Manual Tags\",\"Automatic Tags\"\n\"ABCD1234\",\"journalArticle\",\"2020\",\"van der Berg, Jan\",\"Leaves\",\"The Leaf\",\"\",\"http://arxiv.org/abs/2005.01234\",\"First.\n\nSecond.\",\"2020-05-06\",\"1–9\",\"2\",\"7\",\"\",\"arXiv:2005.01234 [q-bio]\nread twice\",\"trees, green; roots\",\"Leaves\"\n",
            r#"{"id":"arxiv:2005.01234","title":"Leaves","abstract":"First.\n\nSecond.","authors":[{"name":"Jan van der Berg"}],"date":"2020-05-06","venue":"The Leaf","keywords":["trees, green","roots","Leaves"],"links":{"page":"http://arxiv.org/abs/2005.01234"},"sources":[{"format":"","id":"ABCD1234"}],"note":"read twice","volume":"7","number":"2","pages":"1-9","kind":"article"}"#,
        ),
        (
            "Google Scholar",
            "Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n\"Ash, Ann; Bee, BC; \",Leaves: an overview,The Leaf,,,1-8,2017,Leaf Press\n",
            r#"{"id":"title:78ea51ac412df201","title":"Leaves: an overview","authors":[{"name":"Ann Ash"},{"name":"BC Bee"}],"date":"2017","venue":"The Leaf","sources":[{"format":""}],"publisher":"Leaf Press","pages":"1-8"}"#,
        ),
        (
            "ACM",
            "\"type\",\"id\",\"author\",\"editor\",\"advisor\",\"note\",\"title\",\"pages\",\"article_no\",\"num_pages\",\"keywords\",\"doi\",\"journal\",\"issue_date\",\"volume\",\"issue_no\",\"description\",\"month\",\"year\",\"issn\",\"booktitle\",\"publisher\"\n\"inproceedings\",\"2956643\",\"Ann  Ash and Bo Bee\",\"\",\"\",\"\",\"Leaves\",\"10:25--10:34\",\"10\",\"10\",\"trees, roots\",\"10.1000/leaf.5\",\"\",\"\",\"\",\"\",\"\",\"May\",\"2016\",\"\",\"Proceedings of Leaves\",\"ACM\"\n",
            r#"{"id":"doi:10.1000/leaf.5","title":"Leaves","authors":[{"name":"Ann Ash"},{"name":"Bo Bee"}],"date":"2016-05","venue":"Proceedings of Leaves","keywords":["trees","roots"],"links":{"page":"https://doi.org/10.1000/leaf.5"},"sources":[{"format":""}],"publisher":"ACM","pages":"10:25-10:34","kind":"inproceedings"}"#,
        ),
        (
            "OpenAlex",
            "id,doi,title,display_name,publication_year,publication_date,ids.pmid,primary_location.source.display_name,type,authorships.author.display_name,cited_by_count,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page,keywords.display_name\nhttps://openalex.org/W2741809807,https://doi.org/10.1000/leaf.6,On <i>Folium</i>,On <i>Folium</i>,2018,2018-02-13,https://pubmed.ncbi.nlm.nih.gov/29456894,The Leaf,article,Ann Ash|Bo C. Bee,5,6,,e4375,e4375,Leaf|Root\n",
            r#"{"id":"doi:10.1000/leaf.6","aliases":["openalex:W2741809807","pmid:29456894"],"title":"On Folium","authors":[{"name":"Ann Ash"},{"name":"Bo C. Bee"}],"date":"2018-02-13","venue":"The Leaf","keywords":["Leaf","Root"],"links":{"page":"https://doi.org/10.1000/leaf.6"},"sources":[{"format":""}],"volume":"6","pages":"e4375","kind":"article","received":{"title":"On <i>Folium</i>"}}"#,
        ),
        (
            "Dimensions",
            "\"About the data: Exported on Nov 30, 2026. Criteria: 'leaf' in title\"\nRank,Publication ID,DOI,PMID,PMCID,Title,Abstract,Source title,Anthology title,Publication Date,PubYear,Volume,Issue,Pagination,Publication Type,Authors\n500,pub.1000000001,10.1000/leaf.7,,,Leaves,We show it.,,Leaves of the World,2019-01,2019,,,5-9,Chapter,\"Ash, Ann; Bee, Bo C.\"\n",
            r#"{"id":"doi:10.1000/leaf.7","title":"Leaves","abstract":"We show it.","authors":[{"name":"Ann Ash"},{"name":"Bo C. Bee"}],"date":"2019-01","venue":"Leaves of the World","links":{"page":"https://doi.org/10.1000/leaf.7"},"sources":[{"format":"","id":"pub.1000000001"}],"pages":"5-9","kind":"incollection"}"#,
        ),
        (
            "Lens",
            "#,Lens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Publisher,Source Country,Author/s,Abstract,Volume,Issue Number,Start Page,End Page,Keywords,Source URLs,External URL,PMID,DOI\n1,000-000-000-000-001,Leaves,2015-05-01,2015,conference proceedings article,Leaf Days,,,,Ann Ash; Bo Bee,,1,2,3,4,trees; roots,,https://doi.org/10.1000/leaf.8,1234,10.1000/leaf.8\n",
            r#"{"id":"doi:10.1000/leaf.8","aliases":["pmid:1234"],"title":"Leaves","authors":[{"name":"Ann Ash"},{"name":"Bo Bee"}],"date":"2015-05-01","venue":"Leaf Days","keywords":["trees","roots"],"links":{"page":"https://doi.org/10.1000/leaf.8"},"sources":[{"format":"","id":"000-000-000-000-001"}],"volume":"1","number":"2","pages":"3-4","kind":"inproceedings"}"#,
        ),
        (
            "PubMed",
            "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n\"30000011\",\"Leaves.\",\"Ash A, de Bee BC, Cox C.\",\"Leaf. 2021 Mar;75(2):101-110.\",\"Ash A\",\"Leaf\",\"2021\",\"2021/01/04\",\"\",\"\",\"\"\n",
            r#"{"id":"pmid:30000011","title":"Leaves.","authors":[{"name":"Ash A","family":"Ash","given":"A"},{"name":"de Bee BC","family":"de Bee","given":"BC"},{"name":"Cox C","family":"Cox","given":"C"}],"date":"2021","venue":"Leaf","sources":[{"format":""}]}"#,
        ),
        (
            "Web of Science, tabs",
            "PT\tAU\tAF\tTI\tSO\tDT\tDE\tAB\tBP\tEP\tPD\tPY\tVL\tIS\tDI\tUT\t\nJ\tAsh, A\tAsh, Ann\tLeaves of 5\" and \"more\"\tLEAF\tArticle; Proceedings Paper\ttrees; roots\tWe show it.\t1\t9\tFEB 12\t2011\t7\t2\t10.1000/leaf.9\tWOS:000000000000001\t\n",
            r#"{"id":"doi:10.1000/leaf.9","title":"Leaves of 5\" and \"more\"","abstract":"We show it.","authors":[{"name":"Ann Ash"}],"date":"2011-02-12","venue":"LEAF","keywords":["trees","roots"],"links":{"page":"https://doi.org/10.1000/leaf.9"},"sources":[{"format":"","id":"WOS:000000000000001"}],"volume":"7","number":"2","pages":"1-9","kind":"inproceedings"}"#,
        ),
        (
            "Publish or Perish",
            "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type,DOI,ISSN,CitationURL,Volume,Issue,StartPage,EndPage,ECC,CitesPerYear,Abstract,FullTextURL\n12,\"A Ash, BC Bee\",\"Leaves\",2014,\"The Leaf\",\"leaf.example\",\"https://leaf.example/1\",\"\",1,\"2026-11-30 10:00:00\",\"PDF\",\"10.1000/leaf.10\",,,7,2,1,9,12,1.5,\"We show it.\",\"https://leaf.example/1.pdf\"\n",
            r#"{"id":"doi:10.1000/leaf.10","title":"Leaves","abstract":"We show it.","authors":[{"name":"A Ash"},{"name":"BC Bee"}],"date":"2014","venue":"The Leaf","links":{"page":"https://leaf.example/1","pdf":"https://leaf.example/1.pdf"},"sources":[{"format":""}],"volume":"7","number":"2","publisher":"leaf.example","pages":"1-9"}"#,
        ),
        (
            "SpringerLink",
            "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,Content Type\nLeaves,The Leaf,,5,1,10.1000/leaf.11,Ann AshBo Bee,2021,http://leaf.example/article/1,Article\n",
            r#"{"id":"doi:10.1000/leaf.11","title":"Leaves","date":"2021","venue":"The Leaf","links":{"page":"http://leaf.example/article/1"},"sources":[{"format":""}],"volume":"5","number":"1","kind":"article"}"#,
        ),
        (
            "a spreadsheet",
            "sep=;\r\nTitel;Title;DOI;Year\r\n1;\"Leaves;\r\nroots\";10.1000/leaf.12;in press\r\n",
            r#"{"id":"doi:10.1000/leaf.12","title":"Leaves; roots","links":{"page":"https://doi.org/10.1000/leaf.12"},"sources":[{"format":""}],"date_text":"in press"}"#,
        ),
        (
            "recto",
            "id,aliases,title,authors,date,updated,venue,categories,keywords,votes,page,pdf,code,abstract\r\narxiv:2005.01234,\"doi:10.1000/leaf.13; mine:a,b\",'=Leaves,\"Ann Ash; García Márquez, Gabriel; The Leaf,; others\",2020-05,2021-01-02,The Leaf,q-bio.TO; cs.LG,\"trees, green; roots\",7,https://arxiv.org/abs/2005.01234,https://leaf.example/1.pdf,https://code.example/leaf,\"First.\n\nSecond.\"\r\n",
            r#"{"id":"arxiv:2005.01234","aliases":["doi:10.1000/leaf.13","mine:a,b"],"title":"=Leaves","abstract":"First.\n\nSecond.","authors":[{"name":"Ann Ash"},{"name":"Gabriel García Márquez","family":"García Márquez","given":"Gabriel"},{"name":"The Leaf"},{"name":"others"}],"date":"2020-05","updated":"2021-01-02","venue":"The Leaf","categories":["q-bio.TO","cs.LG"],"keywords":["trees, green","roots"],"links":{"page":"https://arxiv.org/abs/2005.01234","pdf":"https://leaf.example/1.pdf","code":"https://code.example/leaf"},"votes":7}"#,
        ),
    ] {
        assert_eq!(json(text), paper, "{program}");
    }
}

#[test]
fn a_row_of_other_fields_costs_itself_with_its_line() {
    let text = "Title,Authors,Year\nLeaves,\"Ash, Ann\",2020,,\nRoots,\"Ash,\nAnn\"\n\nStems,A,2020,more\n,,\n,\"Ash, Ann\",2020\nTwigs,,\n\"Buds,,\n";
    let said: Vec<String> = read(text)
        .into_iter()
        .map(|record| match record {
            Ok(Received { line, paper }) => format!("{line}: {}", paper.title),
            Err(error) => error.to_string(),
        })
        .collect();
    assert_eq!(
        said,
        [
            "2: Leaves",
            "line 3: the row has 2 fields, and the first line names 3",
            "line 6: the row has 4 fields, and the first line names 3",
            "line 8: it has neither a title nor an id",
            "9: Twigs",
            "line 10: a quotation mark in line 10 is not closed where the file ends",
        ]
    );
}

#[test]
fn what_has_no_line_of_names_is_no_table() {
    for text in [
        "Title: Leaves, Year: 2020\nTitle,Year",
        "Leaves, roots and stems\nby Ann Ash, 2020\n",
        "Name,Price\nLeaf,2\n",
        "@article{x, title,\n year = 2020}",
        "2503.11794,10.1000/x\n",
        "a\nb\nc\nd\ne\nTitle,Year\n",
    ] {
        let is_told = detect(&Head::new(text.as_bytes()));
        assert_eq!(
            is_told,
            text.contains("\nTitle,Year") && !text.starts_with('a'),
            "{text}"
        );
    }
    assert!(matches!(
        parse(Box::new(&b"Name,Price\nLeaf,2\n"[..])),
        Err(NoInput::Unknown)
    ));
}
