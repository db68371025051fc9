/// An encoding option that not every format has; the raw value is its key in a config.
public enum EncodingOption: String, Sendable, CaseIterable {
  case quality, effort, maxBytes, colors, dither, loop

  /// The formats that have it.
  public var formats: [OutputFormat] { OutputFormat.allCases.filter { $0.options.contains(self) } }
}
