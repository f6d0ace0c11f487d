"""Spark, in local mode, gives the facts that one process gives, and finds a copy and what texts state alike.

`SEEDS` is the folder of articles, `SOLIEU` the command. `TEXTS`, if it is set, is Parquet with many texts (`id`, `text`), of which
Spark must give every cell that the command gives. Needs PySpark and Java; without them it is skipped, and says so.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import pyarrow
import pyarrow.parquet

import solieu

SEEDS = pathlib.Path(os.environ["SEEDS"])
SOLIEU = os.environ["SOLIEU"]
TEXTS = os.environ.get("TEXTS")
EXAMPLE = pathlib.Path(__file__).parent.parent / "examples/spark_extract.py"

try:
    import pyspark
except ImportError:
    pyspark = None


KEY = [("doc_id", "ascending"), ("figure_id", "ascending")]


def spark_reads(texts, out, *words):
    done = subprocess.run([sys.executable, EXAMPLE, texts, out, *words], env={**os.environ, "PYSPARK_PYTHON": sys.executable},
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@unittest.skipUnless(pyspark and shutil.which("java"), "PySpark or Java is not installed")
class SparkReadsAlike(unittest.TestCase):
    def test_facts_reprints_and_claims(self):
        texts = [{"id": path.stem, "text": path.read_bytes().decode()} for path in sorted(SEEDS.glob("*.txt"))]
        copied = texts[-1]
        texts.append({"id": "copy", "text": "Tin lại: " + copied["text"]})
        with tempfile.TemporaryDirectory() as folder:
            path, out = f"{folder}/texts.parquet", f"{folder}/out"
            table = pyarrow.Table.from_pylist(texts)
            pyarrow.parquet.write_table(table, path)
            spark_reads(path, out, "--master", "local[2]", "--codebook", "seeds", "--partitions", "3")
            facts, reprints, sources, claims = (
                pyarrow.parquet.read_table(f"{out}/{name}") for name in ("facts", "reprints", "sources", "claims"))
        wanted = solieu.read_table(table, codebook="seeds")
        facts = facts.cast(wanted.schema)
        self.assertEqual(facts.sort_by(KEY).to_pylist(), wanted.sort_by(KEY).to_pylist())
        pairs = {(row["left"], row["right"]): row["contained"] for row in reprints.to_pylist()}
        self.assertGreater(pairs[(copied["id"], "copy")], 0.9)
        of = {row["id"]: row["source"] for row in sources.to_pylist()}
        self.assertEqual((len(of), of["copy"]), (len(texts), of[copied["id"]]))
        self.assertLess(len(set(of.values())), len(texts))
        # What only a text and its copy state is of one source.
        stated = claims.to_pylist()
        self.assertTrue(stated)
        self.assertTrue(all(row["n_sources"] <= row["n_texts"] for row in stated))
        self.assertTrue(any(row["n_sources"] < row["n_texts"] for row in stated))

    @unittest.skipUnless(TEXTS, "TEXTS names no Parquet of many texts")
    def test_many_texts_give_every_cell_of_the_command(self):
        with tempfile.TemporaryDirectory() as folder:
            print(spark_reads(TEXTS, f"{folder}/out", "--master", "local[2]"))
            facts = pyarrow.parquet.read_table(f"{folder}/out/facts")
            subprocess.run([SOLIEU, "extract", TEXTS, "--quiet", "--format", "parquet", "--out", f"{folder}/facts.parquet"], check=True)
            wanted = pyarrow.parquet.read_table(f"{folder}/facts.parquet")
        facts = facts.cast(wanted.schema).sort_by(KEY)
        wanted = wanted.sort_by(KEY)
        for name in wanted.column_names:
            self.assertTrue(facts.column(name).combine_chunks().equals(wanted.column(name).combine_chunks()), name)
        print(f"{wanted.num_rows} rows of {len(wanted.column_names)} columns are the same")


if __name__ == "__main__":
    unittest.main()
