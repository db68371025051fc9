import Files
import TestSupport
import Testing

@testable import Parallel

/// How many processors a process may use, by files as Linux has them.
struct ProcessorsTests {
  struct Limit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let groups: String
    var files: [String: String] = [:]
    let count: Int?
  }

  static let limits = [
    Limit(testDescription: "no groups", groups: "", count: nil),
    Limit(
      testDescription: "no limit", groups: "0::/a\n", files: ["a/cpu.max": "max 100000\n"],
      count: nil),
    Limit(
      testDescription: "two", groups: "0::/a\n", files: ["a/cpu.max": "200000 100000\n"], count: 2),
    Limit(
      testDescription: "a half", groups: "0::/\n", files: ["cpu.max": "50000 100000\n"], count: 1),
    Limit(
      testDescription: "one and a half", groups: "0::/\n", files: ["cpu.max": "150000 100000\n"],
      count: 2),
    Limit(
      testDescription: "of a group above", groups: "0::/a/b/c\n",
      files: [
        "a/b/c/cpu.max": "max 100000\n", "a/b/cpu.max": "800000 100000\n",
        "a/cpu.max": "300000 100000\n",
      ], count: 3),
    Limit(
      testDescription: "of another group", groups: "0::/a\n",
      files: ["b/cpu.max": "100000 100000\n"], count: nil),
    Limit(
      testDescription: "version 1", groups: "5:memory:/m\n4:cpu,cpuacct:/docker/x\n0::/\n",
      files: [
        "cpu,cpuacct/docker/x/cpu.cfs_quota_us": "250000\n",
        "cpu,cpuacct/docker/x/cpu.cfs_period_us": "100000\n",
      ], count: 3),
    Limit(
      testDescription: "version 1 without a limit", groups: "4:cpu:/\n",
      files: ["cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"], count: nil),
    Limit(
      testDescription: "version 1 in a container, whose group is not to be seen",
      groups: "4:cpu:/docker/x\n",
      files: ["cpu/cpu.cfs_quota_us": "400000\n", "cpu/cpu.cfs_period_us": "100000\n"], count: 4),
    Limit(
      testDescription: "broken", groups: "0::/\n::\nx\n", files: ["cpu.max": "0 0\nmany"],
      count: nil),
  ]

  @Test(arguments: limits) func quotas(limit: Limit) throws {
    let scratch = try ScratchFolder()
    try WholeFile.write(Array(limit.groups.utf8), to: scratch.path + "/cgroup")
    for (name, text) in limit.files {
      let file = "\(scratch.path)/root/\(name)"
      try FileSystem.makeFolder(FileSystem.parent(of: file))
      try WholeFile.write(Array(text.utf8), to: file)
    }
    #expect(
      Processors.quota(groups: scratch.path + "/cgroup", root: scratch.path + "/root")
        == limit.count)
  }

  @Test(
    arguments: [
      ("Name:\trender\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2),
      ("Cpus_allowed:\tffffffff,ffffffff\n", 64), ("Cpus_allowed:\t00000000,00000080\n", 1),
      ("Cpus_allowed:\t0\n", nil), ("", nil),
    ] as [(String, Int?)])
  func affinity(status: String, count: Int?) throws {
    let scratch = try ScratchFolder()
    try WholeFile.write(Array(status.utf8), to: scratch.path + "/status")
    #expect(Processors.allowed(status: scratch.path + "/status") == count)
  }

  @Test func thereIsOne() {
    #expect(Processors.available >= 1 && Processors.available <= 8192)
  }
}
