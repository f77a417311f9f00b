/** The frame of a page of the report, and what stands in it as text. */
@Internal
@NullMarked
package halflife.report.html;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
