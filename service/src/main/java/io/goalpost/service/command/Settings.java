package io.goalpost.service.command;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.goalpost.service.GoalpostConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code config.yml}: the file first, and in it what the environment says. */
public final class Settings {

  private static final int UNREADABLE = 2;

  /** The repository's own file, as it stands in the jar. */
  private static final String BUNDLED = "config.yml";

  private Settings() {}

  /**
   * Reads a file.
   *
   * @param environment takes the place of {@code ${NAME:-default}} in it
   * @throws CommandFailedException where it cannot be read, with every wrong value
   */
  public static GoalpostConfiguration read(String file, Map<String, String> environment) {
    return parse(file, Texts.read(file), environment);
  }

  /** Reads the file that the jar has with it. */
  public static GoalpostConfiguration bundled(Map<String, String> environment) {
    try (InputStream in = Settings.class.getClassLoader().getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException(BUNDLED + " is not in the jar");
      }
      return parse(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8), environment);
    } catch (IOException failure) {
      throw new CommandFailedException(UNREADABLE, BUNDLED + ": cannot be read", failure);
    }
  }

  private static GoalpostConfiguration parse(
      String name, String text, Map<String, String> environment) {
    EnvironmentVariableSubstitutor substitutor = new EnvironmentVariableSubstitutor(false);
    substitutor.setVariableResolver(variable -> quotable(environment.get(variable)));
    substitutor.setDisableSubstitutionInValues(true);
    SubstitutingSourceProvider source =
        new SubstitutingSourceProvider(
            path -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), substitutor);
    try {
      // Made by the factory's factory, it refuses fields that it does not know.
      return new DefaultConfigurationFactoryFactory<GoalpostConfiguration>()
          .create(
              GoalpostConfiguration.class,
              Validators.newValidator(),
              Jackson.newObjectMapper(),
              "dw")
          .build(source, name);
    } catch (ConfigurationException wrong) {
      String faults =
          wrong.getErrors().stream()
              .map(Settings::fault)
              .sorted()
              .collect(Collectors.joining("; "));
      throw new CommandFailedException(UNREADABLE, name + ": " + faults, wrong);
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          UNREADABLE,
          name + ": cannot be read: " + OneLine.of(unreadable.getMessage()),
          unreadable);
    }
  }

  /** What the parser says of its own source tells nobody anything. */
  private static String fault(String error) {
    return OneLine.of(error).replaceFirst(" at \\[Source.*", "");
  }

  /** A value may hold what means something between the quotes of YAML: a password, say. */
  private static String quotable(String value) {
    return value == null
        ? null
        : value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
