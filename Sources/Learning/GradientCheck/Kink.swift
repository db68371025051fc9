/// What changes where a number changes its side.
package enum Kink {
  /// The slope of an activation.
  case activation
  /// The slope's slope of an activation.
  case bend
  /// Which of two numbers is the larger one.
  case choice
  /// The slope of the loss itself, or of L1.
  case loss
}

extension PassRun<Double> {
  /// Calls `take` with how far every number of a batch is from each place where the slope of its layer jumps, and with its
  /// sample; after a forward pass.
  func visitKinks(
    _ values: UnsafePointer<Double>, _ mode: PassMode<Double>,
    _ take: (_ distance: Double, _ kink: Kink, _ sample: Int) -> Void
  ) {
    for (index, layer) in layers.enumerated() {
      let activation = layer.activation.options
      let kink = type(of: activation).kink
      for place in activation.kinks {
        let z = z(index)
        for unit in 0..<z.rows {
          let row = z.row(unit)
          for s in 0..<samples { take(row[s] - place, kink, s) }
        }
      }
      if layer.body.hasKinks {
        layer.body.visitKinks(pass(index, values, mode), take)
      }
    }
  }
}
