#!/usr/bin/env python3
"""Is a wrong figure noticed? Each figure that takes part in a decidable, true relation is changed in a copy of its article.

    python3 bench/relations/mutate.py FOLDER [--solieu PATH] [--only STEM,STEM] [--factor 1.3] [--missed]

A change counts if the printed digits can show it (a figure of two digits cannot change by 3 %). It is *caught* if a check
that takes the changed figure asks for another look and did not before. *Disturbed* are checks without the changed figure
that have another verdict than before, or that ask for another look and were not there before.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def changed(quote, factor):
    """The quote with its first number times the factor, printed in the same way; `None` if the digits do not show it."""
    found = NUMBER.search(quote)
    if not found or "/" in quote:
        return None
    whole, _, decimals = found.group().partition(",")
    value = float(whole.replace(".", "") + ("." + decimals if decimals else ""))
    other = value * factor
    n = len(decimals)
    digits = whole.replace(".", "") + decimals
    # "1.200" and "30 triệu" are printed to hundreds and tens: the new figure is as round as the old one.
    zeros = 0 if decimals else max(0, len(digits) - len(digits.rstrip("0")))
    rounded = round(other / 10**zeros) * 10**zeros if zeros and len(digits.rstrip("0")) > 1 else round(other, n)
    if abs(rounded - value) < abs(other - value) / 2 or rounded == value:
        return None
    text = f"{rounded:.{n}f}"
    new_whole, _, new_decimals = text.partition(".")
    if "." in whole or (len(new_whole) > 3 and "." in whole):
        new_whole = f"{int(new_whole):,}".replace(",", ".")
    return quote[: found.start()] + new_whole + ("," + new_decimals if n else "") + quote[found.end() :]


def checks(solieu, folder, stem):
    """The checks of one article, by kind and by where their figures begin."""
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([solieu, "extract", str(folder), "--out", out], check=True, capture_output=True)
        read = json.loads((pathlib.Path(out) / f"{stem}.json").read_text())
    report = json.loads(subprocess.run([solieu, "check", str(folder), "--json"], check=True, capture_output=True).stdout)
    found = {}
    for check in report["checks"]:
        spans = []
        for term in check["terms"]:
            mention = read["mentions"][read["observations"][term["observation"]]["mention"]]
            spans.append((mention["start"], mention["end"]))
        found[(check["kind"], tuple(spans))] = check["verdict"]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--solieu", default="target/debug/solieu")
    parser.add_argument("--only", default="")
    parser.add_argument("--factor", type=float, default=1.3)
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args()
    stems = {stem for stem in args.only.split(",") if stem}
    n = n_caught = 0
    disturbed = []
    for path in sorted(args.folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        if stems and stem not in stems:
            continue
        gold, text = json.loads(path.read_text()), (args.folder / f"{stem}.txt").read_text()
        figures = {gold["observations"][term]["mention"] for relation in gold.get("relations", []) if relation["holds"] for term in relation["terms"]}
        with tempfile.TemporaryDirectory() as copy:
            copy = pathlib.Path(copy)
            side = args.folder / f"{stem}.toml"
            if side.exists():
                shutil.copy(side, copy)
            (copy / f"{stem}.txt").write_text(text)
            before = checks(args.solieu, copy, stem)
            for figure in sorted(figures):
                mention = gold["mentions"][figure]
                start, end = mention["start"], mention["end"]
                quote = changed(text[start:end], args.factor)
                if quote is None:
                    continue
                (copy / f"{stem}.txt").write_text(text[:start] + quote + text[end:])
                after = checks(args.solieu, copy, stem)
                shift = len(quote) - (end - start)
                # Where a figure of the changed text began in the old one.
                old = lambda span: tuple(at - shift if at >= start + len(quote) else at for at in span)
                after = {(kind, tuple(map(old, spans))): verdict for (kind, spans), verdict in after.items()}
                is_own = lambda key: any(a < end and start < max(b, a + 1) for a, b in key[1])
                n += 1
                caught = any(verdict == "look_again" and is_own(key) and before.get(key) != verdict for key, verdict in after.items())
                n_caught += caught
                if args.missed and not caught:
                    print(f"{stem} missed: {text[max(0, start - 60):start]}[{text[start:end]} -> {quote}]{text[end:end + 40]}".replace("\n", " "))
                for key, verdict in after.items():
                    if not is_own(key) and verdict == "look_again" and before.get(key) != verdict:
                        disturbed.append(f"{stem} {text[start:end]} -> {quote}: {key[0]} {[text[a:b] for a, b in key[1]]}")
    print(f"{n_caught} of {n} caught ({n_caught / max(1, n):.0%}) at factor {args.factor}; {len(disturbed)} others disturbed")
    for line in disturbed:
        print("  disturbed:", line)


if __name__ == "__main__":
    main()
