package halflife.playground;

import halflife.core.Words;
import halflife.lessons.training.TableRows;

/** What the training lesson says beside its knobs and pictures. */
final class TrainWords {
  static final Words TITLE = new Words("A network, while it trains", "训练中的网络");
  static final Words SENTENCE =
      new Words(
          "Press Train, then move λ: it acts from the next step on. Set a second run beside it, and"
              + " both see the same data, first weights and batches.",
          "按“训练”，再移动 λ：它从下一步起生效。还可以并排放第二个网络，两者用同样的数据、初始权重和批。");
  static final Words START = new Words("Data and network (start anew)", "数据与网络（改动即重新开始）");
  static final Words A = new Words("Run A", "网络 A");
  static final Words B = new Words("Run B", "网络 B");
  static final Words NO_DECAY = new Words("no decay", "没有衰减");
  static final Words COMPARE = new Words("Compare with a second run", "与第二个网络对照");
  static final Words HALF_LIFE = new Words("half-life of a weight", "权重的半衰期");
  static final Words EPOCHS = new Words("epochs", "轮");
  static final Words RESET = new Words("Reset", "复原");
  static final Words PLAY = new Words("Train", "训练");
  static final Words PAUSE = new Words("Pause", "暂停");
  static final Words STEP = new Words("One step", "走一步");
  static final Words EPOCH = new Words("One epoch", "走一轮");
  static final Words RESTART = new Words("Start anew", "重新开始");
  static final Words SPEED = new Words("Steps a picture", "每画一次的步数");
  static final Words WHAT = new Words("what", "指标");
  static final Words NOW = new Words("now", "当前值");
  static final Words CSV = new Words("Curves as CSV", "曲线（CSV）");
  static final Words WEIGHTS = new Words("Weights as safetensors", "权重（safetensors）");
  static final Words JAVA = new Words("Copy as Java", "复制为 Java");
  static final Words COPIED = new Words("The program was copied.", "程序已复制。");
  static final Words FILE =
      new Words(
          "Your own table: choose a CSV of numbers, or drop it here (12 to 2,000 rows, 2 to 20 columns of numbers)",
          "自己的表格：选择或拖入一个 CSV（12 到 2,000 行，2 到 20 个数字列）");
  static final Words TARGET = new Words("Column to predict", "要预测的列");

  private TrainWords() {}

  /** A table was read. */
  static Words read(TableRows table) {
    Words words =
        Words.of(
            "Read %s rows of %s columns; nothing was sent anywhere.",
            "读入 %s 行 %s 列；没有发送到任何地方。",
            Integer.toString(table.rows().length),
            Integer.toString(table.names().size()));
    for (Words note : table.notes()) {
      words = Words.of("%s %s", "%s%s", words, note);
    }
    return words;
  }

  /** A table was refused while another is there. */
  static Words kept(Words why) {
    return Words.of("%s The table before is still there.", "%s原来的表格仍在使用。", why);
  }
}
