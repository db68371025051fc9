import Snapshots
import TestSupport
import Testing

@Suite struct TensorFileTests {
  /// One tensor of each kind.
  static let sample = TensorFile(
    tensors: [
      "layers.0.weight": Tensor([1.5, -2, 3, 0.1] as [Float], shape: [2, 2]),
      "labels": Tensor([1, 0, -1] as [Int], shape: [3]),
      "z": Tensor([0.1] as [Double], shape: [1]),
      "mask": Tensor([1, 255, 0] as [UInt8], shape: [1, 3]),
      "state": Tensor([UInt32.max] as [UInt32], shape: []),
      "empty": Tensor([] as [Float], shape: [0, 3]),
    ], metadata: ["epoch": "5"])

  /// What Python's safetensors 0.8.0 writes for the same tensors: `safetensors.numpy.save`.
  static let reference: [UInt8] = {
    let header =
      #"{"__metadata__":{"epoch":"5"},"#
      + #""labels":{"dtype":"I64","shape":[3],"data_offsets":[0,24]},"#
      + #""z":{"dtype":"F64","shape":[1],"data_offsets":[24,32]},"#
      + #""empty":{"dtype":"F32","shape":[0,3],"data_offsets":[32,32]},"#
      + #""layers.0.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[32,48]},"#
      + #""state":{"dtype":"U32","shape":[],"data_offsets":[48,52]},"#
      + #""mask":{"dtype":"U8","shape":[1,3],"data_offsets":[52,55]}}"#
    let padding = String(repeating: " ", count: -header.utf8.count & 7)
    let data: [UInt8] = [
      1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255,
      0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0x3F, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0x40,
      0x40, 0xCD, 0xCC, 0xCC, 0x3D, 255, 255, 255, 255, 1, 255, 0,
    ]
    return TensorFileTests.file(header: header + padding, data: data)
  }()

  /// A file with a header as given, told its true length.
  static func file(header: String, data: [UInt8] = []) -> [UInt8] {
    let length = UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + header.utf8 + data
  }

  @Test func bytesAreThoseOfTheReferenceImplementation() {
    #expect(Self.sample.encoded == Self.reference)
  }

  @Test func bytesReadBack() throws {
    let read = try TensorFile(Self.reference)
    #expect(read == Self.sample)
    #expect(read.tensors["labels"]?.integers == [1, 0, -1])
    #expect(read.tensors["labels"]?.bits == nil)
    #expect(read.tensors["layers.0.weight"]?.floats == [1.5, -2, 3, 0.1])
    #expect(read.tensors["layers.0.weight"]?.doubles == [1.5, -2, 3, Double(0.1 as Float)])
    #expect(read.tensors["layers.0.weight"]?.integers == nil)
    #expect(read.tensors["z"]?.doubles == [0.1])
    #expect(read.tensors["state"]?.bits == [UInt32.max])
    #expect(read.tensors["state"]?.integers == [4_294_967_295])
    #expect(read.tensors["mask"]?.integers == [1, 255, 0])
    #expect(read.tensors["empty"]?.shape == [0, 3])
  }

  @Test func nothingIsAFileToo() throws {
    let nothing = TensorFile()
    #expect(try TensorFile(nothing.encoded) == nothing)
  }

