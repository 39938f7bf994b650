#!/usr/bin/env python3
"""Train the weights that decide characters with several Traditional forms.

    train_decisions.py --source Sources/ZhText/Data/source/convert --fold Sources/ZhText/Data/built/fold.bin
        --traditional FILE[.xz][*WEIGHT] ... --dictionary FILE[*WEIGHT] --out Sources/ZhText/Data/source/convert/weights.bin

Genuine Traditional text is its own gold: it is folded to Simplified, and the original is the label.  A decision sees
the six folded scalars around its character (three on each side, never beyond a sentence end).  Ten n-gram templates over
them are hashed; the weights are trained by AdaGrad with an L1 penalty, pruned, and stored as 8-bit numbers with an 8-bit
check in buckets of four.  See DATA_CARD.md.
"""
import argparse
import collections
import json
import lzma
import os
import re

import numpy as np

K = 4                      # scores per decision: classes 1...4 against class 0
END = 0x7FFF
CLASSES = {"end": END, "digit": 0x7C00, "letter": 0x7C01, "open": 0x7C03, "close": 0x7C04, "enumeration": 0x7C05,
           "comma": 0x7C06, "colon": 0x7C07, "dot": 0x7C08}
# Letters name the window: a b c [character] d e f.  The order is the template number.
TEMPLATES = ["", "c", "d", "b", "e", "bc", "cd", "de", "bcd", "cde"]
SCALE = 16                 # a stored unit is 1/16 of a logit
M = np.uint64
P1, P2, P3 = M(0x9E3779B97F4A7C15), M(0xD6E8FEB86659FD93), M(0xC2B2AE3D27D4EB4F)


def rows(path):
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def context_keys(fold_bin, classes_tsv):
    """The 15-bit context key of each BMP scalar."""
    keys = np.frombuffer(open(fold_bin, "rb").read(), np.uint16, 65536, 64).astype(np.uint32)
    reduced = np.zeros(65536, np.uint16)
    for k in range(65536):
        reduced[k] = k - 0x3400 if 0x3400 <= k < 0xA000 else END if k < 0x20 else 0x6C00 + k if k < 0x80 else 0x7000 + (k & 0x3FF)
    reduced[0x20] = 0x7C02
    for name, chars in rows(classes_tsv):
        for c in chars:
            reduced[keys[ord(c)]] = CLASSES[name]
    return reduced[keys]


class Simplifier:
    """Traditional to Simplified as Mainland writers spell it; wrong only where the spelling is free."""
    RULES = [(re.compile(p), r) for p, r in (
        ("着(?=[名作者述称录书])|(?<=[显名原编论合所专巨译遗拙土撰昭卓])着(?!眼|重|急|力|手)", "著"), ("彷(?=[彿佛])", "仿"),
        ("(?<=[狼慰蕴枕])借|借(?=借)", "藉"), ("(?<=[回答反批函重电敬])覆|覆(?=[函信核电审议])", "复"),
        ("干(?=[隆坤卦元])", "乾"), ("炼(?=条|子|球)|(?<=[锁铁项拉])炼", "链"))]
    PLAN = re.compile("(?<=[計企規籌策擘])畫")

    def __init__(self, table):
        self.table = str.maketrans(table)

    def __call__(self, text):
        result = text.translate(self.table)
        if "畫" in text:
            chars = list(result)
            for m in self.PLAN.finditer(text):
                chars[m.start()] = "划"
            result = "".join(chars)
        for pattern, replacement in self.RULES:
            result = pattern.sub(replacement, result)
        return result


def read_lines(spec):
    path, _, weight = spec.partition("*")
    weight = float(weight or 1)
    handle = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    iob = ".iob2" in path
    sentence = ""
    for line in handle:
        line = line.rstrip("\n")
        if not iob:
            yield line.split("\t")[0], weight
        elif line:
            sentence += re.split("[\t ]", line)[0]
        else:
            yield sentence, weight
            sentence = ""


