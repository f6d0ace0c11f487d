//! Tables as Parquet. Those that are written have one type a column and are packed by Snappy, which every reader of Parquet
//! knows; the same rows give the same bytes. Of those that are read, the columns that say something of a document count.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use documents::{LeftOut, Limits, Opened, Refusal};
use engine::reading::PartialDate;
use explore::download::ColumnType;
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::record::{Field as Cell, Row};
use parquet::schema::types::Type;
use serde_json::{Map, Value};

use crate::fact_table::Table;

/// So many rows are packed together.
const ROWS_A_GROUP: usize = 50_000;

/// The file's bytes.
///
/// # Errors
/// If a cell does not hold what its column says.
pub(crate) fn bytes(table: &Table) -> Result<Vec<u8>> {
    let fields = table.columns.iter().map(|(name, column_type)| field(name, *column_type).map(Arc::new));
    let fields: Vec<Arc<Type>> = fields.collect::<Result<_>>()?;
    let schema = Arc::new(Type::group_type_builder("figures").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("solieu version ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    for rows in table.rows.chunks(ROWS_A_GROUP) {
        let mut group = writer.next_row_group()?;
        for (at, (name, column_type)) in table.columns.iter().enumerate() {
            let cells = rows.iter().map(|row| row.get(at).map_or("", String::as_str));
            write_column(&mut group, *column_type, cells).with_context(|| format!("column {name}"))?;
        }
        group.close()?;
    }
    Ok(writer.into_inner()?)
}

fn field(name: &str, column_type: ColumnType) -> Result<Type> {
    let (physical, logical) = match column_type {
        ColumnType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnType::Number => (Physical::DOUBLE, None),
        ColumnType::Whole => (Physical::INT32, None),
        ColumnType::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    // Older readers, Spark among them, go by the converted type.
    let converted = match column_type {
        ColumnType::Text => ConvertedType::UTF8,
        ColumnType::Date => ConvertedType::DATE,
        ColumnType::Number | ColumnType::Whole => ConvertedType::NONE,
    };
    let builder = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    Ok(builder.with_logical_type(logical).with_converted_type(converted).build()?)
}

fn write_column<'a>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    column_type: ColumnType,
    cells: impl Iterator<Item = &'a str>,
) -> Result<()> {
    match column_type {
        ColumnType::Text => write_typed::<ByteArrayType>(group, cells, |cell| Ok(ByteArray::from(cell))),
        ColumnType::Number => write_typed::<DoubleType>(group, cells, |cell| Ok(cell.parse()?)),
        ColumnType::Whole => write_typed::<Int32Type>(group, cells, |cell| Ok(cell.parse()?)),
        ColumnType::Date => write_typed::<Int32Type>(group, cells, days_since_1970),
    }
}

/// A column whose empty cells are null.
fn write_typed<'a, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = &'a str>,
    value: impl Fn(&str) -> Result<T::T>,
) -> Result<()> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(!cell.is_empty()));
        if !cell.is_empty() {
            values.push(value(cell).with_context(|| format!("`{cell}`"))?);
        }
    }
    let mut column = group.next_column()?.context("expected another column")?;
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()?;
    Ok(())
}

/// `2021-03-31` as the day that Parquet and Arrow count.
///
/// # Errors
/// If it is no day.
pub fn days_since_1970(cell: &str) -> Result<i32> {
    let day = PartialDate::parse(cell).and_then(|it| engine::date::date(it.year, it.month?, it.day?));
    let epoch = engine::date::date(1970, 1, 1).context("the calendar")?;
    Ok(day.context("expected a day")?.to_julian_day() - epoch.to_julian_day())
}

/// The documents of a file, a row a document: texts with what is said of them.
pub(crate) fn opened(path: &Path, name: &str, limits: &Limits) -> Opened {
    // The decoders are many, and no file may stop those beside it.
    let read = catch_unwind(AssertUnwindSafe(|| read(path, name, limits)));
    match read.unwrap_or(Err(Refusal::Damaged(".parquet"))) {
        Ok(opened) => opened,
        Err(why) => Opened { left_out: vec![LeftOut { name: documents::clean_name(name), why }], ..Opened::default() },
    }
}

