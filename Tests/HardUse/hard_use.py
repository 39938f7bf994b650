#!/usr/bin/env python3
"""Hard use of the commands: any bytes, any size, any fault.

usage: hard_use.py [--zhtext PATH] [--scale small|full] [--only NAME,…] [--table FILE]

small is what the continuous integration runs (a minute or two); full has the sizes of the
guarantees (1 GB lines, a million files) and takes much longer. --table writes the Markdown table of
docs/HARD_USE.md. Exit status 1 when a check fails. Standard library only.
"""
import argparse
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ARTICLE = "蘭州市推進「雙減」工作取得階段性成效，記者在城關區暢家巷小學看到，超過七成的學生能在規定時間內完成作業。\n"
COMMANDS = {
    "extract": ["extract", "--format", "jsonl"],
    "convert t2s": ["convert", "--config", "t2s"],
    "convert s2twp": ["convert", "--config", "s2twp"],
    "segment": ["segment"],
    "numbers find": ["numbers"],
    "numbers itn": ["numbers", "--mode", "itn"],
    "numbers tn": ["numbers", "--mode", "tn"],
    "detect": ["detect"],
}


class Checks:
    def __init__(self, zhtext, scale, folder):
        self.zhtext, self.scale, self.folder = zhtext, scale, pathlib.Path(folder)
        self.rows, self.failures = [], []

    def size(self, small, full):
        return full if self.scale == "full" else small

    def run(self, args, data=None, timeout=600, **options):
        return subprocess.run([self.zhtext, *args], input=data, capture_output=True, timeout=timeout, **options)

    def expect(self, condition, message):
        if not condition:
            self.failures.append(f"{self.current}: {message}")
            print(f"  FAILED {message}", flush=True)

    def check(self, function):
        self.current = function.__name__.replace("_", " ")
        before, start = len(self.failures), time.monotonic()
        print(f"-- {self.current}", flush=True)
        tried = function(self)
        seconds = time.monotonic() - start
        self.rows.append((function.__doc__.strip().split("\n")[0], tried, len(self.failures) - before, seconds))

    def entities(self, output):
        return [json.loads(line) for line in output.decode("utf-8").split("\n") if line]

    def never_crashes(self, name, data, **options):
        """Runs all commands on the bytes: each ends with 0 or 1, says nothing odd, and gives valid UTF-8."""
        for label, args in COMMANDS.items():
            p = self.run([*args, "-"], data, **options)
            self.expect(p.returncode in (0, 1), f"{label} on {name}: status {p.returncode} {p.stderr[-200:]!r}")
            try:
                p.stdout.decode("utf-8")
            except UnicodeDecodeError as error:
                self.expect(False, f"{label} on {name}: output is not UTF-8: {error}")


def every_byte_and_pair(t):
    """every single byte and every pair of bytes as a file"""
    folder = t.folder / "pairs"
    folder.mkdir()
    names = 0
    for a in range(256):
        (folder / f"{a:03}.txt").write_bytes(bytes([a]))
        names += 1
    step = t.size(5, 1)
    for a in range(0, 256, step):
        for b in range(256):
            (folder / f"{a:03}-{b:03}.txt").write_bytes(bytes([a, b]))
            names += 1
    p = t.run(["extract", "--format", "jsonl", str(folder)])
    lines = p.stdout.splitlines()
    t.expect(p.returncode in (0, 1), f"status {p.returncode}")
    t.expect(len(lines) == names, f"{len(lines)} records for {names} files")
    ids = [json.loads(line)["id"] for line in lines]
    t.expect(ids == sorted(ids), "records are out of order")
    shutil.rmtree(folder)
    return f"{names} files"


def all_of_Unicode(t):
    """every Unicode scalar through every command"""
    scalars = "".join(chr(c) for c in range(1, 0x110000) if not 0xD800 <= c < 0xE000 and c not in (10, 13))
    text = "\n".join(scalars[i:i + 4000] for i in range(0, len(scalars), 4000)) + "\n"
    data = text.encode()
    t.never_crashes("all of Unicode", data)
    words = t.run(["segment", "-"], data).stdout.decode()
    bare = lambda s: "".join(s.split())
    t.expect(bare(words) == bare(text), "segment changes characters")
    return f"{len(scalars):,} scalars × {len(COMMANDS)} commands"


