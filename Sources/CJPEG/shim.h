#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

// libjpeg ends what it cannot do by calling a function that must not return, which must not cross Swift. So the calls that
// are needed are here, where nothing but libjpeg's frames are jumped over.

struct jpeg_size {
  unsigned int width, height;
};

struct jpeg_failure {
  struct jpeg_error_mgr manager;
  char *message;
  size_t capacity;
  jmp_buf jump;
};

static inline void jpeg_fail(j_common_ptr info) {
  struct jpeg_failure *failure = (struct jpeg_failure *)info->err;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  strncpy(failure->message, text, failure->capacity - 1);
  failure->message[failure->capacity - 1] = 0;
  longjmp(failure->jump, 1);
}

// What is missing would be grey. Other oddities do no harm.
static inline void jpeg_warn(j_common_ptr info, int level) {
  int code = info->err->msg_code;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) jpeg_fail(info);
}

// Each scan goes over the whole picture, and a small file may have thousands. Encoders write about ten.
#define JPEG_MOST_SCANS 100

static inline void jpeg_count_scans(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number <= JPEG_MOST_SCANS) return;
  struct jpeg_failure *failure = (struct jpeg_failure *)info->err;
  snprintf(failure->message, failure->capacity, "it has more than %d scans", JPEG_MOST_SCANS);
  longjmp(failure->jump, 1);
}

static inline void jpeg_be_silent(j_common_ptr info) {}

/// Reads the size of a JPEG file in memory, and its pixels where `pixels` is not NULL: `height` rows of `width` words of the
/// size that was read before, the components in the order blue, green, red, 255 of the bytes, or 255, red, green, blue when
/// `alpha_first` is not 0. Of CMYK each component is (255 − its own) (255 − black) / 255, rounded as in Pillow.
///
/// Returns 1, or 0 with libjpeg's words in `message`, which has room for `capacity` bytes.
static inline int jpeg_read_words(
    const unsigned char *bytes, size_t count, unsigned char *pixels, struct jpeg_size *size,
    int alpha_first, char *message, size_t capacity) {
  struct jpeg_decompress_struct info;
  struct jpeg_failure failure;
  memset(&info, 0, sizeof(info));
  info.err = jpeg_std_error(&failure.manager);
  failure.manager.error_exit = jpeg_fail;
  failure.manager.emit_message = jpeg_warn;
  failure.manager.output_message = jpeg_be_silent;
  failure.message = message;
  failure.capacity = capacity;
  if (setjmp(failure.jump)) {
    jpeg_destroy_decompress(&info);
    return 0;
  }
  jpeg_create_decompress(&info);
  struct jpeg_progress_mgr progress = {.progress_monitor = jpeg_count_scans};
  info.progress = &progress;
  // Pictures of several passes are held as a whole.
  info.mem->max_memory_to_use = 768L << 20;
  jpeg_mem_src(&info, bytes, count);
  jpeg_read_header(&info, TRUE);
  if (pixels == NULL) {
    size->width = info.image_width;
    size->height = info.image_height;
    jpeg_destroy_decompress(&info);
    return 1;
  }
  int is_cmyk = info.num_components == 4;
  info.out_color_space = is_cmyk ? JCS_CMYK : alpha_first ? JCS_EXT_ARGB : JCS_EXT_BGRA;
  jpeg_start_decompress(&info);
  if (info.output_width != size->width || info.output_height != size->height)
    ERREXIT(&info, JERR_BAD_STATE);
  // Adobe's programs write the inverse.
  unsigned char inverse = is_cmyk && info.saw_Adobe_marker ? 0 : 255;
  while (info.output_scanline < info.output_height) {
    unsigned char *row = pixels + 4 * (size_t)size->width * info.output_scanline;
    JSAMPROW rows[1] = {row};
    jpeg_read_scanlines(&info, rows, 1);
    if (!is_cmyk) continue;
    for (unsigned int x = 0; x < size->width; x++) {
      unsigned char *p = row + 4 * (size_t)x;
      unsigned int black = inverse ^ p[3];
      unsigned char rgb[3];
      for (int c = 0; c < 3; c++) {
        // 255 − black − (255 − black) · ink / 255, the quotient rounded.
        unsigned int ink = 255 - (inverse ^ p[c]);
        unsigned int product = ink * black + 128;
        int value = (int)black - (int)(((product >> 8) + product) >> 8);
        rgb[c] = (unsigned char)(value < 0 ? 0 : value);
      }
      int first = alpha_first ? 1 : 0;
      p[alpha_first ? 0 : 3] = 255;
      p[first + 0] = alpha_first ? rgb[0] : rgb[2];
      p[first + 1] = rgb[1];
      p[first + 2] = alpha_first ? rgb[2] : rgb[0];
    }
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return 1;
}
