/// Chooses what an axis shows: as many ticks as have room for their labels.
struct AxisLabels {
  let type: TypeSize
  let fitting: TextFitting

  /// What an axis shows, in one size.
  struct Row {
    var ticks: [Tick]
    var size: Double
    /// Whether they are read from below to above, as many names under a narrow axis are.
    var isUpright = false

    /// What labels below an axis take.
    func height(_ fitting: TextFitting) -> Double {
      isUpright ? fitting.widest(ticks.map(\.label), size) : size * 0.75
    }
  }

  /// Ems from one line of names to the next.
  private static let namePitch = 1.08

  private var unit: Double { type.unit }

  /// Of an axis that another panel shows.
  var none: Row { Row(ticks: [], size: type.tick) }

  /// Below an axis.
  func across(_ scale: Scale, width: Double) -> Row {
    if case .band = scale.kind { return names(across: scale, width) }
    return Row(ticks: ticks(across: scale, width: width), size: type.tick)
  }

  /// Left of an axis.
  func up(_ scale: Scale, height: Double) -> Row {
    if case .band = scale.kind {
      let ticks = scale.ticks(about: 0)
      return stacked(ticks, height / Double(max(ticks.count, 1)), longest: unit * 150)
    }
    return Row(ticks: ticks(up: scale, height: height), size: type.tick)
  }

  func ticks(across scale: Scale, width: Double) -> [Tick] {
    for count in stride(from: 7, to: 0, by: -1) {
      let ticks = scale.ticks(about: count)
      let places = ticks.map { scale.fraction($0.value) * width }
      let widths = ticks.map { fitting.width($0.label, type.tick) }
      let fits = ticks.indices.dropFirst().allSatisfy {
        places[$0] - places[$0 - 1] >= (widths[$0] + widths[$0 - 1]) / 2 + type.tick * 0.8
      }
      if fits, !ticks.isEmpty { return ticks }
    }
    return []
  }

  func ticks(up scale: Scale, height: Double) -> [Tick] {
    let most = max(1, min(7, Int(height / (type.tick * 2.2))))
    for count in stride(from: most, to: 0, by: -1) {
      let ticks = scale.ticks(about: count)
      let places = ticks.map { scale.fraction($0.value) * height }
      let fits = zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= type.tick * 1.25 }
      if fits, !ticks.isEmpty { return ticks }
    }
    return []
  }

  /// Side by side where all names have room, else upright, and where even that has none every second, third, ….
  private func names(across scale: Scale, _ width: Double) -> Row {
    let ticks = scale.ticks(about: 0)
    let room = width / Double(max(ticks.count, 1))
    let longest = unit * 120
    if fitting.widest(ticks.map(\.label), type.tick) + type.tick * 0.6 <= room {
      return Row(ticks: ticks, size: type.tick)
    }
    if room >= longest { return Row(ticks: elided(ticks, room - unit * 6), size: type.tick) }
    var row = stacked(ticks, room, longest: longest)
    row.isUpright = true
    return row
  }

  /// Names one beside the other across their lines: smaller where there are many, and of more every second, third, ….
  private func stacked(_ ticks: [Tick], _ room: Double, longest: Double) -> Row {
    let size = min(type.tick, max(type.least, room / Self.namePitch))
    let step = max(1, Int((size * Self.namePitch / max(room, 0.1) - 0.001).rounded(.up)))
    return Row(
      ticks: elided(
        ticks.enumerated().filter { $0.offset % step == 0 }.map(\.element), longest, size),
      size: size)
  }

  private func elided(_ ticks: [Tick], _ room: Double, _ size: Double? = nil) -> [Tick] {
    ticks.map {
      Tick(value: $0.value, label: fitting.elided($0.label, size ?? type.tick, room: room))
    }.filter { !$0.label.isEmpty }
  }
}
