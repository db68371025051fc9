import Experiments
import Files
import Graphics
import Learning
import Predictions
import Snapshots

/// A network that tells the classes of pictures, with the way from a file to what it takes.
struct ImageClassifier: Sendable {
  private let predictor: Predictor
  private let pictures: PictureFile
  /// One a class.
  let classNames: [String]

  /// So many pictures go through the network together: what it computes at a time anyway.
  private static let batch = 16

  /// Whether its outputs are scores around 0, and no probabilities.
  var hasScores: Bool { predictor.hasScores }

  init(_ source: PredictRequest.Source) throws {
    switch source {
    case .run(let folder): try self.init(run: RunFolder(folder))
    case .config(let config, let weights):
      try self.init(ClassifierConfig(config, weights: weights))
    case .weights(let weights): try self.init(Self.known(weights))
    }
  }

  private init(_ config: ClassifierConfig) throws {
    var network = try Network<Float>(config.network.layers, input: config.pictures.shape)
    try network.take(config.weights)
    predictor = Predictor(network: network, transform: config.transform, loss: config.loss)
    pictures = config.pictures
    classNames = config.classNames
  }

  /// The config of a known network that has these weights.
  private static func known(_ weights: String) throws -> ClassifierConfig {
    guard FileSystem.isReadable(weights) else { throw FileError.notFound(weights) }
    do {
      _ = try TensorReader(path: weights)
    } catch {
      throw error is FileError ? error : PredictError.weights(weights, "\(error)")
    }
    let folder = PredictRequest.Source.folder
    for name in FileSystem.names(in: folder) where name.hasSuffix(".json") {
      if let config = try? ClassifierConfig("\(folder)/\(name)", weights: weights) {
        return config
      }
    }
    throw PredictError.unknownNetwork(weights, folder: folder)
  }

  /// The network of the last snapshot, whoever wrote the folder.
  private init(run folder: RunFolder) throws {
    let reader = try RunReader(folder)
    let data = try RunData(reader.data())
    let config = try FolderRun.config(folder, data)
    let source = try NetworkSource(reader, data, config)
    guard !data.classNames.isEmpty else {
      throw PredictError.noClassifier(folder.data, "its samples have numbers and no classes")
    }
    guard data.hasPixels, let shape = data.shape, let file = PictureFile(shape: shape) else {
      throw PredictError.noClassifier(
        folder.data,
        "its samples are no pictures: images.train must be bytes, [samples, 1 or 3, height, width]")
    }
    let snapshot = try reader.open(reader.snapshots[reader.snapshots.count - 1])
    predictor = Predictor(
      network: try source.network(snapshot), transform: try data.transform(features: []),
      loss: source.loss)
    let own = config?.pictures
    pictures = own?.shape == shape ? own ?? file : file
    classNames = data.classNames
  }

  /// The probability of each class for each picture; for hinge its score.
  ///
  /// - Parameter threads: that share the work; the numbers do not depend on how many.
  /// - Throws: `FileError` or `PredictError` for the first picture that cannot be classified.
  func predict(_ paths: [String], threads: Int) throws -> [[Double]] {
    let workers = Workers(threads)
    var results: [[Double]] = []
    for start in stride(from: 0, to: paths.count, by: Self.batch) {
      let part = paths[start..<min(start + Self.batch, paths.count)]
      var bytes: [UInt8] = []
      for path in part { bytes += try pixels(path) }
      let samples = SampleRows(.pixels(Pixels(shape: pictures.shape, bytes: bytes)))
      for (path, values) in zip(part, predictor.classValues(samples, workers: workers)) {
        guard values.allSatisfy(\.isFinite) else { throw PredictError.notFinite(path) }
        results.append(values)
      }
    }
    return results
  }

  private func pixels(_ path: String) throws -> [UInt8] {
    let bytes = try FileSystem.read(path)
    do {
      return try pictures.pixels(bytes)
    } catch {
      throw PredictError.picture(path, "\(error)")
    }
  }
}
