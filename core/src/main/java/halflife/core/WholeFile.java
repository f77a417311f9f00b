package halflife.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a file in its place whole or not at all: it is written beside, forced to the disk, and then
 * moved there. A file that replaces another keeps its permissions, owner and group.
 */
@Internal
public final class WholeFile {
  private static final Set<PosixFilePermission> OWNER_WRITES =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OF_GROUP =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE);

  /** Writes what is to be moved. */
  public interface Writer {
    /**
     * Writes it.
     *
     * @param beside an empty file in the same folder
     */
    void write(Path beside) throws IOException;
  }

  private WholeFile() {}

  /**
   * Has a file written and moves it into place. If that fails, the old file is still there.
   *
   * @param file its place, in a folder that exists
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path beside = sibling(file);
    try {
      prepare(beside, file, writer);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteQuietly(beside);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      forceFolder(folder);
    }
  }

  /**
   * Has a new file written that is to replace another, and forces it to the disk. Nobody who may
   * not read the other may read it at any moment.
   *
   * @param fresh the new file, which does not exist
   * @param place the file it is to replace, which need not exist
   */
  public static void prepare(Path fresh, Path place, Writer writer) throws IOException {
    Optional<PosixFileAttributes> old = attributes(place);
    if (old.isPresent()) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_WRITES));
    } else {
      Files.createFile(fresh);
    }
    writer.write(fresh);
    try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.READ)) {
      if (old.isPresent()) {
        liken(fresh, old.orElseThrow());
      }
      written.force(true);
    }
  }

  /** The attributes of a file that exists, where the file system has owners and groups. */
  private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null || !Files.isRegularFile(file)
        ? Optional.empty()
        : Optional.of(view.readAttributes());
  }

  /** A group that cannot be kept, because the user is not in it, must not lend its rights. */
  private static void liken(Path fresh, PosixFileAttributes old) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    PosixFileAttributes now = view.readAttributes();
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(old.permissions());
    if (!now.group().equals(old.group())) {
      try {
        view.setGroup(old.group());
      } catch (IOException e) {
        permissions.removeAll(OF_GROUP);
      }
    }
    view.setPermissions(permissions);
    if (!now.owner().equals(old.owner())) {
      try {
        view.setOwner(old.owner());
      } catch (IOException e) {
        return; // only the superuser may give files away; the one who wrote it owns it then
      }
    }
  }

  /**
   * Forces to the disk which files a folder has, where a system can do that. A file system that
   * cannot does not fail the work: the files themselves are forced when they are written.
   */
  public static void forceFolder(Path folder) {
    try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /** A name in the same folder that nothing has. */
  public static Path sibling(Path path) {
    Path name = path.getFileName();
    return path.toAbsolutePath().resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // what was asked for is done, or has failed with its own message
    }
  }
}
