package halflife.playground.build;

import org.teavm.backend.javascript.spi.Injector;
import org.teavm.backend.javascript.spi.InjectorContext;
import org.teavm.model.MethodReference;

/** Writes a function of JavaScript's {@code Math} where a method of the same name is called. */
public final class InlineMath implements Injector {
  @Override
  public void generate(InjectorContext context, MethodReference method) {
    context.getWriter().append("Math.").append(method.getName()).append("(");
    context.writeExpr(context.getArgument(0));
    context.getWriter().append(")");
  }
}
