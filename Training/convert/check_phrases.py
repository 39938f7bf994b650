#!/usr/bin/env python3
"""Count each phrase of phrases.tsv in genuine Traditional text: how often the text agrees, how often not.

    check_phrases.py --source Sources/ZhText/Data/source/convert --fold Sources/ZhText/Data/built/fold.bin
        --traditional FILE[.xz] ... [--limit 0.08]

The text is folded to Simplified; where a phrase occurs, the original tells whether its decision is right.  Prints the
phrases that miss more often than the limit (and at least twice): they cross word boundaries, or regions differ, and do
not belong in the table.  Exit status 1 when there are any.
"""
import argparse
import collections
import os
import sys

import train_decisions as t


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--source", required=True)
    ap.add_argument("--fold", required=True)
    ap.add_argument("--traditional", nargs="+", required=True)
    ap.add_argument("--limit", type=float, default=0.08)
    a = ap.parse_args()
    source = lambda name: os.path.join(a.source, name)  # noqa: E731
    forms = {r[0]: r[1].split(" ") for r in t.rows(source("decisions.tsv"))}
    apart = {frozenset((x, y)) for f in forms.values() for x in f for y in f if x != y}
    general = {r: g for g, r, *_ in t.rows(source("variants.tsv")) if frozenset((g, r)) not in apart}
    general.update({"台": "臺"})
    simplify = t.Simplifier({**{r[0]: r[1] for r in t.rows(source("characters_t2s.tsv"))}, "著": "着", "藉": "借"})
    phrases = {r[0]: r[1] for r in t.rows(source("phrases.tsv")) if len(r) < 3 or not r[2] or "tw" in r[2].split()}
    lengths = collections.defaultdict(set)
    for p in phrases:
        lengths[p[0]].add(len(p))
    right, wrong, example = collections.Counter(), collections.Counter(), {}
    for spec in a.traditional:
        for text, _ in t.read_lines(spec):
            simple = simplify(text)
            if len(simple) != len(text):
                continue
            for i, c in enumerate(simple):
                for n in lengths.get(c, ()):
                    p = simple[i:i + n]
                    if p not in phrases:
                        continue
                    same = all(s not in forms or general.get(x, x) == general.get(y, y)
                               for s, x, y in zip(p, phrases[p], text[i:i + n]))
                    (right if same else wrong)[p] += 1
                    if not same:
                        example.setdefault(p, text[max(0, i - 3):i + n + 3])
    bad = [p for p, n in wrong.most_common() if n >= 2 and n > a.limit * (n + right[p])]
    for p in bad:
        print(f"{p}\t{phrases[p]}\tright {right[p]}\twrong {wrong[p]}\t{example[p]}")
    met = len(set(right) | set(wrong))
    print(f"{len(phrases)} phrases, {met} met, {sum(right.values())} times right, {sum(wrong.values())} times not; "
          f"{len(bad)} above the limit", file=sys.stderr)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
