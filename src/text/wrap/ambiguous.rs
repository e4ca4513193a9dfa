//! The characters that Unicode calls ambiguous, for they stand in Western and in East Asian text.

/// Whether a character is as wide as an ideograph where ambiguous ones are: those of the class A in
/// EastAsianWidth.txt of Unicode 14 that take a column at all. So count GNU screen and mlterm in a
/// Chinese, Japanese or Korean locale, and xterm with `-cjk_width`. The width that the crate
/// unicode-width has for such text is another: it leaves out letters (`é`, `α`) and has what is put
/// together of an ambiguous sign (`∉`).
pub(super) fn is_ambiguous(c: char) -> bool {
    c > '\u{a0}'
        && matches!(
            c,
            '\u{a1}' | '\u{a4}' | '\u{a7}'..='\u{a8}' | '\u{aa}' | '\u{ae}' | '\u{b0}'..='\u{b4}'
                | '\u{b6}'..='\u{ba}' | '\u{bc}'..='\u{bf}' | '\u{c6}' | '\u{d0}' | '\u{d7}'..='\u{d8}'
                | '\u{de}'..='\u{e1}' | '\u{e6}' | '\u{e8}'..='\u{ea}' | '\u{ec}'..='\u{ed}' | '\u{f0}'
                | '\u{f2}'..='\u{f3}' | '\u{f7}'..='\u{fa}' | '\u{fc}' | '\u{fe}' | '\u{101}'
                | '\u{111}' | '\u{113}' | '\u{11b}' | '\u{126}'..='\u{127}' | '\u{12b}'
                | '\u{131}'..='\u{133}' | '\u{138}' | '\u{13f}'..='\u{142}' | '\u{144}'
                | '\u{148}'..='\u{14b}' | '\u{14d}' | '\u{152}'..='\u{153}' | '\u{166}'..='\u{167}'
                | '\u{16b}' | '\u{1ce}' | '\u{1d0}' | '\u{1d2}' | '\u{1d4}' | '\u{1d6}' | '\u{1d8}'
                | '\u{1da}' | '\u{1dc}' | '\u{251}' | '\u{261}' | '\u{2c4}' | '\u{2c7}'
                | '\u{2c9}'..='\u{2cb}' | '\u{2cd}' | '\u{2d0}' | '\u{2d8}'..='\u{2db}' | '\u{2dd}'
                | '\u{2df}' | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3a9}' | '\u{3b1}'..='\u{3c1}'
                | '\u{3c3}'..='\u{3c9}' | '\u{401}' | '\u{410}'..='\u{44f}' | '\u{451}' | '\u{2010}'
                | '\u{2013}'..='\u{2016}' | '\u{2018}'..='\u{2019}' | '\u{201c}'..='\u{201d}'
                | '\u{2020}'..='\u{2022}' | '\u{2024}'..='\u{2027}' | '\u{2030}'
                | '\u{2032}'..='\u{2033}' | '\u{2035}' | '\u{203b}' | '\u{203e}' | '\u{2074}'
                | '\u{207f}' | '\u{2081}'..='\u{2084}' | '\u{20ac}' | '\u{2103}' | '\u{2105}'
                | '\u{2109}' | '\u{2113}' | '\u{2116}' | '\u{2121}'..='\u{2122}' | '\u{2126}'
                | '\u{212b}' | '\u{2153}'..='\u{2154}' | '\u{215b}'..='\u{215e}'
                | '\u{2160}'..='\u{216b}' | '\u{2170}'..='\u{2179}' | '\u{2189}'
                | '\u{2190}'..='\u{2199}' | '\u{21b8}'..='\u{21b9}' | '\u{21d2}' | '\u{21d4}'
                | '\u{21e7}' | '\u{2200}' | '\u{2202}'..='\u{2203}' | '\u{2207}'..='\u{2208}'
                | '\u{220b}' | '\u{220f}' | '\u{2211}' | '\u{2215}' | '\u{221a}'
                | '\u{221d}'..='\u{2220}' | '\u{2223}' | '\u{2225}' | '\u{2227}'..='\u{222c}'
                | '\u{222e}' | '\u{2234}'..='\u{2237}' | '\u{223c}'..='\u{223d}' | '\u{2248}'
                | '\u{224c}' | '\u{2252}' | '\u{2260}'..='\u{2261}' | '\u{2264}'..='\u{2267}'
                | '\u{226a}'..='\u{226b}' | '\u{226e}'..='\u{226f}' | '\u{2282}'..='\u{2283}'
                | '\u{2286}'..='\u{2287}' | '\u{2295}' | '\u{2299}' | '\u{22a5}' | '\u{22bf}'
                | '\u{2312}' | '\u{2460}'..='\u{24e9}' | '\u{24eb}'..='\u{254b}'
                | '\u{2550}'..='\u{2573}' | '\u{2580}'..='\u{258f}' | '\u{2592}'..='\u{2595}'
                | '\u{25a0}'..='\u{25a1}' | '\u{25a3}'..='\u{25a9}' | '\u{25b2}'..='\u{25b3}'
                | '\u{25b6}'..='\u{25b7}' | '\u{25bc}'..='\u{25bd}' | '\u{25c0}'..='\u{25c1}'
                | '\u{25c6}'..='\u{25c8}' | '\u{25cb}' | '\u{25ce}'..='\u{25d1}'
                | '\u{25e2}'..='\u{25e5}' | '\u{25ef}' | '\u{2605}'..='\u{2606}' | '\u{2609}'
                | '\u{260e}'..='\u{260f}' | '\u{261c}' | '\u{261e}' | '\u{2640}' | '\u{2642}'
                | '\u{2660}'..='\u{2661}' | '\u{2663}'..='\u{2665}' | '\u{2667}'..='\u{266a}'
                | '\u{266c}'..='\u{266d}' | '\u{266f}' | '\u{269e}'..='\u{269f}' | '\u{26bf}'
                | '\u{26c6}'..='\u{26cd}' | '\u{26cf}'..='\u{26d3}' | '\u{26d5}'..='\u{26e1}'
                | '\u{26e3}' | '\u{26e8}'..='\u{26e9}' | '\u{26eb}'..='\u{26f1}' | '\u{26f4}'
                | '\u{26f6}'..='\u{26f9}' | '\u{26fb}'..='\u{26fc}' | '\u{26fe}'..='\u{26ff}'
                | '\u{273d}' | '\u{2776}'..='\u{277f}' | '\u{2b56}'..='\u{2b59}'
                | '\u{3248}'..='\u{324f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}'
                | '\u{1f100}'..='\u{1f10a}' | '\u{1f110}'..='\u{1f12d}' | '\u{1f130}'..='\u{1f169}'
                | '\u{1f170}'..='\u{1f18d}' | '\u{1f18f}'..='\u{1f190}' | '\u{1f19b}'..='\u{1f1ac}'
                | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
        )
}

