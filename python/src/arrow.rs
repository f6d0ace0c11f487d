//! A table as Arrow: texts as UTF-8, numbers as 64-bit floats, whole numbers as 32-bit integers, days as dates; an empty
//! cell is null.

use std::sync::Arc;

use anyhow::{Context, Result};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, Date32Array, Float64Array, Int32Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::{DataType, Field, Schema};
use cli::library::{Table, days_since_1970};
use explore::download::ColumnType;

/// A record batch.
pub(crate) struct Batch(RecordBatch);

impl Batch {
    /// # Errors
    /// If a cell does not hold what its column says.
    pub(crate) fn of(table: Table) -> Result<Batch> {
        let type_of = |column_type| match column_type {
            ColumnType::Text => DataType::Utf8,
            ColumnType::Number => DataType::Float64,
            ColumnType::Whole => DataType::Int32,
            ColumnType::Date => DataType::Date32,
        };
        let fields = table.columns.iter().map(|(name, column_type)| Field::new(*name, type_of(*column_type), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let columns = table.columns.iter().enumerate().map(|(at, (name, column_type))| {
            let cells = table.rows.iter().map(|row| row.get(at).map(String::as_str).filter(|cell| !cell.is_empty()));
            array(*column_type, cells).with_context(|| format!("column {name}"))
        });
        Ok(Batch(RecordBatch::try_new(schema, columns.collect::<Result<_>>()?)?))
    }

    /// The batch as a stream of one, to be handed over.
    pub(crate) fn stream(&self) -> FFI_ArrowArrayStream {
        let batches = std::iter::once(Ok(self.0.clone()));
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, self.0.schema())))
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.0.num_rows()
    }
}

fn array<'a>(column_type: ColumnType, cells: impl Iterator<Item = Option<&'a str>>) -> Result<ArrayRef> {
    Ok(match column_type {
        ColumnType::Text => Arc::new(cells.collect::<StringArray>()),
        ColumnType::Number => {
            Arc::new(cells.map(|cell| cell.map(str::parse::<f64>).transpose()).collect::<Result<Float64Array, _>>()?)
        }
        ColumnType::Whole => {
            Arc::new(cells.map(|cell| cell.map(str::parse::<i32>).transpose()).collect::<Result<Int32Array, _>>()?)
        }
        ColumnType::Date => {
            Arc::new(cells.map(|cell| cell.map(days_since_1970).transpose()).collect::<Result<Date32Array, _>>()?)
        }
    })
}
