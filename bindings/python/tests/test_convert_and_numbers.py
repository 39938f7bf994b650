"""Script conversion, words and numbers."""

import pytest

import zhtext


def test_convert():
    assert zhtext.convert("头发干燥，皇后在里面", "s2tw") == "頭髮乾燥，皇后在裡面"
    assert zhtext.convert("頭髮乾燥", "t2s") == "头发干燥"
    assert zhtext.convert("", "s2t") == ""
    assert zhtext.convert("\ud800头", "s2t") == "\ufffd頭"
    with pytest.raises(zhtext.ZhTextError, match="unknown profile 's2x'; known are s2t, t2s"):
        zhtext.convert("", "s2x")


def test_alignment_covers_both_texts():
    text = "😀软件和打印机的头发"
    converted, alignment = zhtext.convert_aligned(text, "s2twp")
    assert converted == zhtext.convert(text, "s2twp")
    assert alignment[0][0] == alignment[0][2] == 0
    assert alignment[-1][1] == len(text) and alignment[-1][3] == len(converted)
    for before, after in zip(alignment, alignment[1:]):
        assert before[1] == after[0] and before[3] == after[2]
    parts = {text[a:b]: converted[c:d] for a, b, c, d in alignment}
    assert parts["软件"] == "軟體"


def test_numbers():
    text = "😀超過三千八百名學生，2023年10月26日"
    found = zhtext.numbers(text)
    for number in found:
        assert text[number.start : number.end] == number.text
    quantity = next(n for n in found if n.kind == "quantity")
    assert (quantity.value, quantity.unit, quantity.comparator) == ("3800", "名", ">")
    assert next(n for n in found if n.kind == "date").value == "2023-10-26"
    assert zhtext.numbers("") == []


def test_rewriting():
    assert zhtext.to_digits("一百二十三所") == "123所"
    assert zhtext.to_words("123所") == "一百二十三所"
    assert zhtext.to_digits("三所", single_digits=True) == "3所"
    assert zhtext.to_digits("三千五百万", expand=True) == "35000000"


@pytest.mark.parametrize("mode", ["standard", "search", "icu"])
def test_words(mode):
    text = "😀甘肅省蘭州市的學校 hello，研究生命起源\n"
    found = zhtext.words(text, mode)
    assert [w.text for w in found] == zhtext.segment(text, mode)
    for word in found:
        assert text[word.start : word.end] == word.text and word.text.strip()
    if mode != "search":  # no gaps and no overlaps but for white space
        assert "".join(w.text for w in found) == "".join(text.split())
        assert [w.start for w in found] == sorted(w.start for w in found)
    assert zhtext.segment("", mode) == []


def test_modes():
    assert zhtext.segment("研究生命起源")[0] == "研究"
    with pytest.raises(zhtext.ZhTextError, match="unknown mode 'fast'; known are standard"):
        zhtext.segment("", "fast")