#[cfg(test)]
mod tests {
    use crate::text::wrap::Widths;

    /// What terminals really do that take ambiguous characters for wide: xterm 379 with
    /// `-cjk_width`, mlterm 3.9 with `--ac=2`, and GNU screen 4.9 in a Japanese locale.
    #[test]
    fn ambiguous_characters_have_two_columns_where_the_terminal_says_so() {
        for (text, narrow, wide) in [
            ("plain", 5, 5),
            ("é", 1, 2),
            ("ö", 1, 1),
            ("αβγ", 3, 6),
            ("ﬁx", 2, 2),
            ("x₂ xₓ ⁻²", 8, 10),
            ("– “ ” … · ★ ─ │", 15, 23),
            ("≤ ∉ ⅐ ½", 7, 9),
            ("Ω̃ n̅ x̂", 5, 6),
            ("深é度", 5, 6),
            ("©\u{fe0f} 🇯🇵 👩\u{200d}👧", 8, 8),
            ("ж ①", 3, 5),
            ("\u{301}", 0, 0),
        ] {
            let found = [Widths::Narrow, Widths::Wide].map(|widths| widths.of(text));
            assert_eq!(found, [narrow, wide], "{text}");
        }
    }

    #[test]
    fn every_cluster_that_was_measured_is_as_wide_as_those_terminals_have_it() {
        let table = include_str!("../../../tests/fixtures/terminal-widths.tsv");
        let mut wider = 0;
        for line in table.lines().skip(2) {
            let cells: Vec<&str> = line.split('\t').collect();
            // The terminals as they come count alike, and so do the four that are wide.
            let agreed = cells[6..28].iter().all(|columns| *columns == ".");
            let wide = &cells[30..34];
            if agreed && wide.iter().all(|columns| columns == &wide[0]) {
                let points = cells[1].split('+');
                let points = points.map(|point| u32::from_str_radix(point, 16).unwrap());
                let cluster: String = points.map(|point| char::from_u32(point).unwrap()).collect();
                let columns = wide[0].parse().unwrap_or(Widths::Narrow.of(&cluster));
                assert_eq!(Widths::Wide.of(&cluster), columns, "{cluster}");
                wider += usize::from(wide[0] == "2");
            }
        }
        assert!(wider > 400, "{wider}");
    }
}
