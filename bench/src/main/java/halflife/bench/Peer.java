package halflife.bench;

import halflife.linear.data.Design;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** glmnet in a process of its own (bench/glmnet.R --serve), which works when it is told to. */
final class Peer implements AutoCloseable {
  private final PeerProcess process;

  private Peer(PeerProcess process) {
    this.process = process;
  }

  /**
   * One repetition.
   *
   * @param seconds of glmnet's call alone
   * @param lambdaMin what it chose; not a number where it only fitted a path
   */
  record Answer(double seconds, double lambdaMin) {}

  /** A path on the original scale: entry l of each belongs to {@code lambdas[l]}. */
  record Fitted(double[] lambdas, double[] intercepts, double[][] coefficients) {}

  /**
   * Starts R on data that {@link #write} wrote.
   *
   * @param options flags of bench/glmnet.R
   * @throws PeerProcess.Missing if R or glmnet is not there, with one sentence that says what to
   *     install
   */
  static Peer start(Path data, double alpha, int threads, List<String> options) {
    List<String> command = new ArrayList<>(List.of("Rscript", script("glmnet.R").toString()));
    command.addAll(List.of(data.toString(), String.valueOf(alpha), String.valueOf(threads), "0"));
    command.add("--serve");
    command.addAll(options);
    try {
      return new Peer(PeerProcess.start(new ProcessBuilder(command)));
    } catch (IOException e) {
      throw missing(e);
    }
  }

  /** A file in the folder bench. */
  static Path script(String name) {
    return Path.of(Commands.home(), "bench", name);
  }

  static PeerProcess.Missing missing(Exception cause) {
    return new PeerProcess.Missing(
        "R with glmnet did not start; install it (on Debian the packages r-base-core, r-cran-glmnet,"
            + " r-cran-doparallel and r-cran-data.table)",
        cause);
  }

  /** Writes the file that bench/glmnet.R reads. */
  static void write(Path file, Design design, int[] fold) throws IOException {
    int n = design.size();
    int p = design.width();
    double[][] rows = design.allRows();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(little(8).putInt(n).putInt(p).array());
      for (int j = 0; j < p; j++) {
        ByteBuffer column = little(8 * n);
        for (double[] row : rows) {
          column.putDouble(row[j]);
        }
        out.write(column.array());
      }
      ByteBuffer rest = little(12 * n);
      for (double y : design.target()) {
        rest.putDouble(y);
      }
      for (int f : fold) {
        rest.putInt(f + 1);
      }
      out.write(rest.array());
    }
  }

  /** Reads what {@code --coefficients} left. */
  static Fitted read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int p = in.getInt();
    double[] lambdas = new double[in.getInt()];
    double[] intercepts = new double[lambdas.length];
    double[][] coefficients = new double[lambdas.length][p];
    fill(in, lambdas);
    fill(in, intercepts);
    for (double[] row : coefficients) {
      fill(in, row);
    }
    return new Fitted(lambdas, intercepts, coefficients);
  }

  private static void fill(ByteBuffer in, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = in.getDouble();
    }
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Lets it work once. */
  Answer go() throws IOException {
    PeerProcess.Line line = process.go();
    return new Answer(line.number("seconds"), line.number("lambdaMin"));
  }

  @Override
  public void close() {
    process.close();
  }
}
