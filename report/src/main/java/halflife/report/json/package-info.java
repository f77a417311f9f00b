/** result.json: {@link halflife.report.json.ResultJson} reads and writes it. */
@NullMarked
package halflife.report.json;

import org.jspecify.annotations.NullMarked;
