package halflife.playground;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.lessons.Block;
import halflife.lessons.LessonPage;
import halflife.lessons.LessonText;
import halflife.lessons.knob.Settings;
import halflife.lessons.training.Combinations;
import halflife.lessons.training.Fact;
import halflife.lessons.training.RunExport;
import halflife.lessons.training.RunFacts;
import halflife.lessons.training.RunPictures;
import halflife.lessons.training.TableRows;
import halflife.lessons.training.TrainingKnobs;
import halflife.lessons.training.TrainingRun;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worker's side of the training lesson: one run, or two side by side. */
final class Trainer {
  /** What is to be done, beside the settings of each side. */
  static final String DO = "do";

  /** How often. */
  static final String TIMES = "times";

  /** The text of a table; empty for the one that is there. */
  static final String TABLE = "table";

  /** The number of the column that is learned. */
  static final String TARGET = "target";

  /** The sides: their settings are named {@code a.lambda}. */
  static final List<String> SIDES = List.of("a", "b");

  private final Map<String, TrainingRun> runs = new LinkedHashMap<>();
  private Optional<TableRows> table = Optional.empty();

  /** Whether settings of a side are asked for. */
  private static boolean has(Request request, String side) {
    return request.values().keySet().stream().anyMatch(name -> name.startsWith(side + "."));
  }

  private static Settings settings(Request request, String side) {
    Map<String, String> values = new HashMap<>();
    request
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(side + ".")) {
                values.put(name.substring(side.length() + 1), value);
              }
            });
    return TrainingKnobs.of(values);
  }

  /**
   * Does what is asked, and says what is to be shown: whether the runs can go on, and the markup of
   * each side; or what was to be exported.
   */
  List<String> answer(Request request) {
    String what = request.values().getOrDefault(DO, "show");
    if (what.equals("table")) {
      String text = request.values().getOrDefault(TABLE, "");
      int target = Integer.parseInt(request.values().getOrDefault(TARGET, "0"));
      TableRows rows = text.isEmpty() ? table.orElseThrow() : TableRows.read(text);
      table = Optional.of(rows.withTarget(target));
      runs.clear();
    }
    List<String> sides = SIDES.stream().filter(side -> has(request, side)).toList();
    if (what.equals("restart") || sides.size() != runs.size()) {
      runs.clear();
    }
    Map<String, Words> refused = new HashMap<>();
    for (String side : sides) {
      Settings settings = settings(request, side);
      new Combinations(settings, table)
          .impossible()
          .ifPresentOrElse(why -> refused.put(side, why), () -> set(side, settings));
    }
    boolean goes = refused.isEmpty();
    if (goes) {
      move(what, Integer.parseInt(request.values().getOrDefault(TIMES, "1")));
    }
    if (List.of("csv", "weights", "java").contains(what)) {
      return exported(what, request.values().getOrDefault("side", "a"));
    }
    goes = goes && runs.values().stream().allMatch(run -> run.stopped().isEmpty());
    List<String> parts =
        new ArrayList<>(List.of(!refused.isEmpty() ? "refused" : goes ? "goes" : "stopped"));
    boolean tables = !what.equals("steps");
    for (String side : sides) {
      Words why = refused.get(side);
      parts.add(
          why != null
              ? paragraph(request.language().of(why))
              : shown(side, request.language(), tables));
    }
    return parts;
  }

  private void set(String side, Settings settings) {
    TrainingRun run = runs.get(side);
    if (run == null || run.restarts(settings)) {
      runs.put(
          side,
          table
              .map(rows -> TrainingRun.of(settings, rows))
              .orElseGet(() -> TrainingRun.of(settings)));
    } else {
      run.set(settings);
    }
  }

  private void move(String what, int times) {
    for (TrainingRun run : runs.values()) {
      for (int i = 0; i < times; i++) {
        if (what.equals("steps")) {
          run.step();
        } else if (what.equals("epochs")) {
          run.epoch();
        }
      }
    }
  }

  private List<String> exported(String what, String side) {
    TrainingRun run = runs.get(side);
    if (run == null) {
      return List.of("");
    }
    return List.of(
        switch (what) {
          case "csv" -> RunExport.csv(run);
          case "java" -> RunExport.java(run);
          default -> Base64.getEncoder().encodeToString(RunExport.safetensors(run));
        });
  }

  private String shown(String side, Language language, boolean tables) {
    TrainingRun run = runs.get(side);
    if (run == null) {
      return "";
    }
    RunPictures pictures = new RunPictures(run, runs.values(), language, side);
    List<Block> blocks = new ArrayList<>();
    run.stopped().ifPresent(why -> blocks.add(new Block.Paragraph(language.of(why))));
    blocks.add(new Block.Pictures(List.of(pictures.fit(), pictures.losses())));
    blocks.add(facts(run, language));
    blocks.add(new Block.Pictures(pictures.curves()));
    blocks.add(new Block.Pictures(pictures.weights()));
    blocks.add(layers(run, language));
    LessonText told = new LessonText("train", language, "", blocks, "");
    return new LessonPage(told).content(tables);
  }

  private static Block facts(TrainingRun run, Language language) {
    List<List<String>> rows = new ArrayList<>();
    for (Fact fact : RunFacts.of(run)) {
      rows.add(List.of(language.of(fact.label()), fact.value()));
    }
    return new Block.Table(
        List.of(language.of(TrainWords.WHAT), language.of(TrainWords.NOW)), rows);
  }

  private static Block layers(TrainingRun run, Language language) {
    return new Block.Table(RunFacts.HEAD.stream().map(language::of).toList(), RunFacts.layers(run));
  }

  private static String paragraph(String text) {
    LessonText told =
        new LessonText("train", Language.EN, "", List.of(new Block.Paragraph(text)), "");
    return new LessonPage(told).content();
  }
}
