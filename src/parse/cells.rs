//! Reads the cells of a table by the description of its columns, as `fields` reads maps.

use super::decode::{Decoder, is_slug};
use super::keys::{Kind, Need, Shape};
use super::names::Names;
use super::personal;
use crate::diagnostics::catalogue;
use crate::input::csv::{CsvCell, Table};
use crate::input::{FileId, Span};
use crate::model::date::Date;
use crate::model::text::Text;

/// The positions of the described columns in a table.
pub struct Columns {
    shape: &'static Shape,
    /// For each key its column; for a text one for each language.
    at: Vec<Vec<usize>>,
}

impl Columns {
    /// Finds all columns; nothing if one is missing, which is reported.
    pub fn find(d: &mut Decoder<'_>, table: &Table<'_>, file: FileId, shape: &'static Shape) -> Option<Self> {
        Self::find_except(d, table, file, shape, &[])
    }

    /// As [`Self::find`], but these columns may be left out.
    pub fn find_except(
        d: &mut Decoder<'_>,
        table: &Table<'_>,
        file: FileId,
        shape: &'static Shape,
        except: &[&str],
    ) -> Option<Self> {
        let mut is_complete = true;
        let mut column = |head: &str| {
            let found = table.column(head);
            if found.is_none() && !except.contains(&head) {
                let span = table.heads.first().map_or(Span { file, ..Span::default() }, |cell| cell.span);
                d.diagnostics.push(catalogue::csv_columns(span, head));
                is_complete = false;
            }
            found
        };
        let languages = d.languages.clone();
        let at = shape.keys.iter().map(|key| {
            if key.kind == Kind::Text {
                languages.iter().filter_map(|lang| column(&format!("{}_{lang}", key.name))).collect()
            } else {
                column(key.name).into_iter().collect()
            }
        });
        let at = at.collect();
        is_complete.then_some(Self { shape, at })
    }
}

pub struct Cells<'r, 'd, 's> {
    /// For what has no accessor here.
    pub d: &'d mut Decoder<'s>,
    columns: &'r Columns,
    row: &'r [CsvCell<'r>],
}

impl<'r, 'd, 's> Cells<'r, 'd, 's> {
    /// A row of a table with these columns.
    pub fn new(d: &'d mut Decoder<'s>, columns: &'r Columns, row: &'r [CsvCell<'r>]) -> Self {
        Self { d, columns, row }
    }

    /// The cells under a key whose described type `fits`.
    fn look(&self, key: &'static str, fits: impl Fn(Kind) -> bool) -> (&'r [usize], bool) {
        let found = self.columns.shape.keys.iter().position(|described| described.name == key);
        debug_assert!(found.is_some_and(|at| fits(self.columns.shape.keys[at].kind)), "{key}");
        let is_required = |at: usize| self.columns.shape.keys[at].need == Need::Required;
        (found.map_or(&[][..], |at| self.columns.at[at].as_slice()), found.is_some_and(is_required))
    }

    fn first(&self, key: &'static str, fits: impl Fn(Kind) -> bool) -> Option<(&'r CsvCell<'r>, bool)> {
        let (columns, is_required) = self.look(key, fits);
        columns.first().map(|column| (&self.row[*column], is_required))
    }

    /// A cell that is not empty; an empty one is reported where it is required.
    fn filled(&mut self, key: &'static str, fits: impl Fn(Kind) -> bool) -> Option<&'r CsvCell<'r>> {
        let (cell, is_required) = self.first(key, fits)?;
        if cell.text.is_empty() && is_required {
            self.d.diagnostics.push(catalogue::empty_cell(cell.span, key));
        }
        Some(cell).filter(|cell| !cell.text.is_empty())
    }

    pub fn span(&self, key: &'static str) -> Span {
        self.first(key, |_| true).map_or_else(Span::default, |(cell, _)| cell.span)
    }

    pub fn is_empty(&self, key: &'static str) -> bool {
        self.first(key, |_| true).is_none_or(|(cell, _)| cell.text.is_empty())
    }

    pub fn id(&mut self, key: &'static str) -> String {
        let Some((cell, _)) = self.first(key, |kind| kind == Kind::Id) else { return String::new() };
        if !is_slug(&cell.text) {
            self.d.diagnostics.push(catalogue::bad_id(cell.span, &cell.text));
        }
        cell.text.to_string()
    }

    pub fn reference<Ix: From<usize>>(&mut self, key: &'static str, names: &Names) -> Option<Ix> {
        let cell = self.filled(key, |kind| kind == Kind::Reference(names.subject()))?;
        names.find(self.d, &cell.text, cell.span)
    }

    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let cell = self.filled(key, |kind| kind == Kind::Date)?;
        self.d.date(&cell.text, cell.span)
    }

    pub fn yes_no(&mut self, key: &'static str) -> Option<bool> {
        let (cell, _) = self.first(key, |kind| kind == Kind::YesNo)?;
        self.d.yes_no(&cell.text, cell.span)
    }

    pub fn count(&mut self, key: &'static str) -> Option<u64> {
        let (cell, _) = self.first(key, |kind| kind == Kind::Count)?;
        self.d.count(&cell.text, cell.span)
    }

    pub fn one_of<T: Clone>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
        let (cell, _) = self.first(key, |kind| super::fields::is_list_of(kind, values))?;
        self.d.one_of(&cell.text, cell.span, values)
    }

    /// A cell that names something, for a reader with a message of its own.
    pub fn name(&self, key: &'static str, names: &Names) -> Option<&'r CsvCell<'r>> {
        self.first(key, |kind| kind == Kind::Reference(names.subject())).map(|(cell, _)| cell)
    }

    /// A value as a cell of results writes it.
    pub fn cell(&self, key: &'static str) -> Option<&'r CsvCell<'r>> {
        self.first(key, |kind| kind == Kind::Cell).map(|(cell, _)| cell)
    }

    pub fn text(&mut self, key: &'static str) -> Text {
        let (columns, is_required) = self.look(key, |kind| kind == Kind::Text);
        let languages = self.d.languages.clone();
        for (column, lang) in columns.iter().zip(&languages).filter(|_| is_required) {
            let cell = &self.row[*column];
            if cell.text.is_empty() {
                self.d.diagnostics.push(catalogue::missing_translation(cell.span, lang));
            }
        }
        Text(columns.iter().map(|column| self.row[*column].text.to_string()).collect())
    }

    /// Reports private numbers in a text.
    pub fn check_personal(&mut self, key: &'static str) {
        let (columns, _) = self.look(key, |kind| kind == Kind::Text);
        for column in columns {
            personal::check(self.d, &self.row[*column].text, self.row[*column].span);
        }
    }
}
