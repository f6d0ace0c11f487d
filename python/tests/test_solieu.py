"""The package reads what the command reads. `SOLIEU` is the command, `SEEDS` the folder of articles."""

import copy
import datetime
import json
import os
import pathlib
import pickle
import subprocess
import tempfile
import unittest
import warnings

import pyarrow
import pyarrow.parquet

import solieu

SOLIEU = os.environ["SOLIEU"]
SEEDS = pathlib.Path(os.environ["SEEDS"])
TEXT = "Đến hết tháng 6/2023, tỉnh Tiền Giang có 21.000 người tham gia BHXH tự nguyện."


def command(*words):
    return subprocess.run([SOLIEU, *words], check=True, capture_output=True, text=True).stdout


def texts_of(folder):
    # The bytes as they are: a text is never changed by reading it.
    return [{"id": path.stem, "text": path.read_bytes().decode()} for path in sorted(folder.glob("*.txt"))]


class TheCommandSaysTheSame(unittest.TestCase):
    def extracted(self, folder):
        with tempfile.TemporaryDirectory() as scratch:
            path = pathlib.Path(scratch) / "facts.parquet"
            command("extract", str(folder), "--quiet", "--format", "parquet", "--out", str(path))
            return pyarrow.parquet.read_table(path)

    def test_a_folder_gives_the_rows_of_the_command(self):
        facts, wanted = solieu.read_folder(SEEDS), self.extracted(SEEDS)
        self.assertGreater(facts.num_rows, 50)
        self.assertEqual(facts.schema, wanted.schema)
        self.assertEqual(facts.to_pylist(), wanted.to_pylist())

    def test_texts_give_the_same_rows_in_whatever_parts_they_are_read(self):
        wanted = solieu.read_folder(SEEDS).to_pylist()
        texts = texts_of(SEEDS)
        # The folder has a codebook of its own, which is the one that is built in.
        self.assertEqual(solieu.Reader("seeds").read(texts).to_pylist(), wanted)
        apart = [row for text in texts for row in solieu.read(text["text"], id=text["id"], codebook="seeds").to_pylist()]
        self.assertEqual(apart, wanted)
        table = pyarrow.Table.from_pylist(texts)
        self.assertEqual(solieu.read_table(table, codebook="seeds").to_pylist(), wanted)

    def test_the_rows_are_those_of_a_query(self):
        rows = [json.loads(line) for line in command("query", str(SEEDS), "--quiet", "--format", "jsonl").splitlines()]
        facts = {row["figure_id"]: row for row in solieu.read_folder(SEEDS).to_pylist()}
        self.assertEqual(set(facts), {row["figure_id"] for row in rows})
        for row in rows:
            fact = facts[row["figure_id"]]
            for name in solieu.COLUMNS:
                # The page also names what a corpus states again and again; that is of several articles.
                if (row["indicator"] or "").startswith("~") and name.startswith("indicator"):
                    continue
                value = fact[name].isoformat() if isinstance(fact[name], datetime.date) else fact[name]
                self.assertEqual(value, row[name], f"{row['figure_id']} {name}")

    def test_checks_are_those_of_the_command(self):
        wanted = json.loads(command("check", str(SEEDS), "--quiet", "--json"))["checks"]
        checks = {row["check_id"]: row for row in solieu.check(SEEDS).to_pylist()}
        self.assertEqual(set(checks), {check["id"] for check in wanted})
        for check in wanted:
            row = checks[check["id"]]
            self.assertEqual(row["verdict"], check["verdict"])
            self.assertEqual(row["doc_ids"].split("\n"), [term["document"] for term in check["terms"]])
        of_texts = solieu.Reader("seeds").check(texts_of(SEEDS))
        self.assertEqual(of_texts.column("check_id").to_pylist(), solieu.check(SEEDS).column("check_id").to_pylist())


class ATextIsATable(unittest.TestCase):
    def test_a_fact_has_value_period_place_and_sentence(self):
        (row,) = solieu.read(TEXT, title="Tin", published=datetime.date(2023, 7, 3), url="https://example.org/a").to_pylist()
        self.assertEqual((row["value"], row["unit"], row["status"]), (21000.0, "người", "actual"))
        self.assertEqual(row["period_end"], datetime.date(2023, 6, 30))
        self.assertEqual(row["place_at_publication"], "VN-46")
        self.assertEqual((row["quote"], row["published"], row["url"]), (TEXT, "2023-07-03", "https://example.org/a"))
        self.assertEqual(TEXT[row["start"]:row["end"]], row["raw"])

    def test_what_is_not_known_is_null(self):
        (row,) = solieu.read("Có 5 người tham gia.").to_pylist()
        self.assertTrue(all(row[name] is None for name in ("period_end", "place_at_publication", "published", "url")))

    def test_a_text_without_figures_is_a_table_without_rows(self):
        facts = solieu.read("Trời mưa.")
        self.assertEqual((facts.num_rows, tuple(facts.column_names)), (0, solieu.COLUMNS))
        self.assertEqual(solieu.Reader().read([]).num_rows, 0)

    def test_a_draft_that_contradicts_itself_is_told(self):
        draft = "Cảng đón 4,45 triệu lượt khách, đạt 79,3% kế hoạch năm 2018 (7,5 triệu lượt khách)."
        checks = solieu.check(draft).to_pylist()
        self.assertIn("look_again", {row["verdict"] for row in checks})

    def test_readers_travel_to_other_processes(self):
        reader = pickle.loads(pickle.dumps(solieu.Reader("seeds")))
        self.assertEqual(reader.read([{"text": TEXT}]), copy.copy(reader).read([{"text": TEXT}]))


class BadInputIsSaid(unittest.TestCase):
    def fault(self, work):
        with self.assertRaises(ValueError) as caught:
            work()
        return str(caught.exception)

    def test_faults_say_what_where_and_what_was_expected(self):
        self.assertIn("expected a date such as 2021", self.fault(lambda: solieu.read(TEXT, published="hôm qua")))
        self.assertIn("expected a folder or one of seeds", self.fault(lambda: solieu.Reader("nowhere")))
        self.assertIn("text 2: no `text`", self.fault(lambda: solieu.Reader().read([{"text": "a"}, {"body": "b"}])))
        twice = [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]
        self.assertIn("expected ids that differ", self.fault(lambda: solieu.Reader().read(twice)))
        self.assertIn("expected it among body", self.fault(lambda: solieu.read_table(pyarrow.table({"body": ["a"]}))))
        with tempfile.TemporaryDirectory() as empty:
            self.assertIn("no article", self.fault(lambda: solieu.read_folder(empty)))

    def test_what_cannot_be_opened_is_a_warning_and_the_rest_is_read(self):
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            (pathlib.Path(folder) / "a.txt").write_text(TEXT)
            (pathlib.Path(folder) / "b.docx").write_bytes(b"no archive")
            self.assertEqual(solieu.read_folder(folder).num_rows, 1)
        self.assertTrue(any("b.docx" in str(warning.message) for warning in said), [str(it.message) for it in said])

    def test_hostile_texts_are_only_texts(self):
        for text in ("", "\0", "\ud7ff\U0010ffff", "1" * 100_000, "(" * 10_000, "5 người " * 5_000):
            self.assertGreaterEqual(solieu.read(text).num_rows, 0)


if __name__ == "__main__":
    unittest.main()
