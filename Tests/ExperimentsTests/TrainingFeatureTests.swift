import Learning
import Testing

@testable import Experiments

/// Keys of layers, losses and schedules: what they become, what they are written back as, and what does not fit.
struct TrainingFeatureTests {
  private func read(_ text: String) throws -> Experiment {
    try Experiment([UInt8](text.utf8), file: "a.json")
  }

  private func read(kind: String = "moons", layers: String, loss: String = "") throws -> Experiment
  {
    try read(
      #"{ "dataset": { "kind": "\#(kind)" }, "network": { "layers": [ \#(layers) ] }, "training": { \#(loss) }, "figures": [] }"#
    )
  }

  @Test func layers() throws {
    let experiment = try read(
      layers: """
        { "units": 4, "activation": "leakyRelu", "alpha": 0.2, "bias": false },
        { "kind": "layerNormalization", "activation": "elu", "alpha": 2, "epsilon": 0.001 },
        { "units": 3, "trainable": false }, { "kind": "batchNormalization", "trainable": false },
        { "units": 2, "activation": "elu" }, { "units": 1 }
        """)
    #expect(
      experiment.network.layers == [
        .dense(4, .leakyRelu, alpha: 0.2, hasBias: false),
        .layerNormalization(.elu, alpha: 2, epsilon: 0.001),
        .dense(3, .tanh, isTrainable: false), .batchNormalization(isTrainable: false),
        .dense(2, .elu), .dense(1, .sigmoid),
      ])
    // 2·4, 2·4, (4+1)·3 and 2·3 frozen, (3+1)·2, 2+1.
    let outline = try experiment.network.outline(input: [2])
    #expect(outline.trainedCount == 8 + 8 + 8 + 3)
    #expect(outline.parameterCount == outline.trainedCount + 15 + 6)
    let text = experiment.text
    // α is there where it does something, with its default.
    #expect(text.contains(#""alpha": 1,"#))
    #expect(text.components(of: #""alpha""#) == 3)
    let again = try read(text)
    #expect(again.text == text)
    #expect(again.network.layers == experiment.network.layers)
  }

  @Test(arguments: [
    (#""loss": "hinge""#, LossSpec(.hinge)),
    (
      #""loss": { "kind": "hinge", "classWeights": "balanced" }"#,
      LossSpec(.hinge, classWeights: .balanced)
    ),
    (
      #""loss": { "kind": "binaryCrossEntropy", "labelSmoothing": 0.1, "classWeights": [ 1, 2.5 ] }"#,
      LossSpec.binaryCrossEntropy(labelSmoothing: 0.1, classWeights: .each([1, 2.5]))
    ),
    (
      #""loss": { "classWeights": { "class 1": 4 } }"#,
      LossSpec(.binaryCrossEntropy, classWeights: .each([1, 4]))
    ),
    (
      #""loss": { "classWeights": { "1": 4, "0": 0.5 } }"#,
      LossSpec(.binaryCrossEntropy, classWeights: .each([0.5, 4]))
    ),
  ])
  func losses(members: String, loss: LossSpec) throws {
    let experiment = try read(
      #"{ "dataset": { "kind": "moons" }, "training": { \#(members) } }"#)
    #expect(experiment.training.loss == loss)
    #expect(
      experiment.network.layers.last?.activation == (loss.kind == .hinge ? .linear : .sigmoid))
    let again = try read(experiment.text)
    #expect(again.training == experiment.training)
  }

  @Test func huber() throws {
    func loss(_ members: String) throws -> LossSpec {
      let experiment = try read(
        #"{ "dataset": { "kind": "sine" }, "training": { \#(members) } }"#)
      #expect(try read(experiment.text).training == experiment.training)
      return experiment.training.loss
    }
    #expect(try loss(#""loss": "huber""#) == LossSpec.huber(delta: 1))
    #expect(try loss(#""loss": { "kind": "huber", "delta": 0.5 }"#) == LossSpec.huber(delta: 0.5))
  }

  @Test func schedules() throws {
    func schedule(_ members: String) throws -> ScheduleSpec {
      let experiment = try read(
        #"{ "dataset": { "kind": "moons" }, "training": { "schedule": { \#(members) } } }"#)
      #expect(try read(experiment.text).training == experiment.training)
      return experiment.training.schedule
    }
    #expect(
      try schedule(
        #""kind": "oneCycle", "riseShare": 0.4, "startDivisor": 10, "finalDivisor": 100, "period": 9"#
      )
        == .oneCycle(period: 9, riseShare: 0.4, startDivisor: 10, finalDivisor: 100))
    #expect(try schedule(#""kind": "oneCycle""#).unit == .steps)
    #expect(try schedule(#""kind": "oneCycle", "unit": "epochs""#).unit == .epochs)
    #expect(
      try schedule(#""kind": "cosineRestarts", "period": 4, "multiplier": 2, "final": 0.01"#)
        == .cosineRestarts(period: 4, final: 0.01, multiplier: 2))
    #expect(
      try schedule(
        #""kind": "reduceOnPlateau", "factor": 0.5, "patience": 3, "threshold": 0.01, "cooldown": 2, "minimumRate": 0.001"#
      )
        == .reduceOnPlateau(
          factor: 0.5, patience: 3, threshold: 0.01, cooldown: 2, minimumRate: 0.001))
    #expect(try schedule(#""kind": "reduceOnPlateau""#) == .reduceOnPlateau())
  }

  static let mistakes: [(String, String)] = [
    (
      #""network": { "layers": [ { "units": 3, "alpha": 0.1 }, { "units": 1 } ] }"#,
      "network.layers[0].alpha: belongs to leakyRelu and elu, and not to tanh"
    ),
    (
      #""network": { "layers": [ { "units": 3, "activation": "leakyRelu", "alpha": 1.5 }, { "units": 1 } ] }"#,
      "network.layers[0].alpha: 1.5 is out of range; it must be from 0 to 1"
    ),
    (
      #""network": { "layers": [ { "units": 1 }, { "kind": "layerNormalization" }, { "units": 1 } ] }"#,
      "network.layers[1].kind: layer 1, layerNormalization, needs at least 2 units and takes [1]; of one unit it is always its bias"
    ),
    (
      #""network": { "layers": [ { "units": 2, "trainable": false }, { "units": 1, "trainable": false } ] }"#,
      "network.layers: are all frozen; at least one with parameters must be trainable"
    ),
    (
      #""network": { "layers": [ { "units": 2 }, { "kind": "dropout", "bias": false }, { "units": 1 } ] }"#,
      "network.layers[1].bias: belongs to dense, conv2d, and not to dropout"
    ),
    (
      #""training": { "loss": "hinge" }, "network": { "layers": [ { "units": 1, "activation": "sigmoid" } ] }"#,
      #"network.layers[0].activation: "sigmoid" does not fit: the last layer must be one linear unit, as hinge needs it"#
    ),
    (
      #""training": { "loss": "huber" }"#,
      #"training.loss: "huber" is for numbers, and this data set has classes; use binaryCrossEntropy"#
    ),
    (
      #""training": { "loss": { "kind": "hinge", "labelSmoothing": 0.1 } }"#,
      "training.loss.labelSmoothing: belongs to binaryCrossEntropy, categoricalCrossEntropy, and not to hinge"
    ),
    (
      #""training": { "loss": { "delta": 0.1 } }"#,
      "training.loss.delta: belongs to huber, and not to binaryCrossEntropy"
    ),
    (
      #""training": { "loss": { "labelSmoothing": 1 } }"#,
      "training.loss.labelSmoothing: 1 is out of range; it must be from 0 to 0.999"
    ),
    (
      #""training": { "loss": { "classWeights": [ 1 ] } }"#,
      "training.loss.classWeights: has 1 weight; this data set has 2 classes"
    ),
    (
      #""training": { "loss": { "classWeights": [ 1, -1 ] } }"#,
      "training.loss.classWeights[1]: -1 is out of range; it must be from 0 to 1000000"
    ),
    (
      #""training": { "loss": { "classWeights": [ 0, 0 ] } }"#,
      "training.loss.classWeights: are all 0; at least one must be above"
    ),
    (
      #""training": { "loss": { "classWeights": { "clas 1": 2 } } }"#,
      #"training.loss.classWeights: "clas 1" is no class (did you mean "class 1"?); the classes are class 0, class 1"#
    ),
    (
      #""training": { "loss": { "classWeights": "even" } }"#,
      #"training.loss.classWeights: expected "balanced", a list of numbers, or an object by class, found the string "even""#
    ),
    (
      #""training": { "schedule": { "kind": "reduceOnPlateau", "factor": 1 } }"#,
      "training.schedule.factor: 1 is out of range; it must be above 0 and at most 0.999999"
    ),
    (
      #""training": { "schedule": { "kind": "cosine", "multiplier": 2 } }"#,
      "training.schedule.multiplier: belongs to cosineRestarts, and not to cosine"
    ),
  ]

  @Test(arguments: mistakes) func mistakesAreSaid(members: String, message: String) {
    #expect {
      try read(#"{ "dataset": { "kind": "moons" }, \#(members) }"#)
    } throws: {
      "\($0)" == "a.json: " + message
    }
  }

  @Test func weightsNeedClasses() {
    #expect {
      try read(
        #"{ "dataset": { "kind": "sine" }, "training": { "loss": { "classWeights": "balanced" } } }"#
      )
    } throws: {
      "\($0)"
        == "a.json: training.loss.classWeights: need classes, and this data set has numbers for targets"
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
