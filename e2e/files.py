"""The files that the site and `solieu query` hand out, opened by the programs that they are for.

    cargo solieu query seeds --format package > FOLDER/datapackage.json
    cargo solieu query seeds --format csv     > FOLDER/figures.csv
    cargo solieu query seeds --format excel   > FOLDER/figures-excel.csv
    cargo solieu query seeds --format xlsx --out FOLDER/figures.xlsx
    pip install dplib-py==1.1.0 frictionless==5.21.0 jsonschema openpyxl
    python3 e2e/files.py FOLDER

The Data Package is held against the official profile 2.0, which `dplib-py` carries, and its rows against its own schema
by `frictionless`. The CSV for Excel is opened by LibreOffice in a Vietnamese locale: every number must be a number there,
the same as in the plain CSV, and no text with a letter in it may have become one. The workbook is opened by `openpyxl`: its
numbers and days are such, its texts are no formulas, and a row names its article. What is not installed is SKIPPED, by
name; anything wrong ends with status 1.
"""

import csv
import json
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
    return f"{report.tasks[0].stats['rows']} rows follow their schema"


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


def workbook_has_typed_cells(folder):
    try:
        import openpyxl
    except ImportError as missing:
        return f"SKIPPED: {missing.name} is not installed"
    plain = list(csv.reader((folder / "figures.csv").open(encoding="utf-8", newline="")))
    fields = json.loads((folder / "datapackage.json").read_text())["resources"][0]["schema"]["fields"]
    types = {field["name"]: field["type"] for field in fields}
    book = openpyxl.load_workbook(folder / "figures.xlsx")
    figures, sentences, about = book.worksheets
    names = {row[0].value: row[1].value for row in about.iter_rows(min_row=6)}
    columns = [names[cell.value] for cell in figures[1]]
    assert sorted(columns) == sorted(plain[0]), "the columns of the CSV"
    n_numbers = 0
    for wanted, row in zip(plain[1:], figures.iter_rows(min_row=2), strict=True):
        wanted = dict(zip(plain[0], wanted))
        for name, cell in zip(columns, row):
            where = f"{cell.coordinate} {name}"
            if not wanted[name]:
                assert cell.value is None, f"{where}: {cell.value}, not empty"
            elif types[name] in NUMBERS:
                assert isinstance(cell.value, (int, float)) and float(wanted[name]) == cell.value, where
                n_numbers += 1
            elif types[name] == "date":
                assert cell.is_date and cell.value.date().isoformat() == wanted[name], where
            else:
                assert cell.data_type == "s" and cell.value == wanted[name], where
    quotes = {row[0].value for row in sentences.iter_rows(min_row=2)}
    assert quotes == {row[plain[0].index("quote")] for row in plain[1:]}, "each sentence once"
    return f"{len(plain) - 1} rows, {n_numbers} numbers, {len(quotes)} sentences"


def main():
    folder = pathlib.Path(sys.argv[1])
    checks = (package_follows_the_profile, package_follows_its_schema, excel_file_has_numbers, workbook_has_typed_cells)
    failed = False
    for check in checks:
        try:
            said = check(folder)
        except AssertionError as wrong:
            said, failed = f"FAILED: {wrong}", True
        print(f"{check.__name__.replace('_', ' ')}: {said}")
    sys.exit(1 if failed else 0)


main()
