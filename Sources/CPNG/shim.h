#include <png.h>
#include <setjmp.h>
#include <string.h>
#include <zlib.h>

// libpng ends what it cannot do by longjmp, which must not cross Swift. So the one call that is needed is here, where
// nothing but libpng's frames are jumped over. (Its simplified interface needs no longjmp, but versions of it mix up the
// passes of interlaced pictures of 16 bits.)

struct png_source {
  const png_byte *bytes;
  size_t count;
  char *message;
  size_t capacity;
  jmp_buf failure;
};

static inline void png_source_read(png_structp png, png_bytep target, size_t count) {
  struct png_source *source = (struct png_source *)png_get_io_ptr(png);
  if (count > source->count) png_error(png, "it ends early");
  memcpy(target, source->bytes, count);
  source->bytes += count;
  source->count -= count;
}

static inline void png_source_fail(png_structp png, png_const_charp message) {
  struct png_source *source = (struct png_source *)png_get_error_ptr(png);
  strncpy(source->message, message, source->capacity - 1);
  source->message[source->capacity - 1] = 0;
  longjmp(source->failure, 1);
}

static inline void png_source_warn(png_structp png, png_const_charp message) {}

/// Reads a PNG file in memory, whose check sums are not looked at, into `height` rows of `width` words, the straight components in the order blue, green, red,
/// alpha of the bytes, or alpha, red, green, blue when `alpha_first` is not 0. Values stay as they are stored, but that 16
/// bits are rounded to 8.
///
/// Returns 1, or 0 with libpng's words in `message`, which has room for `capacity` bytes.
static inline int png_read_words(
    const png_byte *bytes, size_t count, png_bytep pixels, png_uint_32 width, png_uint_32 height,
    int alpha_first, char *message, size_t capacity) {
  struct png_source source = {bytes, count, message, capacity};
  png_structp png = png_create_read_struct(
      PNG_LIBPNG_VER_STRING, &source, png_source_fail, png_source_warn);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (info == NULL) {
    strncpy(message, "there is not enough memory", capacity);
    png_destroy_read_struct(&png, NULL, NULL);
    return 0;
  }
  if (setjmp(source.failure)) {
    png_destroy_read_struct(&png, &info, NULL);
    return 0;
  }
  png_set_read_fn(png, &source, png_source_read);
  png_set_user_limits(png, width, height);
  png_set_chunk_malloc_max(png, 1 << 20);
  png_set_chunk_cache_max(png, 16);
  // The check sums of chunks cover all bytes and have been compared: another look at each pixel would find nothing.
  png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
#ifdef PNG_IGNORE_ADLER32
  png_set_option(png, PNG_IGNORE_ADLER32, PNG_OPTION_ON);
#endif
  png_read_info(png, info);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  if (alpha_first) {
    png_set_swap_alpha(png);
  } else {
    png_set_bgr(png);
  }
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_image_height(png, info) != height || png_get_rowbytes(png, info) != 4 * (size_t)width)
    png_error(png, "it has another size");
  for (int pass = 0; pass < passes; pass++) {
    for (png_uint_32 y = 0; y < height; y++)
      png_read_row(png, pixels + 4 * (size_t)width * y, NULL);
  }
  png_destroy_read_struct(&png, &info, NULL);
  return 1;
}
