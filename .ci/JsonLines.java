import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends with an error where a line of the named files is no JSON object; run from its source with the program's class path. */
class JsonLines {
    public static void main(String[] files) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (String file : files) {
            int number = 0;
            for (String line : Files.readAllLines(Path.of(file))) {
                number++;
                if (!mapper.readTree(line).isObject()) {
                    throw new IllegalArgumentException(file + ":" + number + " is no JSON object: " + line);
                }
            }
            if (number == 0) {
                throw new IllegalArgumentException(file + " is empty");
            }
            System.out.println(file + ": " + number + " JSON objects");
        }
    }
}
