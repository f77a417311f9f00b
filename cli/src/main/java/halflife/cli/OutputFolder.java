package halflife.cli;

import halflife.core.WholeFile;
import halflife.core.Words;
import halflife.evidence.Result;
import halflife.evidence.note.StoredName;
import halflife.evidence.study.SeedRun;
import halflife.json.Journal;
import halflife.report.json.ResultJson;
import halflife.tune.model.ModelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder that a study writes: all its files or none, whenever the command is killed.
 *
 * @param folder its path
 */
record OutputFolder(Path folder) {
  /** The files of a study; whoever sees the last one sees them all. */
  private static final List<String> OURS =
      List.of(
          TuneCommand.REPORT,
          TuneCommand.COEFFICIENTS,
          ModelJson.WEIGHTS,
          TuneCommand.MODEL,
          TuneCommand.RESULT);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** The folder that a file of a study lies in. */
  static OutputFolder of(Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      absolute = Files.exists(file) ? file.toRealPath() : absolute;
    } catch (IOException e) {
      absolute = file.toAbsolutePath(); // whoever reads it will say what is wrong with it
    }
    Path parent = absolute.getParent();
    return new OutputFolder(parent == null ? absolute : parent);
  }

  /** A file in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Waits for a command that is writing here, and ends what a killed one began. Where that may not
   * be done, but the files in place are the whole old ones, they stand.
   *
   * @param notes is told of a command that was killed
   * @throws Failure if new files count, but cannot be moved into place
   */
  void recover(Consumer<Words> notes) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    FolderSwap swap = new FolderSwap(folder, OURS);
    if (!swap.isUnderWay()) {
      return;
    }
    try {
      swap.recover().ifPresent(notes);
    } catch (IOException e) {
      if (swap.isHalfDone()) {
        throw halfDone(e);
      }
    }
  }

  /**
   * Makes sure, before the long computation, that the folder can be written.
   *
   * @param inputs the files that the command reads
   * @param notes is told of a command that was killed while it wrote here
   * @throws IllegalArgumentException if there is something that is not ours to replace
   * @throws Failure if nothing can be written there
   */
  void check(Inputs inputs, Consumer<Words> notes) {
    refuseDangling();
    recover(notes);
    refuseForeign();
    OURS.forEach(name -> inputs.refuseAsOutput(file(name)));
    List<Path> made = new ArrayList<>();
    try {
      Path real = real();
      make(real, made);
      FolderLock.take(real).close();
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    } finally {
      removeEmpty(made);
    }
  }

  /**
   * The sentence on a result of another question that a study replaces here; empty where there is
   * none.
   *
   * @param arguments of the study
   */
  Optional<Words> replaced(List<String> arguments) {
    Path file = file(TuneCommand.RESULT);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Words what;
    try {
      Result was = ResultJson.read(file);
      if (was.provenance().arguments().equals(arguments)) {
        return Optional.empty();
      }
      String date = DATE.format(Files.getLastModifiedTime(file).toInstant());
      what =
          Words.of(
              "'%s' in %s, %s, %s",
              "%2$s 中的 '%1$s'，%3$s，%4$s",
              was.target(),
              StoredName.words(was.provenance().data()),
              StoredName.words(was.search().curve().name()),
              date);
    } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
      what = new Words("it cannot be read", "无法读取");
    }
    return Optional.of(
        Words.of(
            "%s holds the result of another question (%s), which this run replaces; --out DIR keeps"
                + " both.",
            "%s 里是另一个问题的结果（%s），这次运行会替换它；用 --out DIR 可以两者都保留。", folder, what));
  }

  /**
   * Opens the file that keeps the runs of a study of networks until it ends; makes the folder if
   * need be.
   *
   * @param work the study that they are of
   * @param goOn whether those that are there are read
   * @throws IllegalArgumentException if there are none to go on with, they are of another study, or
   *     another command is training for this folder
   * @throws Failure if the file cannot be written
   */
  Journal<SeedRun> runs(String work, boolean goOn) {
    Path runs = file(FolderSwap.RUNS);
    if (goOn && !Files.exists(runs)) {
      throw new IllegalArgumentException(
          "there is no interrupted run in " + folder + "; leave out --resume to start one");
    }
    try {
      make(real(), new ArrayList<>());
      return Journal.open(runs, work, goOn, SeedRun.class);
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    }
  }

  /**
   * Replaces all files of the study together, and deletes those of another kind of model that are
   * not among them; whatever else is in the folder is not touched.
   *
   * @param files their names and contents
   * @throws IllegalArgumentException as {@link #write}
   * @throws Failure as {@link #write}
   */
  void writeAll(Map<String, byte[]> files, Consumer<Words> notes) {
    write(
        files,
        OURS.stream()
            .filter(name -> !files.containsKey(name))
            .filter(name -> Files.exists(file(name)))
            .toList(),
        notes);
  }

  /**
   * Replaces files of the study together; whatever else is in the folder is not touched.
   *
   * @param files their names and contents
   * @param notes is told of a command that was killed while it wrote here
   * @throws IllegalArgumentException if there is something that is not ours to replace
   * @throws Failure if they cannot be written; then nothing has changed, or it says otherwise
   */
  void write(Map<String, byte[]> files, Consumer<Words> notes) {
    write(files, List.of(), notes);
  }

  private void write(Map<String, byte[]> files, List<String> gone, Consumer<Words> notes) {
    refuseDangling();
    refuseForeign();
    List<Path> made = new ArrayList<>();
    boolean done = false;
    try {
      Path real = real();
      make(real, made);
      FolderSwap swap = new FolderSwap(real, OURS);
      try {
        swap.replace(files, gone).ifPresent(notes);
        done = true;
        made.stream().map(Path::getParent).forEach(WholeFile::forceFolder);
      } catch (IOException e) {
        if (swap.isHalfDone()) {
          throw halfDone(e);
        }
        throw e;
      }
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    } finally {
      if (!done) {
        removeEmpty(made);
      }
    }
  }

  private Failure halfDone(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    String why =
        e instanceof AccessDeniedException ? "you may not write there" : String.valueOf(reason);
    return new Failure(
        folder
            + " has new files that are not all in place yet ("
            + why
            + "); the next command that may write there moves them",
        e);
  }

  private void refuseDangling() {
    if (Files.isSymbolicLink(folder) && !Files.exists(folder)) {
      throw new IllegalArgumentException(
          folder + " is a link to a place that does not exist; make it, or choose another --out");
    }
  }

  private void refuseForeign() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file; choose another --out");
    }
    if (!Files.exists(folder)) {
      return;
    }
    Optional<Path> notAFile =
        OURS.stream()
            .map(this::file)
            .filter(f -> Files.exists(f, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(f))
            .findFirst();
    if (notAFile.isPresent()) {
      throw new IllegalArgumentException(
          notAFile.orElseThrow() + " is no file that Halflife wrote; choose another --out");
    }
    if (isOurs()) {
      return;
    }
    try (var entries = Files.list(folder)) {
      boolean any = entries.anyMatch(entry -> !FolderSwap.isHidden(entry));
      if (any && !isOurs()) { // another command may have moved its first files in meanwhile
        throw new IllegalArgumentException(
            folder + " holds files that Halflife did not write; choose another --out, or empty it");
      }
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    }
  }

  /** Whether a result is in place, or on its way there. */
  private boolean isOurs() {
    return new FolderSwap(folder, OURS).isHalfDone() || Files.exists(file(TuneCommand.RESULT));
  }

  /** The real place of the folder, so that a link to it stays. */
  private Path real() throws IOException {
    Path real = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    if (Path.of("").toAbsolutePath().startsWith(real)) {
      throw new IllegalArgumentException(
          folder + " is, or holds, the folder you are in; choose another --out, as in --out out");
    }
    return real;
  }

  /** Makes the folder and those it lies in. */
  private static void make(Path real, List<Path> made) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path p = real; p != null && !Files.exists(p); p = p.getParent()) {
      missing.add(0, p);
    }
    for (Path each : missing) {
      try {
        Files.createDirectory(each);
        made.add(0, each);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(each)) {
          throw e;
        } // another command has just made it
      }
    }
  }

  private static void removeEmpty(List<Path> made) {
    for (Path each : made) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException e) {
        return; // somebody has put something there meanwhile
      }
    }
  }
}
