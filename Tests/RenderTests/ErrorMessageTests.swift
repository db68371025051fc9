import Figures
import Foundation
import Output
import Testing

/// What a user gets for every kind of mistake: one sentence, and an exit code that scripts can tell apart.
struct ErrorMessageTests {
  private static let endings = OutputFormat.allCases.map { ".\($0.name)" }.joined(separator: ", ")

  struct Mistake: CustomTestStringConvertible, Sendable {
    let name: String
    var arguments = ["--config", "c.json", "--output", "out"]
    /// Written to c.json; `nil` for none.
    var config: String?
    let message: String
    let status: Int32

    var testDescription: String { name }
  }

  private static func dataset(_ text: String) -> String { #"{ "dataset": \#(text) }"# }
  private static let moons = #""dataset": { "kind": "moons" }"#
  private static func figure(_ text: String) -> String {
    #"{ \#(moons), "figures": [ { "kind": "hiddenLines", \#(text) } ] }"#
  }

  static let mistakes: [Mistake] = [
    Mistake(
      name: "no config", arguments: ["--config", "mons"],
      message: #"mons: no such config (did you mean "moons.json"?)"#, status: 66),
    Mistake(
      name: "no config at a path", arguments: ["--config", "some/where.json"],
      message: "some/where.json: no such config", status: 66),
    Mistake(
      name: "no --config", arguments: [],
      message: "CONFIG is missing, for example: render moons; --list names the presets",
      status: 64),
    Mistake(
      name: "unknown option", arguments: ["--confg", "c.json"],
      message: #"--confg is not an option (did you mean "--config"?); see render --help"#,
      status: 64),
    Mistake(
      name: "no value", arguments: ["--config"], message: "--config needs a value: --config FILE",
      status: 64),
    Mistake(
      name: "jobs", arguments: ["--config", "c.json", "--jobs", "none"],
      message: #"--jobs: "none" is not a whole number from 1 to 1024"#, status: 64),
    Mistake(
      name: "value of a switch", arguments: ["--config", "c.json", "--quiet=yes"],
      message: #"--quiet takes no value, and got "yes""#, status: 64),
    Mistake(
      name: "no config by its bare name", arguments: ["mons"],
      message: #"mons: no such config (did you mean "moons.json"?)"#, status: 66),
    Mistake(
      name: "no command", arguments: ["inspct", "film.gif"],
      message:
        #""inspct" is neither a config nor a command (did you mean "inspect"?); see render --help"#,
      status: 64),
    Mistake(
      name: "draw nothing", arguments: ["draw"],
      message: "FOLDER is missing, for example: render draw visualizations/moons", status: 64),
    Mistake(
      name: "draw no folder", arguments: ["draw", "runs/a"],
      message: "runs/a: no such folder; give the folder of a run", status: 66),
    Mistake(
      name: "draw two folders into one", arguments: ["draw", "a", "b", "-o", "c"],
      message: "--output is for one folder, and there are 2", status: 64),
    Mistake(
      name: "compare nothing", arguments: ["compare"],
      message: "RUN is missing, for example: render compare visualizations/* -o comparison.png",
      status: 64),
    Mistake(
      name: "compare no folder", arguments: ["compare", "runs/a"],
      message: "runs/a: no such folder; give the folder of a run", status: 66),
    Mistake(
      name: "compare in a table that is none",
      arguments: ["compare", "a", "-o", "b.md", "--kind", "overlay"],
      message: "--kind overlay is no table, and b.md is one; summary is", status: 64),
    Mistake(
      name: "compare by no measure", arguments: ["compare", "a", "--metric", "los"],
      message:
        #"render compare: compare[0].metric: "los" is not one of loss, accuracy, precision, recall, f1, macroPrecision, macroRecall, macroF1, microF1, rocAUC, rSquared, meanAbsoluteError, meanSquaredError, penalty, learningRate, gradientNorm (did you mean "loss"?)"#,
      status: 65),
    Mistake(
      name: "a config's figures and options",
      arguments: ["compare", "a", "-c", "c.json", "--by", "step"],
      message: "--by is for a comparison without --config", status: 64),
    Mistake(
      name: "compare by a config without comparisons", arguments: ["compare", "a", "-c", "c.json"],
      config: "{ \(moons) }",
      message: "c.json: compare: is missing; it lists the figures of several runs", status: 65),
    Mistake(
      name: "a figure of several runs among those of one",
      config: #"{ \#(moons), "figures": ["overlay"] }"#,
      message:
        #"c.json: figures[0].kind: "overlay" shows several runs; it belongs in "compare""#,
      status: 65),
    Mistake(
      name: "a comparison of another data set",
      config: #"{ \#(moons), "compare": [{ "kind": "overlay", "metric": "rSquared" }] }"#,
      message:
        #"c.json: compare[0].kind: "overlay" shows predicted numbers, and this data set has classes"#,
      status: 65),
    Mistake(
      name: "preview of no training", arguments: ["preview", "c.json"], config: "{ \(moons) }",
      message:
        "visualizations/c: there is no trained run of c.json; train it first: render c.json",
      status: 66),
    Mistake(
      name: "preview at no moment", arguments: ["preview", "c.json", "--at", "end"],
      message: #"--at: "end" is not first, last, best or an epoch from 0"#, status: 64),
    Mistake(
      name: "no KEY=VALUE", arguments: ["c.json", "--set", "training.epochs"], config: "{}",
      message: #"--set: "training.epochs" is not KEY=VALUE, like training.epochs=100"#, status: 64),
    Mistake(
      name: "no key path", arguments: ["c.json", "--set", "network.layers[x]=1"], config: "{}",
      message: #"--set: "network.layers[x]" is not a key path, like network.layers[0].units"#,
      status: 64),
    Mistake(
      name: "set a wrong value", arguments: ["c.json", "--set", "dataset.samples=many"],
      config: "{ \(moons) }",
      message: #"--set: dataset.samples: expected a whole number, found the string "many""#,
      status: 64),
    Mistake(
      name: "set an entry that is not there",
      arguments: ["c.json", "--set", "network.layers[2].units=5"],
      config: #"{ \#(moons), "network": { "layers": [ { "units": 3 }, { "units": 1 } ] } }"#,
      message:
        "--set: network.layers[2]: there is no such entry; the list has 2, counted from 0",
      status: 64),
    Mistake(
      name: "set an entry of no list", arguments: ["c.json", "--set", "figures.0.width=500"],
      config: "{ \(moons) }",
      message:
        "--set: figures: the config has no such list, so no entry of it can be set; set the whole list",
      status: 64),
    Mistake(
      name: "seed", arguments: ["c.json", "--seed", "-1"],
      message: #"--seed: "-1" is not a whole number from 0 to 4294967295"#, status: 64),
    Mistake(
      name: "theme", arguments: ["c.json", "--theme", "drak"],
      message: #"--theme: "drak" is not one of light, dark (did you mean "dark"?)"#, status: 64),
    Mistake(
      name: "name that is a path", arguments: ["c.json", "--name", "../x"],
      message: #"--name: "../x" is not a plain name for a folder"#, status: 64),
    Mistake(
      name: "one name for two", arguments: ["c.json", "d.json", "--name", "x"],
      message: "--name is for one config, and there are 2", status: 64),
    Mistake(
      name: "an empty --only", arguments: ["c.json", "--only", " , "],
      message: #"--only: " , " is not the kind or the file of a figure"#, status: 64),
    Mistake(
      name: "a name that turns the line", arguments: ["a\u{202E}b\u{1B}[2J"],
      message: #"a\u202eb\u001b[2J: no such config, here or in configs/, which has moons.json"#,
      status: 66),
    Mistake(
      name: "unknown figure in --only",
      arguments: ["--config", "c.json", "--only", "hidden_layer.gif"],
      config: dataset(#"{ "kind": "moons" }"#),
      message:
        #"--only: "hidden_layer.gif" is no figure of this config (did you mean "hidden_layers.gif"?); it has hidden_layers.gif, activations.gif, decision_boundary.png, decision_boundary.gif, hidden_space.gif, learning_curves.gif"#,
      status: 64),
    Mistake(
      name: "not JSON", config: "{\n  \"seed\": 42,\n  \"dataset\" 3 }",
      message: #"c.json:3:13: not JSON: expected ":" after the key "dataset", found "3""#,
      status: 65),
    Mistake(
      name: "empty", config: "",
      message: "c.json:1:1: not JSON: expected a value, found the end of the text", status: 65),
    Mistake(
      name: "trailing comma", config: "{ \"seed\": 42, }",
      message: #"c.json:1:15: not JSON: the "," before this "}" has nothing after it"#, status: 65),
    Mistake(
      name: "comment", config: "{ // seed\n}",
      message:
        #"c.json:1:3: not JSON: expected a key in double quotes, found "/" (JSON has no comments)"#,
      status: 65),
    Mistake(
      name: "key twice", config: #"{ "seed": 1, "seed": 2 }"#,
      message: #"c.json:1:14: not JSON: the key "seed" is there twice"#, status: 65),
    Mistake(
      name: "not an object", config: "[1]", message: "c.json: expected an object, found a list",
      status: 65),
    Mistake(name: "no data set", config: "{}", message: "c.json: dataset: is missing", status: 65),
    Mistake(
      name: "unknown key", config: dataset(#"{ "kind": "moons", "sampels": 10 }"#),
      message:
        #"c.json: dataset.sampels: unknown key (did you mean "samples"?); the keys here are kind, samples, noise, testFraction, validationFraction, split"#,
      status: 65),
    Mistake(
      name: "unknown data set", config: dataset(#"{ "kind": "moon" }"#),
      message:
        #"c.json: dataset.kind: "moon" is not one of moons, circles, blobs, gaussianQuantiles, flower, spiral, playgroundCircle, playgroundXor, playgroundGauss, playgroundSpiral, checkerboard, parabolas, xor, regressPlane, regressGaussian, sine, swissRoll, shapes, digits, csv, idx, cifar, images, safetensors (did you mean "moons"?)"#,
      status: 65),
    Mistake(
      name: "wrong type", config: dataset(#"{ "kind": "moons", "samples": "many" }"#),
      message: #"c.json: dataset.samples: expected a whole number, found the string "many""#,
      status: 65),
    Mistake(
      name: "fraction of a sample", config: dataset(#"{ "kind": "moons", "samples": 10.5 }"#),
      message: "c.json: dataset.samples: expected a whole number, found 10.5", status: 65),
    Mistake(
      name: "0 samples", config: dataset(#"{ "kind": "moons", "samples": 0 }"#),
      message: "c.json: dataset.samples: 0 is out of range; it must be from 2 to 1,000,000",
      status: 65),
    Mistake(
      name: "too few to split", config: dataset(#"{ "kind": "moons", "samples": 3 }"#),
      message:
        "c.json: dataset.testFraction: 3 samples cannot be split into 2 for training, 0 for validation and 1 for testing: each part that is not left out needs at least 2",
      status: 65),
    Mistake(
      name: "noise -1", config: dataset(#"{ "kind": "moons", "noise": -1 }"#),
      message: "c.json: dataset.noise: -1 is out of range; it must be from 0 to 10", status: 65),
    Mistake(
      name: "0 epochs", config: #"{ \#(moons), "training": { "epochs": 0 } }"#,
      message: "c.json: training.epochs: 0 is out of range; it must be from 1 to 10,000,000",
      status: 65),
    Mistake(
      name: "a billion epochs", config: #"{ \#(moons), "training": { "epochs": 1000000000 } }"#,
      message:
        "c.json: training.epochs: 1000000000 is out of range; it must be from 1 to 10,000,000",
      status: 65),
    Mistake(
      name: "too many snapshots",
      config: #"{ \#(moons), "training": { "epochs": 10000000 }, "snapshots": { "every": 1 } }"#,
      message:
        "c.json: snapshots.every: 1 makes 10000001 snapshots of 10000000 epochs; at most 100000 are kept, so it must be at least 101",
      status: 65),
    Mistake(
      name: "learning rate 0",
      config: #"{ \#(moons), "training": { "optimizer": { "learningRate": 0 } } }"#,
      message:
        "c.json: training.optimizer.learningRate: 0 is out of range; it must be above 0 and at most 1000",
      status: 65),
    Mistake(
      name: "unknown activation",
      config:
        #"{ \#(moons), "network": { "layers": [ { "units": 3, "activation": "rleu" }, { "units": 1 } ] } }"#,
      message:
        #"c.json: network.layers[0].activation: "rleu" is not one of sigmoid, tanh, relu, leakyRelu, elu, gelu, softplus, silu, linear, softmax, relu6 (did you mean "relu"?)"#,
      status: 65),
    Mistake(
      name: "no units",
      config:
        #"{ \#(moons), "network": { "layers": [ { "activation": "tanh" }, { "units": 1 } ] } }"#,
      message: "c.json: network.layers[0].units: is missing", status: 65),
    Mistake(
      name: "no layers", config: #"{ \#(moons), "network": { "layers": [] } }"#,
      message: "c.json: network.layers: has 0 entries; it must have from 1 to 64", status: 65),
    Mistake(
      name: "two outputs", config: #"{ \#(moons), "network": { "layers": [ { "units": 2 } ] } }"#,
      message:
        "c.json: network.layers[0].units: 2 does not fit: the last layer must be one sigmoid unit, as binaryCrossEntropy needs it",
      status: 65),
    Mistake(
      name: "unknown figure", config: #"{ \#(moons), "figures": [ { "kind": "hidenLines" } ] }"#,
      message:
        #"c.json: figures[0].kind: "hidenLines" is not one of \#(FigureKind.allCases.map(\.rawValue).joined(separator: ", ")) (did you mean "hiddenLines"?)"#,
      status: 65),
    Mistake(
      name: "width 0", config: figure(#""width": 0"#),
      message: "c.json: figures[0].width: 0 is out of range; it must be from 160 to 4,096",
      status: 65),
    Mistake(
      name: "height 100,000", config: figure(#""height": 100000"#),
      message: "c.json: figures[0].height: 100000 is out of range; it must be from 120 to 4,096",
      status: 65),
    Mistake(
      name: "frame rate 0", config: figure(#""framesPerSecond": 0"#),
      message: "c.json: figures[0].framesPerSecond: 0 is out of range; it must be from 0.01 to 50",
      status: 65),
    Mistake(
      name: "frame rate 200", config: figure(#""framesPerSecond": 200"#),
      message:
        "c.json: figures[0].framesPerSecond: 200 is out of range; it must be from 0.01 to 50",
      status: 65),
    Mistake(
      name: "file outside", config: figure(#""file": "../film.gif""#),
      message:
        #"c.json: figures[0].file: "../film.gif" leaves the run folder; give a plain file name, like "film.gif""#,
      status: 65),
    Mistake(
      name: "absolute file", config: figure(#""file": "/etc/film.gif""#),
      message:
        #"c.json: figures[0].file: "/etc/film.gif" leaves the run folder; give a plain file name, like "film.gif""#,
      status: 65),
    Mistake(
      name: "unknown format", config: figure(#""file": "film.tiff""#),
      message:
        #"c.json: figures[0].file: "film.tiff" does not end with one of \#(endings)"#,
      status: 65),
    Mistake(
      name: "same file twice",
      config:
        #"{ \#(moons), "figures": [ { "kind": "hiddenLines", "file": "a.gif" }, { "kind": "hiddenSpace", "file": "a.gif" } ] }"#,
      message: #"c.json: figures[1].file: "a.gif" is already the file of another figure"#,
      status: 65),
    Mistake(
      name: "samples of another figure", config: figure(#""samples": 3"#),
      message:
        "c.json: figures[0].samples: belongs to activationLines, featureMaps, augmentations, samples, embedding, saliency, gradCam, and not to hiddenLines",
      status: 65),
    Mistake(
      name: "figure of no hidden layer",
      config:
        #"{ \#(moons), "network": { "layers": [ { "units": 1 } ] }, "figures": [ { "kind": "hiddenLines" } ] }"#,
      message:
        #"c.json: figures[0].kind: "hiddenLines" needs a hidden layer, and this network has none"#,
      status: 65),
    Mistake(
      name: "samples out of the test set",
      config:
        #"{ \#(moons), "figures": [ { "kind": "activationLines", "file": "a.gif", "samples": [5000] } ] }"#,
      message:
        "c.json: figures[0].samples[0]: 5000 is out of range; there are 200 test samples, from 0 to 199",
      status: 65),
    Mistake(
      name: "output below a file", arguments: ["--config", "c.json", "--output", "c.json/out"],
      config: dataset(#"{ "kind": "moons" }"#),
      message: "c.json: cannot be created: a file is in the way", status: 73),
  ]

  @Test(arguments: mistakes) func isOneSentenceAndAnExitCode(mistake: Mistake) throws {
    let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/configs", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "{}".write(toFile: folder + "/configs/moons.json", atomically: true, encoding: .utf8)
    try mistake.config?.write(toFile: folder + "/c.json", atomically: true, encoding: .utf8)
    let result = try RenderProcess.run(mistake.arguments, in: folder)
    #expect(result.errors == "render: \(mistake.message)\n")
    #expect(result.output.isEmpty)
    #expect(result.status == mistake.status)
    #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
  }
}
