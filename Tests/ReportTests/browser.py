#!/usr/bin/env python3
"""Opens report pages in headless Chromium and uses them as a reader does.

    browser.py PAGE… [--axe axe.min.js] [--screenshots DIR]

Prints one line a check and exits with 1 when one fails. Needs Python's standard library and Chromium alone, which is
driven by its DevTools protocol through a pipe.
"""
import argparse
import base64
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time


class Browser:
    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory(prefix="netlapse-chromium-", ignore_cleanup_errors=True)
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()

        def pipes():
            # Chromium reads from 3 and writes to 4.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--hide-scrollbars", "--no-first-run", "--user-data-dir=" + self.profile.name, "about:blank"],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.count = 0
        self.session = None
        self.events = []
        pages = [t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"]
        self.session = self.call("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(domain + ".enable")

    def close(self):
        self.session = None
        try:
            self.call("Browser.close")
            self.process.wait(timeout=10)
        except Exception:
            self.process.kill()
        self.profile.cleanup()

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.input, 1 << 20)
            if not more:
                raise EOFError("the browser has ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.count += 1
        request = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        data = json.dumps(request).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        while True:
            reply = self.message()
            if reply.get("id") == self.count:
                if "error" in reply:
                    raise RuntimeError(f"{method}: {reply['error']['message']}")
                return reply["result"]
            self.events.append(reply)

    def open(self, url):
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.message())

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def size(self, width, height=900):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)

    def media(self, scheme="light", motion="no-preference"):
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}])

    def key(self, key, code=None, number=0, text=None):
        extra = {"text": text} if text else {}
        for kind in ["keyDown" if text else "rawKeyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code or key, windowsVirtualKeyCode=number,
                      **(extra if kind == "keyDown" else {}))

    def move(self, x, y):
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, x, y):
        for kind in ["mousePressed", "mouseReleased"]:
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path):
        size = self.value("({w: innerWidth, h: Math.min(document.documentElement.scrollHeight, 6000)})")
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                         clip={"x": 0, "y": 0, "width": size["w"], "height": size["h"], "scale": 1})["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def problems(self):
        """What the page has said or asked for that it must not."""
        found = []
        for event in self.events:
            parameters = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                found.append(parameters["exceptionDetails"].get("exception", {}).get("description", "exception"))
            elif event.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
                found.append("console: " + str(parameters["args"]))
            elif event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                found.append("log: " + parameters["entry"]["text"])
            elif event.get("method") == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith(("file:", "data:", "about:")):
                    found.append("request: " + url[:100])
        return found


# Pairs of what the page said of each curve without script, and what is read from the drawing, that are not the same.
READ_BACK = """charts.flatMap((chart, i) => [...chart.svg.parentNode.querySelectorAll("output")].map((output, j) =>
  [printed[i][j], output.textContent])).filter(pair => {
    const [a, b] = pair.map(t => t === "–" ? 0 : parseFloat(t.replaceAll(",", "").replaceAll("−", "-")));
    return !(Math.abs(a - b) <= .005 * Math.abs(a) + 1e-4);
  })"""
# Panels in view whose canvas is not the frame that they should show.
STALE = """films.filter(panel => panel.isVisible).filter(panel => {
  const { width, height } = panel.canvas, shown = panel.context.getImageData(0, 0, width, height).data;
  const frame = new Uint8Array(new Film(panel.film.bytes).frame(Number(panel.figure.dataset.frame)).buffer);
  return frame.some((byte, i) => byte !== shown[i]);
}).map(panel => panel.figure.dataset.frame)"""
# Ends of curves that are not where the axes have their values.
OUTSIDE = """charts.flatMap(chart => chart.curves.flatMap(curve => {
  const path = curve.path, length = path.getTotalLength(), box = chart.svg.getBoundingClientRect();
  const unit = box.width / chart.svg.viewBox.baseVal.width, end = path.getPointAtLength(length);
  const place = end.matrixTransform(path.getScreenCTM());
  const y = 1 - ((place.y - box.y) / unit - chart.top) / chart.height;
  const x = ((place.x - box.x) / unit - chart.left) / chart.width;
  const known = curve.ys[curve.ys.length - 1] / chart.height / 100;
  return Math.abs(y - known) < .01 && y > -.01 && y < 1.01 && x > -.01 && x < 1.01 ? [] : [[x, y, known]];
})).slice(0, 3)"""
FRAMES = "all('.films figure[data-frame]').map(f => Number(f.dataset.frame))"
# Every frame as our decoder shows it against Chromium's own.
PIXELS = """(async () => {
  let frames = 0;
  for (const panel of panels) {
    const decoder = new ImageDecoder({ data: panel.film.bytes, type: "image/gif" });
    await decoder.tracks.ready;
    await decoder.completed;
    const count = decoder.tracks.selectedTrack.frameCount;
    if (count !== panel.film.count) return `frames: ${panel.film.count} and ${count}`;
    const film = new Film(panel.film.bytes);
    const canvas = new OffscreenCanvas(film.width, film.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    // In order, and then backwards in leaps, as a scrubber goes.
    const order = [...Array(count).keys(), ...[...Array(count).keys()].reverse().filter(i => i % 7 === 3)];
    for (const index of order) {
      const { image } = await decoder.decode({ frameIndex: index });
      context.clearRect(0, 0, film.width, film.height);
      context.drawImage(image, 0, 0);
      image.close();
      const theirs = new Uint32Array(context.getImageData(0, 0, film.width, film.height).data.buffer);
      const ours = film.frame(index);
      for (let i = 0; i < ours.length; i++)
        if (ours[i] !== theirs[i]) return `frame ${index}, pixel ${i}: ${ours[i].toString(16)} and ${theirs[i].toString(16)}`;
      frames++;
    }
  }
  return frames;
})()"""
AXE = """axe.run(document, { resultTypes: ["violations"] }).then(r =>
  r.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '')).join(" | ")}`))"""


class Check:
    def __init__(self, browser, page, options):
        self.browser, self.options = browser, options
        self.page = pathlib.Path(page).resolve()
        self.failures = 0

    def expect(self, name, holds, detail=""):
        print(f"{'ok  ' if holds else 'FAIL'} {self.page.name}: {name}{'' if holds else f' – {detail}'}", flush=True)
        self.failures += not holds

    def opened(self, width=1280, **media):
        self.browser.size(width)
        self.browser.media(**media)
        self.browser.open(self.page.as_uri())

    def look(self, name):
        if self.options.screenshots:
            self.browser.picture(f"{self.options.screenshots}/{self.page.stem}-{name}.png")

    def silent(self, name):
        time.sleep(0.2)
        self.browser.value("0")
        problems = self.browser.problems()
        self.expect(f"{name}: nothing in the console, no request", not problems, problems)

    def run(self):
        self.still()
        self.reading()
        self.table()
        self.timeline()
        self.playing()
        self.layout()
        self.without_script()
        return self.failures

    def still(self):
        """A reader who wants no motion: also the state in which the other checks begin."""
        value = self.browser.value
        self.opened(motion="reduce")
        before = value(FRAMES)
        time.sleep(0.6)
        self.expect("nothing moves by itself under prefers-reduced-motion", value(FRAMES) == before and value("playing === null"))
        if value("panels.length"):
            result = value(PIXELS)
            self.expect(f"our decoder's pixels are Chromium's ({result} frames)", isinstance(result, int) and result > 0, result)

    def reading(self):
        """Curves under the pointer."""
        value = self.browser.value
        count = value("charts.length")
        if not count:
            return
        value("charts[0].svg.scrollIntoView({block: 'center'})")
        box = value("(r => ({x: r.x, y: r.y, w: r.width, h: r.height}))(charts[0].svg.getBoundingClientRect())")
        texts = "charts.map(c => [...c.svg.parentNode.querySelectorAll('output, .reading')].map(o => o.textContent))"
        seen = []
        for share in [0.2, 0.8]:
            self.browser.move(box["x"] + box["w"] * share, box["y"] + box["h"] / 2)
            time.sleep(0.2)
            seen.append(value(texts))
        self.expect("the pointer reads all curves", all(a != b or a == [] for a, b in zip(*seen)), seen)
        guides = value("charts.map(c => (c.guide.getAttribute('x1') - c.left) / c.width)")
        self.expect("one guide in all charts", max(guides) - min(guides) < 0.01 and 0.6 < guides[0] < 0.9, guides)
        self.browser.move(5, 5)
        time.sleep(0.2)
        value("go(last)")
        # What is read back from the drawing at the end is what was printed as the last value.
        charts = re.findall("<figure data-format.*?</figure>", self.page.read_text(), re.DOTALL)
        printed = [[html.unescape(t) for t in re.findall("<output[^>]*>(.*?)</output>", c)] for c in charts]
        wrong = value(f"(printed => {READ_BACK})({json.dumps(printed)})")
        self.expect("curves read back what was measured", not wrong, wrong)
        outside = value(OUTSIDE)
        self.expect("curves lie in their axes, larger values above", not outside, outside)
        self.silent("curves")

    def table(self):
        value = self.browser.value
        if not value("!!document.querySelector('table.runs')"):
            return
        rows = "all('table.runs tbody tr').filter(r => !r.hidden).map(r => r.querySelector('.name').textContent)"
        start = value(rows)
        column = value("all('table.runs thead th').findIndex(h => /loss/.test(h.textContent))")
        cells = f"all('table.runs tbody tr').map(r => parseFloat(r.cells[{column}].textContent.replace('−', '-')))"
        head = f"document.querySelector('table.runs thead').rows[0].cells[{column}]"
        for sort, sign in [("ascending", 1), ("descending", -1)]:
            value(f"{head}.querySelector('button').scrollIntoView({{block: 'center', inline: 'center'}})")
            place = value(f"(r => [r.x + r.width / 2, r.y + r.height / 2])({head}.querySelector('button').getBoundingClientRect())")
            self.browser.click(*place)
            numbers = [n for n in value(cells) if n is not None and n == n]
            self.expect(f"the table sorts {sort}", value(f"{head}.getAttribute('aria-sort')") == sort
                        and numbers == sorted(numbers, key=lambda n: sign * n), numbers[:10])
        self.expect("sorting keeps all rows", sorted(value(rows)) == sorted(start))
        if value("!!document.querySelector('input[type=search]')"):
            value("document.querySelector('input[type=search]').focus()")
            self.browser.call("Input.insertText", text=start[-1].upper())
            shown = value(rows)
            expected = [n for n in start if start[-1].lower() in n.lower()]
            self.expect("the filter hides runs", set(expected) <= set(shown) and (len(shown) < len(start) or len(expected) == len(start)), shown)
            hidden = value("all('.lines path').filter(p => p.hasAttribute('hidden')).length > 0")
            self.expect("and their curves", hidden or len(shown) == len(start))
            value("(f => { f.value = ''; f.dispatchEvent(new Event('input')); })(document.querySelector('input[type=search]'))")
            self.expect("an empty filter shows all", len(value(rows)) == len(start))
        value("document.activeElement.blur()")
        self.silent("table")

    def timeline(self):
        value = self.browser.value
        if not value("!!document.querySelector('.timeline')"):
            return
        last = value("last")
        value("scrubber.focus()")
        positions = []
        for key, number in [("Home", 36), ("End", 35), ("Home", 36), ("ArrowRight", 39), ("ArrowRight", 39), ("ArrowLeft", 37)]:
            self.browser.key(key, number=number)
            positions.append(value("position"))
        self.expect("keys move the scrubber", positions == [0, last, 0, 1, min(2, last), 1], positions)
        if not value("films.length"):
            self.silent("timeline")
            return
        box = value("(r => ({x: r.x, y: r.y, w: r.width, h: r.height}))(scrubber.getBoundingClientRect())")
        for share in [0.25, 0.75]:
            self.browser.click(box["x"] + box["w"] * share, box["y"] + box["h"] / 2)
            epoch = value("moments[Math.floor(position + 1e-6)]")
            wrong = value(f"""films.filter(f => Number(f.figure.dataset.frame) !== (f.moments
              ? f.moments.filter(m => m <= {epoch}).length - 1 : Math.round(position / last * (f.film.count - 1)))).length""")
            self.expect(f"the scrubber at {share} moves all {value('films.length')} panels", wrong == 0 and abs(value("position / last") - share) < 0.1,
                        value(FRAMES))
        stale = value(STALE)
        self.expect("canvases show the frames", stale == [], stale)
        value("document.activeElement.blur()")
        self.browser.key("Home", number=36)
        counts = value("panels.map(p => p.film.count)")
        firsts = [1 if count == value("moments.length") + 1 else 0 for count in counts]
        self.expect("home goes to the first frames", value(FRAMES) == firsts, value(FRAMES))
        self.silent("timeline")

    def playing(self):
        value = self.browser.value
        self.opened()
        if not value("panels.length && films.length"):
            return
        before = value("position")
        time.sleep(1)
        self.expect("films play by themselves", value("position") > before and value("button.textContent").endswith("Pause"))
        rates = []
        for rate in [0.25, 4]:
            value(f"speed.value = {rate}; go(0)")
            time.sleep(0.5)
            rates.append(value("position"))
        self.expect("the speed is the reader's", 0 < rates[0] * 4 < rates[1], rates)
        value("speed.value = 1; go(last - .01)")
        time.sleep(2)
        self.expect("films begin again", value("position < last / 2 && playing !== null"))
        value("scrubber.value = last / 2; scrubber.dispatchEvent(new Event('input'))")
        self.expect("the scrubber stops them", value("playing === null && Math.abs(position - last / 2) < 1"))
        value("play()")
        self.browser.key(" ", code="Space", number=32, text=" ")
        held = value("position")
        time.sleep(0.3)
        self.expect("space stops them", value("position") == held and value("button.textContent").endswith("Play"))
        self.browser.key(" ", code="Space", number=32, text=" ")
        time.sleep(0.3)
        self.expect("and starts them", value("position") != held)
        value("button.focus()")
        self.browser.key(" ", code="Space", number=32, text=" ")
        self.expect("space on the button counts once", value("playing === null"))
        self.silent("playing")

    def layout(self):
        value = self.browser.value
        for scheme in ["light", "dark"]:
            for width in [1280, 360]:
                self.opened(width, scheme=scheme, motion="reduce")
                value("go(last)")
                name = f"{scheme}, {width} px"
                self.expect(f"{name}: no horizontal scroll", value("document.documentElement.scrollWidth") <= width,
                            value("all('body *').filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).slice(0, 5).map(e => e.outerHTML.slice(0, 100))"))
                light = value("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((a, b) => a + Number(b), 0) > 380")
                self.expect(f"{name}: the colours are the reader's", light == (scheme == "light"))
                if self.options.axe:
                    value(pathlib.Path(self.options.axe).read_text() + "; 0")
                    value("all('details').forEach(d => { d.open = true; })")
                    violations = value(AXE)
                    self.expect(f"{name}: axe finds nothing", not violations, violations)
                    value("all('details').forEach(d => { d.open = false; })")
                self.look(f"{scheme}-{width}")
                self.silent(name)

    def without_script(self):
        value = self.browser.value
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.opened()
        facts = value("""({
          rows: document.querySelectorAll("tbody tr").length,
          images: [...document.querySelectorAll(".films img")].every(i => i.complete && i.naturalWidth > 0),
          curves: [...document.querySelectorAll(".lines path")].some(p => p.getBoundingClientRect().width > 50),
          charts: document.querySelectorAll(".charts svg[role=img]").length,
          canvases: document.querySelectorAll("canvas, .timeline").length })""")
        self.expect("readable without script", facts["rows"] > 0 and facts["images"] and (facts["curves"] or not facts["charts"])
                    and facts["canvases"] == 0, facts)
        self.look("no-script")
        self.browser.call("Emulation.setScriptExecutionDisabled", value=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--axe")
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        print("chromium is not installed", file=sys.stderr)
        return 77
    browser = Browser(program)
    try:
        failures = sum(Check(browser, page, options).run() for page in options.pages)
    finally:
        browser.close()
    print(f"{failures} checks failed" if failures else "all checks passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
