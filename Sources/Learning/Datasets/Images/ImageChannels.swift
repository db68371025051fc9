import Schemas

/// The channels of images.
public enum ImageChannels: Int, Sendable, CaseIterable {
  case gray = 1
  case color = 3
}

extension Field {
  /// `"channels"`: 1 or 3.
  package static func channels(_ path: WritableKeyPath<Spec, ImageChannels>) -> Field {
    Field("channels", shape: .integer(1...3)) { reader, spec throws(ConfigError) in
      let count = try reader.integer("channels", in: 1...3, default: spec[keyPath: path].rawValue)
      guard let channels = ImageChannels(rawValue: count) else {
        throw reader.error("channels", "\(count) is neither 1, for grey, nor 3, for colours")
      }
      spec[keyPath: path] = channels
    } tree: {
      .integer($0[keyPath: path].rawValue)
    }.documented(
      """
      3 for red, green and blue, or 1 for grey, which is 0.299 R + 0.587 G + 0.114 B as in Pillow.
      """)
  }
}
