/// The weights that a network starts from, as they were found in a file.
public struct InitialWeights: Sendable, Equatable {
  /// Of the safetensors file.
  public let path: String
  /// The names of parameters with those of the tensors that they take, in the network's order.
  public let names: [Taken]
  /// Of the file's bytes.
  let hash: String
  /// What stays as it was drawn, though a layer that takes weights has it.
  let left: [String]

  public struct Taken: Sendable, Equatable {
    public let parameter: String
    public let tensor: String
  }
}
