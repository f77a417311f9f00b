package halflife.tune.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import halflife.core.Sha256;
import halflife.core.Workers;
import halflife.evidence.note.FileReading;
import halflife.evidence.note.Note;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Text whose cells are separated by a comma, semicolon, tab, bar or runs of spaces, plain or packed
 * by gzip.
 *
 * <p>It is UTF-8, or UTF-16 with a byte order mark. Where it turns out to be neither, {@link
 * #readsOtherwise} finds what else it may be.
 */
final class CsvSource implements TableSource {
  private static final int SAMPLE = 1 << 16;
  private static final int BUFFER = 1 << 16;

  /** Tables of numbers become so much smaller by gzip. */
  private static final int PACKED = 3;

  private final Path place;
  private final TableInput input;
  private final Optional<Charset> asked;
  private Charset encoding;
  private boolean failed;

  /** The bytes read so far, and all that there are. */
  private volatile long passed;

  private long all;

  /**
   * A source of text.
   *
   * @param asked the encoding, if it is known
   */
  CsvSource(Path place, TableInput input, Optional<Charset> asked) {
    this.place = place;
    this.input = input;
    this.asked = asked;
    encoding = asked.orElse(StandardCharsets.UTF_8);
  }

  @Override
  public Path place() {
    return place;
  }

  @Override
  public String read(CellSink to) throws IOException {
    CheckedBytes bytes = null;
    try (InputStream raw = input.open()) {
      all = bytes(raw);
      DigestInputStream hashed = new DigestInputStream(new Counted(raw), Sha256.digest());
      bytes = new CheckedBytes(utf8(unpacked(hashed)), place);
      Reader decoded =
          new InputStreamReader(
              bytes,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      parse(new BufferedReader(decoded, SAMPLE), to);
      bytes.transferTo(OutputStream.nullOutputStream());
      hashed.transferTo(OutputStream.nullOutputStream());
      return Sha256.hex(hashed.getMessageDigest());
    } catch (CsvParseException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException refused) {
          throw refused;
        }
        if (cause instanceof IOException interrupted) {
          throw broken(bytes, interrupted);
        }
        if (cause instanceof Error error) {
          throw error; // memory has run out
        }
      }
      throw new IllegalArgumentException(place + noCells(e, to.lastLine()), e);
    } catch (CharacterCodingException | EOFException | ZipException e) {
      throw broken(bytes, e);
    }
  }

  /** The failure of a read as a sentence, where it is one of encoding or packing. */
  private IOException broken(@Nullable CheckedBytes bytes, IOException cause) {
    long line = bytes == null ? 1 : bytes.lines();
    if (cause instanceof CharacterCodingException) {
      failed = true;
      throw new IllegalArgumentException(
          place
              + " is not "
              + encoding.name()
              + " (at or before line "
              + line
              + "); "
              + (asked.isPresent()
                  ? "name another --encoding, or none"
                  : "save it as CSV in UTF-8"),
          cause);
    }
    if (cause instanceof EOFException || cause instanceof ZipException) {
      throw new IllegalArgumentException(
          place
              + " is cut short or damaged: gunzip cannot unpack it after line "
              + line
              + "; copy or download it again",
          cause);
    }
    return cause;
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    return isPacked(in) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }

  private static boolean isPacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip;
  }

  private InputStream utf8(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    boolean marked = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
    if (marked && asked.isEmpty()) {
      encoding = StandardCharsets.UTF_16;
    }
    return encoding.equals(StandardCharsets.UTF_8) ? in : new Transcoded(in, encoding);
  }

  @Override
  public boolean readsOtherwise() throws IOException {
    if (!failed || asked.isPresent() || !encoding.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    failed = false;
    try (InputStream raw = input.open()) {
      Optional<Charset> guess = Encodings.guess(unpacked(raw));
      guess.ifPresent(charset -> encoding = charset);
      return guess.isPresent();
    }
  }

  @Override
  public long size() throws IOException {
    try (InputStream raw = input.open()) {
      long bytes = bytes(raw);
      return isPacked(new BufferedInputStream(raw, BUFFER)) ? PACKED * bytes : bytes;
    }
  }

  @Override
  public OptionalLong probableRows() throws IOException {
    if (!Files.isRegularFile(place) || !encoding.equals(StandardCharsets.UTF_8)) {
      return OptionalLong.empty();
    }
    try (InputStream raw = input.open()) {
      if (isPacked(new BufferedInputStream(raw, BUFFER))) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(Math.max(0, LineCount.of(place, Workers.all()) - 1));
  }

  private long bytes(InputStream raw) throws IOException {
    return Files.isRegularFile(place) ? Files.size(place) : raw.available();
  }

  @Override
  public double share() {
    return all == 0 ? 0 : Math.min(1, (double) passed / all);
  }

  /** Counts the bytes that are read in pieces, as they all are. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
      passed = 0;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int read = super.read(to, from, length);
      passed += Math.max(0, read);
      return read;
    }
  }

  @Override
  public List<Note> readings() {
    boolean marked = encoding.equals(StandardCharsets.UTF_16);
    return encoding.equals(asked.orElse(StandardCharsets.UTF_8))
        ? List.of()
        : List.of(new FileReading.Encoded(place.toString(), encoding.name(), marked));
  }

  /** The finding of the parser of lines and cells, after the name of the file. */
  private static String noCells(CsvParseException e, long line) {
    if (String.valueOf(e.getMessage()).contains("buffer size")) {
      return " has a cell of more than 16 million characters after line "
          + line
          + ": close the quote (\") that is open there, or, if none is, give a table of lines and"
          + " cells";
    }
    return " cannot be read as CSV after line "
        + line
        + ": look for a quote (\") that is not closed, or not doubled inside a quoted cell";
  }

  private void parse(BufferedReader text, CellSink to) throws IOException {
    char delimiter = delimiter(text);
    to.begin(place, delimiter, false);
    Reader rest = text;
    long before = 0;
    if (delimiter == ' ') {
      rest = new SpaceRuns(text);
    } else {
      PlainLines plain = new PlainLines(text, delimiter, to);
      if (plain.read()) {
        return;
      }
      rest = plain.rest();
      before = plain.lines();
    }
    try (CsvReader<Boolean> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .build(new Handler(to, before), rest)) {
      csv.forEach(record -> {});
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static char delimiter(BufferedReader text) throws IOException {
    text.mark(SAMPLE);
    char[] sample = new char[SAMPLE];
    int length = 0;
    int count = 0;
    while (length < SAMPLE && count >= 0) {
      length += count;
      count = text.read(sample, length, SAMPLE - length);
    }
    text.reset();
    return Delimiter.of(CharBuffer.wrap(sample, 0, length), length < SAMPLE);
  }

  /** Hands what the parser finds on. */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final CellSink to;
    private final long before;

    /**
     * A handler of what comes after some lines.
     *
     * @param before how many
     */
    Handler(CellSink to, long before) {
      this.to = to;
      this.before = before;
    }

    private long line() {
      return before + getStartingLineNumber();
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
      to.cell(index, text, from, length, quoted, line());
    }

    @Override
    protected Boolean buildRecord() {
      if (getRecordType() != RecordType.EMPTY) {
        to.endRow(getFieldCount(), line());
      }
      return true;
    }
  }
}
