import Schemas

/// Keys that several kinds of images from files have.
extension Field {
  static func limit(_ path: WritableKeyPath<Spec, Int?>) -> Field {
    optionalInteger("limit", path, in: 1...1_000_000_000)
      .documented(
        """
        The most images of a class, the first ones of the files: for small training sets. Files of test images are taken as a \
        whole.
        """, default: "all")
  }
}
