import Experiments
import Output
import Schemas
import Testing

/// Every mistake that a config can have, and the whole sentence about it.
struct ConfigErrorTests {
  private static let topKeys =
    "description, seed, dataset, inputs, network, training, initial, snapshots, figures, compare, framesPerSecond, size, width, height, scale, theme, themes, background, legend, panel, poster, holdLast, quality, effort, maxBytes, sweep, runs, search"

  private static let endings = OutputFormat.allCases.map { ".\($0.name)" }.joined(separator: ", ")
  private static let transparent = OutputFormat.list(
    OutputFormat.allCases.filter(\.canBeTransparent))
  private static let films = OutputFormat.list(OutputFormat.allCases.filter(\.isFilm))

  private static let moons = #""dataset": { "kind": "moons" }"#

  private static func dataset(_ members: String) -> String {
    #"{ "dataset": { "kind": "moons", \#(members) } }"#
  }

  private static func drawn(_ kind: String, _ members: String) -> String {
    #"{ "dataset": { "kind": "\#(kind)", \#(members) } }"#
  }

  private static func network(_ members: String) -> String {
    #"{ \#(moons), "network": { \#(members) } }"#
  }

  private static func layers(_ first: String, last: String = #""units": 1"#) -> String {
    network(#""layers": [ { \#(first) }, { \#(last) } ]"#)
  }

  private static func training(_ members: String) -> String {
    #"{ \#(moons), "training": { \#(members) } }"#
  }

  private static func figure(_ members: String, kind: String = "hiddenLines") -> String {
    #"{ \#(moons), "figures": [ { "kind": "\#(kind)", \#(members) } ] }"#
  }

  static let text: [(String, String)] = [
    ("", "1:1: not JSON: expected a value, found the end of the text"),
    (
      "{\n  \"seed\": 1 x\n}",
      #"2:13: not JSON: expected "," or "}" after a value, found "x""#
    ),
    (#"{ "seed": 1, "seed": 1 }"#, #"1:14: not JSON: the key "seed" is there twice"#),
    (
      #"{ "seed": 042 }"#,
      #"1:11: not JSON: "042" is not a number in JSON: it must not start with 0"#
    ),
  ]

  static let shape: [(String, String)] = [
    ("[]", "expected an object, found a list"),
    ("null", "expected an object, found null"),
    ("{}", "dataset: is missing"),
    (
      #"{ \#(moons), "trainig": {} }"#,
      #"trainig: unknown key (did you mean "training"?); the keys here are \#(topKeys)"#
    ),
    (
      #"{ \#(moons), "\n.": {} }"#,
      #""\n.": unknown key; the keys here are \#(topKeys)"#
    ),
    (
      #"{ "dataset": "mons" }"#,
      #"dataset: "mons" is not one of moons, circles, blobs, gaussianQuantiles, flower, spiral, playgroundCircle, playgroundXor, playgroundGauss, playgroundSpiral, checkerboard, parabolas, xor, regressPlane, regressGaussian, sine, swissRoll, shapes, digits, csv, idx, cifar, images, safetensors (did you mean "moons"?)"#
    ),
    (#"{ \#(moons), "network": [] }"#, "network: has 0 entries; it must have from 1 to 64"),
    (#"{ \#(moons), "training": 5 }"#, "training: expected an object, found 5"),
    (
      #"{ \#(moons), "snapshots": true }"#,
      "snapshots: expected an object, a number of snapshots, a list of epochs or a kind, found true"
    ),
    (#"{ \#(moons), "figures": {} }"#, "figures.kind: is missing"),
    (
      #"{ \#(moons), "figures": [ 1.5 ] }"#,
      "figures[0]: expected an object, a file's name or a kind, found 1.5"
    ),
    (#"{ \#(moons), "seed": -1 }"#, "seed: -1 is out of range; it must be from 0 to 4,294,967,295"),
    (
      #"{ \#(moons), "seed": 4294967296 }"#,
      "seed: 4294967296 is out of range; it must be from 0 to 4,294,967,295"
    ),
    (#"{ \#(moons), "seed": 1e30 }"#, "seed: expected a whole number, found 1e+30"),
    (#"{ \#(moons), "seed": null }"#, "seed: expected a whole number, found null"),
    (
      #"{ \#(moons), "snapshots": { "every": 0 } }"#,
      "snapshots.every: 0 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      #"{ \#(moons), "snapshots": { "evry": 5 } }"#,
      #"snapshots.evry: unknown key (did you mean "every"?); the keys here are kind, every, count"#
    ),
    (
      #"{ \#(moons), "snapshots": { "kind": "adaptive", "every": 5 } }"#,
      "snapshots.every: belongs to every, everySteps, and not to adaptive"
    ),
    (
      #"{ \#(moons), "snapshots": { "kind": "linear" } }"#,
      #"snapshots.kind: "linear" is not one of every, everySteps, epochs, logarithmic, adaptive (did you mean "every"?)"#
    ),
    (
      #"{ \#(moons), "snapshots": { "kind": "adaptive", "count": 1 } }"#,
      "snapshots.count: 1 is out of range; it must be from 2 to 10,000"
    ),
    (#"{ \#(moons), "snapshots": { "kind": "epochs" } }"#, "snapshots.epochs: is missing"),
    (
      #"{ \#(moons), "snapshots": { "kind": "epochs", "epochs": [] } }"#,
      "snapshots.epochs: has 0 entries; it must have from 1 to 10,000"
    ),
    (
      #"{ \#(moons), "snapshots": { "kind": "epochs", "epochs": [ 1, -2 ] } }"#,
      "snapshots.epochs[1]: expected an epoch, from 0, found -2"
    ),
    (
      #"{ \#(moons), "snapshots": { "kind": "epochs", "epochs": [ 1, 5, 5 ] } }"#,
      "snapshots.epochs[2]: 5 does not come after 5"
    ),
    (
      #"{ \#(moons), "snapshots": { "kind": "epochs", "epochs": [ 1, 20001 ] } }"#,
      "snapshots.epochs[1]: 20001 is after the last epoch, 20000"
    ),
    (
      #"{ \#(moons), "training": { "epochs": 20000, "optimizer": { "kind": "sgd" }, "batchSize": 1 }, "snapshots": { "kind": "everySteps", "every": 100 } }"#,
      "snapshots.every: 100 makes 160001 snapshots of 16000000 steps; at most 100000 are kept, so it must be at least 161"
    ),
    (
      #"{ \#(moons), "training": { "epochs": 10000000 }, "snapshots": { "every": 1 } }"#,
      "snapshots.every: 1 makes 10000001 snapshots of 10000000 epochs; at most 100000 are kept, so it must be at least 101"
    ),
  ]

  static let data: [(String, String)] = [
    (#"{ "dataset": {} }"#, "dataset.kind: is missing"),
    (#"{ "dataset": { "kind": 5 } }"#, "dataset.kind: expected a string, found 5"),
    (
      dataset(#""samples": 0"#),
      "dataset.samples: 0 is out of range; it must be from 2 to 1,000,000"
    ),
    (
      dataset(#""samples": 1000001"#),
      "dataset.samples: 1000001 is out of range; it must be from 2 to 1,000,000"
    ),
    (
      dataset(#""samples": "many""#),
      #"dataset.samples: expected a whole number, found the string "many""#
    ),
    (dataset(#""samples": 10.5"#), "dataset.samples: expected a whole number, found 10.5"),
    (dataset(#""noise": -1"#), "dataset.noise: -1 is out of range; it must be from 0 to 10"),
    (dataset(#""noise": 10.01"#), "dataset.noise: 10.01 is out of range; it must be from 0 to 10"),
    (dataset(#""noise": []"#), "dataset.noise: expected a number, found a list"),
    (
      #"{ "dataset": { "kind": "moon" } }"#,
      #"dataset.kind: "moon" is not one of moons, circles, blobs, gaussianQuantiles, flower, spiral, playgroundCircle, playgroundXor, playgroundGauss, playgroundSpiral, checkerboard, parabolas, xor, regressPlane, regressGaussian, sine, swissRoll, shapes, digits, csv, idx, cifar, images, safetensors (did you mean "moons"?)"#
    ),
    (
      dataset(#""sampels": 10"#),
      #"dataset.sampels: unknown key (did you mean "samples"?); the keys here are kind, samples, noise, testFraction, validationFraction, split"#
    ),
    (dataset(#""factor": 0.5"#), "dataset.factor: belongs to circles, and not to moons"),
    (
      drawn("circles", #""factor": 1.5"#),
      "dataset.factor: 1.5 is out of range; it must be from 0 to 1"
    ),
    (
      drawn("blobs", #""noise": 1"#), "dataset.noise: does not belong to blobs"
    ),
    (
      drawn("blobs", #""centers": 0"#),
      "dataset.centers: 0 is out of range; it must be from 1 to 100"
    ),
    (drawn("blobs", #""centers": 1"#), "dataset.centers: 1 cannot make 2 classes"),
    (
      drawn("blobs", #""classes": 5"#), "dataset.centers: 3 cannot make 5 classes"
    ),
    (
      drawn("blobs", #""deviation": -1"#),
      "dataset.deviation: -1 is out of range; it must be from 0 to 10"
    ),
    (
      drawn("spiral", #""classes": 1"#),
      "dataset.classes: 1 is out of range; it must be from 2 to 100"
    ),
    (
      drawn("gaussianQuantiles", #""covariance": -1"#),
      "dataset.covariance: -1 is out of range; it must be from 0 to 100"
    ),
    (
      drawn("checkerboard", #""cells": 51"#),
      "dataset.cells: 51 is out of range; it must be from 1 to 50"
    ),
    (
      drawn("playgroundXor", #""noise": 0.6"#),
      "dataset.noise: 0.6 is out of range; it must be from 0 to 0.5"
    ),
    (
      drawn("csv", #""samples": 5"#), "dataset.samples: does not belong to csv"
    ),
    (drawn("csv", #""label": 0"#), "dataset.file: is missing"),
    (
      drawn("csv", #""file": "a.csv", "label": 0.5"#),
      "dataset.label: expected a column's name or its index, from 0, found 0.5"
    ),
    (
      drawn("csv", #""file": "a.csv", "header": "yes""#),
      #"dataset.header: expected true or false, found the string "yes""#
    ),
    (
      drawn("csv", #""file": "a.csv", "delimiter": ";;""#),
      #"dataset.delimiter: expected one character, found ";;""#
    ),
    (
      drawn("csv", #""file": "none/a.csv""#),
      #"dataset.file: "none/a.csv" is no file beside the config or here"#
    ),
    (
      #"{ \#(moons), "inputs": { "features": [ "x", "z" ] } }"#,
      #"inputs.features[1]: "z" is not one of x, y, xSquared, ySquared, xTimesY, sinX, sinY (did you mean "x"?)"#
    ),
    (
      #"{ \#(moons), "inputs": { "features": [ "x", "x" ] } }"#,
      #"inputs.features[1]: "x" is there already"#
    ),
    (
      #"{ \#(moons), "inputs": { "features": [ 1 ] } }"#,
      "inputs.features[0]: expected a string, found 1"
    ),
    (
      #"{ "dataset": { "kind": "sine" }, "inputs": { "features": [ "x", "xTimesY" ] } }"#,
      #"inputs.features[1]: "xTimesY" needs two coordinates, and this data set has one"#
    ),
    (
      #"{ \#(moons), "inputs": { "standardize": 1 } }"#,
      "inputs.standardize: expected true or false, found 1"
    ),
    (
      dataset(#""testFraction": 1"#),
      "dataset.testFraction: 1 is out of range; it must be from 0 to 0.9"
    ),
    (
      dataset(#""validationFraction": -0.1"#),
      "dataset.validationFraction: -0.1 is out of range; it must be from 0 to 0.9"
    ),
    (
      dataset(#""testFraction": 0.5, "validationFraction": 0.5"#),
      "dataset.validationFraction: 0.5 and the testFraction of 0.5 leave no samples to train with"
    ),
    (
      dataset(#""split": "random""#),
      #"dataset.split: "random" is not one of stratified, shuffled (did you mean "shuffled"?)"#
    ),
    (
      dataset(#""samples": 3"#),
      "dataset.testFraction: 3 samples cannot be split into 2 for training, 0 for validation and 1 for testing: each part that is not left out needs at least 2"
    ),
    (
      dataset(#""samples": 4, "testFraction": 0, "validationFraction": 0.2"#),
      "dataset.validationFraction: 4 samples cannot be split into 3 for training, 1 for validation and 0 for testing: each part that is not left out needs at least 2"
    ),
  ]

  static let learning: [(String, String)] = [
    (network(#""layers": []"#), "network.layers: has 0 entries; it must have from 1 to 64"),
    (
      layers(#""units": 0, "activation": "tanh""#),
      "network.layers[0].units: 0 is out of range; it must be from 1 to 4,096"
    ),
    (layers(#""activation": "tanh""#), "network.layers[0].units: is missing"),
    (
      layers(#""units": 3, "neurons": 3"#),
      #"network.layers[0].neurons: unknown key (did you mean "units"?); the keys here are kind, units, activation, alpha, bias, initializer, trainable"#
    ),
    (
      layers(#""units": 3"#, last: #""units": 2"#),
      "network.layers[1].units: 2 does not fit: the last layer must be one sigmoid unit, as binaryCrossEntropy needs it"
    ),
    (
      layers(#""units": 3"#, last: #""units": 1, "activation": "tanh""#),
      #"network.layers[1].activation: "tanh" does not fit: the last layer must be one sigmoid unit, as binaryCrossEntropy needs it"#
    ),
    (
      network(#""initializer": { "kind": "normal", "standardDeviation": -0.1 }"#),
      "network.initializer.standardDeviation: -0.1 is out of range; it must be from 0 to 100"
    ),
    (
      network(#""initializer": { "kind": "zeros", "standardDeviation": 1 }"#),
      "network.initializer.standardDeviation: belongs to normal, and not to zeros"
    ),
    (
      network(#""initializer": { "knid": "zeros" }"#),
      #"network.initializer.knid: unknown key (did you mean "kind"?); the keys here are kind"#
    ),
    (
      layers(#""kind": "dropout", "units": 3"#),
      "network.layers[0].units: belongs to dense, and not to dropout"
    ),
    (
      layers(#""kind": "dropout", "rate": 1"#),
      "network.layers[0].rate: 1 is out of range; it must be from 0 to 0.999"
    ),
    (
      layers(#""kind": "batchNormalization", "momentum": 1.5"#),
      "network.layers[0].momentum: 1.5 is out of range; it must be from 0 to 1"
    ),
    (
      layers(#""kind": "batchNormalization", "epsilon": 0"#),
      "network.layers[0].epsilon: 0 is out of range; it must be from 1e-12 to 1"
    ),
    (
      layers(#""kind": "conv", "units": 3"#),
      #"network.layers[0].kind: "conv" is not one of dense, batchNormalization, layerNormalization, dropout, conv2d, maxPool, averagePool, globalAveragePool, flatten, residual, prelu (did you mean "conv2d"?)"#
    ),
    (
      layers(#""units": 3"#, last: #""kind": "dropout""#),
      #"network.layers[1].kind: "dropout" cannot be last; the last layer must be dense"#
    ),
    (
      layers(#""units": 3, "initializer": { "kind": "xavier" }"#),
      #"network.layers[0].initializer.kind: "xavier" is not one of zeros, normal, uniform, largeRandom, xavierNormal, xavierUniform, heNormal, heUniform, lecunNormal, lecunUniform (did you mean "xavierNormal"?)"#
    ),
    (
      layers(#""units": 3, "initializer": { "kind": "uniform", "limit": -1 }"#),
      "network.layers[0].initializer.limit: -1 is out of range; it must be from 0 to 100"
    ),
    (
      layers(#""units": 3, "activation": "rleu""#),
      #"network.layers[0].activation: "rleu" is not one of sigmoid, tanh, relu, leakyRelu, elu, gelu, softplus, silu, linear, softmax, relu6 (did you mean "relu"?)"#
    ),
    (
      network(
        #""layers": [ \#(String(repeating: #"{ "units": 4096 }, "#, count: 7)) { "units": 1 } ]"#),
      "network.layers: make 100,704,257 parameters; there may be up to 100,000,000"
    ),
    (
      training(#""loss": "crossEntropy""#),
      #"training.loss: "crossEntropy" is not one of binaryCrossEntropy, categoricalCrossEntropy, meanSquaredError, meanAbsoluteError, huber, hinge (did you mean "binaryCrossEntropy" or "categoricalCrossEntropy"?)"#
    ),
    (
      #"{ \#(moons), "training": { "loss": "categoricalCrossEntropy" }, "network": { "layers": [ { "units": 1 } ] } }"#,
      "network.layers[0].units: 1 does not fit: the last layer must be 2 softmax units, as categoricalCrossEntropy needs them"
    ),
    (
      #"{ \#(moons), "training": { "loss": "meanSquaredError" }, "network": { "layers": [ { "units": 1, "activation": "softmax" } ] } }"#,
      #"network.layers[0].activation: "softmax" of one unit is always 1"#
    ),
    (
      #"{ "dataset": { "kind": "sine" }, "training": { "loss": "binaryCrossEntropy" } }"#,
      #"training.loss: "binaryCrossEntropy" needs classes, and this data set has numbers for targets; use meanSquaredError, meanAbsoluteError or huber"#
    ),
    (
      #"{ "dataset": { "kind": "spiral" }, "network": { "layers": [ { "units": 2 } ] } }"#,
      "network.layers[0].units: 2 does not fit: the last layer must be 3 softmax units, as categoricalCrossEntropy needs them"
    ),
    (
      #"{ "dataset": { "kind": "sine" }, "network": { "layers": [ { "units": 2 } ] } }"#,
      "network.layers[0].units: 2 does not fit: the last layer must be one unit, as meanSquaredError needs it"
    ),
    (
      training(#""batchSize": 32"#),
      "training.batchSize: gradientDescent takes all samples at once; use sgd, or leave batchSize out"
    ),
    (
      training(#""optimizer": { "kind": "sgd" }, "batchSize": 0"#),
      "training.batchSize: 0 is out of range; it must be from 1 to 1,000,000"
    ),
    (
      training(#""optimizer": { "kind": "sgd" }, "batchSize": "whole""#),
      #"training.batchSize: expected a whole number or "all", found the string "whole""#
    ),
    (
      training(#""optimizer": { "kind": "sgd", "momentum": 0.9 }"#),
      "training.optimizer.momentum: belongs to momentum, nesterov, and not to sgd"
    ),
    (
      training(#""optimizer": { "kind": "momentum", "momentum": 1 }"#),
      "training.optimizer.momentum: 1 is out of range; it must be from 0 to 0.999999"
    ),
    (
      training(#""optimizer": { "kind": "rmsprop", "decay": -0.1 }"#),
      "training.optimizer.decay: -0.1 is out of range; it must be from 0 to 0.999999"
    ),
    (
      training(#""optimizer": { "kind": "adam", "beta1": 1 }"#),
      "training.optimizer.beta1: 1 is out of range; it must be from 0 to 0.999999"
    ),
    (
      training(#""optimizer": { "kind": "adam", "beta2": "0.9" }"#),
      #"training.optimizer.beta2: expected a number, found the string "0.9""#
    ),
    (
      training(#""optimizer": { "kind": "adagrad", "epsilon": 2 }"#),
      "training.optimizer.epsilon: 2 is out of range; it must be from 0 to 1"
    ),
    (
      training(#""optimizer": { "kind": "adamW", "weightDecay": 11 }"#),
      "training.optimizer.weightDecay: 11 is out of range; it must be from 0 to 10"
    ),
    (
      training(#""optimizer": { "kind": "adan" }"#),
      #"training.optimizer.kind: "adan" is not one of gradientDescent, sgd, momentum, nesterov, adagrad, rmsprop, adam, adamW, lion (did you mean "adam"?)"#
    ),
    (
      training(#""schedule": { "kind": "cosin" }"#),
      #"training.schedule.kind: "cosin" is not one of constant, step, exponential, inverseTime, cosine, warmupCosine, cosineRestarts, oneCycle, reduceOnPlateau (did you mean "cosine"?)"#
    ),
    (
      training(#""schedule": { "unit": "steps" }"#),
      "training.schedule.unit: belongs to step, exponential, inverseTime, cosine, warmupCosine, cosineRestarts, oneCycle, and not to constant"
    ),
    (
      training(#""schedule": { "kind": "step", "unit": "batches" }"#),
      #"training.schedule.unit: "batches" is not one of epochs, steps (did you mean "steps"?)"#
    ),
    (
      training(#""schedule": { "kind": "step", "interval": 0 }"#),
      "training.schedule.interval: 0 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      training(#""schedule": { "kind": "exponential", "factor": 0 }"#),
      "training.schedule.factor: 0 is out of range; it must be above 0 and at most 1"
    ),
    (
      training(#""schedule": { "kind": "inverseTime", "decay": -1 }"#),
      "training.schedule.decay: -1 is out of range; it must be from 0 to 1000"
    ),
    (
      training(#""schedule": { "kind": "cosine", "period": 0 }"#),
      "training.schedule.period: 0 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      training(#""schedule": { "kind": "cosine", "final": -1 }"#),
      "training.schedule.final: -1 is out of range; it must be from 0 to 1000"
    ),
    (
      training(#""schedule": { "kind": "cosine", "warmup": 3 }"#),
      "training.schedule.warmup: belongs to warmupCosine, and not to cosine"
    ),
    (
      training(#""epochs": 5, "schedule": { "kind": "warmupCosine" }"#),
      "training.schedule.warmup: 5 epochs of warm-up leave nothing of the period of 5"
    ),
    (
      training(#""clipNorm": 0"#),
      "training.clipNorm: 0 is out of range; it must be from 1e-12 to 1000000000000"
    ),
    (
      training(#""earlyStopping": { "patience": 0 }"#),
      "training.earlyStopping.patience: 0 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      training(#""earlyStopping": { "minimumChange": -1 }"#),
      "training.earlyStopping.minimumChange: -1 is out of range; it must be from 0 to 1000"
    ),
    (
      training(#""earlyStopping": {}"#),
      "training.earlyStopping: watches the loss on validation samples, and there are none; set dataset.validationFraction, to 0.2 for example"
    ),
    (
      #"{ \#(moons), "network": { "layers": [ { "units": 2 }, { "kind": "batchNormalization" }, { "units": 1 } ] }, "training": { "optimizer": { "kind": "adam" }, "batchSize": 1 } }"#,
      "training.batchSize: 1 leaves batch normalisation nothing to compare a sample with; it must be at least 2"
    ),
    (
      training(#""earlyStopping": 0"#),
      "training.earlyStopping: 0 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      training(#""regularization": { "l2": -1 }"#),
      "training.regularization.l2: -1 is out of range; it must be from 0 to 10"
    ),
    (
      training(#""regularization": { "l1": 11 }"#),
      "training.regularization.l1: 11 is out of range; it must be from 0 to 10"
    ),
    (
      training(#""regularisation": {}"#),
      #"training.regularisation: unknown key (did you mean "regularization"?); the keys here are loss, optimizer, epochs, batchSize, schedule, regularization, clipNorm, earlyStopping, augmentation, precision, seed"#
    ),
    (
      training(#""epochs": 0"#),
      "training.epochs: 0 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      training(#""epochs": 1e9"#),
      "training.epochs: 1000000000 is out of range; it must be from 1 to 10,000,000"
    ),
    (
      training(#""optimizer": { "learningRate": 0 }"#),
      "training.optimizer.learningRate: 0 is out of range; it must be above 0 and at most 1000"
    ),
    (
      training(#""optimizer": { "learningRate": 1001 }"#),
      "training.optimizer.learningRate: 1001 is out of range; it must be above 0 and at most 1000"
    ),
    (
      training(#""optimizer": { "rate": 1 }"#),
      #"training.optimizer.rate: unknown key (did you mean "learningRate"?); the keys here are kind, learningRate, weightDecay"#
    ),
  ]

  static let figures: [(String, String)] = [
    (
      #"{ "dataset": { "kind": "moons", "testFraction": 0 }, "figures": [ { "kind": "activationLines" } ] }"#,
      #"figures[0].kind: "activationLines" steps through the test samples, and the testFraction is 0"#
    ),
    (
      #"{ "dataset": { "kind": "sine" }, "figures": [ { "kind": "hiddenLines" } ] }"#,
      #"figures[0].kind: "hiddenLines" shows a plane, and the samples of this data set have 1 coordinate"#
    ),
    (
      #"{ "dataset": { "kind": "regressPlane" }, "figures": [ { "kind": "decisionBoundary" } ] }"#,
      #"figures[0].kind: "decisionBoundary" shows classes, and this data set has numbers for targets"#
    ),
    (
      figure(#""width": 159"#),
      "figures[0].width: 159 is out of range; it must be from 160 to 4,096"
    ),
    (
      figure(#""height": 100000"#),
      "figures[0].height: 100000 is out of range; it must be from 120 to 4,096"
    ),
    (
      figure(#""framesPerSecond": 0"#),
      "figures[0].framesPerSecond: 0 is out of range; it must be from 0.01 to 50"
    ),
    (
      figure(#""framesPerSecond": 200"#),
      "figures[0].framesPerSecond: 200 is out of range; it must be from 0.01 to 50"
    ),
    (
      figure(#""holdLast": 61"#),
      "figures[0].holdLast: 61 is out of range; it must be from 0 to 60"
    ),
    (
      figure(#""quality": 0"#),
      "figures[0].quality: 0 is out of range; it must be from 1 to 100"
    ),
    (
      figure(#""quality": "good""#),
      #"figures[0].quality: expected a number, found the string "good""#
    ),
    (
      figure(#""maxBytes": 999"#),
      "figures[0].maxBytes: 999 is out of range; it must be from 1,000 to 10,000,000,000"
    ),
    (
      figure(#""theme": "drak""#),
      #"figures[0].theme: "drak" is not one of light, dark (did you mean "dark"?)"#
    ),
    (
      figure(#""file": "../film.gif""#),
      #"figures[0].file: "../film.gif" leaves the run folder; give a plain file name, like "film.gif""#
    ),
    (
      figure(#""file": ".film.gif""#),
      #"figures[0].file: ".film.gif" is no plain file name; give a plain file name, like "film.gif""#
    ),
    (
      figure(#""file": "a\\b.gif""#),
      #"figures[0].file: "a\\b.gif" is no plain file name; give a plain file name, like "film.gif""#
    ),
    (
      figure(#""file": "a\u0000.gif""#),
      #"figures[0].file: "a\u0000.gif" is no plain file name; give a plain file name, like "film.gif""#
    ),
    (
      figure(#""file": "\#(String(repeating: "n", count: 197)).gif""#),
      "figures[0].file: the name is 201 bytes long; it may have up to 200"
    ),
    (figure(#""file": """#), #"figures[0].file: "" does not end with one of \#(endings)"#),
    (figure(#""file": "gif""#), #"figures[0].file: "gif" does not end with one of \#(endings)"#),
    (
      figure(#""file": "film.gfi""#),
      #"figures[0].file: "film.gfi" does not end with one of \#(endings) (did you mean ".gif"?)"#
    ),
    (
      figure(#""file": "a.mp4", "maxBytes": "2MB""#),
      #"figures[0].maxBytes: is for .gif, and "a.mp4" is none"#
    ),
    (
      figure(#""file": "a.apng", "quality": 50"#),
      #"figures[0].quality: is for .gif, and "a.apng" is none"#
    ),
    (
      figure(#""file": "a.png", "holdLast": 1"#),
      #"figures[0].holdLast: is for \#(films), and "a.png" is none"#
    ),
    (
      figure(#""file": "a.webm", "background": "none""#),
      #"figures[0].background: none is for \#(transparent), and "a.webm" is none"#
    ),
    (
      #"{ \#(moons), "background": "none", "figures": ["decision_boundary.mp4"] }"#,
      #"background: none is for \#(transparent), and "decision_boundary.mp4" is none"#
    ),
    (figure(#""file": 1"#), "figures[0].file: expected a string, found 1"),
    (
      #"{ \#(moons), "figures": [ { "kind": "hiddenLines", "file": "a.gif" }, { "kind": "hiddenSpace", "file": "a.gif" } ] }"#,
      #"figures[1].file: "a.gif" is already the file of another figure"#
    ),
    (
      #"{ \#(moons), "figures": [ { "kind": "hiddenLines", "file": "a.gif" }, { "kind": "hiddenSpace", "file": "a.GIF" } ] }"#,
      #"figures[1].file: "a.GIF" would share the folder of its frames with "a.gif""#
    ),
    (
      figure(#""samples": 3"#),
      "figures[0].samples: belongs to activationLines, featureMaps, augmentations, samples, embedding, saliency, gradCam, and not to hiddenLines"
    ),
    (
      figure(#""samples": 0"#, kind: "activationLines"),
      "figures[0].samples: 0 is out of range; it must be from 1 to 100,000"
    ),
    (
      figure(#""samples": []"#, kind: "activationLines"),
      "figures[0].samples: has 0 entries; it must have from 1 to 100,000"
    ),
    (
      figure(#""samples": [ 0, -1 ]"#, kind: "activationLines"),
      "figures[0].samples[1]: expected the index of a test sample, from 0, found -1"
    ),
    (
      figure(#""samples": [ "all" ]"#, kind: "activationLines"),
      #"figures[0].samples[0]: expected the index of a test sample, from 0, found the string "all""#
    ),
    (
      figure(#""samples": [ 0, 200 ]"#, kind: "activationLines"),
      "figures[0].samples[1]: 200 is out of range; there are 200 test samples, from 0 to 199"
    ),
    (
      #"{ \#(moons), "network": { "layers": [ { "units": 1 } ] }, "figures": [ { "kind": "hiddenLines" } ] }"#,
      #"figures[0].kind: "hiddenLines" needs a hidden layer, and this network has none"#
    ),
    (
      #"{ \#(moons), "network": { "layers": [ { "units": 1 }, { "units": 1 } ] }, "figures": [ { "kind": "hiddenSpace" } ] }"#,
      #"figures[0].kind: "hiddenSpace" needs a last hidden layer of at least 2 units, and this one has 1"#
    ),
  ]

  @Test(arguments: text) func textThatIsNotJSON(config: String, message: String) {
    expect(config, "configs/c.json:" + message)
  }

  @Test(arguments: shape + data + learning + figures)
  func isOneSentence(config: String, message: String) {
    expect(config, "configs/c.json: " + message)
  }

  private func expect(_ config: String, _ message: String) {
    let error = #expect(throws: ConfigError.self) {
      try Experiment([UInt8](config.utf8), file: "configs/c.json")
    }
    #expect(error?.description == message)
    #expect(error?.exitStatus == 65)
  }
}
