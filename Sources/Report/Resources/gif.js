// A GIF89a decoder: images as palette indices, put on a screen one after the other.
class Film {
  /** @param {Uint8Array} bytes the file; of a damaged one, the whole images before the damage are shown. */
  constructor(bytes) {
    const word = i => bytes[i] | bytes[i + 1] << 8;
    this.width = word(6);
    this.height = word(8);
    this.images = [];
    let at = 13;
    const colors = flags => {
      const count = 2 << (flags & 7), table = new Uint32Array(256);
      for (let i = 0; i < count; i++, at += 3)
        table[i] = (255 << 24 | bytes[at + 2] << 16 | bytes[at + 1] << 8 | bytes[at]) >>> 0;
      return table;
    };
    const shared = bytes[10] & 128 ? colors(bytes[10]) : new Uint32Array(256);
    let control = { delay: 0, disposal: 0, clear: -1 };
    while (at < bytes.length && bytes[at] !== 0x3b) {
      const kind = bytes[at++];
      if (kind === 0x21) {
        if (bytes[at] === 0xf9) {
          const flags = bytes[at + 2];
          control = { delay: word(at + 3), disposal: flags >> 2 & 7, clear: flags & 1 ? bytes[at + 5] : -1 };
        }
        at++;
      } else if (kind === 0x2c) {
        const image = { ...control, x: word(at), y: word(at + 2), width: word(at + 4), height: word(at + 6) };
        const flags = bytes[at + 8];
        at += 9;
        image.palette = flags & 128 ? colors(flags) : shared;
        image.isInterlaced = (flags & 64) > 0;
        image.codeSize = bytes[at++];
        image.start = at;
        this.images.push(image);
        control = { delay: 0, disposal: 0, clear: -1 };
      } else break;
      while (at < bytes.length && bytes[at]) at += bytes[at] + 1;
      if (at >= bytes.length && kind === 0x2c) this.images.pop();
      at++;
    }
    this.bytes = bytes;
    this.screen = new Uint32Array(this.width * this.height);
    this.shown = -1;
    this.kept = null;
    this.checkpoints = new Map();
  }

  get count() { return this.images.length; }

  /** How long the film is, in seconds, with a tenth for each delay that viewers do not follow. */
  get seconds() { return this.images.reduce((sum, image) => sum + (image.delay > 1 ? image.delay : 10), 0) / 100; }

  /** The palette indices of an image, row by row. */
  indices(image) {
    if (image.indices) return image.indices;
    const { bytes } = this, size = image.width * image.height;
    const out = new Uint8Array(size), clear = 1 << image.codeSize;
    const prefix = new Uint16Array(4096), suffix = new Uint8Array(4096), stack = new Uint8Array(4097);
    for (let i = 0; i < clear; i++) suffix[i] = i;
    let at = image.start, left = bytes[at++], bits = 0, held = 0;
    let width = image.codeSize + 1, next = clear + 2, last = -1, first = 0, done = 0;
    while (done < size) {
      while (held < width) {
        if (left === 0) { left = bytes[at++]; if (!left) break; }
        bits |= bytes[at++] << held;
        held += 8;
        left--;
      }
      if (held < width) break;
      let code = bits & (1 << width) - 1;
      bits >>>= width;
      held -= width;
      if (code === clear) { width = image.codeSize + 1; next = clear + 2; last = -1; continue; }
      if (code === clear + 1) break;
      if (code > next || (last < 0 && code >= clear)) break;
      const own = code;
      let depth = 0;
      if (code === next) { stack[depth++] = first; code = last; }
      while (code >= clear) { stack[depth++] = suffix[code]; code = prefix[code]; }
      stack[depth++] = first = suffix[code];
      if (last >= 0 && next < 4096) {
        prefix[next] = last;
        suffix[next++] = first;
        if (next === 1 << width && width < 12) width++;
      }
      last = own;
      while (depth && done < size) out[done++] = stack[--depth];
    }
    if (image.isInterlaced) {
      const rows = new Uint8Array(size);
      let row = 0;
      for (const [start, step] of [[0, 8], [4, 8], [2, 4], [1, 2]])
        for (let y = start; y < image.height; y += step, row++)
          rows.set(out.subarray(row * image.width, (row + 1) * image.width), y * image.width);
      return image.indices = rows;
    }
    return image.indices = out;
  }

  /** Copies the part of the screen that an image covers, or puts it back. */
  region(image, copy) {
    const { x, y } = image, width = Math.max(0, Math.min(image.width, this.width - x));
    const height = Math.max(0, Math.min(image.height, this.height - y));
    const kept = copy || new Uint32Array(width * height);
    for (let row = 0; row < height; row++) {
      const at = (y + row) * this.width + x;
      if (copy) this.screen.set(copy.subarray(row * width, (row + 1) * width), at);
      else kept.set(this.screen.subarray(at, at + width), row * width);
    }
    return kept;
  }

  /** The screen while a frame is shown, as words of 0xAABBGGRR. */
  frame(index) {
    if (index < this.shown) {
      let start = index;
      while (start > 0 && !this.checkpoints.has(start)) start--;
      if (this.checkpoints.has(start)) this.screen.set(this.checkpoints.get(start));
      else this.screen.fill(0);
      this.shown = this.checkpoints.has(start) ? start : -1;
    }
    while (this.shown < index) this.draw(++this.shown);
    return this.screen;
  }

  draw(index) {
    const before = this.images[index - 1], image = this.images[index];
    if (before && before.disposal === 2) {
      for (let row = before.y; row < Math.min(before.y + before.height, this.height); row++)
        this.screen.fill(0, row * this.width + before.x, row * this.width + Math.min(before.x + before.width, this.width));
    }
    if (before && before.disposal === 3 && this.kept) this.region(before, this.kept);
    this.kept = image.disposal === 3 ? this.region(image) : null;
    const indices = this.indices(image), { palette, clear } = image;
    const width = Math.min(image.width, this.width - image.x), height = Math.min(image.height, this.height - image.y);
    for (let row = 0; row < height; row++) {
      let from = row * image.width, to = (image.y + row) * this.width + image.x;
      for (const end = from + width; from < end; from++, to++)
        if (indices[from] !== clear) this.screen[to] = palette[indices[from]];
    }
    if (index % 16 === 0 && image.disposal !== 3 && !this.checkpoints.has(index))
      this.checkpoints.set(index, this.screen.slice());
  }
}
