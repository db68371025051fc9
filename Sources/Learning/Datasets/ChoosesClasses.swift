/// A kind of data of whose classes some may be taken.
package protocol ChoosesClasses: DatasetOptions {
  /// The names of all classes, where these are known before anything is read; else none.
  static var knownClasses: [String] { get }
  var selection: ClassSelection { get set }
}

extension ChoosesClasses {
  package static var knownClasses: [String] { [] }
}
