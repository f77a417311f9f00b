package halflife.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text that is held in memory as a whole, and says in one sentence why it cannot. */
@Internal
public final class InputText {
  /** The most bytes that are read: more than any file of ours has. */
  public static final int MOST_BYTES = 1 << 29;

  private InputText() {}

  /**
   * Reads a file in UTF-8.
   *
   * @param file the file, or a pipe
   * @param kind the file's purpose, such as {@code model.json}
   * @throws IllegalArgumentException if there is no such file, it is a folder, may not be read, is
   *     too large or no UTF-8
   * @throws UncheckedIOException if reading fails half-way
   */
  public static String read(Path file, String kind) {
    return read(file, kind, MOST_BYTES);
  }

  /** Reads a file in UTF-8 of at most so many bytes. */
  static String read(Path file, String kind, int mostBytes) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; give the " + kind + " in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.isRegularFile(file) && Files.size(file) > mostBytes) {
        throw tooLarge(file, kind, mostBytes);
      }
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw tooLarge(file, kind, mostBytes);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "there is no file " + file + "; check the path, and give a " + kind, e);
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException(
          file + " may not be read by you; change its permissions or copy it", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          file + " is not UTF-8 text; give a " + kind + " that this program wrote", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException tooLarge(Path file, String kind, int mostBytes) {
    return new IllegalArgumentException(
        file
            + " is larger than "
            + (mostBytes >> 20)
            + " MB, which is too large for a "
            + kind
            + "; give one that this program wrote");
  }
}
