import Graphics
import Plots

/// What makes the texts of a picture hard to read, measured on its marks.
public struct TextFaults {
  private let measure: any TextMeasure
  private let size: Size
  private var texts: [(text: Text, box: Rect)] = []
  /// What hides the data under it: a text, or the plate that it stands on.
  private var covers: [(text: String, samples: Int)] = []
  private var samples: [Point] = []
  private var plate: Rect?

  public init(_ film: Film, frame: Int, _ measure: any TextMeasure) throws {
    self.measure = measure
    size = film.size
    for mark in try (film.backdrop.marks + film.marks(frame)).flattened { read(mark) }
  }

  /// One sentence a fault.
  public var sentences: [String] { outside + small + overlaps + hidden }

  private var outside: [String] {
    texts.filter { _, box in
      box.left < -0.5 || box.top < -0.5 || box.right > Double(size.width) + 0.5
        || box.bottom > Double(size.height) + 0.5
    }.map { "\"\($0.text.string)\" leaves the picture" }
  }

  private var small: [String] {
    texts.filter { $0.text.size < 9 }.map { "\"\($0.text.string)\" has \($0.text.size) pixels" }
  }

  private var overlaps: [String] {
    texts.indices.flatMap { first in
      texts[(first + 1)...].filter { second in
        let common = texts[first].box.intersection(second.box)
        return common.width >= 1.5 && common.height >= 1.5
      }.map { "\"\(texts[first].text.string)\" and \"\($0.text.string)\" overlap" }
    }
  }

  private var hidden: [String] {
    covers.filter { $0.samples > 0 }.map { "\"\($0.text)\" hides \($0.samples) samples" }
  }

  private mutating func read(_ mark: Mark) {
    switch mark {
    case .symbols(let symbols): samples += symbols.positions
    case .path(let path, let fill, _):
      plate = fill.flatMap { $0.opacity == 1 ? Self.bounds(path) : nil }
      return
    case .text(let text):
      let box = box(text)
      texts.append((text, box))
      // A plate is a disc, little larger than its text.
      if let plate, plate.contains(box.center), plate.width < 4 * text.size {
        covers.append(
          (
            text.string,
            samples.count { sample in
              let (x, y) = (sample.x - plate.center.x, sample.y - plate.center.y)
              return x * x + y * y < plate.width * plate.width / 4
            }
          ))
      } else {
        covers.append((text.string, samples.count(where: box.contains)))
      }
    default: break
    }
    plate = nil
  }

  private static func bounds(_ path: Path) -> Rect? {
    let points = path.corners
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return nil }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// From the baseline to the capitals' top, as wide as it is drawn.
  private func box(_ text: Text) -> Rect {
    let width = measure.width(of: text.string, size: text.size, weight: text.weight)
    let left =
      switch text.horizontal {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    let capital = text.size * 0.729
    let top =
      switch text.vertical {
      case .baseline: -capital
      case .top: 0.0
      case .middle: -capital / 2
      case .bottom: -capital - text.size * 0.236
      }
    if text.rotation == -90 {
      return Rect(
        x: text.position.x + top, y: text.position.y - left - width, width: capital, height: width)
    }
    return Rect(x: text.position.x + left, y: text.position.y + top, width: width, height: capital)
  }
}
