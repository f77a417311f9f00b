/**
 * Random tables, as people have them and worse, and whether a study of each ends as it must.
 *
 * <p>{@link halflife.bench.storm.Trial#of} draws a table from a seed, runs a study of it and says
 * how it ended:
 *
 * <pre>{@code
 * Ending ending = Trial.of(StormTable.of(17), folder, Progress.NONE);
 * if (ending instanceof Ending.Failed failed) {
 *   System.out.println(failed.what());
 * }
 * }</pre>
 */
@NullMarked
package halflife.bench.storm;

import org.jspecify.annotations.NullMarked;
