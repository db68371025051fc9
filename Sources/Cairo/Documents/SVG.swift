import CCairo
import Graphics

/// Scenes as SVG files: vectors, text as outlines that look the same everywhere.
public enum SVG {
  /// A document as large as the scene, in pixels. The same scene gives the same bytes.
  ///
  /// - Throws: `CairoError`.
  public static func encode(_ scene: Scene) throws(CairoError) -> [UInt8] {
    let document = Document(name: "SVG", create: cairo_svg_surface_create_for_stream)
    return renumbered(
      try document.encode(scene) { surface in
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
      })
  }

  /// Cairo numbers surfaces and images through the life of the process; here they count from 1 in each document.
  static func renumbered(_ file: [UInt8]) -> [UInt8] {
    let (quote, hash) = (UInt8(ascii: "\""), UInt8(ascii: "#"))
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var result: [UInt8] = []
    result.reserveCapacity(file.count)
    var position = 0
    while position < file.count {
      result.append(file[position])
      position += 1
      guard file[position - 1] == quote || file[position - 1] == hash else { continue }
      // Names begin after a quotation mark or #, and end at a quotation mark or bracket.
      let rest = file[position...]
      for kind in ["surface", "image"] where rest.starts(with: kind.utf8) {
        let number = rest.dropFirst(kind.utf8.count).prefix { digits.contains($0) }
        guard !number.isEmpty else { continue }
        let new = numbers[number, default: numbers.count + 1]
        numbers[number] = new
        result += Array("\(kind)\(new)".utf8)
        position = number.endIndex
      }
    }
    return result
  }
}
