// What the library is.

import CZhText

/// `StaticString`s are ended by NUL and live as long as the library.
private let version: StaticString = "0.1.0"

@c @implementation
public func zhtext_version() -> UnsafePointer<CChar>! {
  UnsafeRawPointer(version.utf8Start).assumingMemoryBound(to: CChar.self)
}

@c @implementation
public func zhtext_abi_version() -> Int32 { ZHTEXT_ABI_VERSION }
