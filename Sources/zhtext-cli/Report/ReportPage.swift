// The report as one self-contained page.

import ZhText

struct ReportPage {
  let report: CorpusReport
  let top: Int

  func bytes() -> [UInt8] {
    var page = HTMLPage.head(
      title: "Corpus report", styles: [PackageResources.page_css, PackageResources.report_css])
    var body = header()
    body += section("schools", .school, title: "Schools")
    body += districts()
    body += section("policies", .policy, title: "Policies")
    body += section("figures", .count, title: "Figures")
    body += reposts()
    body += "</main>\n"
    page += Array(body.utf8)
    return page + HTMLPage.foot(script: PackageResources.report_js)
  }

  private func header() -> String {
    let copies = report.documents.count - report.articles.count
    var text = """
      <header>
      <h1>Corpus report</h1>
      <p class="quiet">\(Plural.count(report.documents.count, "document", "documents")), \
      \(Plural.count(report.articles.count, "article", "articles"))
      """
    if copies > 0 { text += ", \(Plural.count(copies, "re-post", "re-posts")) counted once" }
    if report.failed > 0 { text += ", \(report.failed) failed" }
    text += """
      </p>
      <input type="search" id="search" placeholder="Search names, codes, sentences" \
      aria-label="Search" autocomplete="off" hidden>
      <nav><a class="school" href="#schools">Schools</a> \
      <a class="district" href="#districts">Districts</a> \
      <a class="policy" href="#policies">Policies</a> \
      <a class="count" href="#figures">Figures</a>
      """
    if copies > 0 { text += " <a href=\"#reposts\">Re-posts</a>" }
    text += "</nav>\n</header>\n<main>\n"
    return text
  }

  private func section(_ id: String, _ kind: EntityKind, title: String) -> String {
    let entries = report.entries[kind] ?? []
    var text = heading(id, kind.name, title, count: entries.count)
    let most = entries.first?.articles.count ?? 1
    for entry in entries.prefix(top) { text += item(entry, share: most) }
    if entries.count > top {
      text += "<p class=\"quiet\">The \(top) most frequent of \(entries.count); "
      text += "--format json gives all.</p>\n"
    }
    return text + "</section>\n"
  }

  private func heading(_ id: String, _ style: String, _ title: String, count: Int) -> String {
    """
    <section id="\(id)" class="\(style)">
    <h2>\(title) <small>\(count)</small></h2>
    <p class="quiet none" hidden>Nothing found.</p>

    """
  }

  private func districts() -> String {
    let entries = report.entries[.district] ?? []
    let tree = DistrictTree(entries)
    var text = heading("districts", "district", "Districts", count: entries.count)
    let most = tree.roots.first?.articles.count ?? 1
    for node in tree.roots { text += branch(node, share: most) }
    if !tree.open.isEmpty {
      text += "<h3>Code left open by the text</h3>\n"
      for entry in tree.open.prefix(top) { text += item(entry, share: most) }
    }
    return text + "</section>\n"
  }

  private func branch(_ node: DistrictTree.Node, share: Int) -> String {
    var text = "<details class=\"item\"><summary>"
    text += "<span class=\"name\" lang=\"zh\">\(HTMLText.escaped(node.name))</span>"
    if let code = node.code { text += " <small>\(HTMLText.escaped(code))</small>" }
    text += bar(node.articles.count, of: share) + "</summary>\n"
    if let entry = node.entry {
      text += examples(entry)
    }
    if !node.children.isEmpty {
      text += "<div class=\"branch\">\n"
      for child in node.children { text += branch(child, share: share) }
      text += "</div>\n"
    }
    return text + "</details>\n"
  }

  private func item(_ entry: CorpusReport.Entry, share: Int) -> String {
    let thing = entry.thing
    let name = thing.kind == .count ? figure(thing) : thing.name
    var notes = [thing.subkind, thing.code].compactMap { $0 }
    if thing.kind == .count { notes = [] }
    var text = "<details class=\"item\"><summary>"
    text += "<span class=\"name\" lang=\"zh\">\(HTMLText.escaped(name))</span>"
    if !notes.isEmpty {
      text += " <small>\(HTMLText.escaped(notes.joined(separator: " · ")))</small>"
    }
    text += bar(entry.articles.count, of: share) + "</summary>\n"
    if let canonical = thing.canonical, canonical != thing.name {
      text += "<p class=\"quiet\" lang=\"zh\">\(HTMLText.escaped(canonical))</p>\n"
    }
    return text + examples(entry) + "</details>\n"
  }

  private func figure(_ thing: NamedThing) -> String {
    [thing.comparator, thing.value, thing.unit, thing.name].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func bar(_ articles: Int, of most: Int) -> String {
    let percent = max(1, articles * 100 / max(1, most))
    return " <span class=\"bar\"><i style=\"width:\(percent)%\"></i></span> <b>\(articles)</b>"
  }

  private func examples(_ entry: CorpusReport.Entry) -> String {
    var text = "<dl>\n"
    for example in entry.examples {
      text += "<dt>\(HTMLText.escaped(report.id(ofArticle: example.article)))</dt>"
      text += "<dd lang=\"zh\">\(HTMLText.escaped(example.sentence))</dd>\n"
    }
    text += "</dl>\n"
    let more = entry.articles.count - entry.examples.count
    let mentions = Plural.count(entry.mentions, "mention", "mentions")
    let articles = Plural.count(entry.articles.count, "article", "articles")
    text += "<p class=\"quiet\">\(mentions) in \(articles)"
    if more > 0 { text += "; \(more) more not shown" }
    return text + "</p>\n"
  }

  private func reposts() -> String {
    let copied = report.articles.filter { !$0.copies.isEmpty }
    guard !copied.isEmpty else { return "" }
    var text = heading("reposts", "reposts", "Re-posts", count: copied.count)
    for article in copied.prefix(top) {
      let document = report.documents[article.document]
      text += "<details class=\"item\"><summary>"
      text += "<span class=\"name\" lang=\"zh\">\(HTMLText.escaped(document.title))</span>"
      text += " <b>\(article.copies.count + 1)</b></summary>\n<ul>\n"
      for copy in [article.document] + article.copies {
        text += "<li>\(HTMLText.escaped(report.documents[copy].id))</li>\n"
      }
      text += "</ul></details>\n"
    }
    return text + "</section>\n"
  }
}
