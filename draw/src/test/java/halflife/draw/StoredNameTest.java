package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Words;
import halflife.evidence.note.StoredName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error rate | 错误率
          no decay to the end | 不衰减、训练到底
          dropout 0.2 alone | 只用 dropout 0.2
          dropout 0.2 and decay | dropout 0.2 加衰减
          an average of 5 networks at the chosen λ | 选定 λ 时 5 个网络的平均
          an average of 5 networks without decay | 5 个不衰减网络的平均
          DJL's default 0.01 | DJL 的默认值 0.01
          the linear model (ridge) | 线性模型（ridge）
          a.csv and 1 other file | a.csv 等 2 个文件
          a.csv and 2 other files | a.csv 等 3 个文件
          λ = 0.01 | λ = 0.01
          a name of mine | a name of mine
          """)
  void aNameThatResultsStoreIsSaidInChinese(String name, String chinese) {
    assertEquals(new Words(name, chinese), StoredName.words(name));
  }
}
