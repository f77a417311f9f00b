/**
 * The study: a table is read, split, searched over λ, and the choice is proven.
 *
 * <p>{@link halflife.tune.Study} is where it starts; the way there is {@link
 * halflife.tune.table.Table} → {@link halflife.tune.data.Dataset} → {@link
 * halflife.linear.data.Folds}, and what stays is a {@link halflife.tune.model.Model}:
 *
 * <pre>{@code
 * StudyOptions options = StudyOptions.of(Path.of("homes.csv"), "price").with(TuneOption.FOLDS, 5);
 * Study.Outcome outcome = Study.run(options, Workers.all(), Progress.NONE);
 * Table new_homes = Table.read(Path.of("new.csv"), outcome.model().asText());
 * double[] prices = outcome.model().predict(new_homes);
 * }</pre>
 */
@NullMarked
package halflife.tune;

import org.jspecify.annotations.NullMarked;
