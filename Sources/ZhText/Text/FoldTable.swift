// The fold table: from scalars to keys, and from keys to classes. Built by zhtext-data.

import CZhTextData

/// The layout of fold.bin: `keys` for the BMP, `classes` for keys, then a sorted list of the
/// astral scalars that have a key inside the BMP.
struct FoldTable: @unchecked Sendable {
  /// 65,536 keys, indexed by BMP scalar.
  let keys: UnsafePointer<UInt16>
  /// 65,536 class numbers (`KeyClass`), indexed by key.
  let classes: UnsafePointer<UInt8>
  /// Sorted astral scalars with a key of their own.
  let astralScalars: UnsafePointer<UInt32>
  /// The keys of `astralScalars`.
  let astralKeys: UnsafePointer<UInt16>
  let astralCount: Int

  /// The table inside the binary. Nothing is copied or parsed.
  static let builtIn = FoldTable()

  static let keysOffset = 64
  static let classesOffset = keysOffset + 2 * 65_536
  static let astralOffset = classesOffset + 65_536

  private init() {
    let base = UnsafeRawPointer(zhtext_fold_blob().bytes)
    astralCount = Int(base.load(fromByteOffset: 8, as: UInt32.self))
    keys = base.advanced(by: Self.keysOffset).assumingMemoryBound(to: UInt16.self)
    classes = base.advanced(by: Self.classesOffset).assumingMemoryBound(to: UInt8.self)
    astralScalars = base.advanced(by: Self.astralOffset).assumingMemoryBound(to: UInt32.self)
    astralKeys = UnsafeRawPointer(astralScalars + astralCount).assumingMemoryBound(to: UInt16.self)
  }

  /// The key of any scalar. O(1) in the BMP, O(log n) beyond.
  @inline(__always)
  func key(_ scalar: UInt32) -> Key {
    scalar < 0x10000 ? keys[Int(scalar)] : astralKey(scalar)
  }

  @inline(never)
  func astralKey(_ scalar: UInt32) -> Key {
    var low = 0
    var high = astralCount
    while low < high {
      let middle = (low + high) / 2
      if astralScalars[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    if low < astralCount, astralScalars[low] == scalar { return astralKeys[low] }
    switch scalar {
    case 0x20000..<0x3FFFE: return .astralHan
    case 0x1F1E6...0x1F1FF: return .regionalIndicator
    case 0x1F3FB...0x1F3FF: return .emojiModifier
    case 0x1F000..<0x1FC00: return .astralSymbol
    case 0xE0020...0xE007F, 0xE0100...0xE01EF: return .astralMark
    case 0xF0000...: return .privateUse
    default: return .astralOther
    }
  }

  @inline(__always)
  func keyClass(_ key: Key) -> KeyClass {
    KeyClass(rawValue: classes[Int(key)]) ?? .other
  }
}
