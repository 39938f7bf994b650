// HTML files: what is text, and where it stands in the file.

import Foundation
import Testing

@Suite struct HTMLInputTests {
  private static let page = """
    <!DOCTYPE html>
    <html><head><title>蘭州市的新聞</title>
    <style>.上海市 { color: red }</style>
    <script>if (a < b) document.write("<p>天津市</p>");</script></head>
    <body class="北京市>x"><!-- 重慶市 <p> -->
    <p>推廣會在<b>城關&#x5340;</b>&ldquo;暢家
    巷小學&rdquo;舉行。</p><td>廣州市</td><td>天河區</td> 3 < 5 &amp; 武漢市
    </body></html>
    """

  /// Types, texts and the bytes that they point to.
  private func entities(_ data: Data, _ arguments: [String] = []) throws -> [[String]] {
    let folder = try TemporaryFolder()
    try folder.write("page.html", data)
    let result = try Tool.zhtext(
      ["extract", "--types", "district,school", "--offsets", "byte", "page.html"] + arguments,
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let pattern = #/"start":(\d+),"end":(\d+),"text":"([^"]*)"/#
    return result.text.matches(of: pattern).compactMap { match in
      guard let start = Int(match.1), let end = Int(match.2) else { return nil }
      return [String(match.3), String(decoding: data[start..<end], as: UTF8.self)]
    }
  }

  @Test func textIsFoundAndBytesPointIntoTheFile() throws {
    #expect(
      try entities(Data(Self.page.utf8)) == [
        ["蘭州市", "蘭州市"], ["城關區", "城關&#x5340;"], ["暢家巷小學", "暢家\n巷小學"],
        ["廣州市", "廣州市"], ["天河區", "天河區"], ["武漢市", "武漢市"],
      ])
  }

  @Test func declaredEncodingIsUsed() throws {
    let head = Data("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>".utf8)
    let found = try entities(head + Data(Samples.gb18030))
    #expect(found.prefix(2).map(\.[0]) == ["兰州市", "浙江大学"])
  }

  @Test func inputFormatMakesAnyInputHTML() throws {
    let folder = try TemporaryFolder()
    let input = Data("<p title=蘭州市>杭州市".utf8)
    let result = try Tool.zhtext(["extract", "--input-format", "html"], in: folder, input: input)
    #expect(result.text.contains("杭州市"))
    #expect(!result.text.contains("蘭州市"))
  }

  @Test(arguments: [
    "", "<", "</", "<!", "<!-", "<!--", "<a", "<a b='", "&", "&#", "&#x", "&#x110000;", "&amp",
    "<script>", "<script></scrip", "</>", "<?", "<p>&nbsp", "<!-->蘭州市", "<3 蘭州市",
  ])
  func endsAreFoundInBrokenPages(page: String) throws {
    let found = try entities(Data(page.utf8))
    #expect(found.isEmpty != page.contains("蘭州市"))
  }
}
