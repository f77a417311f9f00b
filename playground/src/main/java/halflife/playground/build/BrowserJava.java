package halflife.playground.build;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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
import org.teavm.model.instructions.CastNumberInstruction;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Puts other methods in place of those that a browser's Java lacks, and rounds every float, which
 * the compiler leaves a double: of a library that runs elsewhere too, nothing has to change for the
 * page.
 */
public final class BrowserJava implements TeaVMPlugin, ClassHolderTransformer {
  static final String ABSENT = "halflife.playground.Absent";

  /** What is called, and the method of {@code Absent} in its place; an instance comes first. */
  private static final Map<String, String> METHODS = methods();

  /** Classes that threads need, and those that do without. */
  private static final Map<String, String> CLASSES =
      Map.of("java.util.concurrent.ConcurrentLinkedQueue", "java.util.ArrayDeque");

  /** The operations whose outcome is a number. */
  private static final Set<BinaryOperation> ARITHMETIC =
      EnumSet.of(
          BinaryOperation.ADD,
          BinaryOperation.SUBTRACT,
          BinaryOperation.MULTIPLY,
          BinaryOperation.DIVIDE,
          BinaryOperation.MODULO);

  private static Map<String, String> methods() {
    Map<String, String> methods = new HashMap<>();
    methods.put("java.lang.Math.fma(FFF)F", "fma(FFF)F");
    methods.put("java.lang.Math.rint(D)D", "rint(D)D");
    methods.put("java.lang.Math.hypot(DD)D", "hypot(DD)D");
    methods.put("java.lang.Math.round(D)J", "round(D)J");
    methods.put("java.lang.Math.ulp(D)D", "ulp(D)D");
    methods.put(
        "java.math.BigDecimal.valueOf(D)Ljava/math/BigDecimal;",
        "decimal(D)Ljava/math/BigDecimal;");
    methods.put(
        "halflife.core.Workers.run(ILjava/util/function/IntConsumer;)V",
        "run(Lhalflife/core/Workers;ILjava/util/function/IntConsumer;)V");
    for (String kind : List.of("DoubleStream", "IntStream")) {
      String made = "Ljava/util/stream/" + kind + ";";
      methods.put(
          "java.util.stream." + kind + ".distinct()" + made, "distinct(" + made + ")" + made);
    }
    String stream = "java.util.stream.DoubleStream";
    String handed = "(L" + stream.replace('.', '/') + ";)";
    methods.put(stream + ".sum()D", "sum" + handed + "D");
    methods.put(
        stream + ".average()Ljava/util/OptionalDouble;",
        "average" + handed + "Ljava/util/OptionalDouble;");
    for (String function : List.of("tanh", "log1p", "expm1", "log10", "cbrt", "sqrt")) {
      methods.put("java.lang.Math." + function + "(D)D", function + "(D)D");
      methods.put("java.lang.StrictMath." + function + "(D)D", function + "(D)D");
    }
    return methods;
  }

  @Override
  public void install(TeaVMHost host) {
    host.add(this);
    host.add(new Parentheses());
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() == null) {
        continue;
      }
      Program program = method.getProgram();
      for (BasicBlock block : program.getBasicBlocks()) {
        List<Instruction> all = new ArrayList<>();
        block.forEach(all::add);
        all.forEach(BrowserJava::replace);
        all.forEach(instruction -> round(program, instruction));
      }
    }
  }

  /** Rounds what an operation on floats gives, as {@code (float)} does elsewhere. */
  private static void round(Program program, Instruction instruction) {
    if (instruction instanceof BinaryInstruction made
        && made.getOperandType() == NumericOperandType.FLOAT
        && ARITHMETIC.contains(made.getOperation())) {
      Variable exact = program.createVariable();
      Variable wanted = made.getReceiver();
      made.setReceiver(exact);
      made.insertNext(rounded(exact, wanted, made));
    } else if (instruction instanceof CastNumberInstruction made
        && made.getTargetType() == NumericOperandType.FLOAT) {
      Variable exact = program.createVariable();
      Variable wanted = made.getReceiver();
      made.setReceiver(exact);
      made.insertNext(rounded(exact, wanted, made));
    }
  }

  private static Instruction rounded(Variable exact, Variable to, Instruction beside) {
    InvokeInstruction call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(MethodReference.parse(ABSENT + ".fround(F)F"));
    call.setArguments(exact);
    call.setReceiver(to);
    call.setLocation(beside.getLocation());
    return call;
  }

  private static void replace(Instruction instruction) {
    if (instruction instanceof ConstructInstruction made) {
      made.setType(CLASSES.getOrDefault(made.getType(), made.getType()));
    } else if (instruction instanceof InvokeInstruction call) {
      replace(call);
    }
  }

  private static void replace(InvokeInstruction call) {
    MethodReference method = call.getMethod();
    String owner = CLASSES.get(method.getClassName());
    if (owner != null) {
      call.setMethod(new MethodReference(owner, method.getDescriptor()));
    }
    String other = METHODS.get(method.toString());
    if (other == null) {
      return;
    }
    List<Variable> arguments = new ArrayList<>();
    if (call.getInstance() != null) {
      arguments.add(call.getInstance());
    }
    arguments.addAll(call.getArguments());
    call.setMethod(MethodReference.parse(ABSENT + "." + other));
    call.setType(InvocationType.SPECIAL);
    call.setInstance(null);
    call.setArguments(arguments.toArray(Variable[]::new));
  }
}
