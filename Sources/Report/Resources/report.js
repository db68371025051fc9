const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const list = text => text ? text.split(" ").map(Number) : [];
/** The index of the last number of a rising list that is not above a value; 0 before the first. */
const upTo = (numbers, value) => {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (numbers[middle] <= value + 1e-9) low = middle + 1; else high = middle;
  }
  return Math.max(0, low - 1);
};
const written = value => {
  if (value === undefined || !isFinite(value)) return "–";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(2).replace("e+", "e")
    : size >= 1000 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
  return text.replaceAll("-", "−");
};
const epochText = epoch => epoch === Math.round(epoch) || epoch >= 1000
  ? Math.round(epoch).toLocaleString("en-US") : epoch.toFixed(2);

// Curves: numbers are read from the paths, which are in hundredths of the picture's unit from the lower left corner.
class Chart {
  constructor(figure) {
    this.svg = figure.querySelector("svg");
    this.percent = figure.dataset.format === "percent";
    [this.left, this.top, this.width, this.height] = list(figure.dataset.box);
    this.x = list(figure.dataset.x);
    this.y = list(figure.dataset.y);
    this.isLog = figure.dataset.log === "1";
    this.curves = all(".lines path", figure).map(path => ({ path, run: path.dataset.r, output: null }));
    const outputs = all("output", figure);
    this.curves.forEach((curve, index) => { curve.output = outputs.find(o => o.dataset.c === String(index)); });
    this.reading = figure.querySelector(".reading");
    this.guide = document.createElementNS("http://www.w3.org/2000/svg", "line");
    this.guide.setAttribute("class", "guide");
    this.svg.append(this.guide);
    const move = event => {
      const box = this.svg.getBoundingClientRect(), unit = box.width / this.svg.viewBox.baseVal.width;
      const share = ((event.clientX - box.left) / unit - this.left) / this.width;
      const height = 1 - ((event.clientY - box.top) / unit - this.top) / this.height;
      const epoch = this.x[0] + Math.min(1, Math.max(0, share)) * (this.x[1] - this.x[0]);
      pointed(isWhole ? Math.round(epoch) : epoch, this, height);
    };
    this.svg.addEventListener("pointermove", move);
    this.svg.addEventListener("pointerdown", move);
    this.svg.addEventListener("pointerleave", () => pointed(null));
  }

  points(curve) {
    if (curve.xs) return curve;
    curve.xs = []; curve.ys = [];
    let x = 0, y = 0;
    const numbers = [...curve.path.getAttribute("d").matchAll(/([Ml])|-?\d+/g)];
    for (let i = 0, mode = ""; i < numbers.length; i++) {
      if (numbers[i][1]) { mode = numbers[i][1]; continue; }
      const [dx, dy] = [Number(numbers[i][0]), Number(numbers[++i][0])];
      if (mode === "M") {
        if (curve.xs.length) { curve.xs.push(x + .5); curve.ys.push(NaN); }
        x = dx; y = dy;
      } else { x += dx; y += dy; }
      curve.xs.push(x); curve.ys.push(y);
    }
    return curve;
  }

  /** The height 0...1 of a curve at an epoch; not a number where it has none. */
  at(curve, epoch) {
    const { xs, ys } = this.points(curve), x = (epoch - this.x[0]) / (this.x[1] - this.x[0]) * this.width * 100;
    const last = xs.length - 1;
    if (last < 0 || x < xs[0] - 50 || x > xs[last] + 50) return NaN;
    const i = upTo(xs, x), j = Math.min(i + 1, last), length = xs[j] - xs[i];
    const share = length > 0 ? Math.min(1, Math.max(0, (x - xs[i]) / length)) : 0;
    return (share > 0 ? ys[i] + share * (ys[j] - ys[i]) : ys[i]) / this.height / 100;
  }

  text(height) {
    if (!isFinite(height)) return "–";
    const [low, high] = this.y;
    const value = this.isLog ? low * Math.pow(high / low, height) : low + height * (high - low);
    if (this.percent) return (value * 100).toFixed(1) + " %";
    // As many digits as the drawing has.
    const step = Math.pow(10, Math.floor(Math.log10((high - low) / 2000)));
    return written(this.isLog ? value : Math.round(value / step) * step);
  }