fn read(path: &Path, name: &str, limits: &Limits) -> Result<Opened, Refusal> {
    let damaged = || Refusal::Damaged(".parquet");
    let reader = SerializedFileReader::try_from(path).map_err(|_| damaged())?;
    let schema = reader.metadata().file_metadata().schema_descr().root_schema();
    let fields = schema.get_fields();
    let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
    let Some(places) = documents::columns_of_documents(&names) else {
        return Err(Refusal::NoTextColumn(names.into_iter().map(str::to_owned).collect()));
    };
    let wanted = places.iter().filter_map(|at| fields.get(*at).cloned()).collect();
    let projection = Type::group_type_builder(schema.name()).with_fields(wanted).build().map_err(|_| damaged())?;
    let rows = reader.get_row_iter(Some(projection)).map_err(|_| damaged())?;
    let partitions: Vec<(String, Value)> = path.iter().filter_map(|part| partition(Path::new(part))).collect();
    Ok(documents::open_rows(name, rows.map(|row| row.ok().as_ref().map(|row| object(row, &partitions))), limits))
}

/// What the rows of a file say, and the folders that it lies in.
fn object(row: &Row, partitions: &[(String, Value)]) -> Value {
    let cells = row.get_column_iter().map(|(name, cell)| (name.clone(), value(cell)));
    Value::Object(partitions.iter().cloned().chain(cells).collect::<Map<String, Value>>())
}

/// The column and the value for which a folder of a table in parts stands: `publisher=Tu%E1%BB%95i%20Tr%E1%BA%BB`, as Spark,
/// Hive and DuckDB name them; nothing for any other folder.
pub(crate) fn partition(folder: &Path) -> Option<(String, Value)> {
    let (column, value) = folder.file_name()?.to_str()?.split_once('=')?;
    let is_name = !column.is_empty() && column.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    let value = if value == NO_VALUE { Value::Null } else { Value::from(unescaped(value)) };
    is_name.then(|| (column.to_owned(), value))
}

/// What Hive and Spark write for a row without a value in the column of a partition.
const NO_VALUE: &str = "__HIVE_DEFAULT_PARTITION__";

/// A text in which `%` and two digits stand for a byte; as it is where they do not.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|code| std::str::from_utf8(code).ok());
        let code = code.filter(|code| code.bytes().all(|it| it.is_ascii_hexdigit()));
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A cell as JSON has it; days as they are written, moments as milliseconds after 1970.
fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Str(text) => Value::from(text.as_str()),
        Cell::Bytes(bytes) => std::str::from_utf8(bytes.data()).map_or(Value::Null, Value::from),
        Cell::Byte(number) => Value::from(*number),
        Cell::Short(number) => Value::from(*number),
        Cell::Int(number) => Value::from(*number),
        Cell::Long(number) => Value::from(*number),
        Cell::UByte(number) => Value::from(*number),
        Cell::UShort(number) => Value::from(*number),
        Cell::UInt(number) => Value::from(*number),
        Cell::ULong(number) => Value::from(*number),
        Cell::Date(days) => day(*days).map_or(Value::Null, Value::from),
        Cell::TimestampMillis(millis) => Value::from(*millis),
        Cell::TimestampMicros(micros) => Value::from(micros.div_euclid(1000)),
        Cell::ListInternal(list) => Value::Array(list.elements().iter().map(value).collect()),
        _ => Value::Null,
    }
}

