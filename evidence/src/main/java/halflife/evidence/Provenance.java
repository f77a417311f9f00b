package halflife.evidence;

import java.util.List;

/**
 * How a result was made, and enough to make it again.
 *
 * @param version the version of Halflife
 * @param java the version of the Java runtime
 * @param arguments what was asked, in full, without what cannot change a number (threads, output)
 * @param data the data file, as it was named
 * @param sha256 the SHA-256 of the data file's bytes, in hexadecimal
 * @param seed the seed of every random draw
 */
public record Provenance(
    String version, String java, List<String> arguments, String data, String sha256, long seed) {
  public Provenance {
    arguments = List.copyOf(arguments);
  }

  /** Of what is being made by this program, now. */
  public static Provenance now(List<String> arguments, String data, String sha256, long seed) {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return new Provenance(
        version == null ? "development" : version,
        System.getProperty("java.version", "unknown"),
        arguments,
        data,
        sha256,
        seed);
  }
}
