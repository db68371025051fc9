import JSON
import Testing

@testable import Experiments
@testable import Schemas

struct ConfigOverrideTests {
  private func applied(_ texts: String..., to config: String) throws -> String {
    var json = try JSONParser.parse(Array(config.utf8))
    for text in texts { json = try ConfigOverride(text).applied(to: json) }
    return text(json)
  }

  private func text(_ json: JSONValue) -> String {
    switch json.content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): "\"\(value)\""
    case .array(let entries): "[" + entries.map(text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\"\($0.key)\":" + text($0.value) }.joined(separator: ",") + "}"
    }
  }

  @Test(arguments: [
    ("seed=7", #"{"seed":1,"a":2}"#, #"{"seed":7,"a":2}"#),
    ("training.epochs=100", "{}", #"{"training":{"epochs":100}}"#),
    ("training.epochs=100", #"{"training":null}"#, #"{"training":{"epochs":100}}"#),
    ("a.b.c=1e-3", #"{"a":{"x":1}}"#, #"{"a":{"x":1,"b":{"c":0.001}}}"#),
    ("a=relu", "{}", #"{"a":"relu"}"#), ("a=true", "{}", #"{"a":true}"#),
    (#"a="true""#, "{}", #"{"a":"true"}"#), ("a=", "{}", #"{"a":""}"#),
    ("a=b=c", "{}", #"{"a":"b=c"}"#), ("a=[3, 1]", "{}", #"{"a":[3,1]}"#),
    (#"a={"b": [1]}"#, "{}", #"{"a":{"b":[1]}}"#),
    ("a[1][0]=9", #"{"a":[1,[2,3]]}"#, #"{"a":[1,[9,3]]}"#),
    (
      "network.layers[1].units=5", #"{"network":{"layers":[{"units":3},{"units":1}]}}"#,
      #"{"network":{"layers":[{"units":3},{"units":5}]}}"#
    ),
    (
      "network.layers.0.units=5", #"{"network":{"layers":[{"units":3},{"units":1}]}}"#,
      #"{"network":{"layers":[{"units":5},{"units":1}]}}"#
    ),
    ("network.layers[0]=5", #"{"network":{"layers":[3,1]}}"#, #"{"network":{"layers":[5,1]}}"#),
    // Short forms become what they stand for.
    (
      "network.layers[0].activation=relu", #"{"network":[3,1]}"#,
      #"{"network":{"layers":[{"units":3,"activation":"relu"},1]}}"#
    ),
    ("dataset.noise=0.2", #"{"dataset":"moons"}"#, #"{"dataset":{"kind":"moons","noise":0.2}}"#),
    (
      "dataset.label=x", #"{"dataset":"a.csv"}"#,
      #"{"dataset":{"kind":"csv","file":"a.csv","label":"x"}}"#
    ),
    (
      "training.optimizer.beta1=0.8", #"{"training":{"optimizer":"adam"}}"#,
      #"{"training":{"optimizer":{"kind":"adam","beta1":0.8}}}"#
    ),
    (
      "figures[0].width=300", #"{"figures":"fit"}"#,
      #"{"figures":[{"kind":"fit","width":300}]}"#
    ),
    (
      "figures.0.theme=dark", #"{"figures":[{"kind":"fit"}]}"#,
      #"{"figures":[{"kind":"fit","theme":"dark"}]}"#
    ),
    ("inputs.features=[]", #"{"inputs":["x"]}"#, #"{"inputs":{"features":[]}}"#),
  ])
  func valuesAreSet(override: String, config: String, result: String) throws {
    #expect(try applied(override, to: config) == result)
  }

  @Test func laterOnesWin() throws {
    #expect(try applied("a.b=1", "a.c=2", "a.b=3", to: "{}") == #"{"a":{"b":3,"c":2}}"#)
  }

  @Test(arguments: [
    ("a", #""a" is not KEY=VALUE, like training.epochs=100"#),
    ("=3", #""" is not a key path, like network.layers[0].units"#),
    ("a..b=3", #""a..b" is not a key path, like network.layers[0].units"#),
    ("a[-1]=3", #""a[-1]" is not a key path, like network.layers[0].units"#),
    ("a[0=3", #""a[0" is not a key path, like network.layers[0].units"#),
    ("a b=3", #""a b" is not a key path, like network.layers[0].units"#),
    ("a={b: 1}", #"a: not JSON: expected a key in double quotes, found "b""#),
    ("l[2]=1", "l[2]: there is no such entry; the list has 2, counted from 0"),
    ("l.units=1", "l: is a list; one of its entries is l[0].units, counted from 0"),
    (
      "network.layers[0].units=1",
      "network.layers: the config has no such list, so no entry of it can be set; set the whole list"
    ),
    (
      "figures.width=1",
      "figures: the config has no such list, so no entry of it can be set; set the whole list"
    ),
    ("o[0]=1", "o: is an object, and no list"), ("f.x=1", "f: is true, which has no keys"),
    ("training.epochs.x=1", "training.epochs: is 5, which has no keys"),
  ])
  func whatCannotBeSetIsAnError(override: String, message: String) throws {
    let error = #expect(throws: ConfigOverrideError.self) {
      try applied(override, to: #"{"l":[1,2],"o":{},"f":true,"training":{"epochs":5}}"#)
    }
    #expect(error?.description == "--set: " + message)
    #expect(error?.exitStatus == 64)
  }

  /// A mistake of the config stays one of the config.
  @Test func errorsNameWhoseTheyAre() throws {
    let override = try ConfigOverride("training.epochs=0")
    func isTold(_ keyPath: String) -> Bool {
      ConfigError.value(file: "f", keyPath: keyPath, "p").told(of: [override])
        is ConfigOverrideError
    }
    #expect(isTold("training.epochs") && isTold("training") && isTold("training.epochs[0]"))
    #expect(!isTold("training.epochsX") && !isTold("dataset") && !isTold("training.loss"))
    let layer = try ConfigOverride("network.layers.1.units=0")
    #expect(layer.keyPath == "network.layers[1].units")
  }
}
