package halflife.djl.study;

import halflife.core.Sha256;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Tells two sets of rows apart. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * The SHA-256, in hexadecimal, of all rows in their order, each with its numbers as floats and
   * its target as a double, big end first.
   */
  static String of(StudyData data) {
    MessageDigest digest = Sha256.digest();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
      for (int i = 0; i < data.size(); i++) {
        for (float value : data.row(i)) {
          out.writeFloat(value);
        }
        out.writeDouble(data.target(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.hex(digest);
  }
}
