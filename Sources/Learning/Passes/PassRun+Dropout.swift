import Numerics

extension PassRun {
  func forward(
    _ layer: Dropout, _ mode: Pass<Scalar>.Mode, _ index: Int, _ random: inout RandomState
  ) {
    let (x, z, a) = (source(index), z(index), a(index))
    if mode == .training {
      let mask = panel(layout.places[index].extra, layer.units)
      let kept = Scalar(1 / (1 - layer.rate))
      // A word is below the threshold with probability `rate`.
      let threshold = UInt32(min(layer.rate * 4_294_967_296, 4_294_967_295))
      for unit in 0..<layer.units {
        let row = mask.row(unit)
        for s in 0..<samples { row[s] = random.nextWord() < threshold ? 0 : kept }
        for s in samples..<stride { row[s] = 0 }
      }
      for i in 0..<z.count { z.base[i] = x.base[i] * mask.base[i] }
    } else {
      z.base.update(from: x.source, count: z.count)
    }
    if a.base != z.base { a.base.update(from: z.source, count: z.count) }
  }

  func backward(
    _ layer: Dropout, _ index: Int, below: Panel<Scalar>, _ mode: Pass<Scalar>.Mode
  ) {
    let d = delta(index)
    guard mode == .training else { return below.base.update(from: d.source, count: d.count) }
    let mask = panel(layout.places[index].extra, layer.units)
    for i in 0..<d.count { below.base[i] = d.base[i] * mask.base[i] }
  }
}
