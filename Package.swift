// swift-tools-version: 6.0
import PackageDescription

/// SwiftPM refuses a versioned dependency that sets flags of its own. Packages that depend on this one get their
/// optimisation from their release configuration, and the kernels of the baseline instruction set.
let isDependency = Context.packageDirectory.contains("/checkouts/")

/// `swift run` builds for debugging, where unoptimised arithmetic is tens of times slower. A user who
/// only wants pictures must not wait for that, so libraries with loops are optimised in both configurations.
let optimized: [SwiftSetting] =
  isDependency
  ? []
  : [
    .unsafeFlags(
      [
        "-O", "-wmo", "-num-threads", "2", "-enable-default-cmo", "-disable-batch-mode",
      ], .when(configuration: .debug))
  ]

/// SwiftPM builds the ready target first whose name comes last in the alphabet; the long chain to `Learning` should begin early.
///
/// - Parameter isHot: whether it has loops over samples, nodes or pixels. What only decides, reads options or puts plots
///   together is compiled as the configuration says: the first build takes a third less time by it.
func library(
  _ name: String, uses dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  isHot: Bool = true
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources,
    swiftSettings: isHot ? optimized : [])
}

/// The inner loops of training, compiled from the same files once an instruction set; which one runs is decided when the
/// program starts.
func kernels(_ name: String, flags: [String] = [], define: String? = nil) -> Target {
  // Square roots without a detour for errors, so that loops over them vectorise.
  let flags = ["-fno-math-errno"] + flags
  return .target(
    name: name, dependencies: ["Kernels"],
    swiftSettings: isDependency
      ? []
      : optimized + [.unsafeFlags(flags.flatMap { ["-Xcc", $0] })]
        + (define.map { [.define($0)] } ?? []))
}

