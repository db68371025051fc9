import Foundation
import Testing

@testable import Learning

/// IDX and CIFAR files: what they hold, and what is wrong with broken ones.
struct ImageFileTests {
  private static let idx: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3] + [1, 2, 3, 4, 5, 6]

  @Test func idxFiles() throws {
    let file = try IDXFile(Self.idx)
    #expect(file.shape == [2, 1, 3] && file.bytes == [1, 2, 3, 4, 5, 6])
    #expect(try IDXFile([0, 0, 8, 1, 0, 0, 0, 0]).bytes.isEmpty)
  }

  @Test(
    arguments: [
      ([], "it is no IDX file, which begins with two zeros"),
      ([1, 2, 3, 4, 5], "it is no IDX file, which begins with two zeros"),
      ([0, 0, 13, 1, 0, 0, 0, 0], "its numbers are of type 0xd; they must be bytes, 0x8"),
      ([0, 0, 8, 0, 0], "it has 0 dimensions; there must be 1 to 4"),
      ([0, 0, 8, 9, 0], "it has 9 dimensions; there must be 1 to 4"),
      (
        [0, 0, 8, 2, 0, 0, 0, 1, 0],
        "it announces 12 bytes, and 9 are there; it is cut short, or its counts are wrong"
      ),
      (
        [0, 0, 8, 1, 0, 0, 0, 5, 1, 2, 3],
        "it announces 13 bytes, and 11 are there; it is cut short, or its counts are wrong"
      ),
      (
        [0, 0, 8, 1, 0, 0, 0, 1, 1, 2, 3],
        "it announces 9 bytes, and 11 are there; its counts are wrong"
      ),
      (
        [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255, 0],
        "its shape [4294967295, 4294967295] is larger than any file"
      ),
      (
        [0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0],
        "its shape [4294967295, 4294967295] is larger than any file"
      ),
    ] as [([UInt8], String)]) func brokenIDXFiles(bytes: [UInt8], message: String)
  {
    do {
      _ = try IDXFile(bytes)
      Issue.record("it is read")
    } catch {
      #expect("\(error)" == message)
    }
  }

  private static func record(_ labels: [UInt8], _ value: UInt8) -> [UInt8] {
    labels + [UInt8](repeating: value, count: 3072)
  }

  @Test func cifarFiles() throws {
    let ten = try CIFARFile(Self.record([9], 1) + Self.record([0], 2), .cifar10)
    #expect(ten.labels == [9, 0] && ten.bytes == Self.record([], 1) + Self.record([], 2))
    let bytes = Self.record([19, 99], 7)
    #expect(try CIFARFile(bytes, .cifar100).labels == [99])
    #expect(try CIFARFile(bytes, .cifar100, coarse: true).labels == [19])
  }

  @Test(
    arguments: [
      ([], "it has 0 bytes, which are no whole images of CIFAR-10, of 3,073 bytes each"),
      (
        [UInt8](repeating: 0, count: 3074),
        "it has 3,074 bytes, which are no whole images of CIFAR-10, of 3,073 bytes each"
      ),
      (record([0], 0) + record([10], 0), "image 1 has the label 10; there are 10 classes, from 0"),
    ] as [([UInt8], String)]) func brokenCIFARFiles(bytes: [UInt8], message: String)
  {
    do {
      _ = try CIFARFile(bytes, .cifar10)
      Issue.record("it is read")
    } catch {
      #expect("\(error)" == message)
    }
  }

  /// Files with some bytes changed, cut off or doubled are read, or refused with a sentence; nothing is allocated that
  /// they only announce.
  @Test func damagedFiles() {
    var random = SampleRandom(seed: 5, epoch: 0, sample: 0)
    func number(below count: Int) -> Int { Int(random.uniform() * Double(count)) }
    let originals = [Self.idx, Self.record([3, 4], 9) + Self.record([1, 2], 8)]
    // More by hand.
    let rounds = Int(ProcessInfo.processInfo.environment["NETLAPSE_FUZZ"] ?? "") ?? 600
    var refused = 0
    for round in 0..<rounds {
      var bytes = originals[round % 2]
      for _ in 0...number(below: 4) {
        switch number(below: 3) {
        case 0 where !bytes.isEmpty:
          bytes[number(below: min(bytes.count, 24))] = UInt8(number(below: 256))
        case 1: bytes.removeLast(number(below: bytes.count + 1))
        default: bytes += bytes.prefix(number(below: 40))
        }
        if bytes.isEmpty { break }
      }
      if let file = try? IDXFile(bytes) {
        #expect(file.bytes.count == file.shape.reduce(1, *))
      } else {
        refused += 1
      }
      if let file = try? CIFARFile(bytes, .cifar100) {
        #expect(file.bytes.count == file.labels.count * 3072)
      }
    }
    #expect(refused > 300)
  }
}
