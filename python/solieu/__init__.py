"""The figures of Vietnamese texts as Arrow tables.

Every figure that a text states is a row: its value and the interval that the words allow, what it measures, when, where,
against which target, who says so, and the sentence that states it. The same engine reads as in the site and in the command
`solieu`, so the rows are the same.

>>> import solieu
>>> facts = solieu.read("Đến hết tháng 6/2023, toàn tỉnh có 21.000 người tham gia BHXH tự nguyện.")
>>> facts.column("value").to_pylist()
[21000.0]

Tables are ``pyarrow.Table``: ``facts.to_pandas()``, ``polars.from_arrow(facts)``, and DuckDB's ``FROM facts`` take them
without a copy of the numbers. What is not known is null; no default stands in for it.
"""

from __future__ import annotations

import os
import warnings
from typing import Any, Iterable, Mapping

import pyarrow

from . import _native

__all__ = ["COLUMNS", "Reader", "check", "codebook_for", "codebooks", "read", "read_folder", "read_table"]

#: Names of the columns of every table of facts, in order.
COLUMNS: tuple[str, ...] = tuple(_native.columns())

_GIVEN = ("title", "publisher", "published", "byline", "url", "licence")

_readers: dict[str, "Reader"] = {}


def _table(native: Any) -> pyarrow.Table:
    for note in _native.notes():
        warnings.warn(note, stacklevel=3)
    return pyarrow.table(native)


class Reader:
    """Reads texts by one codebook; making one takes some tens of milliseconds, so keep it.

    ``codebook`` is the name of one that is built in (:func:`codebooks`), or a folder with ``codebook.toml`` and perhaps
    ``lexicon/``. Raises ``ValueError`` if there is none or it holds a fault, with file and line.
    """

    def __init__(self, codebook: str | os.PathLike[str] = "seeds") -> None:
        self.codebook = os.fspath(codebook)
        self._native = _native.Reader(self.codebook)

    def read(self, texts: Iterable[Mapping[str, Any]]) -> pyarrow.Table:
        """The facts of texts, in their order.

        Each text is a mapping with ``text`` and perhaps ``id``, ``title``, ``publisher``, ``published``, ``byline``,
        ``url``, ``licence``; other keys are left alone. ``published`` is a ``str`` such as ``"2021"``, ``"2021-04"``,
        ``"2021-04-27"``, or a ``datetime.date``. A text without ``id`` is called by its place, ``"0001"``. Ids must differ.
        """
        return _table(self._native.read(_texts(texts)))

    def check(self, texts: Iterable[Mapping[str, Any]]) -> pyarrow.Table:
        """The checks of texts, against themselves and each other: a row a check."""
        return _table(self._native.check(_texts(texts)))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Reader, (self.codebook,))


def _texts(texts: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    listed, ids = [], set()
    for at, text in enumerate(texts, 1):
        if not isinstance(text.get("text"), str):
            raise ValueError(f"text {at}: no `text`, expected a mapping with one")
        name = str(text.get("id") or f"{at:04}")
        if name in ids:
            raise ValueError(f"text {at}: another text is called {name}, expected ids that differ")
        ids.add(name)
        listed.append((name, text["text"], *(_cell(text.get(key)) for key in _GIVEN)))
    return listed


def _cell(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if hasattr(value, "date") and callable(value.date):
        value = value.date()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _reader(codebook: str | os.PathLike[str] | None, texts: list[str]) -> Reader:
    name = os.fspath(codebook) if codebook is not None else codebook_for(texts)
    if name not in _readers:
        _readers[name] = Reader(name)
    return _readers[name]


def read(
    text: str,
    *,
    id: str = "text",
    title: str | None = None,
    publisher: str | None = None,
    published: Any = None,
    byline: str | None = None,
    url: str | None = None,
    licence: str | None = None,
    codebook: str | os.PathLike[str] | None = None,
) -> pyarrow.Table:
    """The facts of one text.

    ``published`` is when it appeared (``"2021"``, ``"2021-04"``, ``"2021-04-27"`` or a ``datetime.date``): "năm ngoái" is
    counted from it. Without it, the text may say so itself; else such a period stays unknown. ``codebook`` is the name of
    one that is built in, or a folder; left out, it is that of what the text is about.
    """
    given = {"title": title, "publisher": publisher, "published": published, "byline": byline, "url": url}
    return _reader(codebook, [text]).read([{"id": id, "text": text, "licence": licence, **given}])


def read_table(texts: Any, *, codebook: str | os.PathLike[str] | None = None) -> pyarrow.Table:
    """The facts of a table of texts: ``pyarrow.Table`` or ``RecordBatch``, or a data frame that Arrow takes.

    Its columns are the keys of :meth:`Reader.read`. Left out, ``codebook`` is that of what the first 200 texts are about:
    name it where parts of one corpus are read apart, so that all are read alike.
    """
    if not isinstance(texts, (pyarrow.Table, pyarrow.RecordBatch)):
        is_pandas = type(texts).__module__.split(".")[0] == "pandas"
        texts = pyarrow.Table.from_pandas(texts, preserve_index=False) if is_pandas else pyarrow.table(texts)
    wanted = [name for name in ("id", "text", *_GIVEN) if name in texts.schema.names]
    if "text" not in wanted:
        raise ValueError(f"no column `text`, expected it among {', '.join(texts.schema.names)}")
    rows = texts.select(wanted).to_pylist()
    return _reader(codebook, [row["text"] or "" for row in rows[:200]]).read(rows)


def read_folder(
    folder: str | os.PathLike[str], *, codebook: str | os.PathLike[str] | None = None
) -> pyarrow.Table:
    """The facts of a folder of documents, or of one file: what ``solieu extract --format parquet`` writes.

    Text, Word, saved web pages, PDF, tables, JSON Lines, Parquet and archives are opened, each with its side file
    ``ID.toml``. What cannot be opened is left out with a warning. ``codebook`` is a folder; left out, it is the folder's
    own, else that of what the documents are about. Raises ``ValueError`` if there is no document or a side file is faulty.
    """
    return _table(_native.read_folder(os.fspath(folder), None if codebook is None else os.fspath(codebook)))


def check(
    source: Any, *, codebook: str | os.PathLike[str] | None = None
) -> pyarrow.Table:
    """Do the figures agree, with themselves and with each other? A row a check.

    ``source`` is a folder (``pathlib.Path`` or a ``str`` that names one), a text, or texts as :meth:`Reader.read` takes
    them. ``verdict`` is ``agrees``, ``agrees_if_rounded``, ``look_again`` or ``undecided``; ``working`` is the arithmetic in
    one line; ``doc_ids``, ``figures`` and ``quotes`` have a line for each figure.
    """
    if isinstance(source, os.PathLike) or (isinstance(source, str) and "\n" not in source and os.path.exists(source)):
        return _table(_native.check_folder(os.fspath(source), None if codebook is None else os.fspath(codebook)))
    texts = [{"id": "text", "text": source}] if isinstance(source, str) else list(source)
    return _reader(codebook, [text.get("text") or "" for text in texts[:200]]).check(texts)


def codebooks() -> list[str]:
    """The codebooks that are built in, by name."""
    return _native.codebooks()


def codebook_for(texts: Iterable[str]) -> str:
    """The name of the built-in codebook whose things texts name most often; it looks at the first 200."""
    return _native.codebook_for([text for _, text in zip(range(200), texts)])
