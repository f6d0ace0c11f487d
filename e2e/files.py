"""The files that the site and `solieu query` hand out, opened by the programs that they are for.

    python3 e2e/files.py SOLIEU CORPUS [FOLDER]
    pip install -r e2e/requirements.txt

`SOLIEU` is the command, `CORPUS` a folder of articles; the files are written to `FOLDER`, else to one that is removed.

The Data Package is held against the official profile 2.0, which `dplib-py` carries, and its rows and keys against its own
schemas by `frictionless`. The CSV for Excel is opened by LibreOffice in a Vietnamese locale: every number must be a number
there, the same as in the plain CSV, and no text with a letter in it may have become one. Workbooks, of figures and of words,
are opened by `openpyxl` and by LibreOffice: their numbers and days are such, their texts are no formulas. From the CSV alone,
and from the workbook alone, a stranger cites every row of articles of our own. `sdmx1` reads data
structure and data of SDMX; every coded value is in its list. `pyld` expands the JSON-LD (with the vocabulary of schema.org
as context, since nothing is fetched), and every word in it is one that schema.org has, by the list of `rdflib`. Every
annotation is found again in the raw text, by its position and by its quotation. `bibtexparser` reads the bibliography. Charts
follow the schema of Vega-Lite, which `altair` carries, and `vl-convert` draws as many marks as there are values.
What is not installed is SKIPPED, by name; anything wrong ends with status 1.
"""

import csv
import json
import logging
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

# The columns that hold numbers; the package says so, and the others hold none.
NUMBERS = ("number", "integer")
# LibreOffice's name of Vietnamese, the code of UTF-8 and of the semicolon.
CSV_IN_VIETNAMESE = "59,34,76,1,,1066,false,true"
# Words of schema.org that are younger than the list of `rdflib` 7.6.
YOUNGER = ("observationAbout", "observationPeriod")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def package_follows_the_profile(folder):
    try:
        import dplib
        import jsonschema
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    profile = pathlib.Path(dplib.__file__).parent / "profiles/2.0/datapackage.json"
    validator = jsonschema.Draft7Validator(json.loads(profile.read_text()))
    errors = list(validator.iter_errors(json.loads((folder / "datapackage.json").read_text())))
    assert not errors, errors[0].message
    return "follows the profile 2.0"


def package_follows_its_schema(folder):
    try:
        import frictionless
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert set(rows) == {"figures", "codebook", "articles"}, rows
    return f"{rows} rows follow their schemas and keys"


def excel_file_has_numbers(folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return "SKIPPED: LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{scratch}/user", "--headless", f"--infilter=CSV:{CSV_IN_VIETNAMESE}",
             "--convert-to", "fods", "--outdir", scratch, str(folder / "figures-excel.csv")],
            check=True, capture_output=True, timeout=300)
        sheet = xml.parse(pathlib.Path(scratch) / "figures-excel.fods")
    opened = [list(cells(row)) for row in sheet.iter(f"{TABLE}table-row")]
    with open(folder / "figures.csv", newline="", encoding="utf-8") as file:
        plain = list(csv.DictReader(file))
    fields = json.loads((folder / "datapackage.json").read_text())["resources"][0]["schema"]["fields"]
    assert [name for _, name in opened[0]] == [field["name"] for field in fields], "the head of the columns"
    n_numbers = 0
    for at, row in enumerate(plain):
        for field, (kind, value) in zip(fields, opened[at + 1]):
            where, wanted = f"row {at + 1}, {field['name']}", row[field["name"]]
            if field["type"] in NUMBERS and wanted:
                assert kind == "float" and float(value) == float(wanted), f"{where}: {kind} {value}, not {wanted}"
                n_numbers += 1
            # What is written as a number and nothing else ("32,4%") is one there, too: there is no way to say otherwise.
            elif field["type"] == "string" and any(c.isalpha() for c in wanted):
                assert kind == "string", f"{where}: {kind} {value}, not the text {wanted}"
    assert n_numbers > len(plain)
    return f"{len(plain)} rows, {n_numbers} numbers"


def cells(row):
    """Kind and value of each cell of a row; LibreOffice writes equal neighbours once."""
    for cell in row.iter(f"{TABLE}table-cell"):
        kind = cell.get(f"{OFFICE}value-type")
        said = cell.get(f"{OFFICE}value") or "".join(cell.itertext()).strip()
        for _ in range(min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 100)):
            yield kind, said


