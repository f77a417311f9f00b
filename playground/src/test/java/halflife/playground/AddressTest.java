package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void anAddressComesBack() {
    String text = "noise?noise=0.8&seed=3&lang=zh";
    Address address = Address.of("#" + text);
    assertEquals("noise", address.topic());
    assertEquals(Map.of("noise", "0.8", "seed", "3", "lang", "zh"), address.values());
    assertEquals(text, address.text());
    assertEquals("bias", Address.of("#bias").text());
    assertEquals("", Address.of("").text());
  }

  @Test
  void whatSomebodyTypedIsNoFailure() {
    assertEquals(new Address("", Map.of()), Address.of("#?"));
    assertEquals(new Address("a", Map.of("b", "")), Address.of("#a?b=&=c&d&"));
    assertEquals(new Address("a?", Map.of()).topic().length(), 2);
  }
}
