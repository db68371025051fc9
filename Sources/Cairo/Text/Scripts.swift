import CHarfBuzz

/// Which script letters are of.
enum Scripts {
  private static let shared: Set<hb_script_t> = [
    HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN,
  ]

  /// The script of each letter; what several scripts share, as digits and spaces, counts to the letters before it, at the
  /// beginning to those after it.
  static func of(_ letters: [Character]) -> [hb_script_t] {
    let functions = hb_unicode_funcs_get_default()
    let own = letters.map { letter in
      letter.unicodeScalars.lazy.map { hb_unicode_script(functions, $0.value) }
        .first { !shared.contains($0) }
    }
    var current = own.lazy.compactMap(\.self).first ?? HB_SCRIPT_COMMON
    return own.map { script in
      current = script ?? current
      return current
    }
  }
}
