/// Where the first weights come from, which of them stay as they are, and how fast the others move.
public struct InitialSpec: Sendable, Equatable {
  /// A run folder, or a safetensors file.
  var from = ""
  /// The layers that take weights; `nil` for all, each under its own name.
  var layers: [LayerSource]?
  /// Whether every parameter of these layers must be there in its shape; else it stays as it was drawn.
  var isStrict = true
  /// The indices of layers that training leaves as they are.
  var freeze: [Int] = []
  /// η by the index of a layer, before any schedule; others have the optimiser's.
  var learningRates: [Int: Double] = [:]
  /// What is taken, once the file is read.
  public internal(set) var weights: InitialWeights?

  /// A layer, and what it is called in the file.
  struct LayerSource: Sendable, Equatable {
    /// The beginning of its parameters' names: "layers.0", and within a block "layers.3.layers.0".
    let layer: String
    let source: String

    /// - Parameter key: of a config: "0", "3.layers.0" or "layers.0".
    init(_ key: String, source: String) {
      layer = key.first?.isNumber == true ? "layers." + key : key
      self.source = source
    }

    init(_ index: Int) { self.init("\(index)", source: "layers.\(index)") }

    /// What a parameter is called in the file; `nil` for one of another layer.
    func name(of parameter: String) -> String? {
      parameter.hasPrefix(layer + ".") ? source + parameter.dropFirst(layer.count) : nil
    }
  }
}