def columns_by_sheet(book):
    """What each sheet has under which title, by the machine's name: as its last sheet tells."""
    names, of = {}, None
    for title, name, _ in book.worksheets[-1].iter_rows(min_row=2, max_col=3, values_only=True):
        if name:
            of[title] = name
        else:
            of = names.setdefault(title, {})
    return names


def machine_rows(sheet, names):
    """The cells of each row below the head, by the machine's name of their column."""
    columns = [names[cell.value] for cell in sheet[1]]
    return [dict(zip(columns, row)) for row in sheet.iter_rows(min_row=2)]


# The sheets of a workbook of figures, and the files with the same rows.
TABLES = {"Số liệu": "figures.csv", "Chỉ tiêu và kết quả": "targets.csv", "Đối chiếu": "checks.csv",
          "Truyền thông": "ledger.csv"}
# Columns that hold numbers or days in the tables beside that of figures.
TYPED = {"value": "number", "target": "number", "result": "number", "missing_percent": "number", "n_term": "integer",
         "n_articles": "integer", "n_sources": "integer", "target_due": "date", "result_date": "date", "period_start": "date",
         "period_end": "date"}


def is_day(text):
    return len(text) == 10 and text[4] == text[7] == "-"


def workbook_has_typed_cells(folder):
    try:
        import openpyxl
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    fields = json.loads((folder / "datapackage.json").read_text())["resources"][0]["schema"]["fields"]
    types = {**TYPED, **{field["name"]: field["type"] for field in fields}}
    book = openpyxl.load_workbook(folder / "figures.xlsx")
    names = columns_by_sheet(book)
    assert list(TABLES) + ["Câu", "Đọc tôi"] == book.sheetnames, book.sheetnames
    n_rows = n_numbers = 0
    for sheet_name, file in TABLES.items():
        plain = list(csv.DictReader((folder / file).open(encoding="utf-8", newline="")))
        sheet = book[sheet_name]
        rows = machine_rows(sheet, names[sheet_name])
        assert set(rows[0]) == set(plain[0]), f"{sheet_name}: the columns of {file}"
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions, sheet_name
        n_rows += len(rows)
        for wanted, row in zip(plain, rows, strict=True):
            for name, cell in row.items():
                where, text = f"{sheet_name} {cell.coordinate} {name}", wanted[name].replace("\r\n", "\n")
                if not text:
                    assert cell.value is None, f"{where}: {cell.value}, not empty"
                elif types.get(name) in NUMBERS:
                    assert isinstance(cell.value, (int, float)) and float(text) == cell.value, where
                    n_numbers += 1
                elif types.get(name) == "date" or (name.endswith("published") and is_day(text)):
                    assert cell.is_date and cell.value.date().isoformat() == text, where
                else:
                    assert cell.data_type == "s" and cell.value == text, f"{where}: {cell.value!r}, not {text!r}"
                    if name.endswith(("link", "url")):
                        assert cell.hyperlink.target + ("#" + cell.hyperlink.location if cell.hyperlink.location else "") == text
    quotes = [row[0].value for row in book["Câu"].iter_rows(min_row=2)]
    wanted = {row["quote"] for file in TABLES.values() for row in csv.DictReader((folder / file).open(encoding="utf-8"))}
    assert set(quotes) == wanted, "the sentences of all rows"
    words = openpyxl.load_workbook(folder / "words.xlsx")
    word_rows = machine_rows(words.worksheets[0], columns_by_sheet(words)[words.sheetnames[0]])
    assert all(isinstance(row["n"].value, int) and row["word"].data_type == "s" for row in word_rows)
    return f"{n_rows} rows of {len(TABLES)} tables, {n_numbers} numbers, {len(quotes)} sentences; {len(word_rows)} words"


