// User dictionaries: the format, the levels, what is rejected.

import Testing

@testable import ZhText

@Suite struct UserDictionaryTests {
  private func words(_ text: String, _ lines: String) -> String {
    var builder = UserDictionary.Builder()
    let rejected = builder.add(contentsOf: Array(lines.utf8), file: "words.txt")
    #expect(rejected.isEmpty)
    let segmenter = WordSegmenter(userDictionary: builder.build())
    return segmenter.words(in: text).map { String($0.text(in: text) ?? "?") }
      .joined(separator: "|")
  }

  @Test func preferredWordsWin() {
    #expect(words("他来到暢家巷吃麻辣燙拌麵", "麻辣烫拌面 10 n\n").hasSuffix("|麻辣燙拌麵"))
    #expect(words("我爱云雾计量器", "云雾计量器\n").hasSuffix("|云雾计量器"))
  }

  @Test func oneEntryServesBothScripts() {
    #expect(words("雲霧計量器", "云雾计量器\n") == "雲霧計量器")
    #expect(words("云雾计量器", "雲霧計量器\n") == "云雾计量器")
  }

  @Test func fixedWordsAreCutOutOfOthers() {
    #expect(words("中华人民共和国", "人民 5 must\n").contains("|人民|"))
  }

  @Test func forbiddenWordsAreCut() {
    #expect(!words("我们去公园。", "公园 0\n").contains("公园"))
    #expect(!words("我们去公园。", "公园 3 never\n").contains("公园"))
  }

  @Test func wordsMayHaveSpacesLettersAndTabs() {
    #expect(words("在New York City工作", "\u{FEFF}New York City 5 ns\r\n") == "在|New York City|工作")
    #expect(words("用卡拉OK机唱", "卡拉OK机\t3\tn\n").contains("卡拉OK机"))
    #expect(words("iPhone 15很好", "iPhone 15\t\tmust\n").hasPrefix("iPhone"))
  }

  @Test func rejectedLinesAreNamed() {
    var builder = UserDictionary.Builder()
    let long = String(repeating: "长", count: 65)
    let lines = "好词 3 n\n\n# 注释\n\(long) 3\n一\t二\t三\t四\n\u{1}x\n"
    let rejected = builder.add(contentsOf: Array(lines.utf8) + [0xFF, 0x0A], file: "d.txt")
    #expect(builder.count >= 1)
    #expect(
      rejected.map(\.description).contains {
        $0.hasPrefix("d.txt:4: the word has 65 characters")
      })
    #expect(rejected.map(\.description).contains { $0.hasPrefix("d.txt:5: more fields") })
    #expect(rejected.map(\.description).contains { $0.hasPrefix("d.txt:7: the word is not valid") })
  }
}
