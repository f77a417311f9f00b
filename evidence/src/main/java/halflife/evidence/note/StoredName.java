package halflife.evidence.note;

import halflife.core.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that results store in English: of measures, penalties, ways to train, and of data. */
public final class StoredName {
  private static final Pattern DROPOUT = Pattern.compile("(dropout \\S+) (alone|and decay)");
  private static final Pattern AVERAGE =
      Pattern.compile("an average of (\\d+) networks (at the chosen λ|without decay)");
  private static final Pattern LINEAR = Pattern.compile("the linear model \\((.*)\\)");
  private static final Pattern FILES = Pattern.compile("(.*) and (\\d+) other files?");
  private static final Pattern DEFAULT = Pattern.compile("DJL's default (\\S+)");

  private StoredName() {}

  /** The name in English and Chinese; a name that is not known here is the same in both. */
  public static Words words(String name) {
    return new Words(name, chinese(name));
  }

  private static String chinese(String name) {
    return switch (name) {
      case "standard input" -> "标准输入";
      case "error" -> "误差";
      case "error rate" -> "错误率";
      case "non-zero" -> "非零系数";
      case "degrees of freedom", "effective df" -> "自由度";
      case "norm of weights" -> "权重范数";
      case "decoupled decay" -> "解耦衰减";
      case "cross-entropy" -> "交叉熵";
      case "mean squared error" -> "均方误差";
      case "half the deviance" -> "deviance 的一半";
      case "no decay" -> "不衰减";
      case "no decay to the end" -> "不衰减、训练到底";
      case "no decay, no dropout" -> "不衰减、不用 dropout";
      case "decay without dropout" -> "衰减、不用 dropout";
      default -> patterned(name);
    };
  }

  private static String patterned(String name) {
    Matcher dropout = DROPOUT.matcher(name);
    if (dropout.matches()) {
      return dropout.group(2).equals("alone")
          ? "只用 " + dropout.group(1)
          : dropout.group(1) + " 加衰减";
    }
    Matcher average = AVERAGE.matcher(name);
    if (average.matches()) {
      return average.group(2).equals("without decay")
          ? average.group(1) + " 个不衰减网络的平均"
          : "选定 λ 时 " + average.group(1) + " 个网络的平均";
    }
    Matcher linear = LINEAR.matcher(name);
    if (linear.matches()) {
      return "线性模型（" + linear.group(1) + "）";
    }
    Matcher files = FILES.matcher(name);
    if (files.matches()) {
      return files.group(1) + " 等 " + (Long.parseLong(files.group(2)) + 1) + " 个文件";
    }
    return DEFAULT.matcher(name).replaceFirst("DJL 的默认值 $1");
  }
}
