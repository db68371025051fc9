import CLibrary
import Files

/// The memory that this process may still use.
enum AvailableMemory {
  /// The least of what the machine has free, what the control groups of the process leave and what its own limit on
  /// addresses leaves; `nil` where the system tells none of them.
  static var bytes: Int? {
    [
      machine(text("/proc/meminfo")), controlGroups(text("/proc/self/cgroup"), read: text),
      addressLimit(text("/proc/self/statm")),
    ].compactMap { $0 }.min()
  }

  /// MemAvailable of /proc/meminfo.
  static func machine(_ text: String?) -> Int? {
    let line = text?.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let words = line?.split(separator: " ") ?? []
    return words.count > 1 ? Int(words[1]).map { $0 * 1024 } : nil
  }

  /// The least that a control group of the process and those above it leave, in version 2 and 1.
  ///
  /// - Parameters:
  ///   - text: of /proc/self/cgroup.
  ///   - read: gives the text of a file; `nil` where there is none.
  static func controlGroups(_ text: String?, read: (String) -> String?) -> Int? {
    let groups = (text ?? "").split(separator: "\n").flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isUnified = parts[0] == "0" && parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("memory") else { return [] }
      let root = isUnified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let (limit, usage) =
        isUnified
        ? ("memory.max", "memory.current") : ("memory.limit_in_bytes", "memory.usage_in_bytes")
      return paths(upFrom: String(parts[2])).compactMap { path in
        guard let most = number(read("\(root)\(path)/\(limit)")) else { return nil }
        let used = number(read("\(root)\(path)/\(usage)")) ?? 0
        // Pages of files are given back when memory runs short.
        let cached = inactiveFiles(read("\(root)\(path)/memory.stat"))
        return max(0, most - max(0, used - cached))
      }
    }
    return groups.min()
  }

  /// "/a/b", "/a", "".
  private static func paths(upFrom path: String) -> [String] {
    var parts = path.split(separator: "/")
    var paths: [String] = []
    while true {
      paths.append(parts.map { "/" + $0 }.joined())
      if parts.popLast() == nil { return paths }
    }
  }

  private static func inactiveFiles(_ text: String?) -> Int {
    let names = ["total_inactive_file ", "inactive_file "]
    let lines = (text ?? "").split(separator: "\n")
    for name in names {
      if let line = lines.first(where: { $0.hasPrefix(name) }) {
        return Int(line.dropFirst(name.count)) ?? 0
      }
    }
    return 0
  }

  /// A number alone in a file; "max" is none.
  private static func number(_ text: String?) -> Int? {
    text.flatMap { Int($0.prefix { $0 != "\n" }) }
  }

  /// What `ulimit -v` leaves.
  private static func addressLimit(_ pages: String?) -> Int? {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let status = getrlimit(RLIMIT_AS, &limit)
    #endif
    guard status == 0, let most = Int(exactly: limit.rlim_cur),
      let used = pages?.split(separator: " ").first.flatMap({ Int($0) })
    else { return nil }
    return max(0, most - used * Int(sysconf(Int32(_SC_PAGESIZE))))
  }

  private static func text(_ path: String) -> String? {
    (try? FileSystem.read(path)).map { String(decoding: $0, as: UTF8.self) }
  }
}
