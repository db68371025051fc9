extension Readable {
  /// "1 epoch", "20,000 epochs".
  ///
  /// - Parameter noun: in the singular; its plural ends with "s".
  public static func counted(_ count: Int, _ noun: String) -> String {
    "\(Numerals.grouped(count)) \(count == 1 ? noun : noun + "s")"
  }
}
