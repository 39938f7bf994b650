#!/usr/bin/env python3
"""Speed of `zhtext convert` against zhconv-rs and OpenCC, processor time on one core, interleaved, best of N.

    bench_convert.py --zhtext .build/release/zhtext --simplified FILE --traditional FILE [--rounds 5]

The peers run inside Python on one string (their fastest way); zhtext is measured as a whole command, reading and writing
included.  MB are 10^6 bytes of UTF-8.
"""
import argparse, os, resource, subprocess, time
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--zhtext", required=True)
ap.add_argument("--simplified", required=True)
ap.add_argument("--traditional", required=True)
ap.add_argument("--rounds", type=int, default=5)
ap.add_argument("--opencc", action="store_true")
a = ap.parse_args()
import zhconv_rs
MW = {"t2s": "zh-hans", "s2t": "zh-hant", "s2twp": "zh-tw", "s2hkp": "zh-hk", "tw2sp": "zh-cn"}

def own(config, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "rb") as f:
        subprocess.run([a.zhtext, "convert", "--config", config], stdin=f, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

def inside(f, text):
    t = time.process_time(); f(text); return time.process_time() - t

for config in ("t2s", "s2t", "s2twp", "s2hkp", "tw2sp"):
    path = a.traditional if config.startswith("t") else a.simplified
    text = open(path, encoding="utf-8").read()
    size = os.path.getsize(path) / 1e6
    zhconv_rs.zhconv("热身", MW[config])
    times = {"zhtext": [], "zhconv-rs": []}
    for _ in range(a.rounds):
        times["zhtext"].append(own(config, path))
        times["zhconv-rs"].append(inside(lambda s: zhconv_rs.zhconv(s, MW[config]), text))
        times["zhtext"].append(own(config, path))
    if a.opencc:
        import opencc
        c = opencc.OpenCC(config)
        times["opencc"] = [inside(c.convert, text[:len(text) // 10]) * 10]
    best = {k: min(v) for k, v in times.items()}
    print(config, " ".join(f"{k} {size / v:.0f} MB/s" for k, v in best.items()), " ratio to zhconv-rs %.1f" % (best["zhconv-rs"] / best["zhtext"]),
          (" to opencc %.0f" % (best["opencc"] / best["zhtext"])) if "opencc" in best else "", flush=True)
