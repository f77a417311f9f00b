package halflife.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Words SHORTER = Words.same(" (shorter: fewer --folds)");

  private final AtomicLong clock = new AtomicLong();
  private final StringWriter text = new StringWriter();
  private final PrintWriter err = new PrintWriter(text);

  private void wait(Watch watch, int seconds) {
    for (int s = 0; s < seconds; s++) {
      clock.addAndGet(1_000_000_000L);
      watch.tick();
    }
  }

  /** Once, above the line that moves. */
  @Test
  void aTerminalIsToldWhatMakesLongWorkShorter() {
    ProgressLine line = new ProgressLine(err, Language.EN, SHORTER, clock::get);
    for (int i = 0; i < 60; i++) {
      line.at(Words.same("searching λ"), i / 1000.0);
      wait(line, 1);
    }
    String said = "halflife: this takes about 20 min in all (shorter: fewer --folds)\n";
    assertTrue(text.toString().contains(said), text::toString);
    assertEquals(text.toString().indexOf("shorter"), text.toString().lastIndexOf("shorter"));
  }

  /** What does not help is not said. */
  @Test
  void whatMakesAStudyShorterFollowsFromItsOptions() {
    StudyOptions options = StudyOptions.of(Path.of("a.csv"), "y");
    assertEquals(
        " (shorter: one --model, as lasso; fewer --folds, at least 3)",
        Shorter.of(options).english());
    StudyOptions short1 = options.with(TuneOption.MODEL, "ridge").with(TuneOption.FOLDS, 3);
    assertEquals(Words.NONE, Shorter.of(short1));
    StudyOptions more = short1.with(TuneOption.REPEATS, 4);
    assertEquals("（可缩短：--repeats 1）", Shorter.of(more).chinese());
  }

  @Test
  void aLineOnATerminalMovesThoughNoStepEnds() {
    ProgressLine line = new ProgressLine(err, Language.EN, SHORTER, clock::get);
    line.at(Words.same("searching λ"), 0);
    String last = "";
    for (int s = 0; s < 100; s++) {
      text.getBuffer().setLength(0);
      wait(line, 1);
      assertFalse(text.toString().equals(last), last);
      last = text.toString();
      assertTrue(last.length() <= 80, last);
    }
    line.at(Words.same("searching λ"), 0.25);
    wait(line, 1);
    assertTrue(text.toString().contains("5 min to go"), text::toString);
  }

  @Test
  void aClosedLineStaysSilent() {
    ProgressLine line = new ProgressLine(err, Language.EN, SHORTER, clock::get);
    line.at(Words.same("searching λ"), 0);
    line.close();
    text.getBuffer().setLength(0);
    wait(line, 3);
    assertEquals("", text.toString());
  }

  @Test
  void aLogSaysOnceHowLongItTakesAndThenALineAMinute() {
    MinuteLines log = new MinuteLines(err, Language.EN, SHORTER, clock::get);
    log.at(Words.same("reading a.csv"), 0);
    wait(log, 10);
    assertEquals("", text.toString());
    log.at(Words.same("searching λ"), 0.05);
    wait(log, 1);
    assertEquals(
        "halflife: this takes about 4 min in all (shorter: fewer --folds)\n", text.toString());
    for (int i = 0; i < 60; i++) {
      log.at(Words.same("searching λ"), 0.05 + i * 0.005);
      wait(log, 1);
    }
    assertEquals(2, text.toString().lines().count(), text::toString);
    assertTrue(
        text.toString().endsWith("halflife: 35 % after 1:11, about 2 min to go: searching λ\n"),
        text::toString);
  }

  @Test
  void whatTakesLessThanAMinuteSaysNothingInALog() {
    MinuteLines log = new MinuteLines(err, Language.EN, SHORTER, clock::get);
    for (int i = 0; i < 30; i++) {
      log.at(Words.same("searching λ"), i / 30.0);
      wait(log, 1);
    }
    log.close();
    wait(log, 100);
    assertEquals("", text.toString());
  }

  @Test
  void aSlowSecondPartIsNotTakenForTheFirst() {
    Pace pace = new Pace();
    for (int s = 1; s <= 10; s++) {
      pace.at(s, 0.03 * s);
    }
    for (int s = 11; s <= 200; s++) {
      pace.at(s, 0.3 + 0.001 * (s - 10));
    }
    assertEquals(510, pace.rest(200).orElseThrow(), 5);
    assertTrue(pace.rest(400).orElseThrow() > 1000);
  }

  @Test
  void timesAreRounded() {
    assertEquals("59 s", Pace.clock(59.9).english());
    assertEquals("2:05", Pace.clock(125).english());
    assertEquals("1:02:05", Pace.clock(3725).english());
    assertEquals("40 s", Pace.words(39.2).english());
    assertEquals("3 min", Pace.words(200).english());
    assertEquals("2 h 10 min", Pace.words(7800).english());
  }

  @Test
  void progressTellsTheTimeLeftAndWipesItself() {
    try (ProgressLine line = new ProgressLine(err, Language.EN, SHORTER, clock::get)) {
      line.at(Words.same("folds"), 0);
      clock.set(50_000_000L);
      line.at(Words.same("too soon"), 0.1);
      clock.set(10_000_000_000L);
      line.at(Words.same("folds"), 0.25);
    }
    String[] lines = text.toString().split("\r");
    assertEquals("  0 %  folds", lines[1].stripTrailing());
    assertEquals(" 25 %  folds, 10 s, 50 s to go", lines[2].stripTrailing());
    assertEquals("", lines[3].strip());
    assertEquals(4, lines.length);
    assertEquals(78, lines[2].length());
  }
}
