import CLibrary
import Graphics

/// Scenes that show every kind of mark.
enum Scenes {
  static let names = ["lines", "symbols", "text", "images", "clips"]

  static func scene(_ name: String) -> Scene {
    let marks =
      switch name {
      case "lines": lines
      case "symbols": symbols
      case "text": text
      case "images": images
      default: clips
      }
    return Scene(size: Size(width: 220, height: 160), background: .white, marks: marks)
  }

  private static let wave = (0...60).map { step in
    Point(10 + 3.3 * Double(step), 80 + 40 * sin(Double(step) / 8))
  }

  static var lines: [Mark] {
    [
      .path(.rectangle(Rect(x: 10.5, y: 10.5, width: 60, height: 40)), stroke: Stroke(.black)),
      .path(
        .roundedRectangle(Rect(x: 85, y: 10, width: 60, height: 40), radius: 9),
        fill: Color(0x1F77B4, opacity: 0.4), stroke: Stroke(Color(0x1F77B4), width: 2)),
      .path(.circle(center: Point(185, 32), radius: 22), fill: Color(0xFF7F0E)),
      .path(Path(through: wave), stroke: Stroke(.black, width: 2.8)),
      .path(
        .line(from: Point(10, 130), to: Point(210, 70)),
        stroke: Stroke(Color(0x2CA02C), width: 2.1, dash: [7.7, 3.3])),
      .path(
        .line(from: Point(20, 145), to: Point(200, 145)),
        stroke: Stroke(Color(0xD62728, opacity: 0.5), width: 9, cap: .round)),
      .path(
        .line(from: Point(20, 60), to: Point(200, 60)),
        stroke: Stroke(Color(0x9467BD), width: 3, dash: [0, 6], cap: .round)),
    ]
  }

  static var symbols: [Mark] {
    Symbol.allCases.enumerated().map { row, symbol in
      let y = 12 + 19 * Double(row)
      return .symbols(
        Symbols(
          symbol, radius: 4 + Double(row) / 4, fill: Color(0x4C72B0, opacity: row == 3 ? 0.5 : 1),
          stroke: row == 1 ? nil : Stroke(.black, width: 1.2),
          positions: (0..<20).map { Point(9 + 10.7 * Double($0), y + Double($0) / 7) }))
    }
  }

  static var text: [Mark] {
    let anchors: [(Text.Horizontal, Text.Vertical, Double)] = [
      (.start, .top, 40), (.middle, .middle, 110), (.end, .baseline, 214), (.middle, .bottom, 120),
    ]
    let upright = anchors.enumerated().map { row, anchor in
      Mark.text(
        Text(
          "Epoch 1,250 – Ångström", at: Point(anchor.2, 16 + 28 * Double(row)),
          size: 11 + Double(row), color: Color(0x222222), weight: row == 2 ? .bold : .regular,
          horizontal: anchor.0, vertical: anchor.1))
    }
    let turned = [-90.0, 30].map { angle in
      Mark.text(
        Text(
          "Feature x₁", at: Point(angle < 0 ? 14 : 64, 130), size: 13, color: Color(0xD62728),
          horizontal: angle < 0 ? .start : .middle, vertical: .middle, rotation: angle))
    }
    return upright + turned
      + [.text(Text("Loss", at: Point(100, 152), size: 70, color: Color(0x1F77B4, opacity: 0.3)))]
  }

  static var field: Bitmap {
    Bitmap(
      width: 9, height: 7,
      pixels: (0..<63).map { index in
        Color(0x9E0142).mixed(with: Color(0x5E4FA2), Double(index * 37 % 63) / 62).pixel
      })
  }

  static var images: [Mark] {
    [
      .image(RasterImage(field, in: Rect(x: 10, y: 10, width: 120, height: 90))),
      .image(RasterImage(field, in: Rect(x: 140.4, y: 10.6, width: 71.2, height: 40.3))),
      .image(RasterImage(field, in: Rect(x: 150, y: 70, width: 9, height: 7))),
      .image(RasterImage(field, in: Rect(x: 170, y: 70, width: 3, height: 3))),
      .image(
        RasterImage(
          Bitmap(width: 2, height: 1, pixels: [0, 0x8000_0080]),
          in: Rect(x: 0, y: 110, width: 220, height: 40))),
    ]
  }

  static var clips: [Mark] {
    [
      .clipped(
        Rect(x: 20, y: 20, width: 100, height: 80),
        lines + [.clipped(Rect(x: 60, y: 50, width: 200, height: 200), images + symbols)]),
      .clipped(Rect(x: 130.4, y: 20.6, width: 70, height: 60), text + lines),
      .clipped(Rect(x: 30, y: 110, width: 170, height: 40), symbols + text),
    ]
  }
}
