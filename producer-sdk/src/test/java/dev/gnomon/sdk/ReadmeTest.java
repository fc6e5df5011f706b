package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Pattern FIRST_SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path classes;

    @Test
    void theFirstSnippetHasTenLinesAtMostAndCompiles() throws Exception {
        Matcher snippet = FIRST_SNIPPET.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(snippet.find()).isTrue();
        assertThat(snippet.group(1).lines()).hasSizeLessThanOrEqualTo(10);

        assertThat(errorsOf("""
                import dev.gnomon.schemas.Mode;
                import dev.gnomon.sdk.*;
                interface Source { String customerIdOf(String orderId); }
                class Snippet { void run(String orderId, Source orders, Source payments) {
                %s
                } }
                """.formatted(snippet.group(1)))).isEmpty();
    }

    private String errorsOf(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(errors, null, null, options, null, List.of(new Source(source)))
                .call();
        return compiled ? "" : errors.toString();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
