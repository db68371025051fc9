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
      #expect(FileSystem.names(in: scratch.path).count == 2)
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
    let handler = signal(SIGXFSZ, SIG_IGN)
    limit.rlim_cur = rlim_t(size)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    let error = #expect(throws: FileError.self) {
      try WholeFile.write([UInt8](repeating: 7, count: size + 1), to: path)
    }
    limit = before
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    signal(SIGXFSZ, handler)
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

  @Test func aBareNameIsInTheCurrentFolder() throws {
    let name = "netlapse-test-\(UInt64.random(in: 0 ... .max))"
    try WholeFile.write([1], to: name)
    #expect(FileSystem.isFile("./" + name))
    FileSystem.remove(name)
    #expect(!FileSystem.isFile(name))
  }
}