/// The inverse of [`days_since_1970`].
fn day(days: i32) -> Option<String> {
    let epoch = engine::date::date(1970, 1, 1)?.to_julian_day();
    engine::date::Date::from_julian_day(epoch.checked_add(days)?).ok().map(engine::date::iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[(&'static str, ColumnType)], rows: &[&[&str]]) -> Table {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        Table { columns: columns.to_vec(), rows }
    }

    fn opened_bytes(bytes: &[u8]) -> Opened {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tin.parquet");
        std::fs::write(&path, bytes).unwrap();
        let limits = Limits { text_bytes: usize::MAX, ..Limits::default() };
        opened(&path, "tin.parquet", &limits)
    }

    #[test]
    fn a_table_of_texts_comes_back_as_documents() {
        use ColumnType::{Date, Number, Text};
        let columns = [("id", Text), ("noi_dung", Text), ("published", Date), ("views", Number)];
        let written =
            table(&columns, &[&["a", "Có 5 người.", "2021-04-27", "3"], &["b", "", "", ""], &["", "Mưa.", "", ""]]);
        let opened = opened_bytes(&bytes(&written).unwrap());
        let documents: Vec<_> = opened
            .documents
            .iter()
            .map(|it| (it.id.as_str(), it.text.as_str(), it.meta.published.as_deref()))
            .collect();
        assert_eq!(documents, [("a", "Có 5 người.", Some("2021-04-27")), ("tin-0003", "Mưa.", None)]);
        let left_out: Vec<String> = opened.left_out.iter().map(|it| format!("{} {}", it.name, it.why.en())).collect();
        assert_eq!(left_out.len(), 1);
        assert!(left_out[0].starts_with("tin.parquet#2 "), "{left_out:?}");
    }

    #[test]
    fn what_is_no_table_of_texts_is_said_and_never_a_panic() {
        let without = table(&[("a", ColumnType::Text), ("b", ColumnType::Number)], &[&["x", "1"]]);
        let why = opened_bytes(&bytes(&without).unwrap()).left_out[0].why.clone();
        assert_eq!(why, Refusal::NoTextColumn(vec!["a".to_owned(), "b".to_owned()]));
        let whole =
            bytes(&table(&[("text", ColumnType::Text)], &[["Có 5 người. Có 6 người."].as_slice(); 50])).unwrap();
        for at in (0..whole.len()).step_by(7) {
            // Cut off, and with a bit turned: documents, or a reason.
            let cut = opened_bytes(&whole[..at]);
            assert!(cut.documents.len() + cut.left_out.len() > 0);
            let mut turned = whole.clone();
            turned[at] ^= 0x10;
            opened_bytes(&turned);
        }
    }

    #[test]
    fn a_cell_that_is_not_what_its_column_says_is_an_error() {
        let wrong = table(&[("value", ColumnType::Number)], &[&["1"], &["x"]]);
        assert!(format!("{:#}", bytes(&wrong).unwrap_err()).starts_with("column value: `x`: "));
    }

    #[test]
    fn a_folder_of_a_table_in_parts_says_what_its_rows_have_in_common() {
        let of =
            |name: &str| partition(Path::new(name)).map(|(column, value)| (column, value.as_str().map(str::to_owned)));
        let found = |column: &str, value: &str| Some((column.to_owned(), Some(value.to_owned())));
        assert_eq!(of("a/published=2021-04-27"), found("published", "2021-04-27"));
        assert_eq!(of("publisher=Tu%E1%BB%95i%20Tr%E1%BA%BB"), found("publisher", "Tuổi Trẻ"));
        assert_eq!(of("publisher=100% Nam Định=1"), found("publisher", "100% Nam Định=1"), "no code");
        assert_eq!(of("publisher=%ff"), found("publisher", "%ff"), "no text");
        assert_eq!(of("publisher=%+1"), found("publisher", "%+1"), "no code");
        assert_eq!(of("publisher=__HIVE_DEFAULT_PARTITION__"), Some(("publisher".to_owned(), None)));
        for other in ["tin", "=x", "a b=c", ".."] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn a_table_in_parts_is_one_folder_of_articles() {
        let folder = tempfile::tempdir().unwrap();
        let parts =
            [("publisher=B%C3%A1o%20A/published=2021-04-27", "Có 5 người."), ("publisher=B%C3%A1o%20B", "Có 6 người.")];
        for (part, text) in parts {
            let path = folder.path().join(part);
            std::fs::create_dir_all(&path).unwrap();
            std::fs::write(
                path.join("part-0.snappy.parquet"),
                bytes(&table(&[("text", ColumnType::Text)], &[&[text]])).unwrap(),
            )
            .unwrap();
            std::fs::write(path.join("ghi-chu.txt"), "no part of the table").unwrap();
        }
        std::fs::write(folder.path().join("_SUCCESS"), "").unwrap();
        std::fs::create_dir(folder.path().join("khac")).unwrap();
        std::fs::write(folder.path().join("khac/c.txt"), "in another folder").unwrap();
        let articles = crate::folder::articles(&[folder.path().to_owned()]).unwrap().articles;
        let found: Vec<_> = articles
            .into_iter()
            .map(|it| it.read().unwrap())
            .map(|(text, given)| (text, given.publisher, given.published))
            .collect();
        let one = |text: &str, publisher: &str, published: Option<&str>| {
            (text.to_owned(), Some(publisher.to_owned()), published.map(str::to_owned))
        };
        assert_eq!(found, [one("Có 5 người.", "Báo A", Some("2021-04-27")), one("Có 6 người.", "Báo B", None)]);
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (text, days) in [("1970-01-01", 0), ("2021-03-31", 18717), ("1945-09-02", -8887)] {
            assert_eq!((days_since_1970(text).unwrap(), day(days).as_deref()), (days, Some(text)));
        }
    }
}
