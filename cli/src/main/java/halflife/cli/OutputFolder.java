package halflife.cli;

import halflife.core.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folder that a study writes: all its files or none.
 *
 * @param folder its path
 */
record OutputFolder(Path folder) {
  private static final Set<String> OURS =
      Set.of(TuneCommand.REPORT, TuneCommand.MODEL, TuneCommand.RESULT, TuneCommand.COEFFICIENTS);

  /** A file in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Makes sure, before the long computation, that the folder can be written.
   *
   * @throws IllegalArgumentException if there is something that is not ours to replace
   * @throws Failure if nothing can be written there
   */
  void check() {
    refuseForeign();
    List<Path> made = new ArrayList<>();
    try {
      Path real = real();
      makeParents(real, made);
      Path probe = WholeFile.sibling(real);
      Files.createDirectory(probe);
      Files.delete(probe);
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    } finally {
      removeEmpty(made);
    }
  }

  /**
   * Writes the files beside the folder and moves them into place together. Other files in a folder
   * of ours stay.
   *
   * @param files their names and texts
   * @throws IllegalArgumentException if there is something that is not ours to replace
   * @throws Failure if they cannot be written; then nothing has changed
   */
  void write(Map<String, String> files) {
    refuseForeign();
    List<Path> made = new ArrayList<>();
    boolean done = false;
    try {
      Path real = real();
      makeParents(real, made);
      Path beside = WholeFile.sibling(real);
      try {
        Files.createDirectory(beside);
        for (Map.Entry<String, String> file : files.entrySet()) {
          Files.writeString(beside.resolve(file.getKey()), file.getValue());
        }
        moveIntoPlace(beside, real);
        done = true;
      } finally {
        deleteOurs(beside);
      }
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    } finally {
      if (!done) {
        removeEmpty(made);
      }
    }
  }

  private static void moveIntoPlace(Path beside, Path real) throws IOException {
    if (!Files.exists(real)) {
      Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = WholeFile.sibling(real);
    try {
      Files.move(real, old, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      moveEach(beside, real);
      return;
    }
    try {
      Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, real, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    try (var others = Files.list(old)) {
      for (Path other : others.filter(path -> !OURS.contains(name(path))).toList()) {
        Files.move(other, real.resolve(name(other)), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    deleteOurs(old);
  }

  /** For a folder that cannot itself be moved, such as a mounted one: every file appears whole. */
  private static void moveEach(Path beside, Path real) throws IOException {
    Map<Path, Path> written = new LinkedHashMap<>();
    try {
      for (String name : OURS) {
        if (Files.exists(beside.resolve(name))) {
          Path hidden = WholeFile.sibling(real.resolve(name));
          written.put(hidden, real.resolve(name));
          Files.copy(beside.resolve(name), hidden);
        }
      }
      for (Map.Entry<Path, Path> file : written.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (Path hidden : written.keySet()) {
        Files.deleteIfExists(hidden);
      }
    }
  }

  private void refuseForeign() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file; choose another --out");
    }
    if (!Files.exists(folder) || Files.exists(file(TuneCommand.RESULT))) {
      return;
    }
    try (var entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new IllegalArgumentException(
            folder + " holds files that Halflife did not write; choose another --out, or empty it");
      }
    } catch (IOException e) {
      throw SafeFile.failure(folder, e);
    }
  }

  /** Where the folder really is, so that a link to it stays. */
  private Path real() throws IOException {
    Path real = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    if (Path.of("").toAbsolutePath().startsWith(real)) {
      throw new IllegalArgumentException(
          folder + " is, or holds, the folder you are in; choose another --out, as in --out out");
    }
    return real;
  }

  private static void makeParents(Path real, List<Path> made) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path p = real.getParent(); p != null && !Files.exists(p); p = p.getParent()) {
      missing.add(0, p);
    }
    for (Path parent : missing) {
      Files.createDirectory(parent);
      made.add(0, parent);
    }
  }

  private static void removeEmpty(List<Path> made) {
    for (Path parent : made) {
      try {
        Files.deleteIfExists(parent);
      } catch (IOException e) {
        return; // somebody has put something there meanwhile
      }
    }
  }

  /** Deletes our files and the folder; if anything else is in it, it stays. */
  private static void deleteOurs(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    for (String name : OURS) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Files.deleteIfExists(directory);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
