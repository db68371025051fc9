import Foundation
import Graphics
import PNG
import Testing

extension ConfigEffect {
  /// Files of images that configs may name.
  static let pictures: [(name: String, bytes: [UInt8])] = arrays + batchFiles + pictureFiles

  private static let arrays: [(name: String, bytes: [UInt8])] = [
    ("a-images", idx([24, 4, 4], pixels(24))), ("a-labels", idx([24], labels(24, 2))),
    ("b-images", idx([24, 4, 4], pixels(24).reversed())), ("b-labels", idx([24], labels(24, 3))),
    ("mnist/train-images-idx3-ubyte", idx([8, 4, 4], pixels(8))),
    ("mnist/train-labels-idx1-ubyte", idx([8], labels(8, 2))),
    ("mnist/t10k-images-idx3-ubyte", idx([4, 4, 4], pixels(4))),
    ("mnist/t10k-labels-idx1-ubyte", idx([4], labels(4, 2))),
  ]

  private static let batchFiles: [(name: String, bytes: [UInt8])] = [
    ("c.bin", cifar(6)), ("d.bin", cifar(4)), ("cifar/train.bin", cifar(8)),
    ("cifar/test.bin", cifar(3)),
    ("e.bin", smallCIFAR(4)),
  ]

  /// Of CIFAR-10.
  private static func smallCIFAR(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for image in 0..<count {
      bytes.append(UInt8(image))
      bytes += pixels(192)
    }
    return bytes
  }

  private static var pictureFiles: [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = [("classes/ant/broken.png", [1, 2, 3])]
    for index in 0..<10 {
      let name = index % 2 == 0 ? "ant" : "bee"
      files.append(("classes/\(name)/\(index).png", picture(index)))
      if index < 4 { files.append(("others/\(name)/\(index).png", picture(index + 3))) }
    }
    return files
  }

  private static func pixels(_ count: Int) -> [UInt8] {
    (0..<(count * 16)).map { UInt8($0 * $0 % 251) }
  }

  private static func labels(_ count: Int, _ classes: Int) -> [UInt8] {
    (0..<count).map { UInt8($0 % classes) }
  }

