import Plots
import Synchronization

/// A look at all frames by several threads; the results are in order, whatever the threads.
struct ParallelSurvey: Survey {
  let jobs: Int

  func map<Value: Sendable>(
    _ instants: [Instant], _ measure: @escaping @Sendable (Frame) throws -> Value
  ) throws -> [Value] {
    let values = Mutex<[Value]>([])
    try OrderedWork.run(count: instants.count, jobs: jobs) {
    } produce: { _, index in
      try measure(Frame(instants[index]))
    } consume: { _, value in
      values.withLock { $0.append(value) }
    }
    return values.withLock { $0 }
  }
}
