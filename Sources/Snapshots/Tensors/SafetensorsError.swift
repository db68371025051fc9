/// Why a file is not a whole safetensors file.
public struct SafetensorsError: ExitCoded, Equatable, CustomStringConvertible {
  public let file: String
  public let problem: Problem

  public enum Problem: Sendable, Equatable {
    /// Fewer bytes than the eight of the header's length.
    case noHeader(bytes: Int)
    case headerTooLong(length: UInt64, available: Int)
    case headerNotJSON(JSONError)
    case headerNotObject
    case badMetadata
    case badEntry(tensor: String)
    case unknownType(tensor: String, String)
    case shapeTooLarge(tensor: String)
    case outOfRange(tensor: String, begin: Int, end: Int, available: Int)
    case wrongSize(tensor: String, expected: Int, found: Int)
    /// The bytes before a tensor belong to none, or to two.
    case notContiguous(tensor: String, begin: Int, expected: Int)
    case extraBytes(Int)
    /// Something that the reader of the tensors needs and the file does not hold as it should.
    case missing(String)
  }

  public init(file: String, _ problem: Problem) {
    self.file = file
    self.problem = problem
  }

  public var exitStatus: Int32 { ExitStatus.data }

  public var description: String { "\(file): \(problem.sentence)" }
}

extension SafetensorsError.Problem {
  fileprivate var sentence: String {
    switch self {
    case .noHeader(let bytes): "is not a safetensors file: it has only \(bytes) bytes"
    case .headerTooLong(let length, let available):
      "is broken: the header is said to have \(length) bytes, and \(available) are there"
    case .headerNotJSON(let error):
      "is broken: its header is not JSON: \(error.problem.sentence)"
    case .headerNotObject: "is broken: its header is not an object"
    case .badMetadata: "is broken: its \"__metadata__\" is not an object of strings"
    case .badEntry(let tensor):
      "is broken: tensor \(JSON.quoted(tensor)) lacks a proper dtype, shape or data_offsets"
    case .unknownType(let tensor, let type):
      "tensor \(JSON.quoted(tensor)) has elements of type \(JSON.quoted(type)), which is not one of "
        + TensorKind.allCases.map(\.name).joined(separator: ", ")
    case .shapeTooLarge(let tensor):
      "is broken: the shape of tensor \(JSON.quoted(tensor)) has more elements than can be counted"
    case .outOfRange(let tensor, let begin, let end, let available):
      "is broken: tensor \(JSON.quoted(tensor)) is said to lie at bytes \(begin) to \(end), and "
        + "\(available) are there"
    case .wrongSize(let tensor, let expected, let found):
      "is broken: the shape of tensor \(JSON.quoted(tensor)) needs \(expected) bytes, and its "
        + "offsets hold \(found)"
    case .notContiguous(let tensor, let begin, let expected):
      "is broken: tensor \(JSON.quoted(tensor)) begins at byte \(begin) and not at \(expected), "
        + "where the one before it ends"
    case .extraBytes(let count): "is broken: \(count) bytes after the last tensor belong to none"
    case .missing(let what): "lacks \(what)"
    }
  }
}