def window(keys, at):
    left1, left2, left3, right1, right2, right3 = (keys[at + d] for d in (-1, -2, -3, 1, 2, 3))
    left2 = np.where(left1 == END, END, left2)
    left3 = np.where(left2 == END, END, left3)
    right2 = np.where(right1 == END, END, right2)
    right3 = np.where(right2 == END, END, right3)
    return dict(zip("abcdef", (x.astype(np.uint64) for x in (left3, left2, left1, right1, right2, right3))))


def contexts(win, template):
    x = np.zeros(len(win["a"]), np.uint64)
    for i, name in enumerate(template):
        x |= win[name] << M(15 * i)
    return x


def feature_hash(character, template, k, context):
    h = context * P1 + ((character.astype(np.uint64) << M(8)) | M(template << 3) | M(k)) * P2
    h ^= h >> M(32)
    return h * P3


def fit(features, group, label, weight, classes, epochs, rate, l1, seed):
    unique, first, inverse, count = np.unique(features.ravel(), return_index=True, return_inverse=True, return_counts=True)
    keep = count >= 2
    number = np.cumsum(keep)
    number[~keep] = 0
    index = number[inverse].reshape(features.shape).astype(np.int32)
    first = first[keep]
    n = len(first) + 1
    w, g2 = np.zeros(n * K, np.float32), np.full(n * K, 1e-2, np.float32)
    closed = ((np.arange(1, K + 1)[None, :] >= classes[:, None]) * -1e9).astype(np.float32)
    rng, step = np.random.default_rng(seed), np.arange(K)
    for epoch in range(epochs):
        order, wrong = rng.permutation(len(label)), 0
        for start in range(0, len(order), 16384):
            i = order[start:start + 16384]
            f = index[i]
            z = np.concatenate([np.zeros((len(i), 1), np.float32), w.reshape(n, K)[f].sum(1) + closed[group[i]]], 1)
            z -= z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
            wrong += (p.argmax(1) != label[i]).sum()
            p[np.arange(len(i)), label[i]] -= 1
            g = (p * weight[i][:, None])[:, 1:]
            busy = np.abs(g).max(1) > 1e-4
            at = f[busy][:, :, None] * K + step
            value = np.broadcast_to(g[busy][:, None, :], at.shape)
            used = value != 0
            at, value = at[used], value[used]
            np.add.at(g2, at, value * value)
            np.add.at(w, at, -rate / np.sqrt(g2[at]) * value)
            at = np.unique(at)
            w[at] = np.sign(w[at]) * np.maximum(0, np.abs(w[at]) - l1 * rate / np.sqrt(g2[at]))
            w[:K] = 0
        print(f"epoch {epoch + 1}: {100 * wrong / len(label):.3f} % wrong", flush=True)
    return w.reshape(n, K)[1:], first


