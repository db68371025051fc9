import Experiments
import Figures
import Files
import Learning
import Numerics
import Plots
import Predictions
import Progress
import Schemas
import Snapshots

/// A run folder as figures see it: from its own files alone, whether Netlapse wrote them or another program.
struct FolderRun {
  let run: Run
  /// The metrics of each moment, and the measures of epochs.
  let records: [Snapshot]
  /// `nil` where the folder has none.
  let config: RunConfig?
  /// What a network of it holds, for the number of threads.
  let size: NetworkSize

  /// So many bytes of all networks together are held in memory; larger ones are read when they are drawn.
  static let heldBytes = 64 << 20

  /// Whether the networks of so many snapshots are.
  static func isHeld(
    parameters: Int, snapshots: Int, heldBytes: Int = Self.heldBytes
  ) -> Bool {
    snapshots * parameters * MemoryLayout<Float>.size <= heldBytes
  }

  /// - Parameter heldBytes: of its networks that may be held in memory.
  /// - Throws: `RunReaderError`, `SnapshotError`, `ConfigError` or `FileError`, each a sentence that names the file.
  init(_ folder: RunFolder, progress: Progress, heldBytes: Int = Self.heldBytes) throws {
    let reader = try RunReader(folder)
    let data = try RunData(reader.data())
    let config = try Self.config(folder, data)
    self.config = config
    let source = try NetworkSource(reader, data, config)
    let size = source.size
    self.size = size
    let predictors = Predictors(
      reader: reader, source: source,
      transform: try data.transform(features: config?.inputs.features ?? []),
      targetScale: data.targetScale)
    let training = data.samples("train", predictors.transform)
    let steps = config?.stepsPerEpoch(samples: training.inputs.count)
    let times = TrainingTimes(of: folder).seconds
    let isHeld = Self.isHeld(
      parameters: size.parameters, snapshots: reader.snapshots.count, heldBytes: heldBytes)
    var measurement: Measurement?
    defer { if measurement != nil { progress.end() } }
    var moments: [Moment] = []
    let records = try reader.snapshots.enumerated().map { index, file -> Snapshot in
      let snapshot = try reader.open(file)
      // Activations are large, and figures compute their own.
      var record = try snapshot.snapshot(
        file.position, index: index, keeping: EpochHistory.isKept)
      let isMeasured = record.metrics["loss"] != nil
      let predictor = isHeld || !isMeasured ? try predictors.predictor(snapshot) : nil
      if !isMeasured, let predictor {
        if measurement == nil {
          progress.begin("Measuring", total: reader.snapshots.count - index, unit: "snapshots")
        }
        let measuring =
          measurement
          ?? Measurement(
            data.split, loss: source.loss, batchSize: config?.training.batchSize,
            outputs: source.outputCount)
        measurement = measuring
        record.metrics = measuring.metrics(predictor.network)
        progress.advance()
      }
      let held = isHeld ? predictor : nil
      moments.append(
        Moment(
          time: Time(
            file.position, stepsPerEpoch: steps, seconds: times[file.position]),
          metrics: record.metrics,
          gradients: { try source.gradients(reader.open(file)) }
        ) {
          if let held { return held }
          return try predictors.predictor(reader.open(file))
        })
      return record
    }
    try Self.check(records, reader)
    self.records = records
    run = Run(
      name: folder.name, training: training,
      validation: data.samples("validation", predictors.transform),
      test: data.samples("test", predictors.transform), classNames: data.classNames,
      featureNames: data.featureNames(predictors.transform), targetName: data.targetName,
      moments: moments, epochs: EpochHistory.epochs(records),
      augmentation: config.flatMap { Run.Augmentation($0.training) })
  }

  /// What makes a network of a snapshot into what figures ask.
  private struct Predictors {
    let reader: RunReader
    let source: NetworkSource
    let transform: InputTransform
    let targetScale: TargetScale

    func predictor(_ snapshot: borrowing SnapshotReader) throws -> Predictor {
      Predictor(
        network: try source.network(snapshot), transform: transform, targetScale: targetScale,
        loss: source.loss)
    }
  }

  /// - Throws: when snapshots are of different trainings.
  private static func check(_ records: [Snapshot], _ reader: RunReader) throws(RunReaderError) {
    guard let index = records.firstIndex(where: { $0.configHash != records[0].configHash }) else {
      return
    }
    throw .snapshot(
      reader.snapshots[index].path,
      "it is of another training than \(reader.snapshots[0].path); remove the snapshots of one of them, or train again with --retrain"
    )
  }

  /// What its config says; `nil` where it has none.
  static func config(_ folder: RunFolder, _ data: RunData) throws -> RunConfig? {
    guard FileSystem.isReadable(folder.config) else { return nil }
    do {
      return try RunConfig(
        FileSystem.read(folder.config), file: folder.config, classNames: data.classNames)
    } catch let error as ConfigError {
      guard let version = RunRecord(of: folder).version, version != Version.current else {
        throw error
      }
      throw RunReaderError.version("\(error)", made: version, current: Version.current)
    }
  }
}

extension RunFolder {
  /// The folder's own name, without those above it.
  var name: String {
    let path = FileSystem.resolved(path) ?? path
    return path.split(separator: "/").last.map(String.init) ?? "run"
  }
}

extension Time {
  /// A position as a number of epochs.
  ///
  /// - Parameters:
  ///   - stepsPerEpoch: `nil` when that is not known.
  ///   - seconds: of training before it; `nil` when that is not known.
  init(_ position: SnapshotPosition, stepsPerEpoch: Int?, seconds: Double?) {
    let steps = max(stepsPerEpoch ?? 1, 1)
    self.init(
      epoch: Double(position.epoch) + Double(position.batch) / Double(steps),
      step: stepsPerEpoch.map { position.epoch * $0 + position.batch }, seconds: seconds)
  }
}
