package halflife.playground.build;

import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Classes that the page has written anew for a browser. */
public final class OwnClasses extends SimpleSubstitutionPolicy {
  @Override
  public void contribute(SubstitutionSink sink) {
    sink.selectClasses(named("halflife.core.SplitMix64"))
        .replacePackage("halflife.core", "halflife.playground");
  }
}