  private static func idx(_ shape: [Int], _ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0, 0, 8, UInt8(shape.count)]
    for side in shape { file += [0, 0, 0, UInt8(side)] }
    return file + bytes
  }

  /// With a coarse and a fine label each, of CIFAR-100.
  private static func cifar(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for image in 0..<count {
      bytes += [UInt8(image % 2), UInt8(image % 3)]
      for pixel in 0..<3072 { bytes.append(UInt8((pixel * 7 + image * 31) % 256)) }
    }
    return bytes
  }

  private static func picture(_ index: Int) -> [UInt8] {
    let pixels = (0..<96).map { (pixel: Int) -> UInt32 in
      0xFF00_0000 | UInt32((pixel * 40503 + index * 9973) & 0xFFFFFF)
    }
    return (try? PNG.encode(Bitmap(width: 12, height: 8, pixels: pixels))) ?? []
  }

  /// Four rows and columns of `picture`, channel after channel.
  private static func middle(_ index: Int) -> [UInt8] {
    [16, 8, 0].flatMap { shift in
      (2..<6).flatMap { y in
        (4..<8).map { x in
          UInt8(truncatingIfNeeded: ((y * 12 + x) * 40503 + index * 9973) >> shift)
        }
      }
    }
  }

  private static let idxFiles =
    #"dataset={"kind":"idx","images":"a-images","labels":"a-labels"}"#
  private static let batches =
    #"dataset={"kind":"cifar","version":100,"labels":"coarse","files":["c.bin"],"testFraction":0}"#
  private static let folder =
    #"dataset={"kind":"images","folder":"classes","size":4,"broken":"skip","testFraction":0}"#
  private static let drawn = #"dataset={"kind":"shapes","samples":24,"size":12,"classes":2}"#

  private static func model(_ outputs: Int = 1) -> String {
    #"network={"layers":["flatten",{"units":\#(outputs)}]}"#
  }

  private static func shape(_ run: RunFiles, _ name: String = "images.train") throws -> [Int]? {
    try run.data().tensors[name]?.shape
  }

  private static func images(_ run: RunFiles) throws -> [UInt8] {
    try #require(run.data().tensors["images.train"]).bytes
  }

  private static func classes(_ run: RunFiles) throws -> String? {
    try run.data().metadata["classes"]
  }

  private static func count(_ run: RunFiles) throws -> Int {
    try run.column("labels.train").count + (run.data().tensors["labels.test"]?.shape[0] ?? 0)
  }

  static let imageFiles: [ConfigEffect] = [
    ConfigEffect(
      "dataset.folder", [idxFiles, model()], [#"dataset={"kind":"idx","folder":"mnist"}"#]
    ) {
      base, changed in
      try expect(count(base) == 24 && shape(changed) == [8, 1, 4, 4])
      try expect(images(changed) == pixels(8) && shape(changed, "images.test") == [4, 1, 4, 4])
    },
    ConfigEffect(
      "dataset.folder", [batches, model(20)],
      [#"dataset={"kind":"cifar","folder":"cifar","version":100}"#, model(100)]
    ) { base, changed in
      try expect(shape(base) == [6, 3, 32, 32] && shape(changed) == [8, 3, 32, 32])
      try expect(shape(changed, "images.test") == [3, 3, 32, 32])
    },
    ConfigEffect("dataset.folder", [folder, model()], ["dataset.folder=others"]) { base, changed in
      try expect(count(base) == 10 && count(changed) == 4)
    },
    ConfigEffect(
      "dataset.images", [idxFiles, model()], ["dataset.images=b-images"]
    ) { base, changed in
      try expect(images(base).count == 19 * 16 && images(changed) != images(base))
    },
    ConfigEffect(
      "dataset.labels", [idxFiles, model()], ["dataset.labels=b-labels", model(3)]
    ) { base, changed in
      try expect(classes(base) == "0\n1" && classes(changed) == "0\n1\n2")
    },
    ConfigEffect(
      "dataset.testImages", [idxFiles, model()],
      [
        "dataset.testImages=mnist/t10k-images-idx3-ubyte",
        "dataset.testLabels=mnist/t10k-labels-idx1-ubyte",
      ]
    ) { base, changed in
      try expect(shape(base) == [19, 1, 4, 4] && shape(changed) == [24, 1, 4, 4])
      try expect(shape(changed, "images.test") == [4, 1, 4, 4])
    },
    ConfigEffect(
      "dataset.testLabels", [idxFiles, model()],
      [
        "dataset.testImages=mnist/t10k-images-idx3-ubyte",
        "dataset.testLabels=mnist/t10k-labels-idx1-ubyte",
      ]
    ) { _, changed in
      try expect(changed.column("labels.test") == [0, 1, 0, 1])
    },
    ConfigEffect(
      "dataset.classNames", [idxFiles, model()], [#"dataset.classNames=["sock","hat"]"#]
    ) {
      base, changed in
      try expect(classes(base) == "0\n1" && classes(changed) == "sock\nhat")
    },
    ConfigEffect("dataset.limit", [idxFiles, model()], ["dataset.limit=5"]) { base, changed in
      try expect(count(base) == 24 && count(changed) == 10)
    },
    ConfigEffect(
      "dataset.classes", [idxFiles, "dataset.labels=b-labels", model(3)],
      ["dataset.classes=[2,0]", model()]
    ) { base, changed in
      try expect(classes(base) == "0\n1\n2" && classes(changed) == "2\n0")
      try expect(count(base) == 24 && count(changed) == 16)
    },
    ConfigEffect(
      "dataset.otherClasses",
      [idxFiles, "dataset.labels=b-labels", "dataset.classes=[2,0]", model()],
      ["dataset.otherClasses=rest", model(3)]
    ) { base, changed in
      try expect(classes(changed) == "2\n0\nrest" && count(changed) == 24)
    },
    ConfigEffect("dataset.files", [batches, model(20)], [#"dataset.files=["c.bin","d.bin"]"#]) {
      base, changed in
      try expect(shape(base) == [6, 3, 32, 32] && shape(changed) == [10, 3, 32, 32])
    },
    ConfigEffect("dataset.testFiles", [batches, model(20)], [#"dataset.testFiles=["d.bin"]"#]) {
      base, changed in
      try expect(shape(base, "images.test") == [0, 3, 32, 32])
      try expect(shape(changed, "images.test") == [4, 3, 32, 32])
    },
    ConfigEffect("dataset.labels", [batches, model(20)], ["dataset.labels=fine", model(100)]) {
      base, changed in
      try expect(Set(base.column("labels.train")) == [0, 1])
      try expect(Set(changed.column("labels.train")) == [0, 1, 2])
    },
    ConfigEffect(
      "dataset.version", [batches, model(20)],
      [
        #"dataset={"kind":"cifar","version":10,"files":["e.bin"],"testFraction":0}"#, model(10),
      ]
    ) { base, changed in
      try expect(classes(base)?.hasPrefix("aquatic mammals\nfish") == true)
      try expect(classes(changed)?.hasPrefix("airplane\nautomobile") == true)
    },
    ConfigEffect("dataset.testFolder", [folder, model()], ["dataset.testFolder=others"]) {
      base, changed in
      try expect(shape(base, "images.test")?[0] == 0 && shape(changed, "images.test")?[0] == 4)
    },
    ConfigEffect("dataset.size", [folder, model()], ["dataset.size=[2,6]"]) { base, changed in
      try expect(shape(base) == [10, 3, 4, 4] && shape(changed) == [10, 3, 2, 6])
    },
    ConfigEffect("dataset.resize", [folder, model()], ["dataset.resize=8"]) { base, changed in
      // The middles of pictures of 12 × 8 pixels as they are, and no averages.
      try expect(shape(changed) == [10, 3, 4, 4] && images(changed) != images(base))
      let bytes = try images(changed)
      let found = Set((0..<10).map { Array(bytes[($0 * 48)..<($0 * 48 + 48)]) })
      #expect(found == Set((0..<10).map(middle)))
    },
    ConfigEffect("dataset.channels", [folder, model()], ["dataset.channels=1"]) { base, changed in
      try expect(shape(changed) == [10, 1, 4, 4])
    },
    ConfigEffect(
      "dataset.broken",
      [#"dataset={"kind":"images","folder":"others","size":4,"testFraction":0}"#, model()],
      [folder]
    ) { base, changed in
      // Without it there would be no run.
      try expect(count(base) == 4 && count(changed) == 10)
    },
    ConfigEffect("dataset.size", [drawn, model()], ["dataset.size=14"]) { base, changed in
      try expect(shape(base) == [19, 3, 12, 12] && shape(changed) == [19, 3, 14, 14])
    },
    ConfigEffect("dataset.channels", [drawn, model()], ["dataset.channels=1"]) { base, changed in
      try expect(shape(changed) == [19, 1, 12, 12])
    },
    ConfigEffect("dataset.classes", [drawn, model()], ["dataset.classes=3", model(3)]) {
      base, changed in
      try expect(
        classes(base) == "circle\nsquare" && classes(changed) == "circle\nsquare\ntriangle")
    },
    ConfigEffect("dataset.noise", [drawn, model()], ["dataset.noise=0"]) { base, changed in
      // Ground and ink are plain without it, but for the edges.
      try expect(Set(images(changed)).count < Set(images(base)).count)
    },
    ConfigEffect("dataset.samples", [drawn, model()], ["dataset.samples=10"]) { base, changed in
      try expect(count(base) == 24 && count(changed) == 10)
    },
    ConfigEffect(
      "dataset.samples", [#"dataset={"kind":"digits","samples":60}"#, model(10)],
      ["dataset.samples=50"]
    ) { base, changed in
      try expect(base.column("labels.train").count + base.column("labels.test").count == 60)
      try expect(changed.column("labels.train").count + changed.column("labels.test").count == 50)
    },
  ]

  private static let changes: [(key: String, value: String)] = [
    ("flip", #""horizontal""#), ("shift", "0.2"), ("crop", "2"), ("rotate", "30"),
    ("scale", "0.3"), ("brightness", "0.5"), ("cutout", "3"),
  ]

  /// Augmentation changes what is trained with, and not what is recorded.
  static let augmentation: [ConfigEffect] = changes.map { key, value in
    ConfigEffect(
      "training.augmentation.\(key)", [idxFiles, model()],
      [#"training.augmentation={"\#(key)":\#(value)}"#]
    ) { base, changed in
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
      try expect(base.values("layers.1.weight", at: 5) != changed.values("layers.1.weight", at: 5))
      try expect(
        base.values("activations.0.a", at: 3).prefix(16)
          == changed.values("activations.0.a", at: 3).prefix(16))
    }
  }
}
