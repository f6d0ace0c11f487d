#!/usr/bin/env python3
"""draw.py NEWS.jsonl.gz [--solieu COMMAND] [--n 300] [--seed 20261128]: draws figures without an indicator, to be judged by eye.

Prints a table (TSV): number, label, unit, measure, figure, the sentence round it. Judge each label: good (a table could be
headed with it), thin (true, but says too little), misleading (says something else), none. The texts are not ours: keep
the printed table out of the repository, and write down the counts: judged.csv holds the last reading, with the labels and
without the sentences (of 300: good 43 %, thin 15 %, misleading 12 %, none 30 %). Same news, same seed, same figures."""
import argparse
import gzip
import json
import os
import random
import shlex
import subprocess
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("--solieu", default="cargo solieu")
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261128)
    args = parser.parse_args()
    chosen = random.Random(args.seed)
    texts = [json.loads(line)["text"] for line in gzip.open(args.news, "rt", encoding="utf-8")]
    # One figure an article: neighbours are named alike.
    texts = chosen.sample(texts, min(len(texts), 3 * args.n))
    with tempfile.TemporaryDirectory() as folder:
        for at, text in enumerate(texts):
            with open(os.path.join(folder, f"{at:05}.txt"), "w", encoding="utf-8") as file:
                file.write(text)
        out = os.path.join(folder, "facts")
        subprocess.run([*shlex.split(args.solieu), "extract", folder, "--out", out], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        n = 0
        for at, text in enumerate(texts):
            with open(os.path.join(out, f"{at:05}.json"), encoding="utf-8") as file:
                read = json.load(file)
            own = [it for it in read["observations"] if not it["indicator"]]
            if not own or n == args.n:
                continue
            n += 1
            one = chosen.choice(own)
            mention = read["mentions"][one["mention"]]
            start, end = mention["start"], mention["end"]
            around = text[max(0, start - 120) : start] + "[[" + text[start:end] + "]]" + text[end : end + 80]
            label = (one.get("phrase") or {}).get("quote") or "–"
            print(n, label, mention["unit"] or "–", one["measure"], " ".join(around.split()), sep="\t")


main()