  show(epoch, height) {
    const x = this.left + (epoch - this.x[0]) / (this.x[1] - this.x[0]) * this.width;
    for (const [name, value] of [["x1", x], ["x2", x], ["y1", this.top], ["y2", this.top + this.height]])
      this.guide.setAttribute(name, value);
    const shown = this.curves.filter(curve => !hiddenRuns.has(curve.run));
    for (const curve of shown) if (curve.output) curve.output.textContent = this.text(this.at(curve, epoch));
    if (!this.reading) return;
    const values = shown.map(curve => ({ curve, height: this.at(curve, epoch) })).filter(v => isFinite(v.height))
      .sort((a, b) => a.height - b.height);
    if (this.near) this.near.classList.remove("near");
    this.near = null;
    if (!values.length) { this.reading.textContent = "No curve at epoch " + epochText(epoch); return; }
    const [least, middle, most] = [values[0], values[values.length - 1 >> 1], values[values.length - 1]].map(v => this.text(v.height));
    let text = `Epoch ${epochText(epoch)}: ${least} to ${most}, median ${middle}`;
    if (height !== undefined) {
      const near = values.reduce((a, b) => Math.abs(b.height - height) < Math.abs(a.height - height) ? b : a);
      text += `; nearest: ${runName(near.curve.run)} ${this.text(near.height)}`;
      this.near = near.curve.path;
      this.near.classList.add("near");
      this.near.parentNode.append(this.near);
    }
    this.reading.textContent = text;
  }
}
const runName = run => all(`[data-run="${run}"] .name`)[0]?.textContent ?? "run " + run;

// Films: the GIF of each picture, decoded when it comes into view, on a canvas in its place.
class Panel {
  constructor(figure, moments) {
    this.figure = figure;
    this.picture = figure.querySelector("picture");
    const image = figure.querySelector("img");
    const source = image.getAttribute("src");
    const text = atob(source.slice(source.indexOf(",") + 1)), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    this.film = new Film(bytes);
    // A film may begin with a picture of its end, which no moment shows.
    this.moments = [moments, [-1, ...moments]].find(list => list.length === this.film.count) ?? null;
    this.canvas = make("canvas", { width: this.film.width, height: this.film.height });
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", image.alt);
    this.context = this.canvas.getContext("2d");
    this.isVisible = true;
    this.shown = -1;
    this.wanted = 0;
    this.draw(0);
    this.picture.replaceWith(this.canvas);
    if ("IntersectionObserver" in window)
      new IntersectionObserver(entries => {
        this.isVisible = entries[entries.length - 1].isIntersecting;
        this.draw(this.wanted);
      }, { rootMargin: "100px" }).observe(this.canvas);
  }

  draw(index, isSeen = this.isVisible) {
    this.wanted = index;
    this.figure.dataset.frame = index;
    if (!isSeen || index === this.shown) return;
    this.shown = index;
    const pixels = new Uint8ClampedArray(this.film.frame(index).buffer);
    this.context.putImageData(new ImageData(pixels, this.film.width, this.film.height), 0, 0);
  }

  /** @param {number} epoch for films of moments; @param {number} share 0...1 for others. */
  show(epoch, share) {
    this.draw(this.moments ? upTo(this.moments, epoch) : Math.round(share * (this.film.count - 1)));
  }
}

const hiddenRuns = new Set();
const moments = list(document.querySelector("main").dataset.moments);
const isWhole = moments.every(Number.isInteger) && moments[moments.length - 1] > 20;
const charts = all(".charts figure").map(figure => new Chart(figure));
const panels = all(".films figure[data-moments]").flatMap(figure => {
  try {
    const panel = new Panel(figure, list(figure.dataset.moments));
    return panel.film.count ? [panel] : [];
  } catch (error) { return []; }
});
addEventListener("beforeprint", () => panels.forEach(panel => panel.draw(panel.wanted, true)));
const films = panels.filter(panel => panel.film.count > 1);
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

// The timeline: a position among the moments of all runs.
let position = moments.length - 1;
const last = moments.length - 1;
const timeline = make("div", { className: "timeline" });
const button = make("button", { type: "button" });
const scrubber = make("input", { type: "range", min: 0, max: last, step: "any", value: position });
const clock = make("output", { className: "epoch" });
const speed = make("select", {}, ...[.25, .5, 1, 2, 4].map(rate =>
  make("option", { value: rate, textContent: rate + "×", selected: rate === 1 })));
let playing = null;
const duration = Math.min(20, Math.max(4, Math.min(...films.map(panel => panel.film.seconds), 20)));

const show = (epoch, height, chart) => charts.forEach(each => each.show(epoch, each === chart ? height : undefined));
function go(to, fromScrubber) {
  position = Math.min(last, Math.max(0, to));
  const index = Math.floor(position + 1e-6), epoch = moments[index];
  if (!fromScrubber) scrubber.value = position;
  clock.textContent = "Epoch " + epochText(epoch);
  scrubber.setAttribute("aria-valuetext", "epoch " + epochText(epoch));
  panels.forEach(panel => panel.show(epoch, last > 0 ? position / last : 1));
  show(epoch);
}
function step(by) { pause(); go((by > 0 ? Math.floor(position + 1e-6) : Math.ceil(position - 1e-6)) + by); }
function label() { button.textContent = playing ? "❚❚ Pause" : "▶ Play"; }
function pause() {
  if (playing) cancelAnimationFrame(playing.request);
  playing = null;
  label();
}
function play() {
  if (position >= last) go(0);
  playing = { time: performance.now(), request: 0 };
  const tick = now => {
    if (!playing) return;
    const passed = Math.min(.25, Math.max(0, now - playing.time) / 1000);
    playing.time = now;
    const next = position + passed * speed.value * last / duration;
    // The last moment stays for a second before the film begins again.
    playing.rest = next >= last ? (playing.rest || 0) + passed : 0;
    go(playing.rest > 1 ? 0 : next);
    playing.request = requestAnimationFrame(tick);
  };
  playing.request = requestAnimationFrame(tick);
  label();
}
let frame = 0;
function pointed(epoch, chart, height) {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => epoch === null ? show(moments[Math.floor(position + 1e-6)]) : show(epoch, height, chart));
}

