import Foundation
import Graphics
import PNG
import Testing

extension ConfigEffect {
  /// What the top says of all figures and each figure of itself.
  static let figures: [ConfigEffect] =
    shared(top: true) + shared(top: false) + [
      ConfigEffect(
        "figures[].file", [film("a.gif", ""), "figures[0].width=200", "figures[0].height=150"],
        ["figures[0].file=b.png"]
      ) { base, changed in
        let frames = try base.frames()
        let picture = try PNG.decode(changed.bytes("b.png"))
        #expect(frames.count == 7 && frames[1] != frames.last)
        #expect(picture == frames.last && !changed.has("a.gif"))
      },
      ConfigEffect(
        "figures[].file",
        [film("a.gif", #","poster":"first""#), "figures[0].width=200", "figures[0].height=150"],
        ["figures[0].file=a.apng"]
      ) { base, changed in
        var decoder = try PNG.AnimationDecoder(changed.bytes("a.apng"))
        for frame in try base.frames() { try expect(decoder.next()?.bitmap == frame) }
        try expect(decoder.next() == nil)
      },
    ] + stills + dashboards

  private static func film(_ file: String, _ members: String) -> String {
    #"figures=[{"kind":"decisionBoundary","file":"\#(file)"\#(members)}]"#
  }

  private static func shared(top: Bool) -> [ConfigEffect] {
    let prefix = top ? "" : "figures[0]."
    func effect(
      _ key: String, _ base: String?, _ change: String, holds: @escaping Check
    ) -> ConfigEffect {
      var settings = [film("a.gif", "")]
      if !["size", "width", "height"].contains(key) { settings.append("\(prefix)size=200x150") }
      if key == "width" { settings.append("\(prefix)height=150") }
      if key == "height" { settings.append("\(prefix)width=200") }
      // Six frames are too few: colours chosen for the fidelity wanted can outweigh what effort saves.
      if key == "effort" { settings.append("training.epochs=20") }
      if let base { settings.append("\(prefix)\(key)=\(base)") }
      if key == "framesPerSecond" { settings.append("holdLast=0") }
      if key == "holdLast" { settings.append("framesPerSecond=10") }
      return ConfigEffect(
        top ? key : "figures[].\(key)", settings, ["\(prefix)\(key)=\(change)"], holds: holds)
    }
    return [
      effect("framesPerSecond", "10", "4") { base, changed in
        try expect(base.delays() == [Int](repeating: 10, count: 7))
        try expect(changed.delays() == [Int](repeating: 25, count: 7))
      },
      effect("holdLast", "0", "3") { base, changed in
        try expect(base.delays() == [10, 10, 10, 10, 10, 10, 10])
        try expect(changed.delays() == [10, 10, 10, 10, 10, 10, 310])
      },
      effect("holdLast", "0.5", "0.25") { base, changed in
        try expect(base.delays().last == 60)
        try expect(changed.delays().last == 35)
      },
      effect("quality", "90", "10") { base, changed in
        let (high, low) = (try base.fidelity(), try changed.fidelity())
        #expect(high > 46 && low < high - 5, "\(high) \(low)")
        try expect(changed.bytes("a.gif").count < base.bytes("a.gif").count)
      },
      effect("effort", "fast", "max") { base, changed in
        // The comment in a film tells its config, so that only the size tells.
        try expect(changed.bytes("a.gif").count < base.bytes("a.gif").count)
        try expect(base.fidelity() > 46 && changed.fidelity() > 46)
      },
      effect("maxBytes", nil, "5kB") { base, changed in
        try expect(base.bytes("a.gif").count > 5000)
        try expect(changed.bytes("a.gif").count <= 5000)
        try expect(!changed.film().frames.isEmpty)
      },
      effect("theme", "light", "dark") { base, changed in
        // The background of the corner, grey by grey.
        let corners = try [base, changed].map { try $0.film().frames.map { $0.pixels[0] & 255 } }
        #expect(corners[0].allSatisfy { $0 > 250 } && corners[1].allSatisfy { $0 < 40 })
      },
      effect("background", nil, "none") { base, changed in
        let corners = try [base, changed].map { try $0.film().frames.map { $0.pixels[0] >> 24 } }
        #expect(corners[0].allSatisfy { $0 == 255 } && corners[1].allSatisfy { $0 == 0 })
      },
      effect("poster", "first", "last") { base, changed in
        let (plain, posted) = (try base.frames(), try changed.frames())
        #expect(plain.count == 6 && posted.count == 7)
        #expect(posted[0] == plain[5] && Array(posted[1...]) == plain)
      },
      effect("scale", nil, "2") { base, changed in
        try expect(sizes(base) == [[200, 150]] && sizes(changed) == [[400, 300]])
      },
      effect("background", "theme", "\"#336699\"") { base, changed in
        try expect(base.frames().allSatisfy { $0.pixels[0] == 0xFFFF_FFFF })
        try expect(changed.frames().allSatisfy { $0.pixels[0] == 0xFF33_6699 })
      },
      effect("legend", "true", "false") { base, changed in
        // What is left of the picture is for the data.
        let (with, without) = (try base.frames(), try changed.frames())
        #expect(zip(with, without).allSatisfy { $0 != $1 })
      },
      effect("panel", "true", "false") { base, changed in
        let (with, without) = (try base.frames(), try changed.frames())
        #expect(zip(with, without).allSatisfy { $0 != $1 })
      },
      effect("themes", nil, #"["light","dark"]"#) { base, changed in
        #expect(base.has("a.gif") && !changed.has("a.gif"))
        #expect(changed.has("a-light.gif") && changed.has("a-dark.gif"))
        try expect(changed.bytes("a-light.gif") != changed.bytes("a-dark.gif"))
      },
      effect("size", "160x120", "[200, 150]") { base, changed in
        try expect(sizes(base) == [[160, 120]] && sizes(changed) == [[200, 150]])
      },
      effect("width", "160", "240") { base, changed in
        try expect(sizes(base) == [[160, 150]] && sizes(changed) == [[240, 150]])
      },
      effect("height", "120", "180") { base, changed in
        try expect(sizes(base) == [[200, 120]] && sizes(changed) == [[200, 180]])
      },
    ]
  }

  /// Of the film and its frames, each once.
  private static func sizes(_ run: RunFiles) throws -> Set<[Int]> {
    let film = try run.film()
    return Set([[film.width, film.height]] + (try run.frames().map { [$0.width, $0.height] }))
  }

  private static let lines =
    #"figures=[{"kind":"activationLines","file":"a.gif","width":200,"height":150,"samples":5,"sampleOrder":"data"}]"#

  /// Of `activationLines`, which steps through the 13 test samples.
  static let samples: [ConfigEffect] = [
    ConfigEffect("figures[].samples", [lines], ["figures[0].samples=3"]) { base, changed in
      let frames = try base.frames()
      #expect(frames.count == 5)
      try expect(base.film().frames.count == 5 && changed.film().frames.count == 3)
    },
    ConfigEffect("figures[].samples", [lines], ["figures[0].samples=[0,1,2,3,4]"]) {
      base, changed in
      try expect(base.frames() == changed.frames())
    },
    ConfigEffect("figures[].samples", [lines], ["figures[0].samples=[4,2]"]) { base, changed in
      let (all, two) = (try base.frames(), try changed.frames())
      #expect(two.count == 2)
      // The sample's mark stands where it stood among all.
      func nearest(_ index: Int) -> Int? {
        let counts = all.map { frame in
          zip(frame.pixels, two[index].pixels).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        }
        return counts.firstIndex(of: counts.min() ?? 0)
      }
      #expect(nearest(0) == 4 && nearest(1) == 2)
    },
    ConfigEffect(
      "figures[].sampleOrder", [lines, "figures[0].samples=13"], ["figures[0].sampleOrder=path"]
    ) { base, changed in
      let (data, path) = (try base.frames(), try changed.frames())
      #expect(data.count == 13 && path.count == 13 && data != path)
    },
  ]

  private static func still(_ kind: String, _ members: String = "") -> String {
    #"figures=[{"kind":"\#(kind)","file":"a.png","width":300,"height":220\#(members)}]"#
  }

  private static func picture(_ run: RunFiles) throws -> Bitmap {
    try PNG.decode(run.bytes("a.png"))
  }

  /// A key of a picture whose pixels it changes.
  private static func changes(
    _ key: String, of kind: String, from base: String? = nil, to value: String,
    setting: [String] = [], members: String = "", shownAs name: String? = nil
  ) -> ConfigEffect {
    ConfigEffect(
      "figures[].\(name ?? key)",
      setting + [still(kind, members)] + (base.map { ["figures[0].\(key)=\($0)"] } ?? []),
      ["figures[0].\(key)=\(value)"]
    ) { base, changed in
      let (before, after) = (try picture(base), try picture(changed))
      #expect(before.size == after.size && before != after)
    }
  }

  /// Keys that pictures of one moment show.
  private static let stills: [ConfigEffect] = [
    changes("title", of: "decisionBoundary", to: "Mine"),
    changes("caption", of: "fit", to: "Mine", setting: [sine]),
    changes("at", of: "decisionBoundary", from: "last", to: "first"),
    changes("at", of: "decisionBoundary", from: "last", to: "2"),
    changes("turn", of: "hiddenSpace", from: "0", to: "40", setting: [three]),
    changes("directions", of: "lossLandscape", from: "components", to: "random"),
    changes("seed", of: "lossLandscape", to: "3", members: #","directions":"random""#),
    changes("extent", of: "lossLandscape", to: "2"),
    changes("gridPoints", of: "lossLandscape", from: "101", to: "11"),
    changes("surface", of: "lossLandscape", from: "false", to: "true"),
    changes("metric", of: "learningCurves", from: "loss", to: "accuracy"),
    changes("axis", of: "learningCurves", from: "linear", to: "log"),
    changes(
      "plane", of: "decisionBoundary", from: "columns", to: "components", shownAs: "plane.x"),
    changes(
      "plane.others", of: "decisionBoundary", from: "mean", to: #"{"text=u":4}"#,
      setting: [table]),
    changes("plane.x", of: "decisionBoundary", to: "x₂"),
    changes("plane.y", of: "decisionBoundary", to: "x₁"),
  ]

  private static let sine = #"dataset={"kind":"sine","samples":40}"#
  /// Two numbers and two columns of a text.
  private static let table =
    #"dataset={"kind":"csv","file":"table.csv","label":"two","columns":["number","other","text"],"categories":"oneHot"}"#
  private static let three = "network.layers=[3,1]"

  private static let dashboard =
    #"figures=[{"file":"a.png","width":800,"height":500,"panels":[{"kind":"decisionBoundary"},{"kind":"learningCurves"}]}]"#

  private static func dashboardEffect(_ key: String, _ changes: String...) -> ConfigEffect {
    ConfigEffect("figures[].\(key)", [dashboard], changes.map { "figures[0].\($0)" }) {
      base, changed in
      let (before, after) = (try picture(base), try picture(changed))
      #expect(before.size == after.size && before != after)
    }
  }

  private static let dashboards: [ConfigEffect] = [
    dashboardEffect("panels", #"panels=["learningCurves"]"#),
    dashboardEffect("columns", "columns=1"),
    dashboardEffect("columnRatios", "columnRatios=[2,1]"),
    dashboardEffect("rowRatios", "columns=1", "rowRatios=[2,1]"),
    dashboardEffect("panels[].columns", "columns=2", "panels[0].columns=2"),
    dashboardEffect(
      "panels[].rows", "panels[0].rows=2",
      #"panels=[{"kind":"decisionBoundary","rows":2},"learningCurves","learningCurves"]"#),
    dashboardEffect("panels[].at", "panels[0].at=first"),
    dashboardEffect("panels[].metric", "panels[1].metric=accuracy"),
    dashboardEffect("panels[].axis", "panels[1].axis=log"),
    ConfigEffect(
      "figures[].panels[].plane.others", [table, dashboard],
      [#"figures[0].panels[0].plane.others={"text=u":4}"#]
    ) { base, changed in
      let (before, after) = (try picture(base), try picture(changed))
      #expect(before.size == after.size && before != after)
    },
    dashboardEffect(
      "panels[].turn", #"panels=[{"kind":"hiddenSpace","turn":90,"at":1},"learningCurves"]"#),
    dashboardEffect(
      "panels[].directions",
      #"panels=[{"kind":"lossLandscape","directions":"random"},"learningCurves"]"#),
    dashboardEffect(
      "panels[].seed",
      #"panels=[{"kind":"lossLandscape","directions":"random","seed":3},"learningCurves"]"#),
    dashboardEffect(
      "panels[].extent", #"panels=[{"kind":"lossLandscape","extent":2},"learningCurves"]"#),
    dashboardEffect(
      "panels[].gridPoints", #"panels=[{"kind":"lossLandscape","gridPoints":11},"learningCurves"]"#),
    dashboardEffect(
      "panels[].surface", #"panels=[{"kind":"lossLandscape","surface":true},"learningCurves"]"#),
    dashboardEffect(
      "panels[].sample", #"panels=[{"kind":"activationLines","sample":3},"learningCurves"]"#),
    dashboardEffect(
      "panels[].samples", #"panels=[{"kind":"activationLines","samples":[3]},"learningCurves"]"#),
    dashboardEffect(
      "panels[].sampleOrder",
      #"panels=[{"kind":"activationLines","sampleOrder":"data","sample":3},"learningCurves"]"#),
    dashboardEffect("panels[].plane.x", "panels[0].plane.x=x₂"),
    dashboardEffect("panels[].plane.y", "panels[0].plane.y=x₁"),
  ]

  /// Of kinds of figure that have keys of their own, as figures and as panels.
  static let kinds: [ConfigEffect] =
    choices("part", of: "confusionMatrix", same: "test", others: ["train"])
    + choices("of", of: "distributions", same: "weights", others: ["activations", "gradients"])
    + choices("distance", of: "weightDistances", same: "relative", others: ["absolute"])
    + images("layer", of: "filters", same: "0", others: ["1"])
    + images("layer", of: "gradCam", same: "1", others: ["0"])
    + images("layers", of: "featureMaps", same: "[0,1]", others: ["[1]"])
    + images("samples", of: "featureMaps", same: "[0]", others: ["2", "[3]"])
    + images("part", of: "samples", same: "test", others: ["train"])
    + images("samples", of: "samples", same: "24", others: ["[1]"])
    + images("part", of: "mistakes", same: "test", others: ["train"])
    + images("count", of: "mistakes", same: "15", others: ["1"])
    + images("symbols", of: "embedding", same: "dots", others: ["images"])
    + images("versions", of: "augmentations", same: "7", others: ["3"], frames: 1)
    + images("samples", of: "augmentations", same: "4", others: ["[1]"], frames: 1)
    + images("class", of: "saliency", same: "predicted", others: ["label"])
    + images("class", of: "gradCam", same: "predicted", others: ["label"])

  /// Of two convolutions on pixels.
  private static func images(
    _ key: String, of kind: String, same: String, others: [String], frames: Int = 7
  ) -> [ConfigEffect] {
    choices(
      key, of: kind, same: same, others: others, frames: frames,
      setting: [
        #"training.augmentation={"rotate":90}"#,
        #"dataset={"kind":"csv","file":"pixels.csv","header":false,"shape":[2,4,4]}"#,
        #"network={"layers":[{"kind":"conv2d","channels":3,"padding":1,"activation":"tanh"},{"kind":"conv2d","channels":2,"activation":"tanh"},"flatten",{"units":1}]}"#,
      ])
  }

  /// - Parameters:
  ///   - same: the default.
  ///   - others: what is drawn in another way.
  private static func choices(
    _ key: String, of kind: String, same: String, others: [String], frames: Int = 7,
    setting: [String] = []
  ) -> [ConfigEffect] {
    let size = #""file":"a.gif","width":240,"height":180"#
    let figure = #"figures=[{"kind":"\#(kind)",\#(size)}]"#
    let panel = #"figures=[{\#(size),"panels":[{"kind":"\#(kind)"}]}]"#
    return [("figures[]", figure), ("figures[].panels[]", panel)].flatMap { object, base in
      let path = object.replacingOccurrences(of: "[]", with: "[0]")
      return (others + [same]).map { choice in
        ConfigEffect("\(object).\(key)", setting + [base], ["\(path).\(key)=\(choice)"]) {
          base, changed in
          let (first, second) = (try base.frames(), try changed.frames())
          // In a page the film is that of the training.
          let count = object == "figures[]" ? frames : 7
          #expect(first.count == count && second.count == count)
          #expect(zip(first, second).allSatisfy { ($0 == $1) == (choice == same) })
        }
      }
    }
  }
}
