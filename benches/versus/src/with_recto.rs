//! recto.

use std::path::{Path, PathBuf};

use recto::library::Library;
use recto::query::{Order, Query};

use crate::{Answer, engine, folder_bytes};

/// recto on its own library.
pub(crate) struct Recto {
    engine: engine::Engine,
    cache: PathBuf,
}

/// The library of a home.
pub(crate) fn library(home: &Path) -> Library {
    recto::library::open(&home.join("data"), &home.join("cache"))
        .unwrap()
        .library
}

impl Recto {
    pub(crate) fn open(home: &Path) -> Self {
        Self {
            engine: engine::Engine::new(library(home)),
            cache: home.join("cache"),
        }
    }
}

impl crate::Engine for Recto {
    fn ask(&mut self, query: &Query) -> Answer {
        let (answer, papers) = self.engine.ask(query, Order::Newest);
        let dates = papers
            .iter()
            .map(|paper| paper.date.map_or(String::new(), |date| date.to_string()));
        Answer {
            count: answer.found.len(),
            dates: dates.collect(),
        }
    }

    fn bytes(&self) -> u64 {
        folder_bytes(&self.cache)
    }
}
