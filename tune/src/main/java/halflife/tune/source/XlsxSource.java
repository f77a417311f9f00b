package halflife.tune.source;

import static java.util.stream.Collectors.joining;

import halflife.core.Sha256;
import halflife.evidence.note.FileReading;
import halflife.evidence.note.Note;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A sheet of an Excel workbook: its first row with cells holds the names, or values if all are
 * numbers; rows and columns without cells before it are no part of the table, nor are empty rows.
 *
 * <p>A line is a row of the sheet, by its number there.
 */
final class XlsxSource implements TableSource {
  private static final String STYLES = "xl/styles.xml";
  private static final String STRINGS = "xl/sharedStrings.xml";

  /** A string takes more room in memory than in its file; past this share there is none left. */
  private static final double STRINGS_SHARE = 0.2;

  /** More bytes than Excel's longest cell, of 32,767 characters, has in any encoding of XML. */
  private static final int LONGEST_TEXT = 1 << 18;

  private final Path place;
  private final Optional<String> asked;
  private final List<Note> readings = new ArrayList<>();
  private boolean hasFormats;

  /**
   * A source of one sheet.
   *
   * @param asked the name of the sheet; left out, the only one that has cells
   */
  XlsxSource(Path place, Optional<String> asked) {
    this.place = place;
    this.asked = asked;
  }

  @Override
  public Path place() {
    return place;
  }

  @Override
  public String read(CellSink to) throws IOException {
    readings.clear();
    requireWorkbook();
    String sha256 = Sha256.hex(place);
    try (ReadableWorkbook book =
        new ReadableWorkbook(place.toFile(), new ReadingOptions(hasFormats, true))) {
      to.begin(place, CellSink.NO_DELIMITER, false);
      XlsxCells cells = new XlsxCells(to);
      read(sheet(book), cells);
      cells.above(place).ifPresent(readings::add);
      return sha256;
    } catch (ExcelReaderException | IOException e) {
      throw damaged(e);
    }
  }

  private IllegalArgumentException damaged(Exception cause) {
    return new IllegalArgumentException(
        place + " is damaged or cut short; open it in Excel and save it again, or as CSV", cause);
  }

  /** Looks into the file before its reader does, which takes memory for all its strings. */
  private void requireWorkbook() throws IOException {
    long strings;
    try (ZipFile zip = new ZipFile(place.toFile())) {
      if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("_rels/.rels") == null) {
        throw new IllegalArgumentException(
            place + " is a zip file, but no .xlsx workbook; unpack it, or save the table as CSV");
      }
      ZipEntry entry = zip.getEntry(STRINGS);
      strings = entry == null ? 0 : entry.getSize();
      for (ZipEntry part : Collections.list(zip.entries())) {
        hasFormats |= part.getName().equals(STYLES);
        if (part.getName().startsWith("xl/") && part.getName().endsWith(".xml")) {
          requireShortCells(zip.getInputStream(part));
        }
      }
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
    double room = STRINGS_SHARE * Runtime.getRuntime().maxMemory();
    if (strings > room) {
      throw new IllegalArgumentException(
          place
              + " holds "
              + (strings >> 20)
              + " MB of text, too much for the memory of this process; save it as CSV");
    }
  }

  /** A number of millions of digits would keep the reader busy for hours. */
  private void requireShortCells(InputStream xml) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int length = 0;
    for (int count = xml.read(buffer); count >= 0; count = xml.read(buffer)) {
      for (int i = 0; i < count; i++) {
        length = buffer[i] == '<' ? 0 : length + 1;
        if (length > LONGEST_TEXT) {
          throw new IllegalArgumentException(
              place
                  + " has a cell of more than "
                  + LONGEST_TEXT
                  + " bytes, which no workbook of Excel has; shorten it, or save the table as CSV");
        }
      }
    }
  }

  private Sheet sheet(ReadableWorkbook book) throws IOException {
    List<Sheet> all = book.getSheets().toList();
    if (asked.isPresent()) {
      return all.stream()
          .filter(sheet -> sheet.getName().equals(asked.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      place + " has no sheet '" + asked.get() + "', but " + names(all)));
    }
    List<Sheet> filled = new ArrayList<>();
    for (Sheet sheet : all) {
      if (sheet.getVisibility() == SheetVisibility.VISIBLE && hasCells(sheet)) {
        filled.add(sheet);
      }
    }
    if (filled.size() > 1) {
      throw new IllegalArgumentException(
          place
              + " has several sheets: "
              + names(filled)
              + "; name the one with the table by --sheet");
    }
    Sheet only = filled.isEmpty() ? all.get(0) : filled.get(0);
    if (all.size() > 1) {
      readings.add(new FileReading.OnlySheet(place.toString(), only.getName()));
    }
    return only;
  }

  private static String names(List<Sheet> sheets) {
    return sheets.stream().map(sheet -> "'" + sheet.getName() + "'").collect(joining(", "));
  }

  private boolean hasCells(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> each = rows.iterator();
      for (Optional<Row> row = next(each); row.isPresent(); row = next(each)) {
        if (XlsxCells.first(row.get()) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  private void read(Sheet sheet, XlsxCells cells) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> each = rows.iterator();
      for (Optional<Row> row = next(each); row.isPresent(); row = next(each)) {
        cells.add(row.get());
      }
      cells.end();
    }
  }

  /** The next row; what its reader throws says only that the file is damaged. */
  private Optional<Row> next(Iterator<Row> rows) {
    try {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).startsWith("Unknown cell type")) {
        throw new IllegalArgumentException(
            place
                + " has cells of a kind that is not read (dates as text, which few programs write);"
                + " open it in Excel and save it again, or as CSV",
            e);
      }
      throw damaged(e);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public List<Note> readings() {
    return List.copyOf(readings);
  }
}
