package io.goalpost.service.backup;

import io.dropwizard.servlets.tasks.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /tasks/backup} on the admin port: writes a backup and answers where it is. It takes
 * no name of a file: whoever reaches the port shall not choose what is written over.
 */
public final class BackupTask extends Task {

  private final Backup backup;

  public BackupTask(Backup backup) {
    super("backup");
    this.backup = backup;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) throws IOException {
    Backup.Written written = backup.write();
    output.println("wrote " + written.file());
    output.println("it holds all records up to " + written.position() + ", at least");
    output.flush();
  }
}
