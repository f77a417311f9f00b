package halflife.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertEquals("price", ShellWord.of("price"));
    assertEquals("a,b.c_d-e", ShellWord.of("a,b.c_d-e"));
  }

  @Test
  void whatAShellWouldReadIsQuoted() {
    assertEquals("'unit price'", ShellWord.of("unit price"));
    assertEquals("'it'\\''s $5'", ShellWord.of("it's $5"));
    assertEquals("'\"a,b\",c'", ShellWord.of("\"a,b\",c"));
    assertEquals("''", ShellWord.of(""));
    assertEquals("'größe'", ShellWord.of("größe"));
  }

  @Test
  void aValueThatLooksLikeAnOptionIsJoined() {
    assertEquals("--exclude price", ShellWord.option("--exclude", "price"));
    assertEquals("--exclude=-x", ShellWord.option("--exclude", "-x"));
  }
}
