import Numerics

extension PassRun {
  /// What a dropout layer multiplies its inputs by in training.
  func mask(_ layer: Int) -> Panel<Scalar> {
    panel(layout.places[layer].extra, layers[layer].units)
  }

  func forward(
    _ layer: Dropout, _ mode: Pass<Scalar>.Mode, _ index: Int, _ random: inout RandomState
  ) {
    guard mode == .training else {
      let x = source(index)
      z(index).base.update(from: x.source, count: x.count)
      a(index).base.update(from: x.source, count: x.count)
      return
    }
    let mask = mask(index)
    let kept = Scalar(1 / (1 - layer.rate))
    // A word is below the threshold with probability `rate`.
    let threshold = UInt32(min(layer.rate * 4_294_967_296, 4_294_967_295))
    for unit in 0..<layer.units {
      let row = mask.row(unit)
      for s in 0..<samples { row[s] = random.nextWord() < threshold ? 0 : kept }
      for s in samples..<stride { row[s] = 0 }
    }
    applyMask(index)
  }

  func applyMask(_ index: Int) {
    let (x, z, a, mask) = (source(index), z(index), a(index), mask(index))
    for i in 0..<z.count {
      let value = x.base[i] * mask.base[i]
      z.base[i] = value
      a.base[i] = value
    }
  }

  func backward(
    _ layer: Dropout, _ index: Int, below: Panel<Scalar>, _ mode: Pass<Scalar>.Mode
  ) {
    let d = delta(index)
    guard mode == .training else { return below.base.update(from: d.source, count: d.count) }
    let mask = mask(index)
    for i in 0..<d.count { below.base[i] = d.base[i] * mask.base[i] }
  }
}
