import Graphics

extension Array where Element == Mark {
  /// The marks with those inside of clips in their places.
  public var flattened: [Mark] {
    flatMap { mark -> [Mark] in
      if case .clipped(_, let inner) = mark { inner.flattened } else { [mark] }
    }
  }

  public var texts: [Text] {
    flattened.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  public var symbols: [Symbols] {
    flattened.compactMap { if case .symbols(let symbols) = $0 { symbols } else { nil } }
  }

  public var images: [RasterImage] {
    flattened.compactMap { if case .image(let image) = $0 { image } else { nil } }
  }

  /// The corners of every path that is stroked, with how it is.
  public var lines: [(points: [Point], stroke: Stroke)] {
    flattened.compactMap { mark in
      if case .path(let path, _, let stroke?) = mark { (path.corners, stroke) } else { nil }
    }
  }

  /// The corners of every path that is filled, with its colour.
  public var areas: [(points: [Point], fill: Color)] {
    flattened.compactMap { mark in
      if case .path(let path, let fill?, _) = mark { (path.corners, fill) } else { nil }
    }
  }
}

extension Path {
  /// The ends of its lines and curves.
  public var corners: [Point] {
    elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }
}
