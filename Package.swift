// swift-tools-version: 6.0
import PackageDescription

/// `swift run` builds for debugging, where unoptimised arithmetic is tens of times slower. A user who
/// only wants pictures must not wait for that, so every library is optimised in both configurations.
let optimized: [SwiftSetting] = [
  .unsafeFlags(
    [
      "-O", "-wmo", "-num-threads", "2", "-enable-default-cmo", "-disable-batch-mode",
    ], .when(configuration: .debug))
]

func library(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: optimized)
}

/// The inner loops of training, compiled from the same files once an instruction set; which one runs is decided when the
/// program starts.
func kernels(_ name: String, flags: [String] = [], define: String? = nil) -> Target {
  // Square roots without a detour for errors, so that loops over them vectorise.
  let flags = ["-fno-math-errno"] + flags
  return .target(
    name: name, dependencies: ["Kernels"],
    swiftSettings: optimized + [.unsafeFlags(flags.flatMap { ["-Xcc", $0] })]
      + (define.map { [.define($0)] } ?? []))
}

#if arch(x86_64)
  let kernelSets = [
    kernels("KernelsBaseline"),
    kernels("KernelsAVX2", flags: ["-mavx2"], define: "NETLAPSE_AVX2"),
    kernels(
      "KernelsAVX512",
      flags: [
        "-mavx512f", "-mavx512vl", "-mavx512bw", "-mavx512dq", "-mprefer-vector-width=512",
      ], define: "NETLAPSE_AVX512"),
  ]
#else
  let kernelSets = [kernels("KernelsBaseline")]
#endif

let package = Package(
  name: "netlapse",
  products: [
    .library(name: "GIF", targets: ["GIF"]),
    .library(name: "Learning", targets: ["Learning", "Numerics"]),
    .executable(name: "render", targets: ["render"]),
  ],
  targets: kernelSets + [
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    library("Kernels"),
    .systemLibrary(name: "CCPU"),
    library(
      "Numerics", uses: ["Kernels", "CCPU"] + kernelSets.map { .init(stringLiteral: $0.name) }),
    library("GIF"),
    library("Graphics"),
    library("Learning", uses: ["Kernels", "Numerics"]),
    library("Snapshots", uses: ["Numerics"]),
    library("Plots", uses: ["Graphics", "Numerics"]),
    library("PNG", uses: ["Graphics", "CPNG"]),
    library("Cairo", uses: ["Graphics", "CCairo"]),
    library("Figures", uses: ["Plots", "Graphics", "Numerics", "Snapshots", "Learning"]),
    library(
      "Experiments", uses: ["Numerics", "Graphics", "Learning", "Snapshots", "Plots", "Figures"]),
    library(
      "Pipeline",
      uses: [
        "Numerics", "GIF", "Graphics", "Learning", "Snapshots", "Plots", "PNG", "Cairo", "Figures",
        "Experiments",
      ]),
    .executableTarget(
      name: "render", dependencies: ["Pipeline", "Experiments", "Snapshots"]),
    .testTarget(
      name: "NumericsTests",
      dependencies: ["Numerics", "Kernels"] + kernelSets.map { .init(stringLiteral: $0.name) },
      resources: [.copy("Reference")]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "GIFTests", dependencies: ["GIF", "TestSupport"]),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "Numerics"], resources: [.copy("Reference")]
    ),
    .testTarget(
      name: "SnapshotsTests", dependencies: ["Snapshots", "Numerics", "TestSupport"]),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments", "Learning", "Snapshots", "Figures"]),
    .testTarget(name: "GraphicsTests", dependencies: ["Graphics"]),
    .testTarget(
      name: "CairoTests", dependencies: ["Cairo", "PNG", "Graphics", "TestSupport"],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "PNGTests", dependencies: ["PNG", "Graphics", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "PlotsTests", dependencies: ["Plots", "Graphics"]),
    .testTarget(
      name: "FiguresTests",
      dependencies: ["Figures", "Cairo", "PNG", "Graphics", "Plots", "Learning", "Numerics"],
      exclude: ["Golden"]),
    .testTarget(
      name: "PipelineTests",
      dependencies: ["Pipeline", "GIF", "PNG", "Graphics", "Snapshots", "TestSupport"]),
    .testTarget(name: "RenderTests", dependencies: ["render", "PNG", "Graphics"]),
  ],
  swiftLanguageModes: [.v6]
)
