import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.util.CompatibilityHints;
import net.fortuna.ical4j.validate.ValidationEntry;
import net.fortuna.ical4j.validate.ValidationEntry.Severity;

/** Says what is wrong with calendars: how their lines are written, what ical4j finds by RFC 5545, and by RFC 5546 where they have a METHOD. */
class Validate {
  private static final String[] LENIENCIES = {
    CompatibilityHints.KEY_RELAXED_PARSING,
    CompatibilityHints.KEY_RELAXED_UNFOLDING,
    CompatibilityHints.KEY_RELAXED_VALIDATION,
    CompatibilityHints.KEY_OUTLOOK_COMPATIBILITY,
    CompatibilityHints.KEY_NOTES_COMPATIBILITY,
  };

  public static void main(String[] names) {
    for (String leniency : LENIENCIES) CompatibilityHints.setHintEnabled(leniency, false);
    boolean valid = true;
    for (String name : names) valid &= isValid(name);
    System.exit(valid ? 0 : 1);
  }

  private static boolean isValid(String name) {
    List<ValidationEntry> found = foundIn(Path.of(name));
    for (ValidationEntry each : found)
      System.out.printf("%s: %s in %s: %s%n", name, each.getSeverity(), each.getContext(), each.getMessage());
    boolean valid = found.stream().noneMatch(each -> each.getSeverity() == Severity.ERROR);
    if (valid) System.out.printf("%s: valid%n", name);
    return valid;
  }

  private static List<ValidationEntry> foundIn(Path file) {
    List<ValidationEntry> found = new ArrayList<>();
    try {
      String text = Files.readString(file);
      found.addAll(inLines(text));
      found.addAll(new CalendarBuilder().build(new StringReader(text)).validate().getEntries());
    } catch (CharacterCodingException e) {
      found.add(error("the file", "not UTF-8"));
    } catch (IOException | ParserException | RuntimeException e) {
      found.add(error("the file", e.toString()));
    }
    return found;
  }

  /** Lines end with CRLF and have at most 75 octets before it (RFC 5545, 3.1); ical4j takes others, too. */
  private static List<ValidationEntry> inLines(String text) {
    List<ValidationEntry> found = new ArrayList<>();
    if (!text.endsWith("\r\n")) found.add(error("the last line", "no CRLF at its end"));
    String[] lines = text.split("\r\n");
    for (int i = 0; i < lines.length; i++) {
      int octets = lines[i].getBytes(StandardCharsets.UTF_8).length;
      if (octets > 75) found.add(error("line " + (i + 1), octets + " octets"));
      if (lines[i].matches("(?s).*[\r\n].*")) found.add(error("line " + (i + 1), "a line break that is not CRLF"));
    }
    return found;
  }

  private static ValidationEntry error(String where, String what) {
    return new ValidationEntry(what, Severity.ERROR, where);
  }
}
