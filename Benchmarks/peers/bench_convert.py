#!/usr/bin/env python3
"""Speed of `zhtext convert` against zhconv-rs and OpenCC, processor time on one core, interleaved, best of N.

    bench_convert.py --zhtext .build/release/zhtext --simplified FILE --traditional FILE [--rounds 5] [--opencc]

The peers (PyPI zhconv-rs, opencc) run inside Python on one string, their fastest way; zhtext is measured as a whole
command, reading and writing included.  MB are 10^6 bytes of UTF-8.
"""
import argparse
import os
import resource
import subprocess
import time

TARGETS = {"t2s": "zh-hans", "s2t": "zh-hant", "s2twp": "zh-tw", "s2hkp": "zh-hk", "tw2sp": "zh-cn"}


def command_time(program, config, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "rb") as f:
        subprocess.run([program, "convert", "--config", config], stdin=f, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def call_time(function, text):
    start = time.process_time()
    function(text)
    return time.process_time() - start


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--zhtext", required=True)
    ap.add_argument("--simplified", required=True)
    ap.add_argument("--traditional", required=True)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--opencc", action="store_true", help="also OpenCC, on a tenth of the text")
    a = ap.parse_args()
    import zhconv_rs
    for config, target in TARGETS.items():
        path = a.traditional if config.startswith("t") else a.simplified
        text = open(path, encoding="utf-8").read()
        size = os.path.getsize(path) / 1e6
        zhconv_rs.zhconv("热身", target)
        times = {"zhtext": [], "zhconv-rs": []}
        for _ in range(a.rounds):
            times["zhtext"].append(command_time(a.zhtext, config, path))
            times["zhconv-rs"].append(call_time(lambda s: zhconv_rs.zhconv(s, target), text))
            times["zhtext"].append(command_time(a.zhtext, config, path))
        if a.opencc:
            import opencc
            converter = opencc.OpenCC(config)
            times["OpenCC"] = [10 * call_time(converter.convert, text[:len(text) // 10])]
        best = {name: min(values) for name, values in times.items()}
        ratios = [f"{best[name] / best['zhtext']:.1f} × {name}" for name in best if name != "zhtext"]
        print(config, ", ".join(f"{name} {size / value:.0f} MB/s" for name, value in best.items()), "→",
              ", ".join(ratios), flush=True)


if __name__ == "__main__":
    main()
