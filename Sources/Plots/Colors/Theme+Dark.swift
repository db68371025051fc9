import Graphics

extension Theme {
  /// Ten classes are at least 10.3 apart, their tints 5.5, a class and another's tint 6.7.
  public static let dark = Theme(
    background: Color(0x0F1419), panel: Color(0x151B22), text: Color(0xE8ECF0),
    mutedText: Color(0xA0ABB6), grid: Color(0x27303A), axis: Color(0x65717E), boundary: .white,
    outline: Color(0x0F1419),
    positive: Color(0x61FF60), negative: Color(0xE0403F),
    highlight: Color(0xFFE100), highlightOutline: Color(0x111418),
    error: .white, errorCasing: Color(0x0F1419),
    sequential: ColorRamp(
      palette([
        0x1B1F29, 0x1E2940, 0x233357, 0x273E6D, 0x2C4981, 0x2B5693, 0x1C66A4, 0x0078AB, 0x0089AD,
        0x0099B0, 0x00AAB1, 0x14BBAD, 0x51C9A5, 0x7DD49D, 0xA7DE97, 0xCDE596, 0xF1EC9D,
      ])),
    diverging: ColorRamp(
      palette([
        0x90D9FF, 0x5AC1FE, 0x3DA7ED, 0x328ED2, 0x2E76B4, 0x305F8F, 0x304967, 0x2A3543, 0x222222,
        0x3E3129, 0x5D402D, 0x7D502C, 0x9D6228, 0xBA7623, 0xD58D25, 0xECA634, 0xFFC250,
      ])),
    tintStrength: 0.40,
    // Blue, orange, magenta, green, pink; sky, purple, brown, red, grey.
    classes: palette([
      0x29A7FA, 0xFD9C0F, 0xC2509A, 0x338A6B, 0xD9A6C9,
      0x63E9FF, 0x8950E9, 0x8B5E0E, 0xF65F42, 0x9E9C9B,
    ]),
    classInk: .white,
    // Orchid, pale yellow, aqua, moss, pink, mint, jade, sage.
    lines: palette([
      0xE06DD1, 0xFFF88C, 0x6BD1B0, 0x86A25C, 0xFCAEE6, 0xAEFDC7, 0x5BA787, 0xB0CD7E,
    ]),
    // Pale: lilac, yellow, rose, mint, ice, sand, green, turquoise.
    linesOverTints: palette([
      0xC0B3EE, 0xFCFC7C, 0xEEA9B2, 0xDCFFD9, 0xA6E8EF, 0xD0CC9C, 0x87CD5E, 0x18D7B9,
    ]))
}
