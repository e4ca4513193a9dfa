//! How many columns real terminals give to each cluster, as it was measured.

use std::collections::HashMap;

use recto::text::wrap;

const MEASURED: &str = include_str!("../../../fixtures/terminal-widths.tsv");

/// The columns of the table before those of the first terminal.
const BEFORE: usize = 6;

/// The clusters to which one terminal gives other columns than recto does.
pub struct Widths {
    pub terminal: String,
    otherwise: HashMap<String, usize>,
}

impl Widths {
    /// Every terminal that was asked, but for those that count as one before does.
    pub fn measured() -> Vec<Self> {
        let mut lines = MEASURED.lines().filter(|line| !line.starts_with('#'));
        let names = lines.next().unwrap().split('\t').skip(BEFORE);
        let mut measured: Vec<Self> = names
            .map(|name| Self {
                terminal: name.to_owned(),
                otherwise: HashMap::new(),
            })
            .collect();
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            let cluster: String = cells[1].split('+').map(character).collect();
            for (widths, columns) in measured.iter_mut().zip(&cells[BEFORE..]) {
                if let Ok(columns) = columns.parse() {
                    widths.otherwise.insert(cluster.clone(), columns);
                }
            }
        }
        let mut different: Vec<Self> = Vec::new();
        for widths in measured {
            if different
                .iter()
                .all(|one| one.otherwise != widths.otherwise)
            {
                different.push(widths);
            }
        }
        different
    }

    pub fn columns(&self, cluster: &str) -> usize {
        let otherwise = self.otherwise.get(cluster).copied();
        otherwise.unwrap_or_else(|| wrap::Widths::Narrow.of(cluster))
    }

    /// What recto has to know of it: of the ambiguous characters some are on every screen.
    pub fn known(&self) -> wrap::Widths {
        if self.columns("─") == 1 {
            wrap::Widths::Narrow
        } else {
            wrap::Widths::Wide
        }
    }

    /// The clusters that it counts otherwise, in their order.
    pub fn clusters(&self) -> Vec<&str> {
        let mut clusters: Vec<&str> = self.otherwise.keys().map(String::as_str).collect();
        clusters.sort_unstable();
        clusters
    }
}

fn character(number: &str) -> char {
    char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap()
}
