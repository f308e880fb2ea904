package io.goalpost.service.command;

import io.goalpost.model.series.Series;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.command.demo.Demo;
import io.goalpost.service.command.demo.Example;
import io.goalpost.service.command.demo.NoAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a server of its own and plays a stream of users through example series. */
final class DemoCommand implements Command {

  private static final int FAILED = 1;

  /** The second has a decision table, which says who enters and what is the goal. */
  private static final List<String> SERIES =
      List.of("encourage-customer-upgrades", "trial-to-paid");

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String arguments() {
    return "[--data FOLDER] [--keep]";
  }

  @Override
  public String purpose() {
    return "play a stream of users through example series";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    String data = null;
    boolean keep = false;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--keep" -> keep = true;
        case "--data" -> {
          i++;
          if (i == arguments.size()) {
            throw new UsageException("--data needs a folder to keep everything in");
          }
          data = arguments.get(i);
        }
        default -> throw new UsageException("does not know " + arguments.get(i));
      }
    }
    List<Example> series = SERIES.stream().map(DemoCommand::example).toList();
    DemoFolder folder = data == null ? DemoFolder.temporary() : DemoFolder.of(data);
    return new Stage(folder, series, console.out()).run(keep);
  }

  private static Example example(String id) {
    String folder = "examples/" + id + "/";
    String text = new String(bundled(folder + "series.yml"), StandardCharsets.UTF_8);
    Series read = SeriesParser.parse(text).series();
    Map<String, byte[]> rules = new HashMap<>();
    read.files().forEach(file -> rules.put(file, bundled(folder + file)));
    return new Example(text, read, rules);
  }

  private static byte[] bundled(String name) {
    ClassLoader loader = DemoCommand.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new CommandFailedException(FAILED, "the jar was built without " + name, null);
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new CommandFailedException(FAILED, name + ": cannot be read", failure);
    }
  }

  /** The server of one demo, and its end, which Ctrl-C may bring before the play's. */
  private static final class Stage {
    private final DemoFolder folder;
    private final List<Example> series;
    private final PrintStream out;
    private final RunningServer server;
    private final URI address;
    private volatile boolean leaving;

    Stage(DemoFolder folder, List<Example> series, PrintStream out) {
      this.folder = folder;
      this.series = series;
      this.out = out;
      try {
        this.server = RunningServer.start(Settings.bundled(environment(folder.path())));
        this.address = URI.create(server.url());
      } catch (RuntimeException failed) {
        folder.leave();
        throw failed;
      }
    }

    /** The usual configuration, but for free ports, a clock moved by hand and little to log. */
    private static Map<String, String> environment(Path folder) {
      return Map.of(
          "GOALPOST_PORT", "0",
          "GOALPOST_ADMIN_PORT", "0",
          "GOALPOST_DB_URL", "jdbc:h2:file:" + folder.resolve("demo").toAbsolutePath(),
          "GOALPOST_CLOCK", "manual",
          "GOALPOST_CLOCK_START", Demo.START.toString(),
          "GOALPOST_LOG_LEVEL", "WARN");
    }

    int run(boolean keep) {
      Thread atTheEnd = new Thread(this::leave, "demo-end");
      Runtime.getRuntime().addShutdownHook(atTheEnd);
      server.closedByItsOwner();
      try {
        if (keep) {
          out.println("Watch it in the console:  " + address);
        }
        new Demo(address, series, out).play();
        if (keep) {
          out.println("The console shows it all:  " + address);
          out.println("The server runs until Ctrl-C.");
          out.flush();
          server.join();
          return 0;
        }
        leave();
        return nothingRuns();
      } catch (NoAnswerException gone) {
        if (leaving) {
          return FAILED; // We were told to end in the middle: that is no fault.
        }
        leave();
        throw new CommandFailedException(FAILED, gone.getMessage(), gone);
      }
    }

    private synchronized void leave() {
      leaving = true;
      server.close();
      folder.leave();
    }

    private int nothingRuns() {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
        throw new CommandFailedException(FAILED, address + " answers after the end", null);
      } catch (ConnectException refused) {
        out.println("The server at " + address + " is stopped; nothing is left running.");
        folder.tell(out);
        out.println("Run one yourself:  make run  and look at http://127.0.0.1:8080");
        out.flush();
        return 0;
      } catch (IOException unclear) {
        throw new CommandFailedException(FAILED, address + ": " + unclear.getMessage(), unclear);
      }
    }
  }
}
