package halflife.lessons.training;

import halflife.core.Words;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.Muon;
import halflife.optim.RmsProp;
import halflife.optim.Sgd;
import java.util.stream.Stream;

/** The optimizers that the knob has. */
enum Method {
  SGD("sgd", Words.same("SGD"), new Sgd(), "new Sgd()"),
  MOMENTUM("momentum", new Words("SGD, momentum 0.9", "SGD，动量 0.9"), new Sgd(0.9), "new Sgd(0.9)"),
  ADAM("adam", Words.same("Adam"), new Adam(), "new Adam()"),
  RMSPROP("rmsprop", Words.same("RMSprop"), new RmsProp(), "new RmsProp()"),
  LION("lion", Words.same("Lion"), new Lion(), "new Lion()"),
  MUON("muon", Words.same("Muon"), Muon.matchingAdamW(), "Muon.matchingAdamW()");

  final String id;
  final Words label;
  final Direction direction;

  /** An expression of Java for it. */
  final String java;

  Method(String id, Words label, Direction direction, String java) {
    this.id = id;
    this.label = label;
    this.direction = direction;
    this.java = java;
  }

  /** The name of its record. */
  String type() {
    String name = java.startsWith("new ") ? java.substring("new ".length()) : java;
    int end = 0;
    while (Character.isLetter(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  static Method named(String id) {
    return Stream.of(values()).filter(method -> method.id.equals(id)).findFirst().orElse(ADAM);
  }
}