if (last > 0 && (charts.length || films.length)) {
  timeline.setAttribute("role", "group");
  timeline.setAttribute("aria-label", "Timeline");
  scrubber.setAttribute("aria-label", "Epoch");
  scrubber.addEventListener("input", () => { pause(); go(Number(scrubber.value), true); });
  button.addEventListener("click", () => playing ? pause() : play());
  if (films.length) timeline.append(button);
  timeline.append(scrubber, clock);
  if (films.length) timeline.append(make("label", {}, "Speed ", speed));
  document.querySelector("#moving").append(timeline);
  document.addEventListener("keydown", event => {
    const { target } = event, isScrubber = target === scrubber;
    const isOurs = isScrubber || films.length && (target === document.body || target === button);
    if (!isOurs || event.ctrlKey || event.altKey || event.metaKey) return;
    const keys = {
      " ": () => films.length && (playing ? pause() : play()), ArrowRight: () => step(1), ArrowLeft: () => step(-1),
      PageUp: isScrubber && (() => step(10)), PageDown: isScrubber && (() => step(-10)),
      ArrowUp: isScrubber && (() => step(1)), ArrowDown: isScrubber && (() => step(-1)),
      Home: () => { pause(); go(0); }, End: () => { pause(); go(last); },
    };
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  // A button that has the focus hears the space bar too.
  button.addEventListener("keyup", event => { if (event.key === " ") event.preventDefault(); });
  stillness.addEventListener("change", () => { if (stillness.matches) pause(); });
  label();
  if (films.length && !stillness.matches) { go(0); play(); } else go(films.length ? 0 : last);
} else if (last === 0) go(0);

// The table of runs: columns sort, and a filter hides runs everywhere.
for (const table of all("table.sortable")) {
  const rows = all("tbody tr", table), body = table.tBodies[0];
  const number = text => {
    const plain = text.replaceAll(",", "").replaceAll("−", "-");
    return /^[-+]?(\d|\.\d)/.test(plain) ? parseFloat(plain) : NaN;
  };
  all("thead th", table).forEach((head, column) => {
    const name = make("button", { type: "button" });
    name.append(...head.childNodes);
    head.append(name);
    const keys = rows.map(row => row.cells[column].dataset.v ?? row.cells[column].textContent.trim());
    const numbers = keys.map(number);
    const isNumeric = keys.every((key, i) => !isNaN(numbers[i]) || key === "–" || key === "") && numbers.some(n => !isNaN(n));
    name.addEventListener("click", () => {
      const isDown = head.getAttribute("aria-sort") === "ascending", sign = isDown ? -1 : 1;
      all("th[aria-sort]", table).forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      const order = rows.map((_, i) => i).sort((a, b) => {
        if (!isNumeric) return sign * keys[a].localeCompare(keys[b], "en", { numeric: true }) || a - b;
        if (isNaN(numbers[a]) || isNaN(numbers[b])) return isNaN(numbers[a]) - isNaN(numbers[b]) || a - b;
        return sign * (numbers[a] - numbers[b]) || a - b;
      });
      body.append(...order.map(i => rows[i]));
    });
  });
  if (rows.length < 3 || !table.classList.contains("runs")) continue;
  const field = make("input", { type: "search", autocomplete: "off" });
  const count = make("span", { className: "muted" });
  count.setAttribute("role", "status");
  const texts = rows.map(row => row.textContent.toLowerCase());
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    hiddenRuns.clear();
    rows.forEach((row, i) => {
      row.hidden = !words.every(word => texts[i].includes(word));
      if (row.hidden) hiddenRuns.add(row.dataset.run);
    });
    all("[data-r]").forEach(element => element.toggleAttribute("hidden", hiddenRuns.has(element.dataset.r)));
    count.textContent = hiddenRuns.size ? `${rows.length - hiddenRuns.size} of ${rows.length} runs` : "";
    show(moments[Math.floor(position + 1e-6)]);
  });
  table.parentNode.before(make("div", { className: "tools" }, make("label", {}, "Filter runs ", field), count));
}
