import CLibrary
import Files

/// The processors that this process may use, which may be fewer than the machine has.
package enum Processors {
  /// Those that the process's affinity allows, and no more than its control group's quota pays for; at least 1.
  package static let available = max(
    1, min(allowed() ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)), quota() ?? .max))

  /// The processors of the process's affinity (`taskset`); `nil` where the system does not say.
  ///
  /// - Parameter status: the file in which Linux tells of the process, with the processors as bits of hexadecimal digits.
  static func allowed(status: String = "/proc/self/status") -> Int? {
    let title = "Cpus_allowed:"
    guard let line = lines(of: status).first(where: { $0.hasPrefix(title) }) else { return nil }
    let count = line.dropFirst(title.count).reduce(0) {
      $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0)
    }
    return count > 0 ? count : nil
  }

  /// How many processors the control groups of this process pay for, rounded up; `nil` when there is no limit.
  ///
  /// Version 2 has "quota period" or "max period" in `cpu.max`, version 1 the two numbers in files of their own. The
  /// limits of all groups above hold as well (https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu).
  ///
  /// - Parameters:
  ///   - groups: the file that names the process's groups.
  ///   - root: where the groups' file systems are mounted.
  static func quota(
    groups: String = "/proc/self/cgroup", root: String = "/sys/fs/cgroup"
  ) -> Int? {
    var limit = Double.infinity
    for line in lines(of: groups) {
      // "0::/user.slice", or "4:cpu,cpuacct:/docker/…".
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isSecondVersion = parts[0] == "0" && parts[1].isEmpty
      guard isSecondVersion || parts[1].split(separator: ",").contains("cpu") else { continue }
      let mounts = isSecondVersion ? ["", "/unified"] : ["/cpu", "/\(parts[1])"]
      var group = parts[2].split(separator: "/")
      while true {
        for mount in mounts {
          let folder = ([root + mount] + group.map(String.init)).joined(separator: "/")
          limit = min(limit, isSecondVersion ? second(folder) : first(folder))
        }
        if group.popLast() == nil { break }
      }
    }
    return limit < 1e6 ? max(1, Int(limit.rounded(.up))) : nil
  }

  /// The limit of a group of version 2.
  private static func second(_ folder: String) -> Double {
    let words = lines(of: folder + "/cpu.max").first?.split(separator: " ") ?? []
    guard words.count == 2 else { return .infinity }
    return share(Double(words[0]), Double(words[1]))
  }

  /// The limit of a group of version 1, where −1 is none.
  private static func first(_ folder: String) -> Double {
    func number(_ name: String) -> Double? {
      lines(of: "\(folder)/\(name)").first.flatMap { Double($0) }
    }
    return share(number("cpu.cfs_quota_us"), number("cpu.cfs_period_us"))
  }

  private static func share(_ quota: Double?, _ period: Double?) -> Double {
    guard let quota, let period, quota > 0, period > 0 else { return .infinity }
    return quota / period
  }

  private static func lines(of path: String) -> [Substring] {
    let bytes = (try? FileSystem.read(path)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
