"""One tool on one file in this process: `peers.py PEER TASK FILE BYTES SECONDS`.

Prints one JSON object: version, time to load, time and bytes of the repetitions, peak memory. The
text is in memory before the clock starts, and results stay there.
"""
import importlib.metadata
import json
import resource
import sys
import time

PACKAGES = {
    "opencc": "OpenCC", "zhconv-rs": "zhconv-rs", "opencc-fmmseg": "opencc-pyo3", "jieba": "jieba",
    "rjieba": "rjieba", "icu": "PyICU", "cn2an": "cn2an", "cpca": "cpca", "jionlp": "jionlp",
    "lac": "LAC",
}


def by_line(function):
    """For tools that take a sentence at a time."""
    return lambda text: [function(line) for line in text.split("\n") if line]


def opencc(task):
    import opencc
    return opencc.OpenCC(task).convert


def zhconv_rs(task):
    import zhconv_rs
    target = {"s2t": "zh-hant", "t2s": "zh-hans", "s2twp": "zh-tw"}[task]
    return lambda text: zhconv_rs.zhconv(text, target)


def opencc_fmmseg(task):
    import opencc_pyo3
    converter = opencc_pyo3.OpenCC(task)
    return lambda text: converter.convert(text, False)


def jieba(task):
    import jieba
    jieba.setLogLevel(60)
    jieba.initialize()
    return by_line(jieba.lcut)


def rjieba(task):
    import rjieba
    cut = rjieba.Jieba().cut if hasattr(rjieba, "Jieba") else rjieba.cut
    return by_line(lambda line: cut(line, True))


def icu(task):
    import icu
    if task == "segment":
        iterator = icu.BreakIterator.createWordInstance(icu.Locale("zh"))

        def words(line):
            iterator.setText(line)
            return list(iterator)
        return by_line(words)
    name = {"s2t": "Simplified-Traditional", "t2s": "Traditional-Simplified"}[task]
    return icu.Transliterator.createInstance(name).transliterate


def cn2an(task):
    import cn2an
    return by_line(lambda line: cn2an.transform(line, "cn2an"))


def cpca(task):
    import cpca
    return lambda text: cpca.transform([line for line in text.split("\n") if line])


def jionlp(task):
    import jionlp
    return by_line(jionlp.recognize_location)


def lac(task):
    import paddle
    sys.modules.setdefault("paddle.fluid", paddle.base)
    sys.modules.setdefault("paddle.fluid.core", paddle.base.core)
    paddle.fluid = paddle.base
    from LAC import LAC
    return by_line(LAC(mode="seg" if task == "segment" else "lac").run)


LOADERS = {
    "opencc": opencc, "zhconv-rs": zhconv_rs, "opencc-fmmseg": opencc_fmmseg, "jieba": jieba,
    "rjieba": rjieba, "icu": icu, "cn2an": cn2an, "cpca": cpca, "jionlp": jionlp, "lac": lac,
}


def main():
    peer, task, path, limit, seconds = sys.argv[1:]
    with open(path, "rb") as file:
        data = file.read(int(limit))
    text = data[: data.rfind(b"\n") + 1].decode("utf-8")
    start = time.process_time()
    run = LOADERS[peer](task)
    run("第一章，三百二十名學生\n")
    loaded = time.process_time()
    rounds = 0
    while rounds == 0 or time.process_time() - loaded < float(seconds):
        run(text)
        rounds += 1
    end = time.process_time()
    print(json.dumps({
        "version": importlib.metadata.version(PACKAGES[peer]),
        "load": loaded - start,
        "seconds": end - loaded,
        "bytes": rounds * len(text.encode("utf-8")),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }))


if __name__ == "__main__":
    main()
