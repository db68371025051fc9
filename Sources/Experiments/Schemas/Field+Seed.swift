import Learning
import Schemas

extension Field {
  /// The seed of a random generator.
  static func seed(_ path: WritableKeyPath<Spec, UInt32>) -> Field {
    Field("seed", shape: .integer(RandomStream.seeds)) { reader, spec throws(ConfigError) in
      let value = try reader.integer(
        "seed", in: RandomStream.seeds, default: Int(spec[keyPath: path]))
      spec[keyPath: path] = UInt32(value)
    } tree: {
      .integer(Int($0[keyPath: path]))
    }
  }
}
