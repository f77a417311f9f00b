package halflife.playground.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  /** The operations that are written without parentheses, and who writes them with. */
  private static final Map<BinaryOperation, String> METHODS =
      Map.of(BinaryOperation.ADD, "plus(DD)D", BinaryOperation.MULTIPLY, "times(DD)D");

  /** Those that are taken apart as a second operand. */
  private static final Map<BinaryOperation, Set<BinaryOperation>> ALIKE =
      Map.of(
          BinaryOperation.ADD,
          Set.of(BinaryOperation.ADD, BinaryOperation.SUBTRACT),
          BinaryOperation.MULTIPLY,
          Set.of(BinaryOperation.MULTIPLY, BinaryOperation.DIVIDE));

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        METHODS.keySet().forEach(operation -> group(method.getProgram(), operation));
      }
    }
  }

  private static void group(Program program, BinaryOperation operation) {
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
          if (made.getOperation() == operation) {
            wanted.add(made);
          } else if (!ALIKE.get(operation).contains(made.getOperation())) {
            whole.add(made.getReceiver());
          }
        }
      }
    }
    for (BinaryInstruction made : wanted) {
      if (!whole.contains(made.getSecondOperand())) {
        made.replace(grouped(made));
      }
    }
  }

  private static Instruction grouped(BinaryInstruction made) {
    InvokeInstruction call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(
        MethodReference.parse(BrowserJava.ABSENT + "." + METHODS.get(made.getOperation())));
    call.setArguments(made.getFirstOperand(), made.getSecondOperand());
    call.setReceiver(made.getReceiver());
    call.setLocation(made.getLocation());
    return call;
  }
}
