package halflife.djl.step;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive of one module without parameters, as {@code torch.jit.save} would write it:
 * a zip of a pickled object, its code, its constants, a version and a byte order.
 */
final class TorchArchive {
  private static final String FOLDER = "step/";

  private TorchArchive() {}

  /**
   * The archive of a module of class {@code __torch__.Step} whose only attribute is {@code
   * training}.
   *
   * @param code the class, in the form in which TorchScript stores code
   */
  static InputStream of(String code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "data.pkl", object());
      add(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      add(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
      add(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("a zip in memory could not be written", e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Pickle protocol 2: Step with {training: True}. */
  private static byte[] object() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x80, 2});
    out.writeBytes("c__torch__\nStep\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
    out.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {(byte) 0x88, 'u', 'b', '.'});
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
