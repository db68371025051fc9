// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "training-benchmark",
  dependencies: [.package(name: "netlapse", path: "../..")],
  targets: [
    .executableTarget(
      name: "training-benchmark", dependencies: [.product(name: "Learning", package: "netlapse")])
  ],
  swiftLanguageModes: [.v6]
)