def workbook_opens_in_libreoffice(folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return "SKIPPED: LibreOffice is not installed"
    try:
        import openpyxl
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{scratch}/user", "--headless", "--convert-to", "fods", "--outdir", scratch,
             str(folder / "figures.xlsx")], check=True, capture_output=True, timeout=300)
        opened = xml.parse(pathlib.Path(scratch) / "figures.fods")
    tables = {table.get(f"{TABLE}name"): table for table in opened.iter(f"{TABLE}table")}
    book = openpyxl.load_workbook(folder / "figures.xlsx")
    assert list(tables) == book.sheetnames, list(tables)
    filtered = {of.get(f"{TABLE}target-range-address") for of in opened.iter(f"{TABLE}database-range")}
    n_numbers = 0
    for sheet in book.worksheets[:-1]:
        rows = [list(cells(row)) for row in tables[sheet.title].iter(f"{TABLE}table-row")]
        for row, shown in zip(sheet.iter_rows(), rows):
            for cell, (kind, value) in zip(row, shown):
                where = f"{sheet.title} {cell.coordinate}"
                if isinstance(cell.value, (int, float)):
                    assert kind == "float" and float(value) == float(cell.value), f"{where}: {kind} {value}"
                    n_numbers += 1
                elif cell.is_date:
                    assert kind == "date", f"{where}: {kind} {value}"
                elif cell.value is not None:
                    assert kind == "string", f"{where}: {kind} {value}"
        assert any(sheet.title in (of or "") for of in filtered), f"{sheet.title} has no filter"
    return f"{len(tables)} sheets, {n_numbers} numbers"


# Articles of our own, of which everything is known that a citation needs.
CITED = {
    "bai-thu-nhat": ("Huyện Yên Bình cấp 1.250 thẻ bảo hiểm y tế", "Báo Xuân Lộc", "2022-05-17",
                     "Sáng 16/5, Trung tâm Y tế huyện báo cáo kết quả.\n\nĐến hết tháng 4/2022, toàn huyện có 61.480 người tham gia "
                     "bảo hiểm y tế, tăng 3,2 % so với cùng kỳ năm 2021. Riêng tháng 4, cơ quan bảo hiểm đã cấp 1.250 thẻ mới."),
    "bai-thu-hai": ("Thu 815,5 tỷ đồng; “còn \"nợ\"”, ông nói", "Đài Bắc Hà", "2023-01",
                    "Năm 2022, toàn tỉnh thu 815,5 tỷ đồng, đạt 101,4 % kế hoạch.\n\nSố nợ giảm còn 21 tỷ đồng; ông An nói: \"Chúng "
                    "tôi đã đối thoại với 96 doanh nghiệp\"."),
}
SITE = "https://example.org/so-lieu/"


def a_stranger_cites_a_row(folder):
    """Title, outlet, date, sentence and link of each row, from the CSV alone and from the workbook alone."""
    forms = {"csv": list(csv.DictReader((folder / "cited.csv").open(encoding="utf-8", newline="")))}
    try:
        import openpyxl
        book = openpyxl.load_workbook(folder / "cited.xlsx")
        rows = machine_rows(book.worksheets[0], columns_by_sheet(book)[book.sheetnames[0]])
        text = lambda value: value.date().isoformat() if hasattr(value, "date") else str(value or "")
        forms["xlsx"] = [{name: text(cell.value) for name, cell in row.items()} for row in rows]
    except ImportError:
        pass
    for form, rows in forms.items():
        assert len(rows) > 6, f"{form}: {len(rows)} rows"
        for row in rows:
            name = row["figure_id"].split(".")[0]
            title, publisher, published, content = CITED[name]
            assert (row["title"], row["publisher"], row["published"]) == (title, publisher, published), f"{form}: {row}"
            assert row["quote"] and row["quote"] in content and row["raw"] in row["quote"], f"{form}: {row}"
            assert row["link"].startswith(f"{SITE}#/bai/{name}?") and row["figure_id"].split(".", 1)[1] in row["link"], row
            assert row["url"] == f"https://bao.example/{name}", f"{form}: {row}"
    return f"{' and '.join(forms)}: {len(forms['csv'])} rows of {len(CITED)} articles"


def write_cited(solieu, folder):
    texts = folder / "cited"
    texts.mkdir()
    for name, (title, publisher, published, content) in CITED.items():
        (texts / f"{name}.txt").write_text(content, encoding="utf-8")
        side = {"title": title, "publisher": publisher, "published": published, "url": f"https://bao.example/{name}"}
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in side.items()]
        (texts / f"{name}.toml").write_text("".join(lines), encoding="utf-8")
    for form in ("csv", "xlsx"):
        subprocess.run([solieu, "query", texts, "--quiet", "--site", SITE, "--format", form, "--out", folder / f"cited.{form}"],
                       check=True)


