import Testing

@testable import Output

/// What web servers and pages are told of each format, as IANA lists it.
struct OutputFormatTests {
  @Test func mediaTypes() {
    let types = [
      "gif": "image/gif", "apng": "image/apng", "png": "image/png", "mp4": "video/mp4",
      "webm": "video/webm", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml",
      "pdf": "application/pdf",
    ]
    #expect(
      Dictionary(uniqueKeysWithValues: OutputFormat.allCases.map { ($0.name, $0.mediaType) })
        == types)
  }
}
