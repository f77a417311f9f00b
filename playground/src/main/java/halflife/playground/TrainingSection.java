package halflife.playground;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.training.TableRefused;
import halflife.lessons.training.TableRows;
import halflife.lessons.training.TrainingKnobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The last lesson: a network that trains while its knobs are turned, alone or beside another. */
final class TrainingSection implements PageSection, TrainingSide.Owner {
  /** Steps between two pictures, as the speeds have them. */
  private static final int[] SPEEDS = {1, 5, 20, 100, 500};

  private static final int USUAL_SPEED = 2;

  private final Link link = new Link();
  private final Browser.Task moved;
  private final HTMLElement section;
  private final Worded parts = new Worded();
  private final Map<String, TrainingSide> sides = new LinkedHashMap<>();
  private final List<KnobField> shared = new ArrayList<>();
  private final HTMLElement play;

  /** The buttons that let runs go on. */
  private final List<HTMLElement> moving = new ArrayList<>();

  private final HTMLInputElement compare;
  private final HTMLSelectElement speed;
  private final HTMLElement status;
  private final HTMLSelectElement targets;
  private Language language = Language.EN;
  private Optional<TableRows> table = Optional.empty();
  private Words told = Words.NONE;
  private boolean playing;
  private boolean seen;

  TrainingSection(HTMLElement parent, Browser.Task moved) {
    this.moved = moved;
    String id = Engine.TRAIN;
    section =
        Dom.add(parent, "section", "id", id, "class", "lesson", "aria-labelledby", id + "-title");
    HTMLElement head = Dom.add(section, "div", "class", "head");
    parts.add(Dom.add(head, "h2", "id", id + "-title", "tabindex", "-1"), TrainWords.TITLE);
    parts.add(Dom.add(head, "p", "class", "sentence"), TrainWords.SENTENCE);
    HTMLElement bar = Dom.add(section, "div", "class", "bar controls", "role", "group");
    play = Dom.button(bar, this::toggle);
    moving.add(play);
    moving.add(parts.button(bar, TrainWords.STEP, () -> ask("steps", 1)));
    moving.add(parts.button(bar, TrainWords.EPOCH, () -> ask("epochs", 1)));
    parts.button(bar, TrainWords.RESTART, () -> ask("restart", 1));
    parts.add(Dom.add(bar, "label", "for", "train-speed"), TrainWords.SPEED);
    speed = Dom.add(bar, "select", "id", "train-speed").cast();
    for (int steps : SPEEDS) {
      Dom.text(Dom.add(speed, "option", "value", "" + steps), "" + steps);
    }
    speed.setValue("" + SPEEDS[USUAL_SPEED]);
    HTMLElement side = Dom.add(section, "div", "class", "side");
    sides.put("a", new TrainingSide("a", side, parts, this));
    HTMLElement box = Dom.add(side, "div", "class", "compare");
    compare = Dom.add(box, "input", "type", "checkbox", "id", "train-compare").cast();
    parts.add(Dom.add(box, "label", "for", "train-compare"), TrainWords.COMPARE);
    sides.put("b", new TrainingSide("b", side, parts, this));
    compare.addEventListener("change", event -> setCompare());
    HTMLElement start = Dom.add(side, "fieldset");
    parts.add(Dom.add(start, "legend"), TrainWords.START);
    for (Knob knob : TrainingKnobs.OF_A_START) {
      shared.add(new KnobField(start, id, knob, this::setBoth));
    }
    HTMLElement drop = Dom.add(start, "div", "class", "drop");
    parts.add(Dom.add(drop, "label", "for", "train-file"), TrainWords.FILE);
    HTMLElement file =
        Dom.add(drop, "input", "type", "file", "id", "train-file", "accept", ".csv,.tsv,.txt");
    parts.add(Dom.add(drop, "label", "for", "train-target"), TrainWords.TARGET);
    targets = Dom.add(drop, "select", "id", "train-target", "disabled", "").cast();
    targets.addEventListener("change", event -> learn(targets.getSelectedIndex()));
    Browser.whenFile(file, drop, this::read);
    HTMLElement right = Dom.add(section, "div", "class", "content");
    status = Dom.add(right, "p", "role", "status", "class", "status");
    HTMLElement pair = Dom.add(right, "div", "class", "runs");
    sides.values().forEach(each -> each.addRun(pair, parts));
    Browser.whenNear(
        section,
        () -> {
          seen = true;
          ask("show", 1);
        });
  }

  @Override
  public void hasMoved() {
    moved.run();
    if (!playing) {
      ask("show", 1);
    }
  }

  @Override
  public Optional<TableRows> table() {
    return table;
  }

  @Override
  public Language language() {
    return language;
  }

  private boolean compares() {
    return compare.isChecked();
  }

  private void setCompare() {
    showCompare();
    moved.run();
    ask("restart", 1);
  }

  private void showCompare() {
    side("b").setHidden(!compares());
  }

  private TrainingSide side(String name) {
    return Objects.requireNonNull(sides.get(name));
  }

  private void setBoth(String knob, String value, boolean still) {
    sides.values().forEach(side -> side.put(side.settings().with(knob, value)));
    told = Words.NONE;
    showKnobs();
    hasMoved();
  }

  /** Greys buttons out, or not. */
  static void setDisabled(List<HTMLElement> buttons, boolean disabled) {
    for (HTMLElement button : buttons) {
      if (disabled) {
        button.setAttribute("disabled", "");
      } else {
        button.removeAttribute("disabled");
      }
    }
  }

