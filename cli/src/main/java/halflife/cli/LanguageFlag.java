package halflife.cli;

import halflife.draw.text.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The language in which a command speaks. */
final class LanguageFlag {
  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "English or Chinese (default: that of the system, otherwise English).")
  private Optional<String> language = Optional.empty();

  /**
   * The language that was asked for, or that of the system.
   *
   * @throws IllegalArgumentException if it is neither English nor Chinese
   */
  Language language() {
    if (language.isEmpty()) {
      return ofSystem(Locale.getDefault(Locale.Category.DISPLAY), System.getenv());
    }
    String code = language.orElseThrow();
    return Arrays.stream(Language.values())
        .filter(l -> l.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("--lang is '" + code + "', but must be en or zh"));
  }

  /** Java falls back to English without a country where the system's locale is not installed. */
  static Language ofSystem(Locale locale, Map<String, String> environment) {
    Language language = Language.of(locale);
    boolean wanted =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .filter(value -> value.startsWith("zh"))
            .isPresent();
    return wanted && locale.getCountry().isEmpty() ? Language.ZH : language;
  }
}
