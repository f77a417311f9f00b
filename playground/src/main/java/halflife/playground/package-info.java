/**
 * The lessons as one page: knobs become events, pictures become parts of the document. Everything
 * that is shown is computed by the same Java that runs elsewhere.
 */
@NullMarked
package halflife.playground;

import org.jspecify.annotations.NullMarked;
