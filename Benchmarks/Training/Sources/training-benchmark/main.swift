import Learning
import Numerics

// Prints one line of JSON a measurement: its name, its unit, and the values of all repetitions.

let arguments = CommandLine.arguments.dropFirst()
let repetitions = arguments.first.flatMap { Int($0) } ?? 5
let workloads = [try Workload.fullBatch(steps: 20_000), Workload.miniBatch(epochs: 10)]

func report<Scalar: Real>(_ workload: Workload, _: Scalar.Type, snapshotEvery: Int? = nil) throws {
  let values = try (0..<repetitions).map { _ in
    workload.measure(try workload.seconds(Scalar.self, snapshotEvery: snapshotEvery))
  }
  let type = Scalar.self == Float.self ? "float32" : "float64"
  let name = "\(workload.name).netlapse_\(type)" + (snapshotEvery == nil ? "" : "_recorded")
  print("{\"name\": \"\(name)\", \"unit\": \"\(workload.unit.rawValue)\", \"values\": \(values)}")
}

if arguments.contains("convolutions") {
  for rates in ConvolutionRates.all { try rates.report(repetitions: repetitions) }
} else {
  for workload in workloads {
    try report(workload, Float.self)
    try report(workload, Float.self, snapshotEvery: 100)
    try report(workload, Double.self)
  }
}
