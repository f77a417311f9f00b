package halflife.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that a command reads, none of which it may overwrite.
 *
 * @param files their paths, as given
 */
record Inputs(List<Path> files) {
  /** The inputs of a command that reads no file. */
  static final Inputs NONE = new Inputs(List.of());

  /** Copies the list. */
  Inputs {
    files = List.copyOf(files);
  }

  static Inputs of(Path... files) {
    return new Inputs(List.of(files));
  }

  /**
   * Compares files and not names: a link or another spelling of an input is the input.
   *
   * @throws IllegalArgumentException if the output is one of them
   */
  void refuseAsOutput(Path output) {
    for (Path input : files) {
      if (isSameFile(input, output)) {
        throw new IllegalArgumentException(
            "the output "
                + output
                + " is the input "
                + input
                + ", which would be overwritten; choose another --out");
      }
    }
  }

  /** Pipes and devices, such as a terminal, may be both. */
  private static boolean isSameFile(Path input, Path output) {
    try {
      return Files.isRegularFile(input)
          && Files.isRegularFile(output)
          && Files.isSameFile(input, output);
    } catch (IOException e) {
      return false; // what cannot be looked at cannot be read: that has its own message
    }
  }
}
