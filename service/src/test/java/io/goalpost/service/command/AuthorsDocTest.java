package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of docs/authors.md are right, and its commands do what it says. */
class AuthorsDocTest {

  private static final Path DOC = Path.of("../docs/authors.md");
  private static final Pattern FILE =
      Pattern.compile("`(trial/[a-z]+\\.yml)`\n\n```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("^java -jar service/target/goalpost.jar (.+)$", Pattern.MULTILINE);
  private static final Pattern COVERAGE = Pattern.compile("`(coverage of [^`]+)`");

  @TempDir Path folder;

  @Test
  void whoFollowsItComesToASeriesWithTestsThatPass() throws IOException {
    String doc = Files.readString(DOC);
    Matcher file = FILE.matcher(doc);
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
    StringBuilder said = new StringBuilder();
    Matcher command = COMMAND.matcher(doc);
    while (command.find()) {
      Ran ran = Ran.of(arguments(command.group(1)));
      assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
      said.append(ran.out());
    }
    Matcher coverage = COVERAGE.matcher(doc);
    assertThat(coverage.find()).isTrue();
    assertThat(said)
        .contains("1 file, 0 errors, 0 warnings")
        .contains(coverage.group(1))
        .contains("2 passed, 0 failed")
        .doesNotContain("never");
  }

  private String[] arguments(String line) {
    return Arrays.stream(line.split(" "))
        .map(each -> each.startsWith("trial") ? folder.resolve(each).toString() : each)
        .toArray(String[]::new);
  }
}
