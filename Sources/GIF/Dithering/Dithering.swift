extension GIF {
  /// How colours that the palette does not have are imitated by patterns of those that it has.
  ///
  /// Whatever the choice, a pixel that does not change in the film does not change on the screen.
  public enum Dithering: String, Sendable, CaseIterable {
    /// Each pixel takes the colour of the palette that suits it best. Best for figures, even for their
    /// smooth gradients: patterns cost bytes and fidelity.
    case none
    /// Two colours in a pattern of 8×8 pixels that is the same everywhere and in every frame.
    case ordered
    /// Errors are passed on to neighbours that change in the same frame. Finer than a pattern, larger as
    /// a file, and slower: frames depend on all before them.
    case diffusion
  }
}
