#!/usr/bin/env python3
"""Make Sources/ZhText/Data/source/short_form_risk.tsv: how often a short form of a division's name is
something else.

usage: short_form_risk.py DIVISIONS.tsv AMBIGUOUS.tsv FOLD.bin JIEBA_DICT TAIWAN.txt.xz LAWS.txt.xz > short_form_risk.tsv

A short form (兰州, 永康) is a safe name only when its characters seldom meet otherwise. Text in which a
place can hardly be meant measures that: Taiwan's press releases for Mainland counties, the Mainland's
laws for Taiwan's townships. Every occurrence there is a common word, a personal name or two words
that meet. A dictionary's word classes and the hand-made lists below complete it.
"""
import collections
import lzma
import struct
import sys

# Forms of provinces and prefectures are names nearly everywhere; the exceptions are known.
PREFECTURE_RISK = {
    1: "遵义 临夏 广安 安庆 长春 鸡西 黑河 红河 海口 南平 安顺 金华 天水 宝鸡 百色 金昌 河源 吉安 怀化 文山 白山 广安 广元 巴中 兴安 延安 德州 "
       "南通 南阳 广安 和田 达州 高市 嘉县 金县 马祖 六安 常德 保定 丽水 三明 海西 黄南 红河 武威",
    2: "巴中 日照 来宾 四平 海东 海北 山南 阿里 安康 北海 白银 通化 大同 长治 玉树 朝阳 惠民 本溪 中卫 宜春 "
       "中市 北市 南市 渡口 昌都 铜川 中山",
    3: "山城 冰城 星城 春城 泉城 江城 风城 港都 筑城 府城 花城 羊城 蓉城 鹏城 榕城 鹭岛 水城",
}
SLIGHT = set("庐山 巢湖 洪湖 祁连 钱塘 鄱阳 龙门 罗湖 衡山 巫山 昆山 崇明 南沙 敦煌 监利 神农架 石首 赤壁 仙桃 孝感 恩施 大理 大连 开封 营口 三峡 桃源".split())
HARD = set("""古城 富民 同德 狮子山 松花江 新市镇 合作 资源 公园 会同 同仁 延长 新建 动力 南部 水上 会理 港口 友好 通道 公安 东方 万年
成功 比如 四方 将军 大名 中方 山上 富裕 光泽 万里 新星 共和 互助 友谊 运河 温泉 平安 大方 民权 乐业 安居
民乐 惠民 威信 定日 露天 合水 同心 平房 平原 洞口 前锋 元宝 武功 丰满 正安 双城 林内 林边 大内 大树 大社
花坛 树林 盐田 大厂 田中 春日 来安 南城 长子 方正 安定 清新 文水 大观 大化 大英 大新 平定 高明 开元 宏伟 台前
布袋 狮子 界首 升平 大同 复兴 和平 光复 信义 仁爱 市区 郊区 城区 矿区 新区 中区 中市区 公园区 南市 中国
康乐 四会 大林 大村 大竹 七星 三元 和顺 兴业 新民 平和 民和 府城 中西 池上 尖山 尖石 湖内 沙洲 集美
石门 九龙 福山 北门 西门 新社 大港 大桥 二道 小店 水里 东市 北站 和安 成安 大关 大田""".split())
# 大同, 和平 … are hard only as bare words; chains and full names still find them.
SOFT = set("个旧 福泉 巴马 望德 从江 巴州 海陵 西工 琉球 中科 竹科 德州 上党 克州 阿盟 和政 长洲 线西 云溪 千山 科尔沁 土库 镜泊湖 古城区 离岛 太湖 泰山 华山 三江 白云 大同 复兴 和平 光复 信义 仁爱 南市 中西 集美 石门 北门 新社 九龙 福山 兴业 尖石 池上 大林 大村 府城 盐田 水里".split())

# Full names that arise where two words meet (因应 | 城市) or that are words (新 | 社区).
FULL = {1: "中山市 南山区 白山市 新都区 河口区 大同市 东阳市 滨海区 新城区 西市区 路北区 路南区 城北区 城南区 西工区 市中区 "
           "新北区 新区街道", 2: "市南区 南市区 市北区 南部县 应城市 会同县 海城市 双城市 项城市 兴城市 合作市 新建区 大城乡 新社区 老城区 "
           "大社区 新兴区 小城镇 离岛区 新市乡", 3: "于城镇 新市镇 公园区 中心镇 发展乡 建设乡 开发区 向城镇 明村镇 和村镇 高城镇 边城镇 温泉地区 地城镇 会同乡"}


