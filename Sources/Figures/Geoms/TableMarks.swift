import Graphics
import Plots

/// A table as a picture: a head, a line under it, rows of cells; the best of a column is bold.
///
/// Columns of least weight and then last rows go where there is no room, and the last line says how many rows there are.
struct TableMarks: Geom {
  let table: SummaryTable

  private struct Fit {
    let columns: [Int]
    /// Of each column.
    let widths: [Double]
    let heads: [[String]]
    let size: Double
  }

  func drawing(in panel: Panel) -> Drawing {
    let fit = fit(panel)
    let em = fit.size
    let pitch = em * 1.75
    let headLines = fit.heads.map(\.count).max() ?? 1
    let gap = em * 1.4
    let total = fit.widths.reduce(0, +) + gap * Double(max(fit.widths.count - 1, 0))
    let start = panel.rect.left + max(0, (panel.rect.width - total) / 2)
    let headHeight = Double(headLines) * em * 1.25 + em * 0.6
    let capacity = max(1, Int((panel.rect.height - headHeight - em) / pitch))
    let isCut = table.rows.count > capacity
    let rows = Array(table.rows.prefix(isCut ? capacity - 1 : capacity))
    let height = headHeight + Double(rows.count + (isCut ? 1 : 0)) * pitch
    let top = panel.rect.top + min(max(0, (panel.rect.height - height) / 2), em * 2)
    let rule = panel.stroke(Pen(.axis, width: 1.5))
    let line = panel.stroke(Pen(.grid, width: 1))
    func horizontal(_ y: Double, _ stroke: Stroke) -> Mark {
      .path(
        .line(
          from: Point(start - em * 0.5, y.rounded() + 0.5),
          to: Point(start + total + em * 0.5, y.rounded() + 0.5)), stroke: stroke)
    }
    var marks: [Mark] = [horizontal(top, rule)]
    var x = start
    for (place, column) in fit.columns.enumerated() {
      let isNumeric = table.columns[column].isNumeric
      let at = isNumeric ? x + fit.widths[place] : x
      let lines = fit.heads[place]
      for (index, text) in lines.enumerated() {
        let below = Double(lines.count - 1 - index) * em * 1.25
        marks.append(
          .text(
            Text(
              text, at: Point(at, top + headHeight - em * 0.55 - below), size: em,
              color: panel.color(Ink(.muted)), horizontal: isNumeric ? .end : .start)))
      }
      for (row, cells) in rows.enumerated() {
        let cell = cells[column]
        let fitted = elided(cell.text, em, cell.isBest, room: fit.widths[place], panel)
        marks.append(
          .text(
            Text(
              fitted, at: Point(at, top + headHeight + (Double(row) + 0.5) * pitch), size: em,
              color: panel.color(Ink(.text)), weight: cell.isBest ? .bold : .regular,
              horizontal: isNumeric ? .end : .start, vertical: .middle)))
      }
      x += fit.widths[place] + gap
    }
    marks.append(horizontal(top + headHeight, rule))
    for row in rows.indices.dropLast() {
      marks.append(horizontal(top + headHeight + Double(row + 1) * pitch, line))
    }
    if isCut {
      marks.append(
        .text(
          Text(
            "… \(table.rows.count) in all",
            at: Point(start, top + headHeight + (Double(rows.count) + 0.5) * pitch), size: em,
            color: panel.color(Ink(.muted)), vertical: .middle)))
    }
    marks.append(horizontal(top + height, rule))
    return Drawing(fixed: marks, isClipped: false)
  }

  /// As many columns as there is room for in the largest type, from a comfortable one down to the least.
  private func fit(_ panel: Panel) -> Fit {
    let least = panel.readable(11 * panel.unit)
    let largest = max(least, 16 * panel.unit)
    var columns = Array(table.columns.indices)
    while true {
      var size = largest
      while true {
        let fit = measured(columns, size, panel)
        let total = fit.widths.reduce(0, +) + size * 1.4 * Double(max(columns.count - 1, 0))
        if total <= panel.rect.width - size { return fit }
        if size <= least { break }
        size = max(least, size * 0.93)
      }
      let ranks = columns.map { table.columns[$0].rank }
      guard let worst = ranks.max(), worst > 0, let index = ranks.lastIndex(of: worst) else {
        return squeezed(columns, least, panel)
      }
      columns.remove(at: index)
    }
  }

  private func measured(_ columns: [Int], _ size: Double, _ panel: Panel) -> Fit {
    let heads = columns.map { broken(table.columns[$0].title, size, panel) }
    let widths = zip(columns, heads).map { column, head in
      let cells = table.rows.map { width($0[column].text, size, $0[column].isBest, panel) }
      return (cells + head.map { width($0, size, false, panel) }).max() ?? 0
    }
    return Fit(columns: columns, widths: widths, heads: heads, size: size)
  }

  /// Columns of which none can go, each with its share of the room.
  private func squeezed(_ columns: [Int], _ size: Double, _ panel: Panel) -> Fit {
    let fit = measured(columns, size, panel)
    let room = panel.rect.width - size - size * 1.4 * Double(columns.count - 1)
    let share = max(room / Double(max(columns.count, 1)), 1)
    let spare = fit.widths.reduce(0) { $0 + max(0, share - $1) }
    let excess = fit.widths.reduce(0) { $0 + max(0, $1 - share) }
    let widths = fit.widths.map {
      $0 <= share ? $0 : share + spare * ($0 - share) / max(excess, 1e-9)
    }
    let heads = zip(fit.heads, widths).map { lines, room in
      lines.map { elided($0, size, false, room: room, panel) }
    }
    return Fit(columns: columns, widths: widths, heads: heads, size: size)
  }

  /// A head in up to three lines, about as wide as numbers are.
  private func broken(_ title: String, _ size: Double, _ panel: Panel) -> [String] {
    var lines: [String] = []
    for word in title.split(separator: " ").map(String.init) {
      if let last = lines.last,
        lines.count == 3 || width("\(last) \(word)", size, false, panel) <= size * 6
      {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  private func elided(
    _ text: String, _ size: Double, _ isBold: Bool, room: Double, _ panel: Panel
  ) -> String {
    if width(text, size, isBold, panel) <= room + 0.01 { return text }
    var kept = text
    while !kept.isEmpty, width(kept + "…", size, isBold, panel) > room { kept.removeLast() }
    return kept + "…"
  }

  private func width(_ text: String, _ size: Double, _ isBold: Bool, _ panel: Panel) -> Double {
    panel.text.width(of: text, size: size, weight: isBold ? .bold : .regular)
  }
}
