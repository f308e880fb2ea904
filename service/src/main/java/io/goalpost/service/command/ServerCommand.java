package io.goalpost.service.command;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves until the process is told to end. */
final class ServerCommand implements Command {

  private static final Logger LOG = LoggerFactory.getLogger(ServerCommand.class);

  @Override
  public String name() {
    return "server";
  }

  @Override
  public String arguments() {
    return "config.yml";
  }

  @Override
  public String purpose() {
    return "serve over HTTP";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.size() != 1) {
      throw new UsageException("name the one file that configures it");
    }
    try (RunningServer server =
        RunningServer.start(Settings.read(arguments.get(0), console.environment()))) {
      LOG.info("admin on {}", server.adminUrl());
      console.out().println("listening on " + server.url());
      console.out().flush();
      server.join();
      return 0;
    }
  }
}
