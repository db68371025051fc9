import CLibrary

extension FileSystem {
  /// Whether a program of that name is in one of the folders of PATH.
  public static func hasProgram(_ name: String) -> Bool {
    guard let value = getenv("PATH") else { return true }
    return String(cString: value).split(separator: ":", omittingEmptySubsequences: false)
      .contains { access(($0.isEmpty ? "." : $0) + "/" + name, X_OK) == 0 }
  }
}
