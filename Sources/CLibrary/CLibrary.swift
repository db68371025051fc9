// The C library of the system, under one name. It is imported here and nowhere else.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#else
  #error("there is no C library that Netlapse knows")
#endif
