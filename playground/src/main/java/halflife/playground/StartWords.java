package halflife.playground;

import halflife.core.Words;
import java.util.List;

/** What somebody reads first who never heard of weight decay. */
final class StartWords {
  /**
   * A place of the page, with knobs set.
   *
   * @param address without the language
   */
  record Place(Words words, String address) {}

  /** A question, its answer, and where it can be seen. */
  record Answer(Words question, Words answer, List<Place> places) {}

  /** A word or sign that the lessons use. */
  record Meaning(Words word, Words meaning) {}

  static final Words TITLE = new Words("In ten minutes", "十分钟读懂");
  static final Words SENTENCE =
      new Words(
          "What weight decay is, and four questions about it. Each answer has places where it can be"
              + " seen.",
          "权重衰减是什么，以及关于它的四个问题。每个回答都有可以亲眼看到的地方。");

  static final List<Words> WHAT =
      List.of(
          new Words(
              "A model is made of weights: numbers by which it multiplies what it is given. Training"
                  + " turns them, step by step, until the model comes close to the rows it was shown."
                  + " With enough weights it comes close to their noise too, and is then wrong about"
                  + " rows it has not seen. That is overfitting.",
              "模型由权重构成：它用这些数去乘输入。训练一步一步地调整权重，让模型接近给它看过的数据。权重足够多时，它连数据里的噪声"
                  + "也学了进去，遇到没见过的数据就会出错。这就是过拟合。"),
          new Words(
              "Weight decay takes a small share of every weight away at each step. Only those stay"
                  + " large that the rows keep pulling. How strong it is has a name, λ: 0 is no decay,"
                  + " too much of it leaves a model that can follow nothing (underfitting).",
              "权重衰减就是每一步都从每个权重里减去一小份。只有数据一直在拉的权重才会保持很大。衰减的强度记作 λ：0 表示没有衰减，"
                  + "太大则模型什么规律都学不到（欠拟合）。"));

  static final List<Answer> ANSWERS =
      List.of(
          new Answer(
              new Words("Why are small weights smoother?", "为什么权重小就平滑？"),
              new Words(
                  "What goes in comes out multiplied by weights: with small ones, a small change of the"
                      + " input can only change the output a little. A polynomial that runs through"
                      + " noisy points has weights in the thousands; they cancel each other at the"
                      + " points, and the curve swings between them.",
                  "输入要乘上权重才成为输出：权重小，输入变一点，输出也只能变一点。一条追着带噪声的点跑的多项式曲线，要靠数值高达几千的权重："
                      + "它们在数据点上互相抵消，曲线在点与点之间却来回摆动。"),
              List.of(
                  new Place(new Words("No decay", "没有衰减"), "polynomial?lambda=0"),
                  new Place(new Words("A little", "一点衰减"), "polynomial?lambda=1e-4"),
                  new Place(new Words("Too much", "太多"), "polynomial?lambda=10"))),
          new Answer(
              new Words("Why does L1 give zeros?", "为什么 L1 会产生 0？"),
              new Words(
                  "The usual decay (L2) acts like a price (λ/2)w² on each weight, a penalty added to the"
                      + " loss. It pulls a weight the less the smaller it is, so it never gets all the"
                      + " way to 0. L1, the penalty λ|w|, pulls with the same force λ to"
                      + " the end: a weight that the rows pull less than that stays at exactly 0. As a"
                      + " picture: all weights of one L1 size are a diamond, and its corners lie where"
                      + " a weight is 0.",
                  "通常的衰减（L2）相当于给每个权重标价 (λ/2)w²，作为惩罚加进损失。它对越小的权重拉得越轻，所以永远拉不到 0。L1 的惩罚 λ|w| 则自始至终用同样的力 λ：如果数据的"
                      + "拉力比它小，权重就恰好停在 0。画出来看：L1 范数相同的权重构成一个菱形，而它的角正落在某个权重为 0 的地方。"),
              List.of(
                  new Place(new Words("The diamond", "菱形"), "norms?p=1"),
                  new Place(new Words("The circle", "圆"), "norms?p=2"))),
          new Answer(
              new Words(
                  "Why does it sit in the optimizer, which makes the steps?", "为什么它放在负责更新权重的优化器里？"),
              new Words(
                  "The slope of the penalty (λ/2)w² is λw. For plain gradient descent (SGD), adding λw"
                      + " to the gradient does to the last bit what the penalty in the loss does."
                      + " So the optimizer can do it: the loss stays that of the rows, and each group"
                      + " of weights can have its own λ (biases none).",
                  "惩罚 (λ/2)w² 的斜率是 λw。对普通的梯度下降（SGD）来说，把 λw 加到梯度上，与把惩罚写进损失，结果逐比特相同。"
                      + "所以交给优化器就行：损失里仍然只有数据项，每组权重可以有自己的 λ（偏置不衰减）。"),
              List.of(
                  new Place(new Words("Side by side", "并排比较"), "sgd"),
                  new Place(new Words("Not on the bias", "偏置除外"), "bias"))),
          new Answer(
              new Words("Why is that not so for Adam?", "为什么 Adam 不是这样？"),
              new Words(
                  "Adam divides each weight's gradient by the size that its gradients usually have. A"
                      + " λw that was added to the gradient is divided too: weights with large"
                      + " gradients then hardly decay. AdamW takes ηλw off after the division (η is"
                      + " the learning rate), and every weight loses the same share.",
                  "Adam 把每个权重的梯度除以这个梯度通常的大小。加进梯度里的 λw 也跟着被除：梯度大的权重就几乎不衰减。AdamW 在除法之后"
                      + "减去 ηλw（η 是学习率），每个权重失去同样的份额。"),
              List.of(
                  new Place(new Words("Gradients of three sizes", "三种大小的梯度"), "adamw"),
                  new Place(new Words("Nearly the same size", "大小相近的梯度"), "adamw?size=2"))));