def sdmx_reads_structure_and_data(folder):
    try:
        import sdmx
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    # It warns of columns that the structure lacks; here any warning is a fault.
    warnings = []
    handler = logging.Handler()
    handler.emit = lambda record: warnings.append(record.getMessage())
    logging.getLogger("sdmx").addHandler(handler)
    structure = sdmx.read_sdmx(folder / "sdmx-structure.xml")
    flow = structure.dataflow["FIGURES"]
    flow.structure = structure.structure["FIGURES"]
    message = sdmx.read_sdmx(folder / "figures-sdmx.csv", structure=flow)
    observations = message.data[0].obs
    lists = {}
    for component in [*flow.structure.dimensions, *flow.structure.attributes]:
        enumerated = component.local_representation.enumerated
        if enumerated is not None:
            codes = structure.codelist[enumerated.id]
            assert len(codes), f"{enumerated.id} is empty"
            lists[component.id] = {code.id for code in codes}
    assert {"INDICATOR", "MEASURE", "STATUS", "REF_AREA", "OBS_STATUS", "CONF_STATUS"} <= set(lists), sorted(lists)
    keys = set()
    for observation in observations:
        float(observation.value)
        key = {name: value.value for name, value in observation.dimension.values.items()}
        keys.add(tuple(key.values()))
        more = {name: value.value for name, value in observation.attached_attribute.items()}
        for name, codes in lists.items():
            code = {**more, **key}[name]
            assert code in codes or (name in more and not code), f"{name}: {code} is not in its list"
    assert len(keys) == len(observations), "a key stands twice"
    with open(folder / "figures.csv", newline="", encoding="utf-8") as file:
        n_dated = sum(1 for row in csv.DictReader(file) if row["period_end"])
    assert len(observations) == n_dated, f"{len(observations)} observations, {n_dated} rows with a period"
    assert not warnings, warnings[0]
    return f"{len(observations)} observations, {len(flow.structure.dimensions)} dimensions, {len(lists)} code lists"


