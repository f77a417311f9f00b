package halflife.evidence;

import java.util.List;

/**
 * The origin of a result, and enough to make it again.
 *
 * @param version the version of Halflife
 * @param java the version of the Java runtime
 * @param arguments the arguments, in full, without those that cannot change a number (threads,
 *     output)
 * @param data the data file, as it was named
 * @param sha256 the SHA-256 of the data file's bytes, in hexadecimal
 * @param seed the seed of every random draw
 */
public record Provenance(
    String version, String java, List<String> arguments, String data, String sha256, long seed) {
  public Provenance {
    arguments = List.copyOf(arguments);
  }

  /** The provenance of a result that this program makes now. */
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
