package halflife.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A standalone cluster on loopback, from the jars of the test's class path alone: a master and two
 * workers as processes of their own. Closing it ends every process that it started, and what those
 * started.
 */
final class Cluster implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final String master;
  private final List<String> ownJars = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  /** Starts it in an empty folder. */
  Cluster(Path home) throws IOException {
    this.home = home;
    int port = freePort();
    master = "spark://" + LOOPBACK + ":" + port;
    try {
      start(port);
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void start(int port) throws IOException {
    Files.createFile(home.resolve("RELEASE"));
    Path jars = Files.createDirectory(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        Path jar = home.resolve("own-" + ownJars.size() + ".jar");
        pack(path, jar);
        ownJars.add(jar.toString());
      } else if (path.toString().endsWith(".jar")) {
        Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
      }
    }
    String spark = jars + File.separator + "*";
    String ports = String.valueOf(port);
    Path log = home.resolve("master.log");
    run(
        log,
        spark,
        "256m",
        "org.apache.spark.deploy.master.Master",
        List.of("--host", LOOPBACK, "--port", ports, "--webui-port", "0"));
    await(log, "elected leader");
    for (int w = 0; w < 2; w++) {
      Path work = Files.createDirectory(home.resolve("work-" + w));
      Path heard = home.resolve("worker-" + w + ".log");
      List<String> arguments =
          List.of(
              "--host",
              LOOPBACK,
              "--cores",
              "1",
              "--memory",
              "1g",
              "--webui-port",
              "0",
              "--work-dir",
              work.toString(),
              master);
      workers.add(run(heard, spark, "256m", "org.apache.spark.deploy.worker.Worker", arguments));
      await(heard, "Successfully registered");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private Process run(Path log, String classPath, String memory, String main, List<String> more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("spark.opens").split(" ", -1)));
    command.addAll(List.of("-Xmx" + memory, "-cp", classPath, main));
    command.addAll(more);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static void await(Path log, String words) throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (!Files.readString(log).contains(words)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no '" + words + "' in\n" + Files.readString(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The process id of a worker. */
  long worker(int number) {
    return workers.get(number).pid();
  }

  /**
   * Runs a program as the driver, to its end.
   *
   * @param main its class; its first arguments are the master and the jars to ship
   * @return what it printed
   */
  String drive(Class<?> main, String... arguments) throws IOException, InterruptedException {
    Path log = home.resolve("driver.log");
    List<String> all = new ArrayList<>(List.of(master, String.join(",", ownJars)));
    all.addAll(List.of(arguments));
    Process driver = run(log, System.getProperty("java.class.path"), "1g", main.getName(), all);
    if (!driver.waitFor(PATIENCE * 3, TimeUnit.NANOSECONDS) || driver.exitValue() != 0) {
      throw new AssertionError("the driver failed:\n" + Files.readString(log));
    }
    return Files.readString(log);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : processes) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }
}
