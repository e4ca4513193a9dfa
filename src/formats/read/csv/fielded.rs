//! A row of which fields can be left out, for whoever watches what is used of it.

use crate::formats::watch::{FieldPath, Fielded};

/// A row with the names of its columns.
#[derive(Debug, Clone)]
pub(super) struct NamedRow<'a> {
    names: &'a [String],
    pub(super) fields: Vec<String>,
}

impl<'a> NamedRow<'a> {
    pub(super) fn new(names: &'a [String], fields: Vec<String>) -> Self {
        Self { names, fields }
    }
}

impl Fielded for NamedRow<'_> {
    fn names(&self, within: &[String]) -> Vec<String> {
        let fields = self.names.iter().zip(&self.fields);
        // One that is empty says nothing.
        let said = fields.filter(|(_, field)| within.is_empty() && !field.trim().is_empty());
        let mut names: Vec<String> = Vec::new();
        for (name, _) in said {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    fn without(&self, fields: &[&FieldPath]) -> Self {
        let is_left_out = |name: &String| fields.iter().any(|path| path.first() == Some(name));
        let mut less = self.clone();
        for (name, field) in self.names.iter().zip(&mut less.fields) {
            if is_left_out(name) {
                field.clear();
            }
        }
        less
    }
}