def linked_data_is_of_schema_org(folder):
    try:
        from pyld import jsonld
        from rdflib import SDO
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    document = json.loads((folder / "figures.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == "https://schema.org"
    words = str(SDO)
    document["@context"] = {"@vocab": words}
    expanded = jsonld.expand(document, {"base": "https://example.org/a.jsonld"})
    known = {words + str(term).rsplit("/", 1)[-1] for term in dir(SDO)} | {words + term for term in YOUNGER}
    n_observations, ids = 0, set()
    articles = {article["@id"] for article in expanded[0][words + "isBasedOn"]}

    def walk(node):
        nonlocal n_observations
        if isinstance(node, list):
            for item in node:
                walk(item)
        elif isinstance(node, dict):
            for name in [*node.get("@type", []), *(key for key in node if not key.startswith("@"))]:
                assert name in known, f"{name} is no word of schema.org"
            if words + "Observation" in node.get("@type", []):
                n_observations += 1
                assert node["@id"] not in ids, f"{node['@id']} is two observations"
                ids.add(node["@id"])
                for needed in ("value", "name", "description", "identifier", "subjectOf"):
                    assert words + needed in node, f"an observation without {needed}"
                assert node[words + "subjectOf"][0]["@id"] in articles
            for value in node.values():
                walk(value)

    walk(expanded)
    n_rows = sum(1 for _ in csv.reader((folder / "figures.csv").open(encoding="utf-8", newline=""))) - 1
    assert n_observations == n_rows, f"{n_observations} observations of {n_rows} rows"
    n_quads = len(jsonld.to_rdf(expanded)["@default"])
    return f"{n_observations} observations, {len(articles)} articles, {n_quads} triples"


def annotations_are_found_in_the_texts(folder, corpus):
    page = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    texts, ids = {}, set()
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation" and annotation["body"]
        assert annotation["id"] not in ids, f"{annotation['id']} is two annotations"
        ids.add(annotation["id"])
        target = annotation["target"]
        name = target["source"]["dcterms:identifier"]
        if name not in texts:
            texts[name] = (corpus / f"{name}.txt").read_bytes().decode("utf-8")
        text = texts[name]
        position, quote = target["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"]:position["end"]] == quote["exact"], f"{annotation['id']}: by position"
        quoted = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(quoted) == 1, f"{annotation['id']}: by quotation, {text.count(quoted)} times"
        assert text.index(quoted) + len(quote["prefix"]) == position["start"]
    return f"{len(ids)} annotations of {len(texts)} texts, all by position and by quotation"


def charts_are_drawn_by_vega_lite(folder):
    try:
        import altair
        import jsonschema
        import vl_convert
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    schema = json.loads((pathlib.Path(altair.__file__).parent / "vegalite/v6/schema/vega-lite-schema.json").read_text())
    validator = jsonschema.Draft7Validator(schema)
    n_marks = 0
    for shape, name in CHARTS.items():
        spec = json.loads((folder / name).read_text(encoding="utf-8"))
        errors = list(validator.iter_errors(spec))
        assert not errors, f"{shape}: {errors[0].message[:300]}"
        values = [row for view in spec["vconcat"] for row in view["data"]["values"]]
        assert values and spec["description"] and spec["title"]["text"], f"{shape} is empty"
        drawn = vl_convert.vegalite_to_svg(spec)
        shown = sum(drawn.count(f'aria-roledescription="{mark}"') for mark in ("point", "bar", "tick"))
        assert shown == len(values), f"{shape}: {shown} marks of {len(values)} values"
        n_marks += shown
    return f"{len(CHARTS)} charts, {n_marks} marks"


def bibliographies_are_read(folder):
    items = json.loads((folder / "articles-csl.json").read_text(encoding="utf-8"))
    for item in items:
        assert item["type"] == "article-newspaper" and item["title"] and item["id"], item
        assert all(isinstance(part, int) for part in item.get("issued", {"date-parts": [[]]})["date-parts"][0])
    try:
        import bibtexparser
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed ({len(items)} items of CSL)"
    text = (folder / "articles.bib").read_text(encoding="utf-8")
    if hasattr(bibtexparser, "parse_string"):
        library = bibtexparser.parse_string(text)
        assert not library.failed_blocks, library.failed_blocks[0].error
        keys = [entry.key for entry in library.entries]
    else:
        keys = [entry["ID"] for entry in bibtexparser.loads(text).entries]
    assert sorted(keys) == sorted(set(keys)) and len(keys) == len(items), keys
    return f"{len(keys)} entries of BibTeX, {len(items)} items of CSL"


FILES = {
    "package": "datapackage.json",
    "csv": "figures.csv",
    "excel": "figures-excel.csv",
    "xlsx": "figures.xlsx",
    "sdmx": "figures-sdmx.csv",
    "sdmx-structure": "sdmx-structure.xml",
    "jsonld": "figures.jsonld",
    "annotations": "annotations.jsonld",
    "bibtex": "articles.bib",
    "csl": "articles-csl.json",
}

CHARTS = {"line": "line.vl.json", "bar": "bar.vl.json", "targets": "targets.vl.json"}


def checked(solieu, corpus, folder):
    for form, name in FILES.items():
        subprocess.run([solieu, "query", corpus, "--quiet", "--format", form, "--site", SITE, "--out", folder / name], check=True)
    for name in ("targets", "checks", "ledger"):
        subprocess.run([solieu, "query", corpus, "--quiet", "--table", name, "--site", SITE, "--out", folder / f"{name}.csv"],
                       check=True)
    subprocess.run([solieu, "search", corpus, "", "--quiet", "--table", "frequency", "--out", folder / "words.xlsx"], check=True)
    write_cited(solieu, folder)
    for shape, name in CHARTS.items():
        subprocess.run(
            [solieu, "chart", corpus, "--quiet", "--shape", shape, "--vega-lite", "--out", folder / name], check=True)
    checks = (package_follows_the_profile, package_follows_its_schema, excel_file_has_numbers, workbook_has_typed_cells,
              workbook_opens_in_libreoffice, a_stranger_cites_a_row,
              sdmx_reads_structure_and_data, linked_data_is_of_schema_org, charts_are_drawn_by_vega_lite,
              lambda folder: annotations_are_found_in_the_texts(folder, corpus), bibliographies_are_read)
    failed = False
    for check in checks:
        name = "annotations are found in the texts" if check.__name__ == "<lambda>" else check.__name__.replace("_", " ")
        try:
            said = check(folder)
        except AssertionError as wrong:
            said, failed = f"FAILED: {wrong}", True
        print(f"{name}: {said}")
    return failed


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit("expected the command and a folder of articles: python3 e2e/files.py target/debug/solieu seeds")
    solieu, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(sys.argv[3] if len(sys.argv) == 4 else scratch)
        failed = checked(solieu, corpus, folder)
    sys.exit(1 if failed else 0)


main()
