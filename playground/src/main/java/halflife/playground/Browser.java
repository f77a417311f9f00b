package halflife.playground;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/** What the page asks of its browser. */
final class Browser {
  private Browser() {}

  /** Something to do. */
  @JSFunctor
  interface Task extends JSObject {
    void run();
  }

  /** Something to do with a text. */
  @JSFunctor
  interface Taker extends JSObject {
    void take(String text);
  }

  @JSBody(script = "return typeof document === 'undefined';")
  static native boolean isWorker();

  /** Has texts that the page sends handed over: in the worker. */
  @JSBody(params = "taker", script = "self.onmessage = function(e) { taker(e.data); };")
  static native void listen(Taker taker);

  /** Sends a text to the page: in the worker. */
  @JSBody(params = "text", script = "self.postMessage(text);")
  static native void answer(String text);

  /** Starts a worker with the script of this page. */
  @JSBody(
      params = {"taker"},
      script =
          "var text = document.getElementById('script').textContent + ';main([]);';"
              + "var worker = new Worker(URL.createObjectURL(new Blob([text], {type: 'text/javascript'})));"
              + "worker.onmessage = function(e) { taker(e.data); };"
              + "return worker;")
  static native JSObject worker(Taker taker);

  @JSBody(
      params = {"worker", "text"},
      script = "worker.postMessage(text);")
  static native void send(JSObject worker, String text);

  /** Runs a task when an element comes near what is seen, once. */
  @JSBody(
      params = {"element", "task"},
      script =
          "var seen = new IntersectionObserver(function(all) {"
              + " if (all.some(function(e) { return e.isIntersecting; })) { seen.disconnect(); task(); } },"
              + " {rootMargin: '600px'}); seen.observe(element);")
  static native void whenNear(HTMLElement element, Task task);

  /** Hands over the id of the section that is read, whenever it is another. */
  @JSBody(
      params = {"taker"},
      script =
          "var all = document.querySelectorAll('section[id]');"
              + "var tell = function() { var last = ''; all.forEach(function(s) {"
              + " if (s.getBoundingClientRect().top < innerHeight / 3) last = s.id; }); taker(last); };"
              + "addEventListener('scroll', tell, {passive: true}); tell();")
  static native void whenRead(Taker taker);

  @JSBody(script = "return location.hash;")
  static native String hash();

  /** Replaces what stands behind #, without a step to go back to. */
  @JSBody(params = "text", script = "history.replaceState(null, '', '#' + text);")
  static native void replaceHash(String text);

  @JSBody(params = "task", script = "addEventListener('hashchange', task);")
  static native void whenHashChanges(Task task);

  @JSBody(script = "return navigator.language || '';")
  static native String language();

  @JSBody(script = "return matchMedia('(prefers-color-scheme: dark)').matches;")
  static native boolean prefersDark();

  @JSBody(
      params = "task",
      script = "matchMedia('(prefers-color-scheme: dark)').addEventListener('change', task);")
  static native void whenPreferenceChanges(Task task);

  /** Has the styles of the dark or the light page act, whatever the system prefers. */
  @JSBody(
      params = {"dark"},
      script =
          "Array.from(document.styleSheets).forEach(function(sheet) {"
              + " Array.from(sheet.cssRules).forEach(function(rule) {"
              + "  if (rule.media && (rule.dark || /scheme: *dark/.test(rule.media.mediaText))) {"
              + "   rule.dark = true; rule.media.mediaText = dark ? 'screen' : 'not all'; } }); });"
              + "document.documentElement.style.colorScheme = dark ? 'dark' : 'light';")
  static native void setDark(boolean dark);

  /** Copies a text, and runs a task when that is done. */
  @JSBody(
      params = {"text", "task"},
      script =
          "var old = function() { var area = document.createElement('textarea'); area.value = text;"
              + " document.body.appendChild(area); area.select(); document.execCommand('copy');"
              + " area.remove(); task(); };"
              + "if (navigator.clipboard) { navigator.clipboard.writeText(text).then(task, old); } else { old(); }")
  static native void copy(String text, Task task);

  /** Takes a name and the text of a picture. */
  @JSFunctor
  interface Saver extends JSObject {
    void save(String name, String text);
  }

  /**
   * Puts markup that this program wrote into an element; what was unfolded stays so. Each picture
   * has a button that saves it.
   */
  static void fill(HTMLElement element, String html, String label) {
    fill(element, html, label, (name, text) -> download(name, blob(text, "image/svg+xml")));
  }

  @JSBody(
      params = {"element", "html", "label", "saver"},
      script =
          "var open = Array.from(element.querySelectorAll('details'), function(d) { return d.open; });"
              + "element.innerHTML = html;"
              + "element.querySelectorAll('details').forEach(function(d, i) { d.open = !!open[i]; });"
              + "element.querySelectorAll('figure').forEach(function(f) {"
              + " var b = document.createElement('button'); b.type = 'button'; b.className = 'save';"
              + " b.textContent = 'SVG'; var svg = f.querySelector('svg');"
              + " b.setAttribute('aria-label', label + ': ' + svg.querySelector('title').textContent);"
              + " b.addEventListener('click', function() { var c = svg.cloneNode(true);"
              + "  var s = document.createElementNS('http://www.w3.org/2000/svg', 'style');"
              + "  s.textContent = document.querySelector('style').textContent; c.prepend(s);"
              + "  saver(svg.id + '.svg', c.outerHTML); });"
              + " f.appendChild(b); });")
  private static native void fill(HTMLElement element, String html, String label, Saver saver);

  @JSBody(
      params = {"element"},
      script = "element.scrollIntoView();")
  static native void scrollTo(HTMLElement element);

  /** Runs a task when the picture has been shown. */
  @JSBody(params = "task", script = "requestAnimationFrame(function() { setTimeout(task, 0); });")
  static native void soon(Task task);

  /** Saves a text as a file. */
  static void save(String name, String text) {
    download(name, blob(text, "text/plain"));
  }

  /** Saves bytes that are written in base64. */
  static void saveBytes(String name, String text) {
    download(name, bytes(text));
  }

  @JSBody(
      params = {"text", "type"},
      script = "return new Blob([text], {type: type});")
  private static native JSObject blob(String text, String type);

  @JSBody(
      params = "text",
      script =
          "return new Blob([Uint8Array.from(atob(text), function(c) { return c.charCodeAt(0); })]);")
  private static native JSObject bytes(String text);

  @JSBody(
      params = {"name", "blob"},
      script =
          "var a = document.createElement('a'); a.download = name;"
              + "a.href = URL.createObjectURL(blob); a.click();"
              + "setTimeout(function() { URL.revokeObjectURL(a.href); }, 1000);")
  private static native void download(String name, JSObject blob);

  /** Hands over the text of a file that was chosen, or dropped on an element. */
  @JSBody(
      params = {"input", "place", "taker"},
      script =
          "var read = function(file) { if (file) { file.text().then(taker); } };"
              + "input.addEventListener('change', function() { read(input.files[0]); });"
              + "place.addEventListener('dragover', function(e) { e.preventDefault(); });"
              + "place.addEventListener('drop', function(e) { e.preventDefault(); read(e.dataTransfer.files[0]); });")
  static native void whenFile(HTMLElement input, HTMLElement place, Taker taker);
}
