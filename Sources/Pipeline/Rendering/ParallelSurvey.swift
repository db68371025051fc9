import Parallel
import Plots
import Synchronization

/// A look at all frames, or at anything else that is counted, by several threads; the results are in order, whatever the threads.
struct ParallelSurvey: Survey {
  let jobs: Int

  func map<Value: Sendable>(
    count: Int, _ measure: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let values = Mutex<[Value]>([])
    try OrderedWork.run(count: count, jobs: jobs) {
    } produce: { _, index in
      try measure(index)
    } consume: { _, value in
      values.withLock { $0.append(value) }
    }
    return values.withLock { $0 }
  }
}
