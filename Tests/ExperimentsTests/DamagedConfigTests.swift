import Schemas
import Testing

@testable import Experiments

/// Values swapped for others that are as wrong as users make them: each config is read or refused in one sentence.
@Test func damagedConfigsAreReadOrRefused() throws {
  let values = [
    "0", "-1", "1", "1e9", "1e300", "-0", "0.5", "9223372036854775807", "1e-300", "null", "true",
    "\"\"", "\"all\"", "\"adam\"", "[]", "{}", "[1, 2]", "{ \"kind\": \"normal\" }", "\"a.gif\"",
  ]
  var (read, refused) = (0, 0)
  for config in ExperimentTests.configs {
    // What stands after a colon or in a list, up to the next comma or bracket.
    let bytes = Array(config.utf8)
    for start in bytes.indices where ":[,".utf8.contains(bytes[start]) {
      let rest = bytes[(start + 1)...]
      let end = rest.firstIndex { ",]}".utf8.contains($0) } ?? bytes.endIndex
      for value in values {
        let damaged = bytes[...start] + Array(value.utf8) + bytes[end...]
        switch outcome(Array(damaged)) {
        case .success(let experiment):
          read += 1
          #expect(try outcome(Array(experiment.text.utf8)).get() == experiment)
        case .failure(let error):
          refused += 1
          #expect(error.description.hasPrefix("c.json:"))
          #expect(!error.description.contains("\n"))
        }
      }
    }
  }
  #expect(read > 100 && refused > 1000)
}

private func outcome(_ config: [UInt8]) -> Result<Experiment, ConfigError> {
  Result { () throws(ConfigError) in try Experiment(config, file: "c.json") }
}
