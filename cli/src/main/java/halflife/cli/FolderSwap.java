package halflife.cli;

import halflife.core.WholeFile;
import halflife.core.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces files of a folder all together: whenever a command is killed, the old ones or the new
 * ones are whole.
 *
 * <p>The new files are written into a hidden folder {@link #FRESH} inside and forced to the disk.
 * Renaming it to {@link #READY} is the moment from which the new files count; then each is moved
 * into its place. The next command that finds one of the two folders deletes the first, or goes on
 * moving from the second. Nothing else in the folder is ever touched.
 *
 * @param folder the folder of the files, which exists
 * @param names the names of all files that may be replaced, in the order in which they are moved
 */
record FolderSwap(Path folder, List<String> names) {
  /** Holds new files that may not be whole. */
  static final String FRESH = ".halflife-new";

  /** Holds new files that are whole and not all in place. */
  static final String READY = ".halflife-ready";

  /** The ending of an empty file that stands for one that is to be deleted. */
  private static final String GONE = ".gone";

  /** Keeps the runs of a study of networks until it ends. */
  static final String RUNS = ".halflife-runs";

  private static final List<String> HIDDEN = List.of(READY, FRESH, FolderLock.NAME);

  /** Whether a name in the folder is one that a command gives for a while. */
  static boolean isHidden(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return HIDDEN.contains(name) || name.equals(RUNS);
  }

  /** Whether a command is replacing files here, or was killed while it did. */
  boolean isUnderWay() {
    return HIDDEN.stream().anyMatch(name -> exists(folder.resolve(name)));
  }

  /** Whether new files count that are not all in place. */
  boolean isHalfDone() {
    return exists(folder.resolve(READY));
  }

  /**
   * Waits for a command that is replacing files, and ends what a killed one began.
   *
   * @return the message about what a killed one had left, if any did
   * @throws IOException if it cannot be ended
   */
  Optional<Words> recover() throws IOException {
    try (FolderLock lock = FolderLock.take(folder)) {
      return ended();
    }
  }

  /**
   * Replaces files.
   *
   * @param files their names and contents
   * @param gone the names of files that are deleted if they are there
   * @return the message about what a killed command had left, if any did
   * @throws IOException if they cannot be replaced; then nothing has changed, unless {@link
   *     #isHalfDone}
   */
  Optional<Words> replace(Map<String, byte[]> files, List<String> gone) throws IOException {
    try (FolderLock lock = FolderLock.take(folder)) {
      Optional<Words> left = ended();
      Path fresh = folder.resolve(FRESH);
      Files.createDirectory(fresh);
      try {
        for (String name : gone) {
          Files.createFile(fresh.resolve(name + GONE));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          String name = file.getKey();
          WholeFile.prepare(
              fresh.resolve(name),
              folder.resolve(name),
              empty -> Files.write(empty, file.getValue()));
        }
        WholeFile.forceFolder(fresh);
        Files.move(fresh, folder.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        discard(fresh);
      }
      WholeFile.forceFolder(folder);
      moveIntoPlace();
      return left;
    }
  }

  private Optional<Words> ended() throws IOException {
    if (isHalfDone()) {
      moveIntoPlace();
      return Optional.of(
          Words.of(
              "%s was half replaced by a command that was killed; its new files are now in place",
              "%s 只被一个中途终止的命令替换了一半；它的新文件现已全部就位", folder));
    }
    if (exists(folder.resolve(FRESH))) {
      discard(folder.resolve(FRESH));
      return Optional.of(
          Words.of(
              "a command that was to write %s was killed; what it had begun is deleted, and what was"
                  + " there is unchanged",
              "一个要写入 %s 的命令中途终止；它写了一半的内容已删除，原有内容没有变化", folder));
    }
    return Optional.empty();
  }

  private void moveIntoPlace() throws IOException {
    Path ready = folder.resolve(READY);
    for (String name : names) {
      Path file = ready.resolve(name);
      if (exists(file)) {
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      Path gone = ready.resolve(name + GONE);
      if (exists(gone)) {
        Files.deleteIfExists(folder.resolve(name));
        Files.delete(gone);
      }
    }
    WholeFile.forceFolder(folder);
    Files.delete(ready);
  }

  /** Deletes a folder of new files, of which none counts. */
  private void discard(Path fresh) throws IOException {
    if (!exists(fresh)) {
      return;
    }
    List<Path> ours = new ArrayList<>();
    names.forEach(name -> ours.add(fresh.resolve(name)));
    names.forEach(name -> ours.add(fresh.resolve(name + GONE)));
    ours.add(fresh);
    for (Path path : ours) {
      Files.deleteIfExists(path);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
