extension InitializerKind {
  /// Every kind of initialiser, in the order of the reference.
  public static let allCases: [InitializerKind] = [
    zeros, normal, uniform, largeRandom, xavierNormal, xavierUniform, heNormal, heUniform,
    lecunNormal, lecunUniform,
  ]

  public static let zeros = InitializerKind(Zeros.self)
  public static let normal = InitializerKind(Normal.self)
  public static let uniform = InitializerKind(Uniform.self)
  public static let largeRandom = InitializerKind(LargeRandom.self)
  public static let xavierNormal = InitializerKind(XavierNormal.self)
  public static let xavierUniform = InitializerKind(XavierUniform.self)
  public static let heNormal = InitializerKind(HeNormal.self)
  public static let heUniform = InitializerKind(HeUniform.self)
  public static let lecunNormal = InitializerKind(LecunNormal.self)
  public static let lecunUniform = InitializerKind(LecunUniform.self)
}
