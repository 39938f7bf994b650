// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "ZhText",
  products: [
    .library(name: "ZhText", targets: ["ZhText"]),
    .library(name: "ZhTextC", type: .dynamic, targets: ["ZhTextC"]),
    .executable(name: "zhtext", targets: ["zhtext-cli"]),
    .executable(name: "zhtext-bench", targets: ["zhtext-bench"]),
    .executable(name: "zhtext-data", targets: ["zhtext-data"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "ICUSystem", path: "Sources/CICU/ICUSystem", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CICU", dependencies: ["ICUSystem"], exclude: ["ICUSystem"]),
    .target(name: "CZhTextData", path: "Sources/ZhText/Data", exclude: ["source", "built"]),
    .target(name: "ZhText", dependencies: ["CICU", "CZhTextData"], exclude: ["Data"]),
    .target(
      name: "CommandSupport",
      dependencies: ["ZhText", .product(name: "SystemPackage", package: "swift-system")]),
    .systemLibrary(name: "CZhText", path: "bindings/c"),
    .target(name: "ZhTextC", dependencies: ["ZhText", "CZhText"]),
    .executableTarget(
      name: "zhtext-cli",
      dependencies: [
        "ZhText", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("Pages")],
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections"],
          .when(platforms: [.linux]))
      ]),
    .executableTarget(
      name: "zhtext-bench",
      dependencies: [
        "ZhText", "CICU", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ]),
    .executableTarget(
      name: "zhtext-data",
      dependencies: [
        "ZhText", "CICU", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "ZhTextTests", dependencies: ["ZhText", "CICU"],
      exclude: ["Snapshots", "Numbers/Cases", "Entities/Cases", "Conversion/Cases"]),
    .testTarget(name: "CommandLineTests", exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer has no main function of its own, so it exists only while Scripts/fuzz builds it.
if Context.environment["ZHTEXT_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "zhtext-fuzz", dependencies: ["ZhText"], path: "Tests/ZhTextFuzz", exclude: ["Seeds"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
