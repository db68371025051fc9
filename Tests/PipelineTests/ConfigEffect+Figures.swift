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
        #expect(frames.count == 6 && frames.first != frames.last)
        #expect(picture == frames.last && !changed.has("a.gif"))
      }
    ]

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
        try expect(base.delays() == [Int](repeating: 10, count: 6))
        try expect(changed.delays() == [Int](repeating: 25, count: 6))
      },
      effect("holdLast", "0", "3") { base, changed in
        try expect(base.delays() == [10, 10, 10, 10, 10, 10])
        try expect(changed.delays() == [10, 10, 10, 10, 10, 310])
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
}
