package halflife.playground;

/**
 * Where the script begins: in the page, or in the worker that the page starts with the same script.
 */
public final class Playground {
  private Playground() {}

  /** Starts the one or the other. */
  public static void main(String[] arguments) {
    if (Browser.isWorker()) {
      Engine.start();
    } else {
      new Page().start();
    }
  }
}
