/**
 * Output for a person and for programs: the one-file report, the terminal view and result.json.
 *
 * <pre>{@code
 * Result result = ResultJson.read(Path.of("result.json"));
 * System.out.println(new TerminalView(result).text());
 * Files.writeString(Path.of("report.html"), new HtmlReport(result).html());
 * Files.writeString(Path.of("zh.html"), new HtmlReport(result, Language.ZH).html());
 * Files.writeString(Path.of("copy.json"), ResultJson.toJson(result));
 * }</pre>
 */
@NullMarked
package halflife.report;

import org.jspecify.annotations.NullMarked;
