// Groups of mentions of one thing, and repeated lines.

import Testing

@testable import ZhText

@Suite struct DocumentLevelTests {
  @Test func mentionsOfOneThingShareAGroup() {
    let text = "“双减”三年，双减政策见效。《关于加强乡村学校建设的意见》（以下简称《意见》）出台，《意见》共五条。"
    let found = EntityExtractor().entities(in: text, kinds: [.policy])
    #expect(found.map(\.group) == [0, 0, 1, 1, 1])
  }

  @Test func placesGroupByRecordAndKindsApart() {
    let found = EntityExtractor().entities(in: "甘肃省兰州市，蘭州，甘肃", kinds: [.district])
    #expect(found.map(\.group) == [0, 1, 1, 0])
  }

  @Test func repeatedLinesAreFlaggedFromTheSecondOn() {
    let text = "雙減三周年\n双减三周年\n正文说双减。\n双减 三周年\n"
    let found = EntityExtractor().entities(in: text, kinds: [.policy])
    #expect(found.map(\.isRepeat) == [false, true, false, true])
  }

  @Test func countsHaveNoGroup() {
    let found = EntityExtractor().entities(in: "341名教师，341名教师", kinds: [.count])
    #expect(found.allSatisfy { $0.group == nil })
  }
}
