"""Spark, in local mode, gives the facts that one process gives, and finds a copy and what texts state alike.

`SEEDS` is the folder of articles. Needs PySpark and Java; without them it is skipped, and says so.
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
EXAMPLE = pathlib.Path(__file__).parent.parent / "examples/spark_extract.py"

try:
    import pyspark
except ImportError:
    pyspark = None


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
            done = subprocess.run(
                [sys.executable, EXAMPLE, path, out, "--master", "local[2]", "--codebook", "seeds", "--partitions", "3"],
                env={**os.environ, "PYSPARK_PYTHON": sys.executable}, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr[-3000:])
            facts, reprints, sources, claims = (
                pyarrow.parquet.read_table(f"{out}/{name}") for name in ("facts", "reprints", "sources", "claims"))
        wanted = solieu.read_table(table, codebook="seeds")
        facts = facts.cast(wanted.schema)
        key = [("doc_id", "ascending"), ("figure_id", "ascending")]
        self.assertEqual(facts.sort_by(key).to_pylist(), wanted.sort_by(key).to_pylist())
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


if __name__ == "__main__":
    unittest.main()
