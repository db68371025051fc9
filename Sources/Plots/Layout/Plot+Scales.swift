extension Plot {
  /// The same plot over scales of other names.
  public func renamingScales(_ name: @escaping @Sendable (ScaleID) -> ScaleID) -> Plot {
    var plot = self
    plot.scales = scales.map { spec in
      var spec = spec
      spec.id = name(spec.id)
      return spec
    }
    if case .plane(let x, let y, let equalUnits) = space {
      plot.space = .plane(x: name(x), y: name(y), equalUnits: equalUnits)
    }
    plot.geoms = geoms.map { RenamedGeom(geom: $0, ids: scales.map(\.id), name: name) }
    return plot
  }
}

/// A geom whose scales have other names on the page than it knows.
private struct RenamedGeom: Geom {
  let geom: any Geom
  /// As the geom knows them.
  let ids: [ScaleID]
  let name: @Sendable (ScaleID) -> ScaleID

  var extents: [ScaleID: Extent] {
    geom.extents.reduce(into: [:]) { $0[name($1.key), default: Extent()].add($1.value) }
  }

  func drawing(in panel: Panel) throws -> Drawing {
    var scales = panel.scales
    for id in ids { scales[id] = panel.scales[name(id)] }
    func known(_ id: ScaleID?) -> ScaleID? { id.map { id in ids.first { name($0) == id } ?? id } }
    return try geom.drawing(
      in: Panel(
        rect: panel.rect, unit: panel.unit, theme: panel.theme, text: panel.text,
        leastType: panel.leastType, scales: scales, x: known(panel.x), y: known(panel.y)))
  }
}
