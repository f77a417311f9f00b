package halflife.optim.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.optim.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  /**
   * What Python's safetensors 0.8.0 writes: {@code save_file({"a": tensor([[1., -2.5]]), "b":
   * tensor([7])}, path, {"k": "v\"ä"})} of safetensors.torch.
   */
  private static final String PYTHON =
      "{\"__metadata__\":{\"k\":\"v\\\"ä\"},\"b\":{\"dtype\":\"I64\",\"shape\":[1],"
          + "\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],"
          + "\"data_offsets\":[8,16]}}";

  @TempDir private Path folder;

  private Path file(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(text.length).put(text).put(data);
    return Files.write(folder.resolve("file.safetensors"), all.array());
  }

  private static byte[] data() {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    return data.putLong(7).putFloat(1).putFloat(-2.5f).array();
  }

  @Test
  void whatPythonWroteIsRead() throws IOException {
    Checkpoint read = Checkpoint.read(file(PYTHON, data()));
    assertEquals(Map.of("k", "v\"ä"), read.metadata());
    assertEquals(List.of(1, 2), read.arrays().get("a").shape());
    assertArrayEquals(new float[] {1, -2.5f}, read.arrays().get("a").floats("a"));
    assertArrayEquals(new long[] {7}, read.arrays().get("b").longs("b"));
  }

  @Test
  void whatIsWrittenIsReadBackBitForBit() {
    float[] many = Rules.normal(new SplitMix64(1), 700_001);
    many[3] = Float.NaN;
    many[4] = -0f;
    Map<String, Stored> arrays = new LinkedHashMap<>();
    arrays.put("x\"\\\n\u0001é", Stored.of(List.of(7, 100_000 + 0), Arrays.copyOf(many, 700_000)));
    arrays.put("odd", Stored.of(List.of(700_001), many));
    arrays.put("one", Stored.of(Math.PI));
    arrays.put("none", Stored.of(new double[0]));
    arrays.put("whole", Stored.of(Long.MIN_VALUE));
    Path file = folder.resolve("all.safetensors");
    new Checkpoint(Map.of("a", "b", "c", ""), arrays).write(file);
    Checkpoint read = Checkpoint.read(file);
    assertEquals(Map.of("a", "b", "c", ""), read.metadata());
    assertEquals(List.copyOf(arrays.keySet()), List.copyOf(read.arrays().keySet()));
    assertArrayEquals(many, read.arrays().get("odd").floats(""));
    assertEquals(Math.PI, read.arrays().get("one").doubles("")[0]);
    assertEquals(0, read.arrays().get("none").size());
    assertEquals(Long.MIN_VALUE, read.arrays().get("whole").longs("")[0]);
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    Path whole = file(PYTHON, data());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.safetensors");
    for (int length = 0; length < bytes.length; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      String message = refused(cut);
      assertEquals(cut + " is cut short; copy it again", message, length + " bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, 100_000_001, 1L << 40})
  void absurdHeaderLengthsAreRefused(long length) throws IOException {
    byte[] bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    String message = refused(Files.write(folder.resolve("absurd"), bytes));
    assertTrue(message.contains("is no safetensors file: its header would be "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{}x",
        "{\"a\":{}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999,99999],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e9],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[99999999999999999999,4]}}",
        "{\"__metadata__\":{\"a\":1}}",
        "{\"\\q\":{}}",
        "{\"\\u12\":{}}",
      })
  void aHeaderOfAnotherFormIsRefused(String header) throws IOException {
    String message = refused(file(header, new byte[64]));
    assertTrue(message.contains(" is no safetensors file: "), message);
  }

  @Test
  void aNameGivenTwiceIsRefused() throws IOException {
    String one = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
    String message = refused(file("{" + one + "," + one + "}", new byte[64]));
    assertTrue(message.contains("names a twice"), message);
  }

  @Test
  void arraysThatOverlapAreRefused() throws IOException {
    String place = ":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}";
    String message = refused(file("{\"a\"" + place + ",\"b\"" + place + "}", new byte[16]));
    assertTrue(message.contains("its arrays overlap"), message);
  }

  /** Sizes that cancel in a sum let a small file ask for a thousand times its memory. */
  @Test
  void offsetsThatCancelAreRefusedBeforeAnythingIsRead() throws IOException {
    int size = 1 << 20;
    String place =
        ":{\"dtype\":\"F32\",\"shape\":[" + size / 4 + "],\"data_offsets\":[0," + size + "]},";
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 4000; i++) {
      header.append("\"a").append(i).append('"').append(place);
    }
    header.append("\"z\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[");
    String message = refused(file(header + "999999999999999999,0]}}", new byte[size]));
    assertTrue(message.contains("its arrays overlap"), message);
    message =
        refused(file("{" + header.substring(header.indexOf("\"z\"")) + "9,0]}}", new byte[9]));
    assertTrue(message.contains("an array ends before it begins"), message);
  }

  @Test
  void gapsAndBytesLeftOverAreRefused() throws IOException {
    String first = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
    String second = ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}";
    String gap = refused(file(first + second + "}", new byte[12]));
    assertTrue(gap.contains("there is a gap between its arrays"), gap);
    String more = refused(file(first + "}", new byte[5]));
    assertTrue(more.contains("it goes on after its last array"), more);
  }

  @Test
  void aWordGivenTwiceIsRefused() throws IOException {
    String message = refused(file("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", new byte[0]));
    assertTrue(message.contains("names k twice"), message);
  }

  @Test
  void typesThatAreNotReadAreNamed() throws IOException {
    String header = "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
    String message = refused(file(header, new byte[4]));
    assertTrue(message.contains("BF16 in a") && message.contains("convert them"), message);
  }

  @Test
  void aFileThatCannotBeWrittenLeavesWhatWasThere() throws IOException {
    Path there = Files.createDirectory(folder.resolve("a-folder"));
    Files.writeString(there.resolve("kept"), "kept");
    Checkpoint empty = new Checkpoint(Map.of(), Map.of());
    assertThrows(IllegalArgumentException.class, () -> empty.write(there));
    Path inAFile = there.resolve("kept").resolve("below");
    assertThrows(UncheckedIOException.class, () -> empty.write(inAFile));
    assertEquals("kept", Files.readString(there.resolve("kept")));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left beside it");
    }
    assertThrows(UncheckedIOException.class, () -> Checkpoint.read(folder.resolve("absent")));
  }

  private static String refused(Path file) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Checkpoint.read(file)).getMessage());
  }
}
