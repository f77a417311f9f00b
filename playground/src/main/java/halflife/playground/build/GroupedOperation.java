package halflife.playground.build;

import org.teavm.backend.javascript.rendering.Precedence;
import org.teavm.backend.javascript.spi.Injector;
import org.teavm.backend.javascript.spi.InjectorContext;
import org.teavm.model.MethodReference;

/** Writes a sum or a product with parentheses around a second operand that is one too. */
public final class GroupedOperation implements Injector {
  @Override
  public void generate(InjectorContext context, MethodReference method) {
    boolean sum = method.getName().equals("plus");
    Precedence own = sum ? Precedence.ADDITION : Precedence.MULTIPLICATION;
    boolean within = context.getPrecedence().ordinal() > own.ordinal();
    context.getWriter().append(within ? "(" : "");
    context.writeExpr(context.getArgument(0), own);
    context.getWriter().ws().append(sum ? "+" : "*").ws();
    context.writeExpr(context.getArgument(1), own.next());
    context.getWriter().append(within ? ")" : "");
  }
}
