/**
 * The command line: words in, a study, files and one exit code out.
 *
 * <p>{@link halflife.cli.Main} is where it starts; each command is one class. Exit codes: 0 done, 1
 * failed, 2 wrong use or bad input; what went wrong is one line on standard error.
 *
 * <pre>{@code
 * PrintWriter out = new PrintWriter(System.out);
 * PrintWriter err = new PrintWriter(System.err);
 * int exitCode = Main.run(out, err, "tune", "homes.csv", "--target", "price");
 * }</pre>
 */
@NullMarked
package halflife.cli;

import org.jspecify.annotations.NullMarked;
