//! The compiled part of the Python package `solieu`: texts in, Arrow tables out by the C data interface.
//!
//! It opens no files and reads no text of its own: all of that is `cli::library`. What Python programmers see, with its
//! documentation, is `solieu/__init__.py`.

mod arrow;

use std::path::Path;

use cli::library::{self, Text};
use engine::reading::GivenMeta;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// A table that pyarrow, polars, pandas and DuckDB take over.
#[pyclass(frozen)]
struct Table(arrow::Batch);

#[pymethods]
impl Table {
    /// The PyCapsule interface of Arrow. What the caller would like to have instead may be left alone, and is.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        _ = requested_schema;
        PyCapsule::new_with_value(py, self.0.stream(), c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.0.n_rows()
    }
}

/// Id, text, title, publisher, published, byline, url, licence.
type TextOfPython =
    (String, String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

#[pyclass(frozen)]
struct Reader(library::Reader);

#[pymethods]
impl Reader {
    #[new]
    fn new(codebook: &str) -> PyResult<Reader> {
        library::Reader::new(codebook).map(Reader).map_err(error)
    }

    fn read(&self, py: Python<'_>, texts: Vec<TextOfPython>) -> PyResult<Table> {
        py.detach(|| self.0.read(texts.into_iter().map(text).collect()).and_then(arrow::Batch::of).map(Table))
            .map_err(error)
    }

    fn check(&self, py: Python<'_>, texts: Vec<TextOfPython>) -> PyResult<Table> {
        py.detach(|| self.0.check(texts.into_iter().map(text).collect()).and_then(arrow::Batch::of).map(Table))
            .map_err(error)
    }
}

#[pyfunction]
fn read_folder(py: Python<'_>, folder: &str, codebook: Option<&str>) -> PyResult<Table> {
    let read = || library::read_folder(Path::new(folder), codebook.map(Path::new));
    py.detach(|| read().and_then(arrow::Batch::of).map(Table)).map_err(error)
}

#[pyfunction]
fn check_folder(py: Python<'_>, folder: &str, codebook: Option<&str>) -> PyResult<Table> {
    let check = || library::check_folder(Path::new(folder), codebook.map(Path::new));
    py.detach(|| check().and_then(arrow::Batch::of).map(Table)).map_err(error)
}

#[pyfunction]
fn columns() -> Vec<&'static str> {
    library::columns().into_iter().map(|(name, _)| name).collect()
}

#[pyfunction]
fn codebooks() -> Vec<String> {
    library::codebooks()
}

#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "a list of Python becomes a vector")]
fn codebook_for(texts: Vec<String>) -> PyResult<String> {
    library::codebook_for(&texts).map_err(error)
}

#[pyfunction]
fn notes() -> Vec<String> {
    library::notes()
}

fn text((id, text, title, publisher, published, byline, url, licence): TextOfPython) -> Text {
    Text { id, text, given: GivenMeta { title, publisher, published, byline, url, licence } }
}

#[expect(clippy::needless_pass_by_value, reason = "what map_err gives")]
fn error(error: anyhow::Error) -> PyErr {
    PyValueError::new_err(format!("{error:#}"))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    // From here on notes are kept, for warnings.
    _ = library::notes();
    module.add_class::<Table>()?;
    module.add_class::<Reader>()?;
    module.add_function(wrap_pyfunction!(read_folder, module)?)?;
    module.add_function(wrap_pyfunction!(check_folder, module)?)?;
    module.add_function(wrap_pyfunction!(columns, module)?)?;
    module.add_function(wrap_pyfunction!(codebooks, module)?)?;
    module.add_function(wrap_pyfunction!(codebook_for, module)?)?;
    module.add_function(wrap_pyfunction!(notes, module)?)
}