def main():
    divisions, ambiguous, fold_path, dictionary, taiwan, laws = sys.argv[1:7]
    blob = open(fold_path, "rb").read()
    keys = struct.unpack("<65536H", blob[64:64 + 131072])
    fold = lambda s: "".join(chr(keys[ord(c)]) if ord(c) < 65536 and not 0xD800 <= keys[ord(c)] < 0xE000 else "?" for c in s)
    forms = collections.defaultdict(set)
    for line in open(divisions, encoding="utf-8"):
        if line.startswith("#"):
            continue
        field = line.rstrip("\n").split("\t")
        code = field[0]
        taiwanese = code.isdigit() and len(code) in (5, 8)
        region = "TW" if taiwanese else "HK" if code.startswith(("HK", "MO")) else "CN"
        for alias in field[4].split(";"):
            if len(alias) >= 2:
                forms[fold(alias)].add((region, field[1]))
        if len(field[2]) == 2:
            forms[fold(field[2])].add((region, "full"))
    full = {form: risk for risk, names in FULL.items() for form in names.split()}
    for form in full:
        forms[form].add(("CN", "full"))
    judged = {fold(field[0]) for field in (line.rstrip("\n").split("\t") for line in open(ambiguous, encoding="utf-8"))
              if field[-1] == "1"}
    words = {}
    for line in open(dictionary, encoding="utf-8"):
        word, frequency, tag = line.split()
        word = fold(word)
        if int(frequency) > words.get(word, (0, ""))[0]:
            words[word] = (int(frequency), tag)
    lengths = sorted({len(form) for form in forms if len(form) <= 3})

    def rates(path):
        counts, total = collections.Counter(), 0
        for line in lzma.open(path, "rt", encoding="utf-8"):
            text = fold(line.rstrip("\n"))
            total += len(text)
            for length in lengths:
                for i in range(len(text) - length + 1):
                    if text[i:i + length] in forms:
                        counts[text[i:i + length]] += 1
        return {form: 1e6 * count / total for form, count in counts.items()}

    in_taiwan, in_laws = rates(taiwan), rates(laws)
    prefecture = {form: risk for risk, names in PREFECTURE_RISK.items() for form in names.split()}
    print("""# Short forms of division names that are often something else. Sorted.
# Made by Training/districts/short_form_risk.py. Facts: our own counts over Taiwan's press releases (Open Government Data
# Licence, Taiwan 1.0) and Mainland laws (no copyright); word frequency and class from jieba's dictionary (MIT); our own judgement.
# Columns: form (folded), risk (1 needs some evidence, 2 a common word: needs good evidence, 3 only in a chain),
#   occurrences per million characters where no place is meant, frequency and class in the dictionary""")
    for form, uses in sorted(forms.items()):
        regions = {region for region, level in uses}
        levels = {level for region, level in uses}
        rate = in_taiwan.get(form, 0) if regions == {"CN"} else in_laws.get(form, 0) if "CN" not in regions else 0
        frequency, tag = words.get(form, (0, ""))
        common = frequency >= 300 and tag[:1] in ("v", "a", "n", "d", "m", "t", "s", "l", "i") and tag[:2] not in ("ns", "nr", "nz", "nt")
        if form in full:
            risk = full[form]
        elif form in SOFT:
            risk = 2
        elif form in HARD:
            risk = 3
        elif form in SLIGHT:
            risk = 1
        elif form in prefecture:
            risk = prefecture[form]
        elif "province" in levels or "country" in levels or "prefecture" in levels:
            risk = 0
        elif levels == {"full"}:
            risk = 2 if rate >= 1 or form[1] == "区" else 1
        elif rate >= 3 or common:
            risk = 2
        elif rate >= 0.05 or frequency >= 100 and tag[:2] not in ("ns", "nr", "nz", "nt") or len(regions) > 1 or form in judged:
            risk = 1
        else:
            risk = 0
        if risk:
            print(form, risk, f"{rate:.2f}", frequency, tag, sep="\t")


main()
