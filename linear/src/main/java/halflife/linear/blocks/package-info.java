/**
 * Rows that come in blocks and are gone through again and again: the sums over them that fits of a
 * likelihood ask for.
 *
 * <p>{@link BlockedRows} answers many {@link Inquiry}s in one pass, wherever its blocks are; {@link
 * BlockSums} takes the sums of one block after the other. All points and sums are in the
 * coordinates of the stored features, so that rows need not know of folds' means or of penalties:
 *
 * <pre>{@code
 * Inquiry slopes = new Inquiry.Slopes(trains, point, before);
 * Sums sums = rows.ask(0, List.of(slopes)).get(0);
 * }</pre>
 */
@Internal
@NullMarked
package halflife.linear.blocks;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
