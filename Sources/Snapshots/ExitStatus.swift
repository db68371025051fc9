/// The exit codes of the command line, as `sysexits.h` names them.
public enum ExitStatus {
  /// The command was used wrongly.
  public static let usage: Int32 = 64
  /// The input's content is wrong.
  public static let data: Int32 = 65
  /// The input does not exist or cannot be opened.
  public static let noInput: Int32 = 66
  /// A fault of this program.
  public static let software: Int32 = 70
  /// An output file or folder cannot be created.
  public static let cannotCreate: Int32 = 73
  /// Reading or writing failed: a full disk, a broken device.
  public static let inputOutput: Int32 = 74

  /// The code to leave with after `error`: its own, or `software` if it has none.
  public static func of(_ error: any Error) -> Int32 {
    (error as? any ExitCoded)?.exitStatus ?? software
  }
}