  static final Words THEN =
      new Words(
          "Then train a network yourself, with decay and without:", "然后亲手训练网络，有衰减的和没有衰减的各一个：");
  static final Place TRAIN =
      new Place(new Words("Two runs side by side", "两个网络并排"), "train?compare=1");

  static final Words MEANINGS = new Words("Words and signs", "用到的词和符号");
  static final List<Meaning> ALL =
      List.of(
          meaning("w, ‖w‖", "a weight; the length of all of them, √Σwᵢ²", "权重；全体权重的范数（长度）√Σwᵢ²"),
          meaning("λ", "the strength of decay", "衰减的强度"),
          meaning(
              "L₀", "the loss: how far the model is off, without any penalty", "损失：模型偏离多少，不含惩罚"),
          meaning(
              "g, ∇L₀",
              "the gradient: the slope of the loss for each weight; training goes against it",
              "梯度：损失对每个权重的斜率；训练沿相反方向走"),
          meaning("η", "the learning rate: how far a step goes", "学习率：一步走多远"),
          meaning("σ", "the size of noise, or of gradients (standard deviation)", "噪声或梯度的大小（标准差）"),
          meaning(
              "a ± b",
              "a mean, and how far single values lie from it (of measured errors: the standard error)",
              "平均值，以及单个值离它多远（对测得的误差则是标准误）"),
          meaning("RMSE", "the root of the mean squared error", "均方误差的平方根"),
          meaning(
              "epoch, batch",
              "a round of training over all rows; the rows of one step",
              "轮（epoch）：用全部数据训练一遍；批（batch）：一步用到的样本",
              "轮，批"),
          meaning(
              "seed",
              "a number from which all that is drawn follows",
              "随机种子：决定所有随机抽样结果的一个数",
              "随机种子"));

  private StartWords() {}

  private static Meaning meaning(String word, String english, String chinese) {
    return meaning(word, english, chinese, word);
  }

  private static Meaning meaning(String word, String english, String chinese, String other) {
    return new Meaning(new Words(word, other), new Words(english, chinese));
  }
}
