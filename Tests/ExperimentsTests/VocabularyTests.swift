import Testing

@testable import Experiments
@testable import Schemas

/// Words of other tools lead to the ones that are meant, and to where they belong.
@Suite struct VocabularyTests {
  /// An unknown key, by the object that it stands in, and what the error asks or advises.
  static let keys: [(object: String, key: String, meant: String)] = [
    ("", "random_state", #"(did you mean "seed"?)"#),
    ("", "randomSeed", #"(did you mean "seed"?)"#),
    ("", "epochs", #"(did you mean "training.epochs"?)"#),
    ("", "lr", #"(did you mean "training.optimizer.learningRate"?)"#),
    ("", "learning_rate", #"(did you mean "training.optimizer.learningRate"?)"#),
    ("", "optimizer", #"(did you mean "training.optimizer"?)"#),
    ("", "batch_size", #"(did you mean "training.batchSize"?)"#),
    ("", "loss", #"(did you mean "training.loss"?)"#),
    ("", "layers", #"(did you mean "network.layers"?)"#),
    ("", "hidden_layers", #"(did you mean "network.layers"?)"#),
    ("", "model", #"(did you mean "network"?)"#),
    ("", "data", #"(did you mean "dataset"?)"#),
    ("", "train", #"(did you mean "training"?)"#),
    ("", "plots", #"(did you mean "figures"?)"#),
    ("", "fps", #"(did you mean "framesPerSecond"?)"#),
    ("", "samples", #"(did you mean "dataset.samples"?)"#),
    ("", "noise", #"(did you mean "dataset.noise"?)"#),
    ("", "test_size", #"(did you mean "dataset.testFraction"?)"#),
    ("", "standardize", #"(did you mean "inputs.standardize"?)"#),
    ("", "name", "; a run has the name of its config's file; the keys"),
    ("", "snapshot", #"(did you mean "snapshots"?)"#),
    ("dataset", "type", #"(did you mean "kind"?)"#),
    ("dataset", "name", #"(did you mean "kind"?)"#),
    ("dataset", "n_samples", #"(did you mean "samples"?)"#),
    ("dataset", "test_size", #"(did you mean "testFraction"?)"#),
    ("dataset", "val_split", #"(did you mean "validationFraction"?)"#),
    ("dataset", "validation_split", #"(did you mean "validationFraction"?)"#),
    ("dataset", "random_state", #"(did you mean "seed"?)"#),
    ("dataset", "features", #"(did you mean "inputs.features"?)"#),
    ("network", "activation", #"(did you mean "network.layers[].activation"?)"#),
    ("network", "hidden", #"(did you mean "layers"?)"#),
    ("network", "neurons", #"(did you mean "network.layers[].units"?)"#),
    ("network", "init", #"(did you mean "initializer"?)"#),
    ("network", "loss", #"(did you mean "training.loss"?)"#),
    (
      "network", "dropout",
      #"; dropout is a layer of its own, { "kind": "dropout", "rate": 0.5 }, after"#
    ),
    ("network.layers[0]", "neurons", #"(did you mean "units"?)"#),
    ("network.layers[0]", "nodes", #"(did you mean "units"?)"#),
    ("network.layers[0]", "type", #"(did you mean "kind"?)"#),
    (
      "network.layers[0]", "dropout",
      #"; dropout is a layer of its own, { "kind": "dropout", "rate": 0.5 }, after"#
    ),
    ("network.layers[0]", "l2", #"(did you mean "training.regularization.l2"?)"#),
    ("network.layers[0]", "kernel_initializer", #"(did you mean "initializer"?)"#),
    ("training", "learning_rate", #"(did you mean "training.optimizer.learningRate"?)"#),
    ("training", "learningRate", #"(did you mean "training.optimizer.learningRate"?)"#),
    ("training", "lr", #"(did you mean "training.optimizer.learningRate"?)"#),
    ("training", "weight_decay", #"(did you mean "training.optimizer.weightDecay"?)"#),
    ("training", "momentum", #"(did you mean "training.optimizer.momentum"?)"#),
    ("training", "l2", #"(did you mean "training.regularization.l2"?)"#),
    ("training", "patience", #"(did you mean "training.earlyStopping.patience"?)"#),
    ("training", "max_iter", #"(did you mean "epochs"?)"#),
    ("training", "criterion", #"(did you mean "loss"?)"#),
    ("training", "scheduler", #"(did you mean "schedule"?)"#),
    ("training", "batch", #"(did you mean "batchSize"?)"#),
    ("training", "validation_split", #"(did you mean "dataset.validationFraction"?)"#),
    ("training", "clip_grad_norm", #"(did you mean "clipNorm"?)"#),
    ("training.optimizer", "lr", #"(did you mean "learningRate"?)"#),
    ("training.optimizer", "learning_rate", #"(did you mean "learningRate"?)"#),
    ("training.optimizer", "type", #"(did you mean "kind"?)"#),
    ("training.optimizer", "name", #"(did you mean "kind"?)"#),
    ("training.optimizer", "l2", #"(did you mean "training.regularization.l2"?)"#),
    ("training.optimizer", "batchSize", #"(did you mean "training.batchSize"?)"#),
    ("training.optimizer", "nesterov", #"; the optimizer is { "kind": "nesterov" }"#),
    ("training.schedule", "gamma", #"(did you mean "factor"?)"#),
    ("training.schedule", "step_size", #"(did you mean "interval"?)"#),
    ("snapshots", "interval", #"(did you mean "every"?)"#),
    ("snapshots", "frequency", #"(did you mean "every"?)"#),
    (
      "snapshots", "framesPerSecond",
      #"(did you mean "framesPerSecond" or "figures[].framesPerSecond" or "compare[].framesPerSecond"?)"#
    ),
    ("figures[0]", "fps", #"(did you mean "framesPerSecond"?)"#),
    ("figures[0]", "type", #"(did you mean "kind"?)"#),
    ("figures[0]", "filename", #"(did you mean "file"?)"#),
    ("figures[0]", "resolution", #"(did you mean "size"?)"#),
    ("figures[0]", "max_bytes", #"(did you mean "maxBytes"?)"#),
    ("training.optimizer", "zzz", "unknown key; the keys here are kind"),
  ]

  @Test(arguments: keys) func keysLeadToWhereTheyLive(object: String, key: String, meant: String) {
    let member = #""\#(key)": 1"#
    let moons = #""dataset": { "kind": "moons" }"#
    let config =
      switch object {
      case "": "\(moons), \(member)"
      case "dataset": #""dataset": { "kind": "moons", \#(member) }"#
      case "network.layers[0]":
        #"\#(moons), "network": { "layers": [ { "units": 3, \#(member) }, 1 ] }"#
      case "training.optimizer":
        #"\#(moons), "training": { "optimizer": { "kind": "sgd", \#(member) } }"#
      case "training.schedule":
        #"\#(moons), "training": { "schedule": { "kind": "step", \#(member) } }"#
      case "figures[0]": #"\#(moons), "figures": [ { "kind": "fit", \#(member) } ]"#
      default: #"\#(moons), "\#(object)": { \#(member) }"#
      }
    let path = key.allSatisfy { $0.isLetter || $0.isNumber } ? key : "\"\(key)\""
    expect(config, starts: (object.isEmpty ? "" : object + ".") + path, contains: meant)
  }

  /// A wrong string, by its key path, and what the error asks.
  static let values: [(path: String, value: String, meant: [String])] = [
    ("dataset", "make_moons", ["moons"]), ("dataset", "two_moons", ["moons"]),
    ("dataset", "Moons", ["moons"]), ("dataset", "make_blobs", ["blobs"]),
    ("dataset", "circle", ["circles", "playgroundCircle"]),
    ("dataset", "make_circles", ["circles"]),
    ("dataset", "chessboard", ["checkerboard"]), ("dataset", "planar", ["flower"]),
    ("dataset", "playground_spiral", ["playgroundSpiral"]),
    ("activation", "ReLU", ["relu"]), ("activation", "leaky_relu", ["leakyRelu"]),
    ("activation", "LeakyReLU", ["leakyRelu"]), ("activation", "Sigmoid", ["sigmoid"]),
    ("activation", "logistic", ["sigmoid"]), ("activation", "none", ["linear"]),
    ("activation", "identity", ["linear"]), ("activation", "swish", ["silu"]),
    ("activation", "Tanh", ["tanh"]), ("activation", "sigmoit", ["sigmoid"]),
    ("layer", "batchNorm", ["batchNormalization"]),
    ("layer", "BatchNorm1d", ["batchNormalization"]),
    ("layer", "batch_normalization", ["batchNormalization"]), ("layer", "Linear", ["dense"]),
    ("layer", "fully_connected", ["dense"]), ("layer", "Dropout", ["dropout"]),
    ("initializer", "he", ["heNormal"]), ("initializer", "kaiming_normal", ["heNormal"]),
    ("initializer", "kaiming_uniform", ["heUniform"]), ("initializer", "xavier", ["xavierNormal"]),
    ("initializer", "glorot", ["xavierNormal"]),
    ("initializer", "glorotUniform", ["xavierUniform"]),
    ("initializer", "glorot_normal", ["xavierNormal"]), ("initializer", "he_normal", ["heNormal"]),
    ("optimizer", "SGD", ["sgd"]), ("optimizer", "gd", ["gradientDescent"]),
    ("optimizer", "rmsProp", ["rmsprop"]), ("optimizer", "RMSprop", ["rmsprop"]),
    ("optimizer", "Adam", ["adam"]), ("optimizer", "AdamW", ["adamW"]),
    ("optimizer", "gradient_descent", ["gradientDescent"]), ("optimizer", "nag", ["nesterov"]),
    ("loss", "bce", ["binaryCrossEntropy"]),
    ("loss", "binary_crossentropy", ["binaryCrossEntropy"]),
    ("loss", "BCELoss", ["binaryCrossEntropy"]),
    ("loss", "BCEWithLogitsLoss", ["binaryCrossEntropy"]),
    ("loss", "crossEntropy", ["binaryCrossEntropy", "categoricalCrossEntropy"]),
    ("loss", "cross_entropy", ["binaryCrossEntropy", "categoricalCrossEntropy"]),
    ("loss", "CrossEntropyLoss", ["categoricalCrossEntropy"]),
    ("loss", "sparse_categorical_crossentropy", ["categoricalCrossEntropy"]),
    ("loss", "categorical_crossentropy", ["categoricalCrossEntropy"]),
    ("loss", "mse", ["meanSquaredError"]), ("loss", "MSELoss", ["meanSquaredError"]),
    ("loss", "mean_squared_error", ["meanSquaredError"]), ("loss", "mae", ["meanAbsoluteError"]),
    ("loss", "L1Loss", ["meanAbsoluteError"]),
    ("schedule", "cosine_annealing", ["cosine"]), ("schedule", "StepLR", ["step"]),
    ("schedule", "warmup", ["warmupCosine"]), ("schedule", "none", ["constant"]),
    ("snapshots", "log", ["logarithmic"]), ("snapshots", "linear", ["every"]),
    ("snapshots", "every_steps", ["everySteps"]), ("snapshots", "auto", ["adaptive"]),
    ("figures", "boundary", ["decisionBoundary"]),
    ("figures", "decision_boundary", ["decisionBoundary"]),
    ("figures", "loss", ["learningCurves"]), ("figures", "curves", ["learningCurves"]),
    ("figures", "hidden", ["hiddenLines", "hiddenSpace"]),
    ("figures", "gradients", ["gradientNorms"]),
    ("figures", "activations", ["activationLines"]), ("theme", "Dark", ["dark"]),
    ("precision", "float64", ["double"]), ("split", "shuffle", ["shuffled"]),
    ("layer", "MaxPool2d", ["maxPool"]), ("layer", "AvgPool2D", ["averagePool"]),
    ("layer", "BasicBlock", ["residual"]), ("dataset", "MNIST", ["idx"]),
    ("dataset", "CIFAR-10", ["cifar"]), ("dataset", "ImageFolder", ["images"]),
    ("features", "x^2", ["y", "xSquared"]), ("features", "sin(x)", ["sinX"]),
  ]

  @Test(arguments: values) func stringsLeadToTheChoice(path: String, value: String, meant: [String])
  {
    let moons = #""dataset": { "kind": "moons" }"#
    let (config, key): (String, String) =
      switch path {
      case "dataset": (#""dataset": "\#(value)""#, "dataset")
      case "activation":
        (
          #"\#(moons), "network": [ { "units": 3, "activation": "\#(value)" }, 1 ]"#,
          "network[0].activation"
        )
      case "layer":
        (#"\#(moons), "network": { "layers": [ "\#(value)", 1 ] }"#, "network.layers[0]")
      case "initializer":
        (#"\#(moons), "network": { "initializer": "\#(value)" }"#, "network.initializer")
      case "snapshots", "theme": (#"\#(moons), "\#(path)": "\#(value)""#, path)
      case "figures": (#"\#(moons), "figures": [ "\#(value)" ]"#, "figures[0]")
      case "features": (#"\#(moons), "inputs": [ "\#(value)" ]"#, "inputs[0]")
      case "split": (#""dataset": { "kind": "moons", "split": "\#(value)" }"#, "dataset.split")
      default: (#"\#(moons), "training": { "\#(path)": "\#(value)" }"#, "training.\(path)")
      }
    let names = meant.map { "\"\($0)\"" }.joined(separator: " or ")
    expect(
      config, starts: #"\#(key): "\#(value)" is not one of"#, contains: "(did you mean \(names)?)")
  }

  private func expect(_ members: String, starts: String, contains: String) {
    let error = #expect(throws: ConfigError.self) {
      try Experiment([UInt8]("{ \(members) }".utf8), file: "c.json")
    }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("c.json: " + starts) && text.contains(contains), "\(text)")
  }

  /// Every path of the table is one of the config.
  @Test func thePathsOfTheTableExist() {
    let known = Set(Experiment.shape.paths() + ["kind"])
    for path in Set(Vocabulary.keys.values.joined()) { #expect(known.contains(path), "\(path)") }
  }

  /// A word that nothing would find, because it is not in the form in which words are compared, is a mistake.
  @Test func theWordsOfTheTablesAreNormalized() {
    for word in [Vocabulary.keys.keys, Vocabulary.values.keys].joined() {
      #expect(Vocabulary.normalized(word) == word)
    }
  }
}
