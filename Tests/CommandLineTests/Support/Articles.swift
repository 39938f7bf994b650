// Made-up articles, each different from the others, and the pages that carry them.

import Foundation
import Testing

enum Articles {
  private static let places = [
    "兰州市城关区", "杭州市西湖区", "广州市天河区", "成都市武侯区", "武汉市洪山区", "西安市雁塔区",
    "南京市鼓楼区", "长沙市岳麓区", "合肥市庐阳区", "福州市鼓楼区",
  ]
  private static let schools = [
    "浙江大学", "兰州大学", "武汉大学", "四川大学", "中山大学", "南京大学", "厦门大学", "山东大学",
    "吉林大学", "重庆大学",
  ]
  private static let policies = [
    "《中华人民共和国教师法》", "《中华人民共和国义务教育法》", "《中华人民共和国学前教育法》",
  ]
  private static let themes = ["图书馆", "操场", "食堂", "校车", "合唱团", "实验室", "宿舍"]

  /// `count` articles in Simplified characters.
  static func make(_ count: Int) -> [String] {
    (0..<count).map { number in
      let place = places[number % places.count]
      let school = schools[number / 10 % schools.count]
      let policy = policies[number % policies.count]
      let theme = themes[number % themes.count]
      return """
        \(place)第\(number + 1)期\(theme)改造完成
        本报讯，记者从\(place)获悉，第\(number + 1)期\(theme)改造工程上周通过验收，共投入\(number + 3)万元。
        来自\(school)的第\(number + 1)支志愿者队伍参加了\(theme)的设计，他们按照\(policy)的要求提出了建议。
        这所学校的\(number + 200)名学生下周起使用新的\(theme)，家长对第\(number + 1)期工程表示满意。
        """
    }
  }

  /// The articles in Traditional characters.
  static func traditional(
    _ articles: [String], in folder: borrowing TemporaryFolder
  ) throws -> [String] {
    let mark = "\n====\n"
    let text = Data(articles.joined(separator: mark).utf8)
    let result = try Tool.zhtext(["convert", "--config", "s2t"], in: folder, input: text)
    let twins = result.text.components(separatedBy: mark)
    try #require(twins.count == articles.count)
    #expect(twins[0].contains("蘭州市"))
    return twins
  }

  /// JSON Lines; the copies of an article have numbered ids.
  static func records(_ articles: [[String]]) throws -> Data {
    var data = Data()
    for (number, copies) in articles.enumerated() {
      for (copy, text) in copies.enumerated() {
        data += try JSONSerialization.data(withJSONObject: [
          "id": "\(number)-\(copy)", "text": text,
        ])
        data += Data("\n".utf8)
      }
    }
    return data
  }
}

/// What a site puts around an article.
struct PageFurniture {
  var before: String
  var after: String
  /// Whether the headline stands there again, with the site's name.
  var repeatsHeadline: Bool

  static let all = [
    PageFurniture(
      before: "首頁 > 教育 > 正文\n2023年10月31日16:17:06 教育 1334\n",
      after: "\n責任編輯：王小明　來源：甘肅省教育廳\n", repeatsHeadline: true),
    PageFurniture(
      before: "站内搜索　登录　注册　移动版\n",
      after: """

        【相关阅读】
        北京市海淀区发布新学年入学政策，共有三千个学位
        上海市浦东新区的十二所学校启用新校区，清华大学派出代表
        版权声明：本网站所有内容均受《中华人民共和国著作权法》保护，未经书面许可不得转载或镜像。
        """, repeatsHeadline: false),
    PageFurniture(
      before: "分享到 微信 微博\n",
      after: "\n熱門評論 12 條\n廣告：國立臺灣大學推廣部招生中，名額只剩五十名\n", repeatsHeadline: true),
  ]

  func around(_ article: String) -> String {
    let headline = article.prefix { $0 != "\n" }
    return before + (repeatsHeadline ? "\(headline) - 天天要聞\n\n" : "") + article
      + (repeatsHeadline ? "\n\n\(headline)\n" : "") + after
  }
}
