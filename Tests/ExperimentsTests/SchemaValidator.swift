import Foundation

/// Python's `jsonschema`, an implementation of the standard by others.
enum SchemaValidator {
  static let isThere = (try? python("import jsonschema", ""))?.status == 0

  /// Whether a schema accepts each of some configs; `nil` when it is no schema itself.
  static func verdicts(_ schema: String, _ configs: [String]) throws -> [Bool]? {
    let input = "[\(schema), [\(configs.joined(separator: ","))]]"
    let (status, output) = try python(script, input)
    return status == 0 ? output.filter { $0 != "\n" }.map { $0 == "1" } : nil
  }

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator as Validator
    schema, configs = json.load(sys.stdin)
    Validator.check_schema(schema)
    validator = Validator(schema)
    print("".join("1" if validator.is_valid(config) else "0" for config in configs))
    """

  private static func python(
    _ script: String, _ input: String
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let writer = Thread {
      stdin.fileHandleForWriting.write(Data(input.utf8))
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