#if arch(x86_64)
  let kernelSets = [
    kernels("KernelsBaseline"),
    kernels("KernelsAVX2", flags: ["-mavx2", "-mfma"], define: "NETLAPSE_AVX2"),
    kernels(
      "KernelsAVX512",
      flags: [
        "-mavx512f", "-mavx512vl", "-mavx512bw", "-mavx512dq", "-mfma",
        "-mprefer-vector-width=512",
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
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz",
      providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CFriBidi", pkgConfig: "fribidi",
      providers: [.apt(["libfribidi-dev"]), .brew(["fribidi"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(name: "CCPU"),
    .systemLibrary(name: "CMalloc"),
    library("CLibrary"),
    library("Kernels", uses: ["CLibrary"]),
    library(
      "Numerics",
      uses: ["CLibrary", "Kernels", "CCPU"] + kernelSets.map { .init(stringLiteral: $0.name) }),
    library("GIF", uses: ["CLibrary"]),
    library("Graphics", uses: ["CLibrary"]),
    library("Files", uses: ["CLibrary"]),
    library("JSON"),
    library("Formatting", uses: ["CLibrary"], isHot: false),
    library("Threading", uses: ["CLibrary"]),
    library("Parallel", uses: ["CLibrary", "Files", "Threading"]),
    library("Progress", uses: ["CLibrary", "Formatting"], isHot: false),
    library("Schemas", uses: ["CLibrary", "JSON", "Formatting"]),
    library(
      "Learning",
      uses: ["CLibrary", "JSON", "Formatting", "Schemas", "Kernels", "Numerics", "Threading"]),
    library("Snapshots", uses: ["CLibrary", "Files", "JSON"]),
    library("Plots", uses: ["CLibrary", "Formatting", "Graphics"]),
    library(
      "Report", uses: ["Formatting", "Graphics", "Plots"],
      resources: ["report.css", "report.js", "gif.js"].map { .embedInCode("Resources/\($0)") },
      isHot: false),
    library("PNG", uses: ["CLibrary", "Graphics", "CPNG", "CDeflate"]),
    library("JPEG", uses: ["Graphics", "CJPEG"]),
    library("Gzip", uses: ["CZlib"]),
    library(
      "Cairo", uses: ["CLibrary", "Graphics", "CCairo", "CHarfBuzz", "CFriBidi"]),
    library(
      "Output",
      uses: [
        "CLibrary", "Files", "Formatting", "Parallel", "Progress", "Graphics", "GIF", "PNG",
        "Cairo",
      ]),
    library("Predictions", uses: ["Graphics", "Numerics", "Learning", "Plots"]),
    library(
      "Figures",
      uses: [
        "CLibrary", "JSON", "Formatting", "Schemas", "Plots", "Graphics", "Numerics", "Learning",
        "Predictions", "Output",
      ], isHot: false),
    library(
      "Experiments",
      uses: [
        "CLibrary", "Files", "JSON", "Formatting", "Parallel", "Schemas", "Numerics", "Graphics",
        "Learning", "Snapshots", "Plots", "PNG", "JPEG", "Gzip", "Output", "Figures",
      ], isHot: false),
    library(
      "Pipeline",
      uses: [
        "CLibrary", "Files", "JSON", "Formatting", "Parallel", "Progress", "Numerics", "GIF",
        "Graphics", "Learning", "Schemas", "Snapshots", "Plots", "Report", "PNG", "Cairo",
        "Output", "Predictions", "Figures", "Experiments",
      ], isHot: false),
    .executableTarget(
      name: "render",
      dependencies: [
        "CLibrary", "CMalloc", "Files", "JSON", "Formatting", "Progress", "Schemas", "Output",
        "Pipeline", "Experiments", "Figures",
      ]),
    .target(
      name: "TestSupport", dependencies: ["CLibrary", "Files", "Graphics", "Plots"],
      path: "Tests/TestSupport", swiftSettings: optimized),
    .testTarget(
      name: "NumericsTests",
      dependencies: ["CLibrary", "Numerics", "Kernels", "CCPU", "Threading"]
        + kernelSets.map { .init(stringLiteral: $0.name) },
      resources: [.copy("Reference")]),
    .testTarget(name: "GIFTests", dependencies: ["CLibrary", "GIF", "TestSupport"]),
    .testTarget(name: "GraphicsTests", dependencies: ["CLibrary", "Graphics"]),
    .testTarget(name: "FilesTests", dependencies: ["CLibrary", "Files", "TestSupport"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "FormattingTests", dependencies: ["Formatting"]),
    .testTarget(name: "ThreadingTests", dependencies: ["CLibrary", "Threading"]),
    .testTarget(
      name: "ParallelTests", dependencies: ["CLibrary", "Parallel", "Files", "TestSupport"]),
    .testTarget(name: "ProgressTests", dependencies: ["Progress"]),
    .testTarget(
      name: "OutputTests",
      dependencies: [
        "CLibrary", "Output", "Files", "GIF", "Graphics", "PNG", "Progress", "TestSupport",
      ]),
    .testTarget(name: "SchemasTests", dependencies: ["Schemas", "JSON"]),
    .testTarget(
      name: "LearningTests",
      dependencies: ["CLibrary", "Learning", "Numerics", "TestSupport"],
      resources: [.copy("Reference")]),
    .testTarget(
      name: "SnapshotsTests",
      dependencies: ["CLibrary", "Files", "Snapshots", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "PlotsTests", dependencies: ["Plots", "Graphics", "TestSupport"],
      resources: [.copy("Reference")]),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "GIF", "Graphics", "Plots", "TestSupport"],
      exclude: ["browser.py"]),
    .testTarget(
      name: "PNGTests", dependencies: ["PNG", "Graphics", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "CairoTests", dependencies: ["CLibrary", "Cairo", "PNG", "Graphics", "TestSupport"],
      resources: [.copy("Fonts"), .copy("Golden")]),
    .testTarget(
      name: "FiguresTests",
      dependencies: [
        "Figures", "Formatting", "Cairo", "PNG", "Graphics", "Plots", "Learning", "Numerics",
        "Predictions", "TestSupport",
      ],
      exclude: ["Golden", "Reference"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "CLibrary", "Experiments", "Schemas", "Files", "Graphics", "PNG", "JPEG", "JSON",
        "Learning", "Figures", "Output", "Snapshots", "TestSupport",
      ], resources: [.copy("Reference")]),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "CLibrary", "Pipeline", "Progress", "Output", "Figures", "Experiments", "Schemas", "Files",
        "GIF", "JSON", "Parallel", "PNG", "Graphics", "Learning", "Report", "Snapshots", "Cairo",
        "Plots", "TestSupport",
      ], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "RenderTests",
      dependencies: ["render", "Figures", "Output", "Pipeline", "PNG", "Graphics"]),
  ],
  swiftLanguageModes: [.v6]
)
