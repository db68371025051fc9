import Graphics
import Plots

/// Samples that move over the film: symbols in their classes' looks, or their images.
struct EmbeddedSamples: Geom {
  let labels: [Int]
  let classCount: Int
  /// One a sample; empty for symbols.
  let pictures: [TileImage]
  let colors: TileColors?
  /// Of all frames.
  let x, y: Extent
  let points: @Sendable (Frame) throws -> [Point]

  var extents: [ScaleID: Extent] { ["embedding.x": x, "embedding.y": y] }

  /// Of an image, in units.
  private static let imageSide = 22.0

  func drawing(in panel: Panel) -> Drawing {
    let (across, up) = (panel.xScale.domain, panel.yScale.domain)
    let points: @Sendable (Frame) throws -> [Point] = { [points] frame in
      try points(frame).map { point in
        point.isFinite ? Point(point.x.clamped(to: across), point.y.clamped(to: up)) : point
      }
    }
    guard let colors, !pictures.isEmpty else {
      let radius = Panel.symbolRadius(count: labels.count) * panel.symbolUnit
      let (labels, classCount) = (labels, classCount)
      // Those on the edge are whole.
      return Drawing(isClipped: false) { frame in
        let places = try points(frame)
        return (0..<classCount).map { label in
          let look = ClassLook(label, of: classCount)
          return .symbols(
            Symbols(
              look.symbol, radius: radius, fill: panel.color(look.fill),
              stroke: panel.stroke(look.outline),
              positions: places.indices.compactMap { sample in
                labels[sample] == label && places[sample].isFinite
                  ? panel.position(places[sample]) : nil
              }))
        }
      }
    }
    let bitmaps = pictures.map { $0.bitmap(colors, panel.theme) }
    let side = (Self.imageSide * panel.symbolUnit).rounded()
    let frames = labels.map { label in
      panel.stroke(Pen(ClassLook(label, of: classCount).fill, width: 2))
    }
    return Drawing(isClipped: false) { frame in
      try points(frame).enumerated().flatMap { sample, place -> [Mark] in
        guard place.isFinite else { return [] }
        let bitmap = bitmaps[sample]
        let scale = side / Double(max(bitmap.width, bitmap.height))
        let (width, height) = (Double(bitmap.width) * scale, Double(bitmap.height) * scale)
        let center = panel.position(place)
        let rect = Rect(
          x: (center.x - width / 2).rounded(), y: (center.y - height / 2).rounded(),
          width: width.rounded(), height: height.rounded())
        return [
          .image(RasterImage(bitmap, in: rect)),
          .path(.rectangle(rect.inset(by: -frames[sample].width / 2)), stroke: frames[sample]),
        ]
      }
    }
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
