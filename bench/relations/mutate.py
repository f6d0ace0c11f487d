#!/usr/bin/env python3
"""Is a wrong figure noticed? Each figure that takes part in a decidable, true relation is changed in a copy of its article.

    python3 bench/relations/mutate.py FOLDER... [--solieu PATH] [--only STEM,STEM] [--factor 1.3] [--missed]

A change counts if the printed digits can show it (a figure of two digits cannot change by 3 %). It is *caught* if a check
that takes the changed figure asks for another look and did not before. *Disturbed* are checks without the changed figure
that have another verdict than before, or that ask for another look and were not there before.

With --missed each figure that was not caught is printed with its relations and the reason, and the reasons are counted:
*not compared* (no check took the relation up before the change), *still agrees* (the check holds of the changed figure too),
*dropped* (the check is there before the change only: a wrong figure was taken for one that belongs elsewhere).
"""

import argparse
import collections
import concurrent.futures
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
    """The checks of one article, by kind and by where their figures stand."""
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
        found[(check["kind"], tuple(spans))] = (check["verdict"], check["working"])
    return found


def checks_of_text(solieu, article, text):
    with tempfile.TemporaryDirectory() as copy:
        copy = pathlib.Path(copy)
        side = article.with_suffix(".toml")
        if side.exists():
            shutil.copy(side, copy)
        (copy / article.name).write_text(text)
        return checks(solieu, copy, article.stem)


def overlaps(spans, start, end):
    return any(a < end and start < max(b, a + 1) for a, b in spans)


def reason(relation, gold, before, after):
    """Why a relation did not show that one of its figures was changed: one word, and what the checks say."""
    figures = [gold["mentions"][gold["observations"][term]["mention"]] for term in relation["terms"]]
    takes_all = lambda key: all(overlaps(key[1], figure["start"], figure["end"]) for figure in figures)
    was = [(key, said) for key, said in before.items() if takes_all(key)]
    now = [(key, said) for key, said in after.items() if takes_all(key)]
    if not was:
        return "not compared", ""
    return ("still agrees" if now else "dropped"), "; ".join(f"{key[0]} {said[0]} {said[1]}" for key, said in now or was)


def mutate(solieu, article, gold, text, before, figure, factor):
    """One changed figure: (caught, what was changed, reasons if it was missed, other checks that it disturbed)."""
    mention = gold["mentions"][figure]
    start, end = mention["start"], mention["end"]
    quote = changed(text[start:end], factor)
    if quote is None:
        return None
    after = checks_of_text(solieu, article, text[:start] + quote + text[end:])
    shift = len(quote) - (end - start)
    # Where a figure of the changed text began in the old one.
    old = lambda span: tuple(at - shift if at >= start + len(quote) else at for at in span)
    after = {(kind, tuple(map(old, spans))): said for (kind, spans), said in after.items()}
    is_new = lambda key: after[key][0] == "look_again" and before.get(key, ("",))[0] != "look_again"
    caught = any(is_new(key) and overlaps(key[1], start, end) for key in after)
    change = f"{text[max(0, start - 60):start]}[{text[start:end]} -> {quote}]{text[end:end + 40]}".replace("\n", " ")
    relations = [one for one in gold["relations"] if one["holds"] and any(gold["observations"][term]["mention"] == figure for term in one["terms"])]
    reasons = [] if caught else [(one, *reason(one, gold, before, after)) for one in relations]
    disturbed = [
        f"{article.stem} {text[start:end]} -> {quote}: {key[0]} {[text[a:b] for a, b in key[1]]}: {after[key][1]}"
        for key in after
        if is_new(key) and not overlaps(key[1], start, end)
    ]
    return caught, change, reasons, disturbed


def articles(folders, stems):
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            stem = path.name.removesuffix(".gold.json")
            if not stems or stem in stems:
                yield folder / f"{stem}.txt", json.loads(path.read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--solieu", default="target/debug/solieu")
    parser.add_argument("--only", default="")
    parser.add_argument("--factor", type=float, default=1.3)
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args()
    stems = {stem for stem in args.only.split(",") if stem}
    n = n_caught = 0
    disturbed = []
    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for article, gold in articles(args.folders, stems):
            text = article.read_text()
            true = [relation for relation in gold.get("relations", []) if relation["holds"]]
            figures = sorted({gold["observations"][term]["mention"] for relation in true for term in relation["terms"]})
            before = checks_of_text(args.solieu, article, text) if figures else {}
            tries = pool.map(lambda figure: mutate(args.solieu, article, gold, text, before, figure, args.factor), figures)
            for caught, change, reasons, others in filter(None, tries):
                n += 1
                n_caught += caught
                disturbed += others
                # The most telling reason: a relation that is compared says more than one that is not.
                counts.update([min((why, relation["kind"]) for relation, why, _ in reasons)] if reasons else [])
                if args.missed and not caught:
                    print(f"{article.stem} missed: {change}")
                    for relation, why, said in reasons:
                        print(f"    {why}: {relation['kind']}: {relation.get('note') or ''} {'-> ' + said if said else ''}")
    print(f"{n_caught} of {n} caught ({n_caught / max(1, n):.0%}) at factor {args.factor}; {len(disturbed)} others disturbed")
    for (why, kind), count in counts.most_common() if args.missed else ():
        print(f"  {count} {why}, {kind}")
    for line in disturbed:
        print("  disturbed:", line)


if __name__ == "__main__":
    main()
