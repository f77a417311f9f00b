package halflife.draw.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static String said(String chinese, Object... texts) {
    return Language.ZH.words("", chinese, texts);
  }

  @Test
  void aLocaleHasALanguageAndALanguageACode() {
    assertEquals(Language.ZH, Language.of(Locale.SIMPLIFIED_CHINESE));
    assertEquals(Language.ZH, Language.of(Locale.TRADITIONAL_CHINESE));
    assertEquals(Language.EN, Language.of(Locale.GERMANY));
    assertEquals(Language.EN, Language.of(Locale.ROOT));
    assertEquals("zh", Language.ZH.code());
    assertEquals("zh-Hans", Language.ZH.tag());
    assertEquals("en", Language.EN.tag());
  }

  @Test
  void bothLanguagesSayTheirOwnWords() {
    assertEquals("λ = 1 at 5 %", Language.EN.words("λ = %s at %s %%", "", 1, 5));
    assertEquals("5 % 时 λ = 1", said("%2$s %% 时 λ = %1$s", 1, 5));
  }

  @Test
  void chineseIsDividedFromForeignWordsAndNumbersOnly() {
    assertEquals("留出误差最小", said("留出 %s 最小", "误差"));
    assertEquals("留出 RMSE 最小", said("留出 %s 最小", "RMSE"));
    assertEquals("留出 1 − AUC 最小", said("留出 %s 最小", "1 − AUC"));
    assertEquals("误差低 5 %（", said("%s %s（", "误差", "低 5 %"));
    assertEquals("MAE 低 5 %（", said("%s %s（", "MAE", "低 5 %"));
    assertEquals("预测均值时为 3", said("预测 %2$s 时为 %1$s", 3, "均值"));
    assertEquals("λ = 无", said("λ = %s", "无"));
    assertEquals("为 3（约）倍", said("为 %s 倍", "3（约）"));
  }

  @Test
  void spacesOfATextAreItsOwn() {
    assertEquals("预测价格 元 。", said("预测 %s。", "价格 元 "));
    assertEquals("预测 。", said("预测 %s。", ""));
    assertEquals("a $1 \\ b", Language.ZH.words("", "a %s b", "$1 \\"));
  }
}
