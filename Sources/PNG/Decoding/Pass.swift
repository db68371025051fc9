/// One of the seven coarse pictures of an interlaced file, or the one picture of another (PNG specification, section 8).
struct Pass {
  let x: Int
  let y: Int
  let columnStep: Int
  let rowStep: Int

  static let whole = [Pass(x: 0, y: 0, columnStep: 1, rowStep: 1)]

  static let adam7 = [
    Pass(x: 0, y: 0, columnStep: 8, rowStep: 8), Pass(x: 4, y: 0, columnStep: 8, rowStep: 8),
    Pass(x: 0, y: 4, columnStep: 4, rowStep: 8), Pass(x: 2, y: 0, columnStep: 4, rowStep: 4),
    Pass(x: 0, y: 2, columnStep: 2, rowStep: 4), Pass(x: 1, y: 0, columnStep: 2, rowStep: 2),
    Pass(x: 0, y: 1, columnStep: 1, rowStep: 2),
  ]

  func columns(of width: Int) -> Int { max(0, (width - x + columnStep - 1) / columnStep) }
  func rows(of height: Int) -> Int { max(0, (height - y + rowStep - 1) / rowStep) }
}
