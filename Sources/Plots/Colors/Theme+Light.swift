import Graphics

extension Theme {
  /// Ten classes are at least 11.2 apart, their tints 5.2, a class and another's tint 7.8.
  public static let light = Theme(
    background: .white, panel: Color(0xFBFBFC), text: Color(0x1B1F24), mutedText: Color(0x57606A),
    grid: Color(0xE4E7EB), axis: Color(0x8C959F), boundary: Color(0x111418), outline: .white,
    positive: Color(0x079604), negative: Color(0x910020),
    highlight: Color(0xFFD800), highlightOutline: Color(0x111418),
    error: Color(0x14060A), errorCasing: .white,
    sequential: ColorRamp(
      palette([
        0xF9F7EE, 0xEAEBD6, 0xD5E0C2, 0xBDD6B3, 0xA0CDA8, 0x7EC4A3, 0x52BAA2, 0x04AFA6, 0x009FA5,
        0x008FA3, 0x007F9F, 0x006F9C, 0x005F98, 0x0A4F92, 0x1C3F83, 0x213271, 0x21265F,
      ])),
    diverging: ColorRamp(
      palette([
        0x1B4B90, 0x2260A9, 0x2E76C0, 0x428DD2, 0x5CA3E0, 0x7DBAE7, 0xA4CFEB, 0xCCE2F0, 0xF5F5F5,
        0xECDCC4, 0xE3C295, 0xDDA764, 0xD38B38, 0xC27119, 0xAF5A00, 0x984500, 0x7E3307,
      ])),
    tintStrength: 0.45,
    // Blue, orange, magenta, green, pink; sky, purple, brown, red, grey.
    classes: palette([
      0x206AB3, 0xF99900, 0xA3305F, 0x64A171, 0xB981A7,
      0x46BAFC, 0x4C1494, 0x5E341F, 0xE34D32, 0x838280,
    ]),
    classInk: Color(0x111418),
    // Violet, green, red, navy, mauve, blue, maroon, slate.
    lines: palette([
      0xA646FA, 0x4D8559, 0xD10100, 0x00234F, 0x9A587A, 0x0100E5, 0x470905, 0x5B4880,
    ]),
    // Dark inks: blue, olive, wine, forest, violet, navy, umber, aubergine.
    linesOverTints: palette([
      0x1615FF, 0x5D4E00, 0x7E1E50, 0x2C583A, 0x5B4381, 0x000070, 0x3C0B00, 0x250B2D,
    ]))
}
