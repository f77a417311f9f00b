package halflife.evidence.note;

import halflife.core.Words;

/** How a file was read. */
public sealed interface FileReading extends Note {

  /**
   * Another encoding than UTF-8.
   *
   * @param file the name of the file
   * @param encoding the name of the encoding
   * @param marked whether its first bytes say so; if not, it was guessed
   */
  record Encoded(String file, String encoding, boolean marked) implements FileReading {
    @Override
    public Words words() {
      return Words.of(
          "%s: read as %s, %s",
          "%s：按 %s 读取，%s",
          file,
          encoding,
          marked
              ? new Words("as its first bytes say", "依据是开头的字节")
              : new Words(
                  "because it is not UTF-8; where letters look wrong, name its --encoding",
                  "因为它不是 UTF-8；如果文字显示不对，请用 --encoding 指明编码"));
    }
  }

  /**
   * A workbook of several sheets.
   *
   * @param file the name of the file
   * @param sheet the name of the only one that has cells
   */
  record OnlySheet(String file, String sheet) implements FileReading {
    @Override
    public Words words() {
      return Words.of(
          "%s: read from sheet '%s', the only one with cells", "%s：读取工作表 '%s'，只有它有内容", file, sheet);
    }
  }

  /**
   * Rows above the names in a sheet, such as a title.
   *
   * @param file the name of the file
   * @param names the row of the sheet with the names
   * @param rows the number of rows above it that have a cell
   */
  record RowsAbove(String file, int names, int rows) implements FileReading {
    @Override
    public Words words() {
      return Words.of(
          "%s: the names are in row %s of the sheet; above them %s with a single cell: left out",
          "%s：列名在工作表第 %s 行；其上有 %s 只含一个单元格：略去",
          file,
          names,
          rows == 1 ? new Words("1 row", "1 行") : Words.of("%s rows", "%s 行", rows));
    }
  }

  /**
   * A column whose values are no cells of a table.
   *
   * @param file the name of the file
   * @param column its name
   * @param type the type of its values, as DuckDB writes it
   */
  record LeftOut(String file, String column, String type) implements FileReading {
    @Override
    public Words words() {
      return Words.of(
          "%s: column '%s' is left out, because its values are %s, neither numbers nor words; make"
              + " columns of them by --sql",
          "%s：略去列 '%s'，因为它的值是 %s，既不是数也不是文字；可用 --sql 由它们得到列", file, column, type);
    }
  }

  /** Row names in a first column without a name. */
  record RowNames() implements FileReading {
    @Override
    public Words words() {
      return new Words(
          "the first column, which has no name: row names, no feature; name it to make it one",
          "第一列（没有名字）：行名，不作特征；给它起名就成为特征");
    }
  }

  /**
   * Row names in a first column that is named as pandas names one without a name.
   *
   * @param column its name
   */
  record PandasRowNames(String column) implements FileReading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': row names, no feature, as pandas calls a first column without a name; rename it to"
              + " make it one",
          "'%s'：行名，不作特征，pandas 这样称呼没有名字的第一列；改名就成为特征", column);
    }
  }

  /** Row names before the named columns. */
  record RowNamesBeforeNames() implements FileReading {
    @Override
    public Words words() {
      return new Words(
          "the first column: row names, no feature, because the first line has one name fewer than"
              + " the others have cells; add a name for it there to make it one",
          "第一列：行名，不作特征，因为第一行的名字比其他行的单元格少一个；在那里补上名字就成为特征");
    }
  }

  /** A last column without a name and values. */
  record EmptyLastColumn() implements FileReading {
    @Override
    public Words words() {
      return new Words(
          "the last column, which has no name and no values: left out", "最后一列（没有名字，也没有值）：略去");
    }
  }
}
