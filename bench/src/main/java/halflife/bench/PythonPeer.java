package halflife.bench;

import halflife.net.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scripts of the folder bench in Python, each in a process of its own. */
final class PythonPeer {
  /** Debian's own: another that comes first on the path does not see Debian's packages. */
  private static final String USUAL = "/usr/bin/python3";

  private static final List<String> THREADS =
      List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS");

  private PythonPeer() {}

  /**
   * Starts a script on data that {@link #write} wrote.
   *
   * @param threads of its libraries
   * @param arguments of the script
   * @throws PeerProcess.Missing if Python or a module is not there
   */
  static PeerProcess start(String script, int threads, List<String> arguments) {
    String python = Optional.ofNullable(System.getenv("HALFLIFE_PYTHON")).orElse(USUAL);
    List<String> command = new ArrayList<>(List.of(python, "-B", Peer.script(script).toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    THREADS.forEach(name -> builder.environment().put(name, String.valueOf(threads)));
    PeerProcess process;
    try {
      process = PeerProcess.start(builder);
    } catch (IOException e) {
      throw new PeerProcess.Missing(
          python + " did not run bench/" + script + "; name a Python 3 in HALFLIFE_PYTHON", e);
    }
    Optional<String> missing = process.ready().text("missing");
    if (missing.isPresent()) {
      process.close();
      throw new PeerProcess.Missing(
          python
              + " lacks a module; install it (on Debian the package "
              + missing.get()
              + "), or name another Python in HALFLIFE_PYTHON",
          null);
    }
    return process;
  }

  /** Numbers with commas between, as the scripts take them. */
  static String list(List<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Writes the file that bench/peer.py reads. */
  static void write(Path file, Samples rows) throws IOException {
    int width = rows.rows()[0].length;
    ByteBuffer out = ByteBuffer.allocate(4 * (2 + rows.size() * (width + 1)));
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(rows.size()).putInt(width);
    for (float[] row : rows.rows()) {
      for (float value : row) {
        out.putFloat(value);
      }
    }
    for (float target : rows.target()) {
      out.putFloat(target);
    }
    Files.write(file, out.array());
  }
}
