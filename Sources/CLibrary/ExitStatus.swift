/// Exit codes with the meanings of sysexits.h.
public enum ExitStatus {
  public static let usage: Int32 = 64
  public static let badData: Int32 = 65
  public static let noInput: Int32 = 66
  public static let software: Int32 = 70
  public static let cannotCreate: Int32 = 73
  public static let inputOutput: Int32 = 74
  public static let tryAgain: Int32 = 75

  /// The code of an error; `software` for one that names none.
  public static func of(_ error: any Error) -> Int32 {
    (error as? any ExitCoded)?.exitStatus ?? software
  }
}

/// An error that knows how a program that dies of it exits.
public protocol ExitCoded: Error {
  var exitStatus: Int32 { get }
}
