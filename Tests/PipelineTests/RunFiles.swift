import Files
import Foundation
import GIF
import Graphics
import PNG
import Snapshots
import TestSupport
import Testing

/// The files of a run, decoded.
struct RunFiles: Sendable {
  let folder: RunFolder

  init(_ path: String) { folder = RunFolder(path) }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.output(name))))
  }

  func has(_ name: String) -> Bool { FileSystem.isFile(folder.output(name)) }

  func film(_ name: String = "a.gif") throws -> GIF.Film {
    let film = try GIF.decode(bytes(name))
    #expect(film.damage == nil)
    return film
  }

  func delays(_ name: String = "a.gif") throws -> [Int] { try film(name).frames.map(\.delay) }

  /// Of a figure's frames as PNG, in order.
  func frames(_ figure: String = "a") throws -> [Bitmap] {
    try FileSystem.names(in: folder.frames(of: figure)).sorted().map {
      try PNG.decode(bytes("frames/\(figure)/\($0)"))
    }
  }

  func picture(_ name: String) throws -> Bitmap { try PNG.decode(bytes(name)) }

  /// The peak signal-to-noise ratio of a film against its frames, in decibels.
  func fidelity() throws -> Double {
    let pairs = zip(try film().frames.map(\.pixels), try frames().map(\.pixels))
    let errors = pairs.map(PixelMetrics.meanSquaredDifference)
    return 10 * log10(255 * 255 * Double(errors.count) / max(errors.reduce(0, +), 1e-9))
  }

  /// Of the recorded moments.
  var epochs: [Int] { folder.recordedPositions().map(\.epoch) }

  func snapshots() throws -> [Snapshot] {
    try folder.recordedPositions().map { try folder.load($0) }
  }

  /// A tensor of a snapshot, the first by default.
  func values(_ name: String, at index: Int = 0) throws -> [Double] {
    try #require(try snapshots()[index].tensors[name]).doubles
  }

  /// All parameters, in the order of their names, and their gradients at every snapshot.
  func path() throws -> [(parameters: [Double], gradients: [Double])] {
    try snapshots().map { snapshot in
      let names = snapshot.tensors.keys.filter {
        $0.hasPrefix("layers.") && ($0.hasSuffix(".weight") || $0.hasSuffix(".bias"))
          && snapshot.tensors[$0 + ".grad"] != nil
      }.sorted()
      return (
        try names.flatMap { try #require(snapshot.tensors[$0]).doubles },
        try names.flatMap { try #require(snapshot.tensors[$0 + ".grad"]).doubles }
      )
    }
  }

  func data() throws -> TensorFile { try TensorFile(bytes("data.safetensors")) }

  func column(_ name: String) throws -> [Double] {
    try #require(try data().tensors[name]).doubles
  }

  /// Of a part of the data.
  func count(_ part: String) throws -> Int { try data().tensors["inputs.\(part)"]?.shape[0] ?? 0 }

  /// The inputs of the training samples.
  func rows(_ part: String = "train") throws -> [[Double]] { try rows(of: "inputs.\(part)") }

  /// The samples of a tensor of `data.safetensors`.
  func rows(of name: String) throws -> [[Double]] {
    let tensor = try #require(try data().tensors[name])
    let (values, columns) = (tensor.doubles, tensor.shape.dropFirst().reduce(1, *))
    return stride(from: 0, to: values.count, by: columns).map {
      Array(values[$0..<$0 + columns])
    }
  }

  func record() throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(try bytes("run.json")))
    return try #require(json as? [String: Any])
  }
}

func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b), 1)
}

func areClose(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, within: tolerance) }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func deviation(_ values: [Double]) -> Double {
  let center = mean(values)
  return mean(values.map { ($0 - center) * ($0 - center) }).squareRoot()
}

/// `#expect` for conditions that may throw anywhere in them.
func expect(
  _ condition: @autoclosure () throws -> Bool, _ comment: @autoclosure () -> Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) rethrows {
  let isMet = try condition()
  #expect(isMet, comment(), sourceLocation: sourceLocation)
}
