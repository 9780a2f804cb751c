/** Trino's own start class is in no published jar: this does what it does. */
public final class Start {
  public static void main(String[] args) {
    new io.trino.server.Server().start(args[0]);
  }
}
