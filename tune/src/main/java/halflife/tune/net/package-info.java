/**
 * Networks on tables: {@link halflife.tune.net.NetStudy} trains many of them side by side, chooses
 * their decay and judges it; {@link halflife.tune.net.LinearRival} is what they are compared with.
 */
@Internal
@NullMarked
package halflife.tune.net;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
