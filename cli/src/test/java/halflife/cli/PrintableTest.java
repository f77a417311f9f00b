package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void marksThatATerminalObeysAreShown() {
    assertEquals("\\u001B[31mred", Printable.of("\u001B[31mred"));
    assertEquals("a b c d", Printable.of("a\nb\rc\td"));
    assertEquals("\\u202Egpj.exe", Printable.of("\u202Egpj.exe"));
    assertEquals("\\u009B\\u200B\\u2028\\uD800", Printable.of("\u009B\u200B\u2028\uD800"));
    assertEquals("größe λ 値 😀", Printable.of("größe λ 値 😀"));
  }
}
