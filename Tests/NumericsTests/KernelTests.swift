import CLibrary
import Kernels
import Numerics
import Testing

/// Every set of instructions gives the same bits, and the right numbers.
struct KernelTests {
  private func numbers<T: Real>(_ count: Int, seed: UInt32, scale: Double = 1) -> [T] {
    var random = RandomState(seed: seed)
    return (0..<count).map { _ in T(random.gaussian() * scale) }
  }

  private static let activations: [ElementwiseActivation] = [
    .linear, .sigmoid, .tanh, .relu, .leakyRelu(slope: 0.01), .leakyRelu(slope: 0.3), .gelu,
    .elu(alpha: 1), .elu(alpha: 0.7), .softplus, .silu,
  ]

  /// Everything that a set computes, of sizes around its blocks, in one row of numbers.
  private func results<T: Real>(_ set: any KernelSet<T>.Type) -> [T] {
    var all: [T] = []
    for (rows, depth, columns) in [
      (1, 1, 16), (3, 2, 48), (5, 7, 32), (9, 20, 80), (17, 64, 16), (9, 20, 1), (3, 4, 7),
      (11, 5, 29),
    ] {
      let w: [T] = numbers(rows * depth, seed: 1)
      // With numbers behind the end, which may be read.
      let x: [T] = numbers(depth * columns + 15, seed: 2)
      let bias: [T] = numbers(rows, seed: 3)
      var z = [T](repeating: 0, count: rows * columns)
      set.affine(
        w, rowStep: depth, depthStep: 1, bias: bias, x, xStride: columns, into: &z,
        zStride: columns, rows: rows, depth: depth, columns: columns)
      all += z
      set.affine(
        w, rowStep: 1, depthStep: rows, bias: nil, x, xStride: columns, into: &z,
        zStride: columns, rows: rows, depth: depth, columns: columns)
      all += z
      var (products, sums) = (w, bias)
      set.dots(
        z, rows: rows, x, depth: depth, stride: columns, samples: columns, into: &products,
        sums: &sums)
      all += products + sums
      let turned = max(columns - 3, 1)
      var transposed = [T](repeating: 7, count: turned * 32)
      set.transpose(
        x, rows: min(depth, 32), columns: turned, stride: columns, into: &transposed,
        resultStride: 32)
      all += transposed
    }
    for kind in Self.activations {
      for count in [16, 64, 400, 7, 45] {
        // With numbers behind the end, which may be read and are not written.
        var z: [T] = numbers(count + 15, seed: 4, scale: 10)
        z.replaceSubrange(0..<6, with: [0, -0.0, 1e3, -1e3, 88, -88])
        var a = z
        set.activate(kind, z, into: &a, count: count)
        var inPlace = z
        inPlace.withUnsafeMutableBufferPointer { buffer in
          if let base = buffer.baseAddress { set.activate(kind, base, into: base, count: count) }
        }
        #expect(inPlace == a && a[count...] == z[count...])
        var delta: [T] = numbers(count + 15, seed: 5)
        set.multiplyByDerivative(kind, z: z, a: a, &delta, count: count)
        all += a + delta
      }
    }
    for count in [1, 13, 100] {
      let g: [T] = numbers(count, seed: 6)
      var p: [T] = numbers(count, seed: 7)
      var (m, v) = (g, g.map(abs))
      set.descend(&p, g, rate: 0.1, count: count)
      set.momentum(&p, g, &m, rate: 0.1, momentum: 0.9, looksAhead: false, count: count)
      set.momentum(&p, g, &m, rate: 0.1, momentum: 0.9, looksAhead: true, count: count)
      set.scaled(&p, g, &v, rate: 0.1, keep: 0.9, add: 0.1, epsilon: 1e-6, count: count)
      set.adam(
        &p, g, &m, &v, rate: 0.1, beta1: 0.9, alpha1: 0.1, beta2: 0.99, alpha2: 0.01,
        rootCorrection: 1.5, epsilon: 1e-6, count: count)
      set.scale(&p, by: 0.7, count: count)
      all += p + m + v
    }
    return all
  }

  @Test func allSetsGiveTheSameBits() {
    let floats = KernelSets.float.map { results($0).map(\.bitPattern) }
    #expect(floats.allSatisfy { $0 == floats[0] })
    let doubles = KernelSets.double.map { results($0).map(\.bitPattern) }
    #expect(doubles.allSatisfy { $0 == doubles[0] })
  }

