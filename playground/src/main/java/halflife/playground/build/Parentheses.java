package halflife.playground.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.DoubleConstantInstruction;
import org.teavm.model.instructions.GetElementInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;

/**
 * Keeps a + (b + c) what it is. The compiler writes a + b + c, which is (a + b) + c and of doubles
 * another number in the last digit; likewise a + (b − c), a · (b · c) and a · (b / c).
 *
 * <p>A sum or a product whose second operand may be written as another is handed to {@link
 * GroupedOperation}. Methods are put in place of their calls later, so that any value may be: but
 * for elements of arrays, constants, products in a sum and sums in a product.
 */
final class Parentheses implements ClassHolderTransformer {
  /**
   * An operation that is written without parentheses.
   *
   * @param inverse the other one that is taken apart as its second operand
   * @param method that is written with them
   */
  private record Loose(BinaryOperation operation, BinaryOperation inverse, String method) {}

  private static final List<Loose> ALL =
      List.of(
          new Loose(BinaryOperation.ADD, BinaryOperation.SUBTRACT, "plus(DD)D"),
          new Loose(BinaryOperation.MULTIPLY, BinaryOperation.DIVIDE, "times(DD)D"));

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        ALL.forEach(loose -> group(method.getProgram(), loose));
      }
    }
  }

  private static void group(Program program, Loose loose) {
    List<BinaryInstruction> wanted = new ArrayList<>();
    Set<Variable> whole = new HashSet<>();
    for (BasicBlock block : program.getBasicBlocks()) {
      for (Instruction instruction : block) {
        if (instruction instanceof GetElementInstruction read) {
          whole.add(read.getReceiver());
        } else if (instruction instanceof DoubleConstantInstruction constant) {
          whole.add(constant.getReceiver());
        } else if (instruction instanceof BinaryInstruction made
            && made.getOperandType() == NumericOperandType.DOUBLE) {
          if (made.getOperation() == loose.operation) {
            wanted.add(made);
          } else if (made.getOperation() != loose.inverse) {
            whole.add(made.getReceiver());
          }
        }
      }
    }
    for (BinaryInstruction made : wanted) {
      if (!whole.contains(made.getSecondOperand())) {
        made.replace(grouped(made, loose.method));
      }
    }
  }

  private static Instruction grouped(BinaryInstruction made, String method) {
    InvokeInstruction call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(MethodReference.parse(BrowserJava.ABSENT + "." + method));
    call.setArguments(made.getFirstOperand(), made.getSecondOperand());
    call.setReceiver(made.getReceiver());
    call.setLocation(made.getLocation());
    return call;
  }
}