def pack(hashes, values, bits):
    """Buckets of four 16-bit slots: check << 8 | weight.  Of an overfull bucket the smallest weights go."""
    bucket = (hashes >> M(64 - bits)).astype(np.int64)
    check = ((hashes >> M(40)) & M(0xFF)).astype(np.uint16)
    table = np.zeros((1 << bits, 4), np.uint16)
    used = np.zeros(1 << bits, np.int64)
    dropped = 0
    for i in np.argsort(-np.abs(values), kind="stable"):
        b = bucket[i]
        if used[b] == 4 or (table[b, :used[b]] >> 8 == check[i]).any():
            dropped += 1
            continue
        table[b, used[b]] = check[i] << 8 | (int(values[i]) & 0xFF)
        used[b] += 1
    print(f"{len(values)} weights, {dropped} dropped from overfull buckets, {table.nbytes} bytes")
    return table


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--source", required=True, help="folder of decisions.tsv, characters_t2s.tsv, context_classes.tsv")
    ap.add_argument("--fold", required=True)
    ap.add_argument("--traditional", nargs="+", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--rate", type=float, default=0.15)
    ap.add_argument("--l1", type=float, default=0.01)
    ap.add_argument("--prune", type=float, default=0.3, help="weights smaller than this, in logits, are left out")
    ap.add_argument("--bits", type=int, default=16, help="log2 of the number of buckets")
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    source = lambda name: os.path.join(a.source, name)  # noqa: E731

    decisions = [(r[0], r[1].split(" ")) for r in rows(source("decisions.tsv")) if "phrases" not in r[5:]]
    apart = {frozenset((x, y)) for _, f in decisions for x in f for y in f if x != y}
    merge = {}  # glyph variants: one label
    for general, regional, *_ in rows(source("variants.tsv")):
        if frozenset((general, regional)) not in apart:
            merge[regional] = general
    merge.update(zip("烟冲汇毁迹麽", "煙沖匯毀跡麼"))
    keys = context_keys(a.fold, source("context_classes.tsv"))
    table = {r[0]: r[1] for r in rows(source("characters_t2s.tsv"))}
    simplify = Simplifier({**table, "著": "着", "覆": "覆", "藉": "借", "鍊": "炼"})
    forms = np.zeros((len(decisions), K + 1), np.uint32)
    group_of = np.full(0x110000, -1, np.int16)
    for i, (c, f) in enumerate(decisions):
        group_of[ord(c)] = i
        forms[i, :len(f)] = [ord(merge.get(x, x)) for x in f]
    classes = np.array([len(f) for _, f in decisions])

    simplified, traditional, weights = [], [], []
    for spec in a.traditional:
        for text, w in read_lines(spec):
            simple = simplify(text)
            if len(simple) == len(text):
                simplified.append(simple)
                traditional.append(text)
                weights.append((len(text) + 1, w))
    code = lambda lines: np.frombuffer(("\n" * 4 + "\n".join(lines) + "\n" * 5).encode("utf-32-le"), np.uint32)  # noqa: E731
    s, t = code(simplified), code(traditional)
    canonical = np.arange(0x110000, dtype=np.uint32)
    for c, g in merge.items():
        canonical[ord(c)] = ord(g)
    t = canonical[t]
    weight = np.concatenate([np.ones(4, np.float32)] + [np.full(n, w, np.float32) for n, w in weights] + [np.ones(4, np.float32)])
    at = np.nonzero(group_of[s] >= 0)[0]
    group = group_of[s[at]]
    label = np.full(len(at), -1, np.int64)
    for k in range(K + 1):
        label[forms[group, k] == t[at]] = k
    known = label >= 0
    lost = collections.Counter(chr(s[i]) + chr(t[i]) for i in at[~known])
    print("without a form:", " ".join(f"{p}{n}" for p, n in lost.most_common(30)))
    at, group, label = at[known], group[known], label[known]
    win = window(keys[np.minimum(s, 0xFFFF)], at)
    context = [contexts(win, x) for x in TEMPLATES]
    character = s[at]
    features = np.stack([feature_hash(character, i, 0, x) for i, x in enumerate(context)], 1)
    print(f"{len(simplified)} lines, {len(at)} decisions of {len(decisions)} characters", flush=True)
    w, first = fit(features, group, label, weight[at], classes, a.epochs, a.rate, a.l1, a.seed)

    context = np.stack(context, 1).ravel()[first]
    template = (first % len(TEMPLATES)).astype(np.int64)
    character = character[first // len(TEMPLATES)]
    hashes, values = [], []
    for k in range(1, K + 1):
        use = np.abs(w[:, k - 1]) >= a.prune
        for i in range(len(TEMPLATES)):
            mine = use & (template == i)
            hashes.append(feature_hash(character[mine], i, k, context[mine]))
            values.append(np.clip(np.rint(w[mine, k - 1] * SCALE), -127, 127))
    table = pack(np.concatenate(hashes), np.concatenate(values).astype(np.int64), a.bits)
    table.tofile(a.out)


if __name__ == "__main__":
    main()
