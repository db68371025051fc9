import CLibrary
import Files
import TestSupport
import Testing

@Suite struct WholeFileTests {
  @Test func aFileAppearsWhole() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a.bin"
    var file = try WholeFile(path)
    try file.append([1, 2])
    #expect(!FileSystem.isFile(path))
    try file.append([])
    try file.append([3])
    try file.commit()
    #expect(try FileSystem.read(path) == [1, 2, 3])
    #expect(FileSystem.names(in: scratch.path) == ["a.bin"])
  }

  @Test func aDroppedFileLeavesTheOldOne() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a.bin"
    try WholeFile.write([1], to: path)
    func start() throws {
      var file = try WholeFile(path)
      try file.append([2, 3])
      // Nameless, or under a name that is ours.
      #expect(
        FileSystem.names(in: scratch.path).allSatisfy {
          $0 == "a.bin" || UnfinishedFile.isName($0)
        })
    }
    try start()
    #expect(try FileSystem.read(path) == [1])
    #expect(FileSystem.names(in: scratch.path) == ["a.bin"])
    try WholeFile.write([4], to: path)
    #expect(try FileSystem.read(path) == [4])
  }

  /// A limit on the size of files stands for a full disk: writing fails in the middle.
  @Test func aFailedWriteLeavesTheOldFile() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a.bin"
    try WholeFile.write([1], to: path)
    // Large enough not to disturb the tests beside this one.
    let size = 32 << 20
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    let before = limit
    // For good: a thread that blocks the signal keeps it until it blocks it no longer.
    signal(SIGXFSZ, SIG_IGN)
    limit.rlim_cur = rlim_t(size)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    let error = #expect(throws: FileError.self) {
      try WholeFile.write([UInt8](repeating: 7, count: size + 1), to: path)
    }
    limit = before
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #expect(error == .cannotWrite(path, reason: "File too large"))
    #expect(error?.exitStatus == 74)
    #expect(error?.description == "\(path): cannot be written: File too large")
    #expect(try FileSystem.read(path) == [1])
    #expect(FileSystem.names(in: scratch.path) == ["a.bin"])
  }

  @Test func whatCannotBeCreatedIsSaid() throws {
    let scratch = try ScratchFolder()
    let missing = scratch.path + "/none/a.bin"
    let error = #expect(throws: FileError.self) { try WholeFile.write([1], to: missing) }
    #expect(error?.description == "\(missing): cannot be created: No such file or directory")
    #expect(error?.exitStatus == 73)
    #expect(throws: FileError.cannotCreate(scratch.path, reason: "it is a folder")) {
      try WholeFile.write([1], to: scratch.path)
    }
  }

  /// As long as the file system allows, which leaves no room for a longer temporary name.
  @Test func longNamesWork() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/" + String(repeating: "n", count: 255)
    try WholeFile.write([1], to: path)
    #expect(try FileSystem.read(path) == [1])
    let longer = path + "n"
    #expect(throws: FileError.cannotWrite(longer, reason: "File name too long")) {
      try WholeFile.write([1], to: longer)
    }
    #expect(FileSystem.names(in: scratch.path).count == 1)
  }

  @Test(arguments: [
    (".netlapse-3w5e11264sgsf.part", true), (".netlapse-0.part", true), (".netlapse-.part", false),
    ("netlapse-0.part", false), (".netlapse-A.part", false), (".netlapse-a b.part", false),
    (".netlapse-3w5e11264sgsfx.part", false), (".1abc.part", false), ("movie.mp4.part", false),
    (".netlapse-ä.part", false), ("", false), (".netlapse-.netlapse-0.part", false),
  ])
  func onlyOurOwnNamesAreOurs(name: String, isOurs: Bool) {
    #expect(UnfinishedFile.isName(name) == isOurs)
  }

  /// What a killed process left goes; what is being written, folders and other people's files stay.
  @Test func whatIsLeftOverIsRemoved() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path
    for name in [".netlapse-1.part", "film.part", ".netlapse-x.txt"] {
      try WholeFile.write([1], to: "\(path)/\(name)")
    }
    try FileSystem.makeFolder("\(path)/.netlapse-2.part")
    try WholeFile.write([1], to: "\(path)/.netlapse-3.part")
    let writer = open("\(path)/.netlapse-3.part", O_WRONLY)
    #expect(flock(writer, LOCK_EX) == 0)
    UnfinishedFile.removeAll(in: path)
    #expect(
      FileSystem.names(in: path) == [
        ".netlapse-2.part", ".netlapse-3.part", ".netlapse-x.txt", "film.part",
      ])
    close(writer)
    UnfinishedFile.removeAll(in: path)
    #expect(!FileSystem.isFile("\(path)/.netlapse-3.part"))
  }

  /// A file that has its name may be written by everyone whom the mask allows, as any other new file.
  @Test func permissionsAreThoseOfNewFiles() throws {
    let scratch = try ScratchFolder()
    let other = open("\(scratch.path)/other", O_WRONLY | O_CREAT, 0o666)
    close(other)
    try WholeFile.write([1], to: "\(scratch.path)/whole")
    var (left, right) = (stat(), stat())
    #expect(stat("\(scratch.path)/other", &left) == 0)
    #expect(stat("\(scratch.path)/whole", &right) == 0)
    #expect(left.st_mode == right.st_mode)
  }

  /// Another program writes the file by the path that it is told.
  @Test func otherProgramsOpenIt() throws {
    let scratch = try ScratchFolder()
    var file = try WholeFile(scratch.path + "/a.bin")
    let other = open(file.path(inherited: file.descriptor), O_RDWR | O_CREAT | O_TRUNC, 0o666)
    #expect(other >= 0 && write(other, [7, 8] as [UInt8], 2) == 2)
    close(other)
    try file.commit()
    #expect(try FileSystem.read(scratch.path + "/a.bin") == [7, 8])
  }

  @Test func scratchFilesGiveBackWhatTheyGot() throws {
    let scratch = try ScratchFolder()
    var file = try ScratchFile(in: scratch.path)
    #expect(try file.append([1, 2, 3]) == 0)
    #expect(try file.append([]) == 3)
    #expect(try file.append([4, 5]) == 3)
    #expect(try file.read(2, at: 3) == [4, 5])
    #expect(try file.read(3, at: 1) == [2, 3, 4])
    #expect(FileSystem.names(in: scratch.path).isEmpty)
    #expect(throws: FileError.self) { try file.read(2, at: 4) }
    #expect(throws: FileError.self) { _ = try ScratchFile(in: scratch.path + "/none") }
  }

  @Test func aBareNameIsInTheCurrentFolder() throws {
    let name = "netlapse-test-\(UInt64.random(in: 0 ... .max))"
    try WholeFile.write([1], to: name)
    #expect(FileSystem.isFile("./" + name))
    FileSystem.remove(name)
    #expect(!FileSystem.isFile(name))
  }
}
