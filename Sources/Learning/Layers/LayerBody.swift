import Numerics

/// A layer whose shapes are known: the memory that it needs, and its way forward and back.
///
/// Its methods are reached through an existential, once a layer and batch; those that compute carry `@_specialize` for both
/// precisions, without which they would run unspecialised.
package protocol LayerBody: Sendable {
  /// What it gives: [features], or [channels, height, width].
  var output: [Int] { get }
  /// f; `forward` gives z and need not apply it.
  var activation: Activation { get }
  /// Whether it gives what it takes, number by number, in training too: such a layer has no memory and is not run.
  var isIdentity: Bool { get }
  /// Whether `forward` applies f to what it has just computed where `pass.activation` asks for it.
  var activatesInPlace: Bool { get }
  /// Whether `backward` multiplies ∂loss/∂x by f′ of the layer before, where `pass.sourceActivation` asks for it, and `forward`
  /// applies f to what it gives, where `pass.activation` asks for it.
  var derivesSource: Bool { get }
  /// Whether it draws random numbers in training.
  var isRandom: Bool { get }
  /// What it keeps from the way forward for the way back.
  var kept: MemorySize { get }
  /// What it needs only while it computes.
  var work: MemorySize { get }
  /// What it needs while it computes and nothing is kept.
  var inferenceWork: MemorySize { get }

  /// Draws its first weights; parameters that are not drawn start as their roles say.
  func draw<Scalar: Real>(
    into values: UnsafeMutablePointer<Scalar>, _ initializer: InitializerSpec,
    _ random: inout RandomState)

  /// z from x. The padding of z may hold anything.
  func forward<Scalar: Real>(_ pass: LayerPass<Scalar>)

  /// Gradients of its parameters, all overwritten, and ∂loss/∂x where `pass.below` asks for it, from δ = ∂loss/∂z. The
  /// padding of δ is 0 where that of the losses is, and so must be that of ∂loss/∂x.
  func backward<Scalar: Real>(
    _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>)

  /// Puts its function at inference on a stack of dense layers.
  ///
  /// - Returns: `false` where it is no such function.
  func fold<Scalar: Real>(_ values: [Scalar], into stack: inout DenseStack<Scalar>) -> Bool

  /// Whether its slope jumps somewhere, by itself and not by its activation.
  var hasKinks: Bool { get }

  /// Calls `take` with how far it is from each such place, 0 right on it, and the sample; as often for any numbers.
  func visitKinks(
    _ pass: LayerPass<Double>, _ take: (_ distance: Double, _ kink: Kink, _ sample: Int) -> Void)
}

extension LayerBody {
  package var activation: Activation { Activation(.linear) }
  package var isIdentity: Bool { false }
  package var activatesInPlace: Bool { false }
  package var derivesSource: Bool { false }
  package var isRandom: Bool { false }
  package var hasKinks: Bool { false }
  package var kept: MemorySize { MemorySize() }
  package var work: MemorySize { MemorySize() }
  package var inferenceWork: MemorySize { work }

  package func draw<Scalar: Real>(
    into values: UnsafeMutablePointer<Scalar>, _ initializer: InitializerSpec,
    _ random: inout RandomState
  ) {}

  package func fold<Scalar: Real>(
    _ values: [Scalar], into stack: inout DenseStack<Scalar>
  ) -> Bool { false }

  package func visitKinks(
    _ pass: LayerPass<Double>, _ take: (_ distance: Double, _ kink: Kink, _ sample: Int) -> Void
  ) {}
}