  /// Half of it is remembered, so that every number is a power of two, down to the smallest that is normal.
  @Test func whatIsRememberedOfNoGradientsBecomesNothing() {
    func check<T: Real>(_ sets: [any KernelSet<T>.Type], steps: Int) {
      for set in sets {
        var (p, m, v): ([T], [T], [T]) = ([1], [1], [1])
        var (velocity, ahead, squares): ([T], [T], [T]) = ([1], [-1], [1])
        for step in 1...steps + 2 {
          set.adam(
            &p, [0], &m, &v, rate: 0, beta1: 0.5, alpha1: 0.5, beta2: 0.5, alpha2: 0.5,
            rootCorrection: 1, epsilon: 1, count: 1)
          set.momentum(&p, [0], &velocity, rate: 0, momentum: 0.5, looksAhead: false, count: 1)
          set.momentum(&p, [0], &ahead, rate: 0, momentum: 0.5, looksAhead: true, count: 1)
          set.scaled(&p, [0], &squares, rate: 0, keep: 0.5, add: 0.5, epsilon: 1, count: 1)
          let left: T =
            step > steps ? 0 : T(sign: .plus, exponent: T.Exponent(-step), significand: 1)
          #expect([m, v, velocity, squares] == [[left], [left], [left], [left]], "\(step)")
          #expect(ahead == [-left], "\(step)")
        }
        #expect(p == [1])
      }
    }
    check(KernelSets.float, steps: 126)
    check(KernelSets.double, steps: 1022)
  }

  @Test func productsAreRight() {
    let set = Double.kernels
    for columns in [48, 5, 43] { checkProducts(set, columns) }
  }

  private func checkProducts(_ set: any KernelSet<Double>.Type, _ columns: Int) {
    let (rows, depth) = (7, 11)
    let w: [Double] = numbers(rows * depth, seed: 1)
    let x = numbers(depth * columns, seed: 2) + [Double](repeating: .nan, count: 15)
    let bias: [Double] = numbers(rows, seed: 3)
    var z = [Double](repeating: 0, count: rows * columns)
    set.affine(
      w, rowStep: depth, depthStep: 1, bias: bias, x, xStride: columns, into: &z,
      zStride: columns, rows: rows, depth: depth, columns: columns)
    for i in 0..<rows {
      for s in 0..<columns {
        var sum = bias[i]
        for k in 0..<depth { sum.addProduct(w[i * depth + k], x[k * columns + s]) }
        #expect(z[i * columns + s] == sum)
      }
    }
    var products = [Double](repeating: 0, count: rows * depth)
    var sums = [Double](repeating: 0, count: rows)
    set.dots(
      z, rows: rows, x, depth: depth, stride: columns, samples: columns, into: &products,
      sums: &sums)
    for i in 0..<rows {
      let row = z[(i * columns)..<((i + 1) * columns)]
      #expect(abs(sums[i] - row.reduce(0, +)) < 1e-12)
      for k in 0..<depth {
        let dot = zip(row, x[(k * columns)...]).map { $0 * $1 }.reduce(0, +)
        #expect(abs(products[i * depth + k] - dot) < 1e-12)
      }
    }
    var transposed = [Double](repeating: 7, count: columns * 16)
    set.transpose(
      x, rows: depth, columns: columns, stride: columns, into: &transposed, resultStride: 16)
    for s in 0..<columns {
      for i in 0..<16 {
        #expect(transposed[s * 16 + i] == (i < depth ? x[i * columns + s] : 0))
      }
    }
  }

  /// Every set against the C library's `fmaf`, with sums that cancel, lie between two numbers, under- and overflow.
  @Test func productsAreFused() {
    var random = RandomState(seed: 8)
    func number() -> Float {
      let choice = random.integer(in: 0..<4)
      if choice == 0 { return Float(bitPattern: random.nextWord()) }
      let significand = Float(random.integer(in: 0..<8192)) - 4096
      return choice == 1
        ? significand
        : significand
          * Float(sign: .plus, exponent: Int(random.integer(in: 0..<100)) - 50, significand: 1)
    }
    for round in 0..<2000 {
      let w = number()
      let x = (0..<16).map { _ in number() }
      var bias = number()
      if round % 3 == 0 { bias = -w * x[0] }
      if round % 3 == 1 { bias = w * x[0] * 16_777_216 }
      let expected = x.map { fmaf(w, $0, bias) }
      for set in KernelSets.float {
        var z = [Float](repeating: 0, count: 16)
        withUnsafePointer(to: w) { w in
          withUnsafePointer(to: bias) { bias in
            set.affine(
              w, rowStep: 1, depthStep: 1, bias: bias, x, xStride: 16, into: &z, zStride: 16,
              rows: 1, depth: 1, columns: 16)
          }
        }
        for (found, wanted) in zip(z, expected) {
          #expect(found.bitPattern == wanted.bitPattern || (found.isNaN && wanted.isNaN))
        }
      }
    }
  }
}
