package halflife.tune.source;

import halflife.core.Sha256;
import halflife.evidence.note.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * Files with the same columns, one after the other.
 *
 * @param place the pattern that names them
 * @param parts the files, in order
 */
record JoinedSource(Path place, List<TableSource> parts) implements TableSource {

  /** Reads all parts; gives the SHA-256 of their hexadecimal SHA-256s, a line each. */
  @Override
  public String read(CellSink to) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (TableSource part : parts) {
      digest.update((part.read(to) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return Sha256.hex(digest);
  }

  @Override
  public boolean readsOtherwise() throws IOException {
    for (TableSource part : parts) {
      if (part.readsOtherwise()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long size() throws IOException {
    long size = 0;
    for (TableSource part : parts) {
      size += part.size();
    }
    return size;
  }

  @Override
  public double share() {
    return parts.stream().mapToDouble(TableSource::share).average().orElse(0);
  }

  @Override
  public List<Note> readings() {
    return parts.stream().flatMap(part -> part.readings().stream()).toList();
  }
}
