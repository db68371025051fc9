import CLibrary
import Files
import TestSupport
import Testing

@Suite struct FileSystemTests {
  @Test(arguments: [0, 1, 4095, 65536, 65537, 300_000])
  func filesReadBack(size: Int) throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a"
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try WholeFile.write(bytes, to: path)
    #expect(try FileSystem.read(path) == bytes)
    #expect(FileSystem.size(of: path) == size)
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let scratch = try ScratchFolder()
    let missing = scratch.path + "/none"
    let error = #expect(throws: FileError.self) { try FileSystem.read(missing) }
    #expect(error == .notFound(missing))
    #expect(error?.exitStatus == 66)
    #expect(error?.description == "\(missing): no such file")
    let folder = #expect(throws: FileError.self) { try FileSystem.read(scratch.path) }
    #expect(folder?.description == "\(scratch.path): cannot be read: it is a folder")
    #expect(folder?.exitStatus == 74)
    // It would never end.
    #expect(throws: FileError.cannotRead("/dev/zero", reason: "it is a device")) {
      try FileSystem.read("/dev/zero")
    }
  }

  @Test func foldersAreMadeWithThoseAbove() throws {
    let scratch = try ScratchFolder()
    try FileSystem.makeFolder(scratch.path + "/a//b/c/")
    #expect(FileSystem.isFolder(scratch.path + "/a/b/c"))
    try FileSystem.makeFolder(scratch.path + "/a/b")
    try WholeFile.write([1], to: scratch.path + "/file")
    let path = scratch.path + "/file/x"
    let error = #expect(throws: FileError.self) { try FileSystem.makeFolder(path) }
    #expect(error?.exitStatus == 73)
    #expect(error?.description == "\(scratch.path)/file: cannot be created: a file is in the way")
  }

  @Test(arguments: [
    ("a", "."), ("a/b", "a"), ("a/b/", "a"), ("/a", "/"), ("/", "/"), ("/a/b", "/a"), ("", "."),
    ("./a", "."), ("../a", ".."),
  ])
  func parents(path: String, parent: String) {
    #expect(FileSystem.parent(of: path) == parent)
  }

  @Test func namesAreSorted() throws {
    let scratch = try ScratchFolder()
    for name in ["b", "a", ".c"] { try WholeFile.write([], to: "\(scratch.path)/\(name)") }
    #expect(FileSystem.names(in: scratch.path) == [".c", "a", "b"])
    #expect(FileSystem.names(in: scratch.path + "/none").isEmpty)
    #expect(FileSystem.size(of: scratch.path + "/none") == nil)
  }
}