  @Test func oddNumbersAndNamesSurvive() throws {
    let floats: [Float] = [.infinity, -.infinity, -0.0, .leastNonzeroMagnitude, .nan]
    let file = TensorFile(
      tensors: ["é \"quoted\"\n": Tensor(floats, shape: [5]), "": Tensor([7], shape: [])],
      metadata: ["ключ": "значение \\ \u{1}"])
    let read = try TensorFile(file.encoded)
    #expect(read == file)
    #expect(
      read.tensors["é \"quoted\"\n"]?.floats.map(\.bitPattern) == floats.map(\.bitPattern))
  }

  /// A header of one tensor "w" with 4 bytes of data unless said otherwise.
  private static func entry(_ entry: String) -> String { "{\"w\":{\(entry)}}" }

  @Test(
    arguments: [
      ([], "only 0 bytes long"),
      ([1, 0, 0, 0, 0, 0, 0], "only 7 bytes long"),
      (
        [255, 255, 255, 255, 255, 255, 255, 255, 0],
        "its header claims 18446744073709551615 bytes, and the file has 9"
      ),
      (
        [0x50, 0x4B, 3, 4, 0, 0, 8, 8, 0],
        "it is PyTorch's own format; configs/weights/pth_to_safetensors.py makes a safetensors file of it"
      ),
      (
        [0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9],
        "it is PyTorch's own format; configs/weights/pth_to_safetensors.py makes a safetensors file of it"
      ),
      ([2, 0, 0, 0, 0, 0, 0, 0, 0x7B], "its header claims 2 bytes, and the file has 9"),
      (
        file(header: ""),
        "its header is broken: it is not JSON: expected a value, found the end of the text"
      ),
      (
        file(header: "{\"w\""),
        "its header is broken: it is not JSON: expected \":\" after the key \"w\", found the end of the text"
      ),
      (file(header: "[]"), "its header is broken: it is no object"),
      (
        file(header: "{\"__metadata__\":{\"epoch\":5}}"),
        "its header is broken: __metadata__ holds something other than strings"
      ),
      (file(header: "{\"__metadata__\":[]}"), "its header is broken: __metadata__ is no object"),
      (
        file(header: "{\"w\":{},\"w\":{}}"),
        "its header is broken: it is not JSON: the key \"w\" is there twice"
      ),
      (
        file(header: "{}", data: [1]),
        "the tensors do not fill the file: byte 0 of the data belongs to none or to two"
      ),
    ] as [([UInt8], String)])
  func brokenFiles(bytes: [UInt8], message: String) {
    let error = #expect(throws: TensorFileError.self) { try TensorFile(bytes) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("", "it has no type"),
    (
      #""dtype":"F4","shape":[8],"data_offsets":[0,4]"#,
      #"its type "F4" is not one of U64, I64, F64, C64, F32, U32, I32, BF16, F16, U16, I16, "#
        + "F8_E8M0, F8_E4M3, F8_E5M2, I8, U8, BOOL"
    ),
    (#""dtype":"F32","data_offsets":[0,4]"#, "it has no shape"),
    (#""dtype":"F32","shape":[-1],"data_offsets":[0,4]"#, "it has no shape"),
    (#""dtype":"F32","shape":[1.5],"data_offsets":[0,4]"#, "it has no shape"),
    (#""dtype":"F32","shape":1,"data_offsets":[0,4]"#, "it has no shape"),
    (#""dtype":"F32","shape":[1]"#, "its bytes lie outside the file"),
    (#""dtype":"F32","shape":[1],"data_offsets":[0]"#, "its bytes lie outside the file"),
    (#""dtype":"F32","shape":[1],"data_offsets":[0,4,4]"#, "its bytes lie outside the file"),
    (#""dtype":"F32","shape":[1],"data_offsets":[0,5]"#, "its bytes lie outside the file"),
    (#""dtype":"F32","shape":[1],"data_offsets":[4,0]"#, "its bytes lie outside the file"),
    (#""dtype":"F32","shape":[1],"data_offsets":[-4,0]"#, "its bytes lie outside the file"),
    (
      #""dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]"#,
      "its bytes lie outside the file"
    ),
    (
      #""dtype":"F32","shape":[2],"data_offsets":[0,4]"#,
      "its shape [2] needs 8 bytes, and 4 are there"
    ),
    (
      #""dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]"#,
      "its shape [4294967296, 4294967296] is too large"
    ),
    (
      #""dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]"#,
      "its shape [4611686018427387904] is too large"
    ),
  ])
  func brokenEntries(entry: String, message: String) {
    let bytes = Self.file(header: Self.entry(entry), data: [0, 0, 0, 0])
    let error = #expect(throws: TensorFileError.self) { try TensorFile(bytes) }
    #expect(error?.description == "tensor \"w\": " + message)
  }

  @Test(arguments: [
    // A hole, an overlap, the same place twice, a rest at the end.
    (0, 4, 5, 9, 9, 4), (0, 4, 3, 7, 7, 4), (0, 4, 0, 4, 4, 4), (0, 4, 4, 8, 9, 8),
  ])
  func tensorsFillTheFile(a0: Int, a1: Int, b0: Int, b1: Int, size: Int, byte: Int) {
    func entry(_ begin: Int, _ end: Int) -> String {
      "{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[\(begin),\(end)]}"
    }
    let header = "{\"a\":\(entry(a0, a1)),\"b\":\(entry(b0, b1))}"
    let bytes = Self.file(header: header, data: [UInt8](repeating: 0, count: size))
    #expect(throws: TensorFileError.gap(at: byte)) { try TensorFile(bytes) }
  }

  /// Every shorter file is refused.
  @Test func truncatedFilesAreRefused() {
    for count in 0..<Self.reference.count {
      #expect(throws: TensorFileError.self) { try TensorFile(Array(Self.reference[..<count])) }
    }
  }

  /// Damaged files are refused or read, and nothing else happens.
  @Test func damagedFilesAreSafe() {
    var random = SplitMix(seed: 1)
    let headerEnd = Self.reference.count - 55
    var refused = 0
    for _ in 0..<4000 {
      var bytes = Self.reference
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<headerEnd, using: &random)
        // Digits for digits find the deeper checks.
        let isDigit = (0x30...0x39).contains(bytes[place])
        bytes[place] =
          isDigit
          ? .random(in: 0x30...0x39, using: &random) : .random(in: 0 ... .max, using: &random)
      }
      do {
        _ = try TensorFile(bytes)
      } catch {
        refused += 1
        #expect(!error.description.isEmpty)
      }
    }
    #expect(refused > 2000)
  }
}
