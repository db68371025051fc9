import Numerics
import Schemas

/// Squares of side 1, coloured as on a chessboard; noise is added after the colour is known.
struct Checkerboard: DrawnDataset {
  static let name = "checkerboard"
  static let summary =
    "`cells` × `cells` squares of side 1, coloured as on a chessboard, around the origin."
  static let model = ModelDefaults([16, 16], .adam, 0.01, epochs: 240)

  var samples = 1000
  var noise = 0.0
  /// Squares a row; 1...50.
  var cells = 4

  static var fields: [Field<Checkerboard>] {
    [
      .samples(\.samples), .noise(\.noise),
      .integer("cells", \.cells, in: 1...50).documented("Squares a row."),
    ]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    let half = Double(cells) / 2
    var cloud = PointCloud()
    for _ in 0..<samples {
      let x = random.uniform(-half, half)
      let y = random.uniform(-half, half)
      let label = (Int((x + half).rounded(.down)) + Int((y + half).rounded(.down))) % 2
      let dx = random.gaussian() * noise
      cloud.append(x + dx, y + random.gaussian() * noise, label: label)
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func checkerboard(
    samples: Int = 1000, noise: Double = 0, cells: Int = 4
  ) -> DatasetSpec {
    DatasetSpec(Checkerboard(samples: samples, noise: noise, cells: cells))
  }
}
