// Districts under the districts they lie in.

import ZhText

struct DistrictTree {
  struct Node {
    var name: String
    var code: String?
    var entry: CorpusReport.Entry?
    /// The articles that name it or a district in it.
    var articles: Set<Int> = []
    var children: [Node] = []
  }

  /// The provinces and their like; within each level most frequent first.
  let roots: [Node]
  /// Districts whose code the texts leave open.
  let open: [CorpusReport.Entry]

  init(_ entries: [CorpusReport.Entry]) {
    var root = Node(name: "")
    for entry in entries where !entry.thing.path.isEmpty {
      Self.insert(entry, path: entry.thing.path[...], into: &root)
    }
    Self.sort(&root)
    roots = root.children
    open = entries.filter { $0.thing.path.isEmpty }
  }

  private static func insert(
    _ entry: CorpusReport.Entry, path: ArraySlice<String>, into node: inout Node
  ) {
    node.articles.formUnion(entry.articles)
    guard let name = path.first else {
      node.code = entry.thing.code
      node.entry = entry
      return
    }
    let code = path.count == 1 ? entry.thing.code : nil
    // Two districts of one name and one parent are told apart by their codes.
    let index = node.children.firstIndex {
      $0.name == name && (code == nil || $0.code == nil || $0.code == code)
    }
    let place = index ?? node.children.count
    if index == nil { node.children.append(Node(name: name)) }
    insert(entry, path: path.dropFirst(), into: &node.children[place])
  }

  private static func sort(_ node: inout Node) {
    node.children.sort {
      ($1.articles.count, $0.code ?? $0.name) < ($0.articles.count, $1.code ?? $1.name)
    }
    for index in node.children.indices { sort(&node.children[index]) }
  }
}
