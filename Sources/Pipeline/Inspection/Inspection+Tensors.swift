import Formatting
import Plots
import Snapshots

extension Inspection {
  /// A snapshot, or any other safetensors file of known types.
  static func tensors(_ bytes: [UInt8], path: String) throws(TensorFileError) -> Inspection {
    let file = try TensorFile(bytes)
    var inspection = Inspection(path: path, kind: "safetensors")
    inspection.addFile(bytes.count)
    inspection.add(
      "tensorCount", "tensors", .integer(file.tensors.count), Numerals.grouped(file.tensors.count))
    let metadata = file.metadata.sorted { $0.key < $1.key }
    inspection.add(
      "metadata", "metadata", .object(metadata.map { ($0.key, .string($0.value)) }),
      metadata.isEmpty
        ? nil
        : metadata.map { key, value in
          "\(key): \(value.split(separator: "\n").joined(separator: ", "))"
        }.joined(separator: "\n"))
    var table = Table(
      key: "tensors",
      columns: [
        ("name", "tensor"), ("type", "type"), ("shape", "shape"), ("min", "min"),
        ("mean", "mean"), ("max", "max"),
      ], limit: 200)
    let names = file.tensors.keys.sorted(by: NaturalOrder.precedes)
    for name in names {
      if let tensor = file.tensors[name] { table.rows.append(row(name, tensor)) }
    }
    inspection.table = table
    return inspection
  }

  private static func row(_ name: String, _ tensor: Tensor) -> Row {
    let values = tensor.doubles
    let numbers: [Double] =
      values.isEmpty
      ? []
      : [
        values.reduce(.infinity) { $1.isNaN ? $1 : min($0, $1) },
        values.reduce(0, +) / Double(values.count),
        values.reduce(-.infinity) { $1.isNaN ? $1 : max($0, $1) },
      ]
    return Row(
      values: [
        .string(name), .string(tensor.kind.rawValue), .array(tensor.shape.map { .integer($0) }),
      ] + (numbers.isEmpty ? [.null, .null, .null] : numbers.map { .number($0) }),
      texts: [
        name, tensor.kind.rawValue, "[\(tensor.shape.map(String.init).joined(separator: ", "))]",
      ] + (numbers.isEmpty ? ["–", "–", "–"] : numbers.map(Numerals.compact)))
  }
}
