import Learning
import Numerics

// Prints one line of JSON a measurement: its name, its unit, and the values of all repetitions.

let arguments = CommandLine.arguments.dropFirst()
let repetitions = arguments.first.flatMap { Int($0) } ?? 5
let workloads = [try Workload.fullBatch(steps: 20_000), Workload.miniBatch(epochs: 10)]
/// What alone is measured.
let chosen = arguments.firstIndex(of: "of").map { arguments[$0 + 1] }

func report<Scalar: Real>(_ workload: Workload, _: Scalar.Type, snapshotEvery: Int? = nil) throws {
  let type = Scalar.self == Float.self ? "float32" : "float64"
  let name = "\(workload.name).netlapse_\(type)" + (snapshotEvery == nil ? "" : "_recorded")
  if let chosen, chosen != name { return }
  let values = try (0..<repetitions).map { _ in
    workload.measure(try workload.seconds(Scalar.self, snapshotEvery: snapshotEvery))
  }
  print("{\"name\": \"\(name)\", \"unit\": \"\(workload.unit.rawValue)\", \"values\": \(values)}")
}

if arguments.contains("convolutions") {
  for rates in ConvolutionRates.all { try rates.report(repetitions: repetitions) }
} else if arguments.contains("images") {
  // training-benchmark 5 images 2 threads, with "of" one network and "batch" of another size.
  func number(_ name: String) -> Int? {
    arguments.firstIndex(of: name).flatMap { Int(arguments[$0 - 1]) }
  }
  let workers = Workers(number("threads") ?? 1)
  for workload in ImageWorkload.all {
    if let chosen, chosen != workload.name { continue }
    let batch = number("batch") ?? workload.batch
    let sized = workload.with(batch: batch, samples: min(workload.samples, max(64, 64 * batch)))
    let rates = try sized.rates(blocks: repetitions, workers: workers)
    let name = "\(workload.name).batch_\(batch).threads_\(workers.count)"
    print("{\"name\": \"\(name)\", \"unit\": \"samples_per_s\", \"values\": \(rates)}")
  }
} else {
  for workload in workloads {
    try report(workload, Float.self)
    try report(workload, Float.self, snapshotEvery: 100)
    try report(workload, Double.self)
  }
}
