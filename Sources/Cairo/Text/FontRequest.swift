import CCairo
import Graphics

/// What fontconfig is asked for.
struct FontRequest: Hashable {
  let weight: Text.Weight
  /// A language's tag, which decides between the Chinese, Japanese and Korean forms of a letter.
  var language = "en"
  /// Whether coloured pictures come before letters.
  var isEmoji = false

  /// The language that a text's letters tell of, never that of the machine, so that it looks the same in each.
  static func language(of string: String) -> String {
    var language = "en"
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x3040...0x30FF: return "ja"
      case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF: return "ko"
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: language = "zh-cn"
      default: break
      }
    }
    return language
  }
}
