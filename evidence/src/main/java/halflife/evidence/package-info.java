/** What was found and how sure it is: the same for every kind of model. */
@NullMarked
package halflife.evidence;

import org.jspecify.annotations.NullMarked;
