#!/usr/bin/env python3
"""Which annotated relations does `solieu check` compare, and with what verdict?

    python3 bench/relations/relations.py FOLDER [--solieu PATH] [--only STEM,STEM] [--list missed|wrong|all]

FOLDER holds articles (*.txt, *.toml) and annotations (*.gold.json, see testdata/gold/GUIDE.md). A relation counts if its
annotators could decide it (`holds` is true or false). It is *compared* if one check of the article takes exactly its
figures (or the same values where they are printed a second time), and *right* if that check says "agrees" (also after rounding) where it holds, "look again" where it does not.
A relation whose figures are part of a larger check with a verdict is counted apart. For each relation that is not
compared the reason is given: a figure was not read, or it was read and no kind of check took it up.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import tempfile


def run(solieu, folder):
    out = tempfile.mkdtemp()
    subprocess.run([solieu, "extract", str(folder), "--out", out], check=True, capture_output=True)
    report = json.loads(subprocess.run([solieu, "check", str(folder), "--json"], check=True, capture_output=True).stdout)
    return {path.stem: json.loads(path.read_text()) for path in pathlib.Path(out).glob("*.json")}, report


def spans_of_checks(read, report):
    """For each document, its checks as (set of mention spans, verdict, kind, working); comparisons have no verdict."""
    by_document = collections.defaultdict(list)
    for check in report["checks"] + report["comparisons"]:
        documents = {term["document"] for term in check["terms"]}
        if len(documents) != 1:
            continue
        document = documents.pop()
        spans = set()
        for term in check["terms"]:
            observation = read[document]["observations"][term["observation"]]
            mention = read[document]["mentions"][observation["mention"]]
            spans.add((mention["start"], mention["end"]))
        by_document[document].append((spans, check.get("verdict"), check["kind"], check["working"]))
    return by_document


def paired(gold_mention, mentions):
    """The span of the mention that reads the same figure, if one does."""
    start, end = gold_mention["start"], gold_mention["end"]
    for mention in mentions:
        overlaps = mention["start"] < end and start < mention["end"]
        if overlaps and abs(float(mention["value"]) - float(gold_mention["value"])) < 1e-9 * max(1, abs(float(mention["value"]))):
            return (mention["start"], mention["end"])
    return None


def is_right(holds, verdict):
    return verdict in ("agrees", "agrees_if_rounded") if holds else verdict == "look_again"


def judge(relation, gold, mentions, checks):
    """(outcome, detail) of one relation."""
    figures = {gold["observations"][term]["mention"] for term in relation["terms"]}
    spans = {figure: paired(gold["mentions"][figure], mentions) for figure in figures}
    lost = [gold["mentions"][figure]["quote"] for figure, span in spans.items() if span is None]
    if lost:
        return "not read", ", ".join(lost)
    own = set(spans.values())
    exact = [check for check in checks if check[0] == own and check[1] is not None]
    if not exact:
        # The same values, printed elsewhere in the article: a base that is told three times.
        value_of = {(mention["start"], mention["end"]): float(mention["value"]) for mention in mentions}
        values = sorted(value_of[span] for span in own)
        exact = [check for check in checks if check[1] is not None and sorted(value_of[span] for span in check[0]) == values]
    if exact:
        right = [check for check in exact if is_right(relation["holds"], check[1])]
        return ("right", right[0][2]) if right else ("wrong", f"{exact[0][2]} {exact[0][1]}: {exact[0][3]}")
    wider = [check for check in checks if check[1] is not None and (check[0] > own or (len(check[0]) > 1 and check[0] < own))]
    right = [check for check in wider if is_right(relation["holds"], check[1])]
    if right:
        return "right with other figures", f"{right[0][2]}: {right[0][3]}"
    if any(check[0] == own for check in checks):
        return "comparison only", next(check[2] for check in checks if check[0] == own)
    return "not compared", ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--solieu", default="target/debug/solieu")
    parser.add_argument("--only", default="", help="stems of articles, separated by commas; without it all")
    parser.add_argument("--list", choices=["missed", "all"], default="missed")
    args = parser.parse_args()
    stems = {stem for stem in args.only.split(",") if stem}
    golds = {path.name.removesuffix(".gold.json"): json.loads(path.read_text()) for path in sorted(args.folder.glob("*.gold.json"))}
    read, report = run(args.solieu, args.folder)
    by_document = spans_of_checks(read, report)
    counts = collections.Counter()
    for stem, gold in golds.items():
        if stems and stem not in stems:
            continue
        for relation in gold.get("relations", []):
            if relation["holds"] is None:
                counts["not decidable"] += 1
                continue
            outcome, detail = judge(relation, gold, read[stem]["mentions"], by_document[stem])
            counts[outcome] += 1
            if args.list == "all" or not outcome.startswith("right"):
                quotes = " | ".join(gold["mentions"][gold["observations"][term]["mention"]]["quote"] for term in relation["terms"])
                print(f"{stem} {relation['kind']} holds={relation['holds']}: {quotes}\n    {relation.get('note') or ''}\n    -> {outcome}: {detail}")
    n = sum(count for outcome, count in counts.items() if outcome != "not decidable")
    print(f"{n} decidable relations; " + ", ".join(f"{outcome} {count}" for outcome, count in counts.most_common()))


if __name__ == "__main__":
    main()