def long_line(t):
    """one very long line"""
    size = t.size(20_000_000, 1_000_000_000)
    line = ARTICLE.rstrip("\n").encode()
    path = t.folder / "line.txt"
    with open(path, "wb") as f:
        for _ in range(size // len(line)):
            f.write(line)
    for label, args in COMMANDS.items():
        if t.scale == "full" and label.startswith("numbers"):
            continue
        with open(os.devnull, "wb") as out:
            p = subprocess.run([t.zhtext, *args, str(path)], stdout=out, stderr=subprocess.PIPE)
        t.expect(p.returncode == 0, f"{label}: status {p.returncode} {p.stderr[-200:]!r}")
    path.unlink()
    return f"{size:,} bytes × {len(COMMANDS)} commands"


def empty_lines(t):
    """millions of empty lines"""
    count = t.size(1_000_000, 10_000_000)
    data = b"\n" * count
    for label, args in COMMANDS.items():
        p = t.run([*args, "-"], data)
        t.expect(p.returncode == 0, f"{label}: status {p.returncode}")
        if label.startswith(("convert", "segment", "numbers itn", "numbers tn")):
            t.expect(p.stdout.count(b"\n") == count, f"{label}: {p.stdout.count(10)} lines for {count}")
    return f"{count:,} lines × {len(COMMANDS)} commands"


def many_files(t):
    """many tiny files in folders"""
    count = t.size(20_000, 1_000_000)
    root = t.folder / "many"
    for i in range(count):
        folder = root / f"{i // 1000:04}"
        if i % 1000 == 0:
            folder.mkdir(parents=True)
        (folder / f"{i:07}.txt").write_text("兰州市有3所学校", encoding="utf-8")
    p = t.run(["extract", "--format", "jsonl", str(root)])
    lines = p.stdout.splitlines()
    t.expect(p.returncode == 0 and len(lines) == count, f"status {p.returncode}, {len(lines)} records for {count}")
    t.expect(lines == sorted(lines), "records are out of order")
    shutil.rmtree(root)
    return f"{count:,} files"


def odd_folders(t):
    """deep folders, links in circles, names that are not UTF-8"""
    root = t.folder / "odd"
    deep = root
    for _ in range(60):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("北京大学", encoding="utf-8")
    os.symlink(root, root / "circle")
    os.symlink(root / "nowhere", root / "dangling.txt")
    with open(os.path.join(os.fsencode(root), b"\xc0\xb6\xd6\xdd.txt"), "wb") as f:
        f.write("清华大学".encode())
    (root / "skipped.pdf").write_bytes(b"%PDF")
    p = t.run(["extract", "--format", "jsonl", str(root)])
    found = {e["text"] for d in t.entities(p.stdout) for e in d.get("entities", []) if e["type"] == "school"}
    t.expect({"北京大学", "清华大学"} <= found, f"found {found}")
    t.expect(p.returncode == 1, f"a dangling link is a failed input: status {p.returncode}")
    t.expect(b"skipped.pdf" in p.stderr, "the skipped file is not named")
    shutil.rmtree(root)
    return "5 kinds"


def broken_encodings(t):
    """overlong, surrogate, cut and mixed encodings; NUL bytes"""
    samples = {
        "overlong": b"\xc0\xaf \xe0\x80\xaf \xf0\x80\x80\xaf", "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
        "above": b"\xf4\x90\x80\x80", "cut": ARTICLE.encode()[:-2], "lone": b"\x80\xbf\xfe\xff",
        "mixed": ARTICLE.encode() + ARTICLE.encode("gb18030") + ARTICLE.encode("big5", "ignore"),
        "nul": b"\0".join([ARTICLE.encode()] * 5), "nul only": b"\0" * 100,
        "gb18030 four bytes": "\U00020000兰州市\u3400".encode("gb18030"),
        "hkscs": "嘅咗喺蘭州市".encode("big5hkscs"),
    }
    for order in ("utf-16-le", "utf-16-be", "utf-16"):
        samples[order] = ARTICLE.encode(order)
        samples[order + " odd"] = ARTICLE.encode(order)[:-1]
    for name, data in samples.items():
        t.never_crashes(name, data)
    for name, data in samples.items():
        p = t.run(["extract", "--format", "jsonl", "--strict", "-"], data)
        t.expect(p.returncode in (0, 1), f"--strict on {name}: {p.returncode}")
    p = t.run(["extract", "--format", "jsonl", "-"], "兰州市".encode() + b"\xff" + "北京市".encode())
    t.expect(p.returncode == 0 and b"byte 9" in p.stderr, f"invalid byte is not reported: {p.stderr!r}")
    p = t.run(["extract", "--format", "jsonl", "--strict", "-"], "兰州市".encode() + b"\xff")
    t.expect(p.returncode == 1, "--strict accepts an invalid byte")
    return f"{len(samples)} samples × {len(COMMANDS)} commands"


def random_bytes(t):
    """random bytes, and text with random damage"""
    rng = random.Random(7)
    count = t.size(60, 1000)
    for i in range(count):
        if i % 2:
            data = rng.randbytes(rng.randrange(1, 3000))
        else:
            data = bytearray((ARTICLE * 8).encode(rng.choice(["utf-8", "gb18030", "utf-16"])))
            for _ in range(rng.randrange(1, 20)):
                data[rng.randrange(len(data))] = rng.randrange(256)
        label = rng.choice(list(COMMANDS))
        p = t.run([*COMMANDS[label], "-"], bytes(data))
        t.expect(p.returncode in (0, 1), f"{label}: status {p.returncode} on sample {i}")
    return f"{count} inputs"


def bad_records(t):
    """broken JSON Lines: one record out for each line in, in order"""
    good = json.dumps({"id": 7, "text": ARTICLE}, ensure_ascii=False)
    lines = [good, "{", "[]", '{"id":1}', '{"id":2,"text":5}', '{"text":"\\ud800 lone"}', good, "null", '{"id":"x","text":"' + "零" * 10,
             '{"id":3,"text":"' + "\\u0000" * 10 + '"}', '{"id":4,"text":""}', '{"a":' + "[" * 400 + "]" * 400 + ',"text":"深"}', good]
    p = t.run(["extract", "--input-format", "jsonl", "--format", "jsonl", "-"], "\n".join(lines).encode() + b"\n")
    out = t.entities(p.stdout)
    t.expect(p.returncode == 1, f"status {p.returncode}")
    t.expect(len(out) == len(lines), f"{len(out)} records for {len(lines)} lines")
    t.expect([("error" in r) for r in out] == [False, True, True, True, True, False, False, True, True, False, False, False, False], "wrong lines failed")
    t.expect(out[0]["entities"] == out[6]["entities"] == out[12]["entities"], "a bad record changes its neighbours")
    p = t.run(["extract", "--input-format", "jsonl", "--format", "jsonl", "--max-record", "1000", "-"],
              (good + "\n" + json.dumps({"id": 9, "text": "长" * 5000}) + "\n" + good + "\n").encode())
    t.expect(["error" in r for r in t.entities(p.stdout)] == [False, True, False], "--max-record")
    return f"{len(lines) + 3} records"


def same_for_any_number_of_threads(t):
    """output does not depend on the number of threads, the locale or the environment"""
    lines = [json.dumps({"id": i, "text": (ARTICLE * (i % 17 + 1))[: 20 + i % 300]}, ensure_ascii=False) for i in range(5000)]
    data = "\n".join(lines).encode() + b"\n"
    outputs = set()
    for jobs in ("1", "2", "7"):
        outputs.add(t.run(["extract", "--input-format", "jsonl", "--format", "jsonl", "--jobs", jobs, "-"], data).stdout)
    for env in ({}, {"LANG": "zh_TW.Big5", "LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}):
        outputs.add(t.run(["extract", "--input-format", "jsonl", "--format", "jsonl", "-"], data, env=env).stdout)
    t.expect(len(outputs) == 1, f"{len(outputs)} different outputs")
    return f"{len(lines)} records, 3 thread counts, 3 environments"


def linear_time(t):
    """adversarial text for the inner loops: time per byte of a large text within 1.5 × of a small one"""
    samples = {"one character": "一", "digits": "9", "numerals": "百千萬億", "brackets": "《", "quotes": "「", "schools": "第一中學", "divisions": "北京市北京",
               "year": "二〇二三年", "points": "1.1.1.1.", "commas": "1,111,", "ranges": "三至四至", "letters": "a", "heads": "小學中學大學", "laws": "法條例辦法"}
    small, large = 200_000, t.size(4_000_000, 100_000_000)
    for name, unit in samples.items():
        for label in ("extract", "segment", "numbers find", "convert s2twp"):
            if t.scale != "full" and label != "extract" and name in ("heads", "laws", "schools", "divisions"):
                continue
            times = []
            for size in (small, large):
                data = (unit * (size // len(unit.encode()))).encode()
                path = t.folder / "adversarial.txt"
                path.write_bytes(data)
                best = None
                for _ in range(3 if size == small else 1):
                    before = resource.getrusage(resource.RUSAGE_CHILDREN)
                    with open(os.devnull, "wb") as out:
                        try:
                            p = subprocess.run([t.zhtext, *COMMANDS[label], str(path)], stdout=out, stderr=subprocess.PIPE, timeout=t.size(60, 1200))
                        except subprocess.TimeoutExpired:
                            t.expect(False, f"{label} on {name}: {size} bytes took too long")
                            break
                    after = resource.getrusage(resource.RUSAGE_CHILDREN)
                    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                    best = used if best is None else min(best, used)
                    t.expect(p.returncode == 0, f"{label} on {name}: status {p.returncode}")
                times.append(best)
            if None not in times:
                # 25 ms of start-up and noise are forgiven.
                t.expect(times[1] <= (times[0] + 0.025) * 1.5 * large / small, f"{label} on {name}: {times[0]:.3f} s and {times[1]:.3f} s")
    return f"{len(samples)} texts of {large // 1_000_000} MB"


def nested_and_long(t):
    """brackets nested a million deep; a number of 1 MB"""
    for name, text in (("brackets", "《" * 1_000_000 + "條例" + "》" * 1_000_000), ("digits", "9" * 1_000_000 + "人"), ("numerals", "九" * 1_000_000 + "人"),
                       ("decimals", "0." + "1" * 1_000_000 + "%"), ("zeros", "一" + "萬" * 300_000 + "人")):
        t.never_crashes(name, text.encode(), )
    return f"5 texts × {len(COMMANDS)} commands"


def bounded_memory(t):
    """memory is bounded whatever the input's size"""
    size = t.size(60_000_000, 1_000_000_000)
    path = t.folder / "large.txt"
    with open(path, "wb") as f:
        block = "".join(ARTICLE.replace("七成", f"{i}名") for i in range(2000)).encode()
        for _ in range(size // len(block)):
            f.write(block)
    for label, limit in (("extract", 400), ("convert t2s", 60), ("segment", 120), ("numbers find", 120)):
        script = ("import resource,subprocess,sys; subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL); "
                  "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        p = subprocess.run([sys.executable, "-c", script, t.zhtext, *COMMANDS[label], str(path)], capture_output=True)
        peak = int(p.stdout or b"0") / 1024
        t.expect(0 < peak < limit, f"{label}: {peak:.0f} MB for {size // 1_000_000} MB")
    path.unlink()
    return f"{size // 1_000_000} MB × 4 commands"


def closed_pipe(t):
    """a reader that goes away ends the command quietly"""
    path = t.folder / "pipe.txt"
    path.write_text(ARTICLE * 20_000, encoding="utf-8")
    for label, args in COMMANDS.items():
        p = subprocess.Popen([t.zhtext, *args, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        p.stdout.read(1)
        p.stdout.close()
        error = p.stderr.read()
        p.stderr.close()
        status = p.wait(timeout=60)
        t.expect(error == b"", f"{label}: says {error[:200]!r}")
        t.expect(status in (0, 141, -signal.SIGPIPE), f"{label}: status {status}")
    return f"{len(COMMANDS)} commands"


def full_disk(t):
    """a full disk: non-zero status, no half file under the final name, no temporary file left"""
    path = t.folder / "source.txt"
    path.write_text(ARTICLE * 20_000, encoding="utf-8")
    tried = 0
    for label, args in COMMANDS.items():
        if label == "detect":
            continue
        target = t.folder / "out" / "result"
        target.parent.mkdir(exist_ok=True)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        p = t.run([*args, "-o", str(target), str(path)], preexec_fn=limit)
        t.expect(p.returncode == 1, f"{label}: status {p.returncode} {p.stderr[-100:]!r}")
        t.expect(not list(target.parent.iterdir()), f"{label}: left {list(target.parent.iterdir())}")
        with open("/dev/full", "wb") as full:
            p = subprocess.run([t.zhtext, *args, str(path)], stdout=full, stderr=subprocess.PIPE)
        t.expect(p.returncode == 1 and p.stderr, f"{label} to a full device: status {p.returncode}")
        tried += 2
    return f"{tried} runs"


def killed(t):
    """killed or interrupted in the middle: no half file; SIGINT marks partial output and exits with 130"""
    path = t.folder / "source.txt"
    path.write_text(ARTICLE * t.size(150_000, 600_000), encoding="utf-8")
    target = t.folder / "out" / "result"
    target.parent.mkdir(exist_ok=True)
    for sig in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
        p = subprocess.Popen([t.zhtext, "extract", "--format", "jsonl", "-o", str(target), str(path)], stderr=subprocess.PIPE)
        time.sleep(0.15)
        p.send_signal(sig)
        p.communicate()
        t.expect(not target.exists(), f"{sig.name}: a half file under the final name")
        if sig != signal.SIGKILL:
            t.expect(p.returncode == 130, f"{sig.name}: status {p.returncode}")
            left = [x for x in target.parent.iterdir() if x.stat().st_mtime > time.time() - 5]
            t.expect(not [x for x in left if sig != signal.SIGKILL and x.name.startswith(".zhtext")] or sig == signal.SIGKILL, f"{sig.name}: left {left}")
        for x in target.parent.iterdir():
            x.unlink()
    p = subprocess.Popen([t.zhtext, "extract", "--input-format", "jsonl", "--format", "jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    p.stdin.write(json.dumps({"id": 1, "text": ARTICLE}).encode() + b"\n")
    p.stdin.flush()
    time.sleep(0.3)
    p.send_signal(signal.SIGINT)
    out, _ = p.communicate(timeout=20)
    t.expect(p.returncode == 130, f"waiting on a pipe: status {p.returncode}")
    last = json.loads(out.splitlines()[-1]) if out else {}
    t.expect(last.get("error", {}).get("code") == "interrupted", f"partial output is not marked: {out[-200:]!r}")
    return "4 runs"


def unreadable_inputs(t):
    """missing, unreadable and changing files: named, the rest processed"""
    good = t.folder / "good.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    for bad in (str(t.folder / "missing.txt"), "/proc/self/mem"):
        p = t.run(["extract", "--format", "jsonl", bad, str(good)])
        t.expect(p.returncode == 1 and bad.encode() in p.stderr, f"{bad}: status {p.returncode} {p.stderr[:200]!r}")
        t.expect(any(r["id"] == str(good) for r in t.entities(p.stdout)), f"{bad}: the good file is lost")
    binary = t.folder / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 50)
    p = t.run(["extract", "--format", "jsonl", str(binary), str(good)])
    t.expect(p.returncode == 1 and len(t.entities(p.stdout)) == 2, f"binary: status {p.returncode}")
    p = t.run(["extract", "--format", "jsonl", "--fail-fast", str(t.folder / "missing.txt"), str(good)])
    t.expect(p.returncode == 1 and p.stdout == b"", "--fail-fast goes on")
    growing = t.folder / "growing.txt"
    growing.write_text(ARTICLE * 100_000, encoding="utf-8")
    p = subprocess.Popen([t.zhtext, "extract", "--format", "jsonl", str(growing)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.truncate(growing, 1000)
    out, _ = p.communicate(timeout=120)
    t.expect(p.returncode in (0, 1), f"a file that shrinks: status {p.returncode}")
    t.entities(out)
    return "5 faults"


def little_memory(t):
    """no memory: non-zero status and no half file, or done"""
    path = t.folder / "source.txt"
    path.write_text(ARTICLE * 30_000, encoding="utf-8")
    target = t.folder / "out" / "result"
    target.parent.mkdir(exist_ok=True)
    limits = [60, 100, 150, 250, 500]
    for megabytes in limits:
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        p = t.run(["extract", "--format", "jsonl", "--jobs", "1", "-o", str(target), str(path)], preexec_fn=limit)
        t.expect((p.returncode == 0) == target.exists(), f"{megabytes} MB: status {p.returncode}, file {target.exists()}")
        for x in target.parent.iterdir():
            x.unlink()
    return f"{len(limits)} limits"


def slow_pipe(t):
    """input that comes in small pieces, cut anywhere"""
    data = (ARTICLE * 3).encode()
    for label, args in COMMANDS.items():
        whole = t.run([*args, "-"], data).stdout
        p = subprocess.Popen([t.zhtext, *args, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for start in range(0, len(data), 7):
            p.stdin.write(data[start:start + 7])
            p.stdin.flush()
        out, _ = p.communicate(timeout=60)
        t.expect(out == whole, f"{label}: other output than from whole input")
    return f"{len(COMMANDS)} commands"


def hostile_markup(t):
    """script tags through every field of the HTML page; formulas in CSV"""
    evil = '<script>alert("兰州市")</script><img src=x onerror=alert(1)>'
    record = {"id": evil, "text": evil + "北京大学3所" + evil}
    p = t.run(["extract", "--input-format", "jsonl", "--format", "html", "-"], json.dumps(record).encode())
    t.expect(p.returncode == 0 and b"<script>alert" not in p.stdout and b"<img src=x" not in p.stdout, "markup goes through")
    p = t.run(["extract", "--input-format", "jsonl", "--format", "csv", "--spreadsheet", "-"], json.dumps({"id": "=1+1", "text": "北京大学"}).encode())
    t.expect(b"\n=1" not in p.stdout and b"\n\"=1" not in p.stdout, "a cell begins with =")
    return "2 formats"


CHECKS = [every_byte_and_pair, all_of_Unicode, long_line, empty_lines, many_files, odd_folders, broken_encodings, random_bytes, bad_records,
          same_for_any_number_of_threads, linear_time, nested_and_long, bounded_memory, closed_pipe, full_disk, killed, unreadable_inputs, little_memory,
          slow_pipe, hostile_markup]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--zhtext", default=".build/release/zhtext")
    ap.add_argument("--scale", choices=("small", "full"), default="small")
    ap.add_argument("--only", help="names of checks, separated by commas")
    ap.add_argument("--table", help="write a Markdown table to this file")
    a = ap.parse_args()
    checks = [c for c in CHECKS if not a.only or c.__name__ in a.only.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        t = Checks(os.path.abspath(a.zhtext), a.scale, folder)
        for check in checks:
            t.check(check)
    if a.table:
        with open(a.table, "w", encoding="utf-8") as f:
            f.write(f"| test | inputs tried | open findings |\n|---|---|---|\n")
            for name, tried, failures, _ in t.rows:
                f.write(f"| {name} | {tried} | {failures} |\n")
    bad = sum(1 for row in t.rows if row[2])
    for failure in t.failures:
        print(failure)
    print(f"{len(t.rows) - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
