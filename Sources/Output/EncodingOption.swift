/// An encoding option that not every format has; the raw value is its key in configs that have it.
public enum EncodingOption: String, Sendable, CaseIterable {
  case quality, effort, maxBytes, colors, dither, denoise, loop

  /// The formats that have it.
  public var formats: [OutputFormat] { OutputFormat.allCases.filter { $0.options.contains(self) } }
}