  private void toggle() {
    playing = !playing;
    showPlay();
    if (playing) {
      go();
    } else {
      ask("show", 1);
    }
  }

  private void showPlay() {
    Dom.text(play, language.of(playing ? TrainWords.PAUSE : TrainWords.PLAY));
    play.setAttribute("aria-pressed", String.valueOf(playing));
  }

  private void go() {
    if (playing) {
      ask("steps", Integer.parseInt(speed.getValue()));
    }
  }

  private Map<String, String> request(String what, int times) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(Trainer.DO, what);
    values.put(Trainer.TIMES, "" + times);
    for (TrainingSide side : sides.values()) {
      if (side.name().equals("a") || compares()) {
        side.settings()
            .values()
            .forEach((knob, value) -> values.put(side.name() + "." + knob, value));
      }
    }
    return values;
  }

  private void ask(String what, int times) {
    if (seen) {
      link.ask(Engine.TRAIN, language, request(what, times), this::answered);
    }
  }

  private void answered(List<String> answer) {
    int next = 1;
    setDisabled(moving, !answer.get(0).equals("goes"));
    boolean refused = answer.get(0).equals("refused");
    sides.values().forEach(side -> side.setExportable(!refused));
    for (TrainingSide side : sides.values()) {
      if (next < answer.size()) {
        side.fill(answer.get(next++), language);
      }
    }
    if (!answer.get(0).equals("goes") && playing) {
      playing = false;
      showPlay();
      ask("show", 1);
    }
    if (playing) {
      Browser.soon(this::go);
    }
  }

  @Override
  public void export(String what, String name) {
    Map<String, String> values = request(what, 1);
    values.put("side", name);
    link.ask(
        Engine.TRAIN,
        language,
        values,
        answer -> {
          String text = answer.get(0);
          switch (what) {
            case "csv" -> Browser.save("halflife-" + name + ".csv", text);
            case "weights" -> Browser.saveBytes("halflife-" + name + ".safetensors", text);
            default -> Browser.copy(text, () -> say(TrainWords.COPIED));
          }
          go();
        });
  }

  private void say(Words words) {
    told = words;
    Dom.text(status, language.of(words));
  }

  /** Takes the text of a file. */
  private void read(String text) {
    TableRows read;
    try {
      read = TableRows.read(text);
    } catch (TableRefused e) {
      say(table.isPresent() ? TrainWords.kept(e.words()) : e.words());
      return;
    }
    table = Optional.of(read);
    say(TrainWords.read(read));
    targets.removeAttribute("disabled");
    targets.setTextContent("");
    read.names().forEach(name -> Dom.text(Dom.add(targets, "option"), name));
    targets.setSelectedIndex(read.target());
    learnRows(text);
  }

  private void learn(int column) {
    TableRows other;
    try {
      other = table.orElseThrow().withTarget(column);
    } catch (TableRefused e) {
      say(e.words());
      return;
    }
    table = Optional.of(other);
    learnRows("");
  }

  private void learnRows(String text) {
    sides.values().forEach(side -> side.put(side.settings().with("data", TrainingKnobs.ROWS)));
    showKnobs();
    moved.run();
    Map<String, String> values = request("table", 1);
    values.put(Trainer.TABLE, text);
    values.put(Trainer.TARGET, "" + table.orElseThrow().target());
    link.ask(Engine.TRAIN, language, values, this::answered);
  }

  @Override
  public String topic() {
    return Engine.TRAIN;
  }

  @Override
  public String title(Language in) {
    return in.of(TrainWords.TITLE);
  }

  @Override
  public Map<String, String> changed() {
    Map<String, String> values = new LinkedHashMap<>();
    for (TrainingSide side : sides.values()) {
      if (side.name().equals("a") || compares()) {
        String before = side.name().equals("a") ? "" : "b.";
        side.settings()
            .changed()
            .forEach(knob -> values.put(before + knob.name(), side.settings().text(knob)));
      }
    }
    if (compares()) {
      values.put("compare", "1");
    }
    return values;
  }

  @Override
  public void set(Map<String, String> values) {
    compare.setChecked(values.containsKey("compare"));
    showCompare();
    sides.values().forEach(side -> side.put(side.usual()));
    for (Map.Entry<String, String> value : values.entrySet()) {
      boolean b = value.getKey().startsWith("b.");
      String name = b ? value.getKey().substring(2) : value.getKey();
      boolean start = TrainingKnobs.OF_A_START.stream().anyMatch(k -> k.name().equals(name));
      for (TrainingSide side : sides.values()) {
        if (start || side.name().equals(b ? "b" : "a")) {
          try {
            side.put(side.settings().with(name, value.getValue()));
          } catch (IllegalArgumentException e) {
            // an address that somebody typed
          }
        }
      }
    }
  }

  @Override
  public void show(Language in) {
    language = in;
    showKnobs();
    if (!playing) {
      ask("show", 1);
    }
  }

  /** Shows all but the runs. */
  private void showKnobs() {
    parts.show(language);
    showPlay();
    Dom.text(status, language.of(told));
    Refusals refusals = new Refusals(side("a").settings(), table);
    for (KnobField field : shared) {
      field.show(side("a").settings(), language);
      field.refuse(refusals, language);
    }
    sides.values().forEach(TrainingSide::show);
  }

  @Override
  public void scrollTo() {
    Browser.scrollTo(section);
  }
}
