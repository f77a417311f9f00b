package halflife.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.draw.Chromium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A page in a real Chromium, driven through its DevTools protocol: no other program is needed and
 * nothing is downloaded.
 */
final class Devtools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private int number;

  /** Starts the browser with an empty page. */
  Devtools(Chromium chromium, Path folder) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(folder, "profile");
    process =
        new ProcessBuilder(
                chromium.program().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--lang=en",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile.toAbsolutePath(),
                "about:blank")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path ports = profile.resolve("DevToolsActivePort");
    until("the browser starts", () -> Files.exists(ports) && lines(ports).size() == 2);
    String port = lines(ports).get(0);
    HttpClient client = HttpClient.newHttpClient();
    JsonNode pages = JSON.readTree(URI.create("http://127.0.0.1:" + port + "/json/list").toURL());
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(pages.get(0).get("webSocketDebuggerUrl").asText()), new Listener())
            .join();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Waits until something holds. */
  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void take(String text) {
    JsonNode said;
    try {
      said = JSON.readTree(text);
    } catch (IOException e) {
      errors.add(text);
      return;
    }
    if (said.has("id")) {
      CompletableFuture<JsonNode> answer = asked.remove(said.get("id").asInt());
      if (answer != null) {
        answer.complete(said);
      }
      return;
    }
    String method = said.path("method").asText();
    JsonNode params = said.path("params");
    switch (method) {
      case "Network.requestWillBeSent" -> requests.add(params.at("/request/url").asText());
      case "Runtime.exceptionThrown" -> errors.add(params.path("exceptionDetails").toString());
      case "Log.entryAdded" -> errors.add(params.path("entry").toString());
      default -> {}
    }
  }

  /** Sends a command and waits for its answer. */
  JsonNode send(String method, Map<String, ?> params) {
    ObjectNode command = JSON.createObjectNode();
    int id = ++number;
    command.put("id", id).put("method", method).set("params", JSON.valueToTree(params));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(command.toString(), true).join();
    try {
      JsonNode said = answer.get(PATIENCE, TimeUnit.SECONDS);
      if (said.has("error")) {
        throw new AssertionError(method + ": " + said.get("error"));
      }
      return said.get("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(method, e);
    }
  }

  /** Opens a page and waits until its scripts have begun. */
  void open(Path file, String hash) {
    send("Page.navigate", Map.of("url", "about:blank"));
    send("Page.navigate", Map.of("url", file.toUri() + hash));
    until("the page is there", () -> bool("document.querySelectorAll('section').length > 0"));
  }

  /** The size of the window, in CSS pixels. */
  void size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** Light or dark. */
  void scheme(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    send("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** The value of an expression; a promise is waited for. */
  JsonNode value(String expression) {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  String text(String expression) {
    return value(expression).asText();
  }

  boolean bool(String expression) {
    return value(expression).asBoolean();
  }

  /** A text as a literal of the page's language. */
  static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }

  /** Presses a key of this name, such as ArrowRight. */
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
  }

  /** What was asked of the network. */
  List<String> requests() {
    return new ArrayList<>(requests);
  }

  /** What went wrong in scripts, or against the policy. */
  List<String> errors() {
    return new ArrayList<>(errors);
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> parts = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      parts.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
