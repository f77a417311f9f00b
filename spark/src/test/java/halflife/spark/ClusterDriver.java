package halflife.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.rand;

import halflife.report.json.ResultJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fits twice on a cluster; in the second fit a worker is ended, by its process id, when some tasks
 * of the pass that sums have ended.
 */
final class ClusterDriver {
  static final String BITS = "bits: ";
  static final String ENDED = "ended with tasks done: ";
  static final String LOST = "lost before the pass was over: ";
  static final int PARTITIONS = 48;
  private static final int ROWS = 240_000;
  private static final int P = 40;

  /** Jobs of a fit: the rows are counted, a sample is read, then they are summed. */
  private static final int SUMMING = 3;

  private static final int TASKS_BEFORE = 4;

  private ClusterDriver() {}

  public static void main(String[] arguments) {
    SparkSession session =
        SparkSession.builder()
            .master(arguments[0])
            .config("spark.jars", arguments[1])
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", false)
            .config("spark.executor.memory", "640m")
            .getOrCreate();
    System.out.println(BITS + fit(session));
    Killer killer = new Killer(Long.parseLong(arguments[2]));
    session.sparkContext().addSparkListener(killer);
    System.out.println(BITS + fit(session));
    System.out.println(ENDED + killer.tasks);
    session.stop();
    System.out.println(LOST + killer.lost);
  }

  /** The SHA-256 of everything that a fit finds. */
  static String fit(SparkSession session) {
    HalflifeModel model = new HalflifePath().setFolds(5).setRepeats(2).fit(frame(session));
    try {
      byte[] found = ResultJson.toJson(model.result()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(found));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Rows that are made anew in every pass, the same wherever that is. */
  private static Dataset<Row> frame(SparkSession session) {
    Column[] x = IntStream.range(0, P).mapToObj(j -> rand(j)).toArray(Column[]::new);
    Column y = rand(P).plus(x[0]).minus(x[1]);
    return session
        .range(0, ROWS, 1, PARTITIONS)
        .select(
            org.apache.spark.ml.functions.array_to_vector(array(x)).as("features"), y.as("label"));
  }

  private static final class Killer extends SparkListener {
    private final long worker;
    private int jobs;
    private int summing = -1;
    private int ended;
    private volatile int tasks = -1;
    private volatile boolean lost;

    Killer(long worker) {
      this.worker = worker;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      jobs++;
      summing = jobs == SUMMING ? job.jobId() : summing;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
      if (jobs == SUMMING && summing >= 0 && ++ended == TASKS_BEFORE) {
        tasks = ended;
        ProcessHandle process = ProcessHandle.of(worker).orElseThrow();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
      }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
      lost |= jobs == SUMMING && summing >= 0;
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd job) {
      summing = job.jobId() == summing ? -1 : summing;
    }
  }
}
