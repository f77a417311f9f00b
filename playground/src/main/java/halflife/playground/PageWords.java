package halflife.playground;

import halflife.core.Words;

/** What the page says beside the lessons. */
final class PageWords {
  static final Words TITLE = new Words("Weight decay, to be touched", "摸得着的权重衰减");
  static final Words LEAD =
      new Words(
          "Small weights make a smooth model. Every lesson here has knobs: move one, and all numbers"
              + " and pictures are computed anew, by the same Java that trains elsewhere. Nothing leaves"
              + " this page.",
          "权重小，模型就平滑。这里每一课都有旋钮：动一下，所有的数字和图都会重新计算，用的就是在别处跑训练的同一套 Java 代码。一切都在本页内计算，数据不会外传。");
  static final Words CONTENTS = new Words("Contents", "目录");
  static final Words KNOBS = new Words("Knobs", "旋钮");
  static final Words RESET = new Words("Reset", "复原");
  static final Words SURPRISE = new Words("Surprise me", "随便试试");
  static final Words QUESTION = new Words("A question to try", "试一试");
  static final Words SHOW = new Words("Set the knobs so", "照这样设好旋钮");
  static final Words COMMAND = new Words("As a command", "写成命令");
  static final Words JAVA = new Words("As Java", "写成 Java");
  static final Words COPY = new Words("Copy", "复制");
  static final Words COPIED = new Words("Copied", "已复制");
  static final Words SAVE = new Words("Save the picture", "保存这张图");
  static final Words SKIP = new Words("Skip to the lessons", "跳到正文");
  static final Words DARK = new Words("Dark", "深色");
  static final Words LIGHT = new Words("Light", "浅色");
  static final Words OTHER = new Words("中文", "English");

  private PageWords() {}
}
