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
                  + " shows it rows, each an example with its right answer. The loss says how far the"
                  + " model is off; the gradient is the slope of the loss for each weight; an optimizer"
                  + " moves the weights a small step downhill, again and again. With enough weights the"
                  + " model comes close to the noise of its rows too, and is then wrong about rows it"
                  + " has not seen. That is overfitting.",
              "模型由权重构成：它用这些数去乘输入。训练时给它看一行行数据，每行是一个例子和它的正确答案。损失说明模型偏离多少；"
                  + "梯度是损失对每个权重的斜率；优化器让权重一小步一小步地往下坡走。权重足够多时，模型连数据里的噪声也学了进去，"
                  + "遇到没见过的数据就会出错。这就是过拟合。"),
          new Words(
              "Weight decay takes a small share of every weight away at each step. With the gradient g,"
                  + " the learning rate η (how far a step goes) and the strength of decay λ, a step is"
                  + " w ← w − η(g + λw) = (1 − ηλ)w − ηg. Only those weights stay large without which"
                  + " the loss would be much higher. λ = 0 is no decay; too much of it leaves a model"
                  + " that can follow nothing (underfitting).",
              "权重衰减就是每一步都从每个权重里减去一小份。设梯度为 g，学习率（一步走多远）为 η，衰减的强度为 λ，"
                  + "一步就是 w ← w − η(g + λw) = (1 − ηλ)w − ηg。只有缺了它损失就会高出许多的权重，才会保持很大。"
                  + "λ = 0 表示没有衰减；太大则模型什么规律都学不到（欠拟合）。"));

  static final List<Answer> ANSWERS =
      List.of(
          new Answer(
              new Words("Why are small weights smoother?", "为什么权重小就平滑？"),
              new Words(
                  "What goes in comes out multiplied by weights: with small ones, a small change of the"
                      + " input can only change the output a little. The polynomial behind the first button"
                      + " chases its noisy points with weights in the thousands; they cancel each other"
                      + " at the points, and the curve swings between them.",
                  "输入要乘上权重才成为输出：权重小，输入变一点，输出也只能变一点。第一个按钮后面的多项式曲线追着带噪声的点跑，靠的是数值高达几千的权重："
                      + "它们在数据点上互相抵消，曲线在点与点之间却来回摆动。"),
              List.of(
                  new Place(
                      new Words("No decay, and the best", "没有衰减与最好的 λ"), "polynomial?lambda=0"),
                  new Place(new Words("Too much", "太多"), "polynomial?lambda=10"))),
          new Answer(
              new Words("Why does L1 give zeros?", "为什么 L1 会产生 0？"),
              new Words(
                  "The usual decay (L2) acts like a price (λ/2)w² on each weight, a penalty added to the"
                      + " loss. Its pull is λw: at w = 0 it is nothing, and any slope of the loss moves"
                      + " the weight off 0 again. L1, the penalty λ|w|, pulls with the same force λ from"
                      + " either side of 0, however small the weight: where the slope of the loss is"
                      + " less than λ, the weight stays at exactly 0. As a picture: all pairs of weights"
                      + " with the same |w₁| + |w₂| form a diamond, and its corners lie where a weight is"
                      + " 0.",
                  "通常的衰减（L2）相当于给每个权重标价 (λ/2)w²，作为惩罚加进损失。它的拉力是 λw：到了 w = 0 就没有了，损失只要有一点斜率，"
                      + "权重就又离开 0。L1 的惩罚 λ|w| 则不论权重多小，都从 0 的两侧用同样的力 λ 去拉：只要损失的斜率比 λ 小，权重就恰好停在 0。"
                      + "画出来看：|w₁| + |w₂| 相同的权重构成一个菱形，而它的角正落在某个权重为 0 的地方。"),
              List.of(
                  new Place(
                      new Words("Diamond and circle, kink and parabola", "菱形与圆，尖角与抛物线"),
                      "norms?p=1"))),
          new Answer(
              new Words("Why does it sit in the optimizer?", "为什么它放在优化器里？"),
              new Words(
                  "The slope of the penalty (λ/2)w² is λw. With plain gradient descent (SGD), adding λw"
                      + " to the gradient gives the same steps as the penalty in the loss: those of the"
                      + " formula above, in which every weight first loses the share ηλ. So the"
                      + " optimizer, which knows w and g, can do it: the loss that it reports stays that"
                      + " of the rows, and each group of weights can have its own λ (the constants that"
                      + " are added, called biases, have none).",
                  "惩罚 (λ/2)w² 的斜率是 λw。对普通的梯度下降（SGD）来说，把 λw 加到梯度上，与把惩罚写进损失，走的步子完全相同："
                      + "就是上面那个式子，每个权重先失去 ηλ 这一份。优化器手里有 w 和 g，所以交给它就行：报告的损失里仍然只有数据项，"
                      + "每组权重可以有自己的 λ（只做加法的常数，即偏置，不衰减）。"),
              List.of(
                  new Place(new Words("Side by side", "并排比较"), "sgd?momentum=0"),
                  new Place(new Words("With momentum, a second rule", "有动量时的另一种规则"), "sgd"),
                  new Place(new Words("Not on the bias", "偏置除外"), "bias"))),
          new Answer(
              new Words("Why is that not so for Adam?", "为什么 Adam 不是这样？"),
              new Words(
                  "Adam divides each weight's gradient by the size that its gradients usually have, so"
                      + " that all weights move at a similar pace. A λw that was added to the gradient is"
                      + " divided too: weights with large gradients then hardly decay. AdamW takes ηλw"
                      + " off after the division, and every weight loses the same share.",
                  "Adam 把每个权重的梯度除以这个梯度通常的大小，好让所有权重移动得差不多快。加进梯度里的 λw 也跟着被除：梯度大的权重就几乎不衰减。"
                      + "AdamW 在除法之后减去 ηλw，每个权重失去同样的份额。"),
              List.of(
                  new Place(new Words("Gradients of three sizes", "三种大小的梯度"), "adamw"),
                  new Place(new Words("Only twice as large", "最大只有两倍"), "adamw?size=2"))));

  static final Words THEN =
      new Words(
          "Then train a network yourself, with decay and without: press Train, give them some 3,000 steps, and"
              + " compare the borders between the classes and the losses on validation rows.",
          "然后亲手训练网络，有衰减的和没有衰减的各一个：按“训练”，走上三千步左右，再比较两类之间的分界线和验证集上的损失。");
  static final Place TRAIN =
      new Place(new Words("Two runs side by side", "两个网络并排"), "train?compare=1");

  static final Words MEANINGS = new Words("Words and signs", "用到的词和符号");
  static final List<Meaning> ALL =
      List.of(
          meaning(
              "w, ‖w‖",
              "a weight; the length of all of them, √Σwᵢ² (‖W‖: of those of one layer)",
              "权重；全体权重的范数（长度）√Σwᵢ²（‖W‖ 是一层的）"),
          meaning("λ", "the strength of decay", "衰减的强度"),
          meaning(
              "L₀", "the loss: how far the model is off, without any penalty", "损失：模型偏离多少，不含惩罚"),
          meaning(
              "g, ∇L₀",
              "the gradient: the slope of the loss for each weight; training goes against it",
              "梯度：损失对每个权重的斜率；训练沿相反方向走"),
          meaning("η", "the learning rate: how far a step goes", "学习率：一步走多远"),
          meaning(
              "SGD",
              "stochastic gradient descent: each step goes against the gradient of a few rows",
              "随机梯度下降：每一步都沿着几行数据的梯度的反方向走"),
          meaning(
              "momentum, μ",
              "old gradients live on in later steps, smaller by μ each time",
              "动量：旧的梯度在后面的步子里继续起作用，每次乘以 μ",
              "动量，μ"),
          meaning("L2, L1", "the penalties (λ/2)Σwᵢ² and λΣ|wᵢ|", "两种惩罚：(λ/2)Σwᵢ² 与 λΣ|wᵢ|"),
          meaning(
              "decoupled",
              "taken off the weight beside the gradient's step, as AdamW does",
              "在梯度更新之外另行从权重里减去，AdamW 就是这样",
              "解耦"),
          meaning(
              "training, validation, test",
              "rows that are learned from; rows by which λ is chosen; rows that are only looked at in the end",
              "用来学习的数据；用来选 λ 的数据；最后才看的数据",
              "训练，验证，测试"),
          meaning("feature", "a column of numbers from which is predicted", "用来预测的一列数", "特征"),
          meaning(
              "bias",
              "a constant that is added (intercept); beside “variance”: by how much the mean of many fits is off",
              "偏置：加上去的常数（截距）；与“方差”并列时是偏差：多次拟合的平均偏离了多少",
              "偏置，偏差"),
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
