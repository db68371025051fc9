import Learning
import Numerics
import Snapshots

/// The tensors of samples, with what is wrong with them in a sentence.
struct Columns {
  /// Of the file, for messages.
  let path: String

  func error(_ problem: String) -> RunReaderError { .data(path, problem) }

  /// A tensor [samples, features] or [samples, channels, height, width].
  func matrix(_ file: borrowing TensorReader, _ name: String) throws -> Matrix<Double> {
    let (values, shape) = try numbers(file, name)
    guard [2, 4].contains(shape.count) else {
      throw error(
        "\(name) has shape \(shape); it must be [samples, features] or [samples, channels, height, width]"
      )
    }
    return Matrix(rows: shape[0], columns: shape.dropFirst().reduce(1, *), elements: values)
  }

  /// A tensor of bytes [samples, channels, height, width].
  func pixels(_ file: borrowing TensorReader, _ name: String) throws -> Pixels {
    guard let tensor = try file.tensor(name), tensor.kind == .uint8, tensor.shape.count == 4,
      tensor.shape.dropFirst().allSatisfy({ $0 > 0 })
    else {
      throw error(
        "\(name) has type \(try file.tensor(name)?.kind.rawValue ?? "none") and shape \(file.shapes[name] ?? []); it must be U8 and [samples, channels, height, width]"
      )
    }
    return Pixels(shape: Array(tensor.shape.dropFirst()), bytes: tensor.bytes)
  }

  /// A tensor [samples] or [samples, 1].
  ///
  /// - Parameter inputs: the name of the tensor with as many samples.
  func values(
    _ file: borrowing TensorReader, _ name: String, count: Int, as inputs: String
  ) throws -> [Double] {
    let (values, shape) = try numbers(file, name)
    guard shape == [count] || shape == [count, 1] else {
      throw error("\(name) has shape \(shape); it must be [\(count)], one a row of \(inputs)")
    }
    return values
  }

  /// Numbers that need not be there.
  func optional(
    _ file: borrowing TensorReader, _ name: String, count: Int
  ) throws -> [Double]? {
    guard let shape = file.shapes[name] else { return nil }
    guard shape.reduce(1, *) == count else {
      throw error("\(name) has shape \(shape); it must be [\(count)]")
    }
    return try numbers(file, name).values
  }

  func labels(_ values: [Double], _ name: String) throws(RunReaderError) -> [Int] {
    let most = 4096.0
    if let value = values.first(where: { $0 != $0.rounded() || $0 < 0 || $0 >= most }) {
      throw error(
        "\(name) holds \(value), and classes are whole numbers from 0; write targets.… for numbers to be predicted"
      )
    }
    return values.map { Int($0) }
  }

  private func numbers(
    _ file: borrowing TensorReader, _ name: String
  ) throws -> (values: [Double], shape: [Int]) {
    guard let tensor = try file.tensor(name) else { throw error("it has no tensor \"\(name)\"") }
    let values = tensor.doubles
    guard values.count == tensor.shape.reduce(1, *) else {
      throw error("\(name) holds complex numbers (\(tensor.kind.rawValue))")
    }
    guard values.allSatisfy(\.isFinite) else {
      throw error("\(name) holds a number that is not finite; leave such samples out")
    }
    return (values, tensor.shape)
  }
}
