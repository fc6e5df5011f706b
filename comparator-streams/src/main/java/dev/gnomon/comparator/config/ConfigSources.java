package dev.gnomon.comparator.config;

import dev.gnomon.connect.SecretReferences;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where options come from. What comes later wins: the file, then the environment, then the flags.
 *
 * <p>An option such as {@code pairing.window} is the variable {@code GNOMON_PAIRING_WINDOW} in the environment. Other
 * variables that begin with {@code GNOMON_} are left alone unless they begin with the name of a section, because
 * launchers and container platforms have variables of their own.
 *
 * <p>Values may refer to secrets that are kept elsewhere, as {@link SecretReferences} says.
 *
 * @param file a Java properties file in UTF-8, or null for none
 * @param environment the process's environment
 * @param flags options by name, from the command line
 */
public record ConfigSources(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {

    /** Copies the maps. */
    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }

    /**
     * Reads all sources.
     *
     * @throws ConfigException if the file cannot be read, an option is not known, or a value is wrong
     */
    public ComparatorConfig load() {
        return ConfigReader.read(new Options(settings()), environment);
    }

    /** Values may be secrets, so that only names are shown. */
    @Override
    public String toString() {
        return "ConfigSources[file=" + file + ", flags=" + flags.keySet() + "]";
    }

    private Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        if (file != null) {
            Properties fromFile = readFile(file);
            for (String name : fromFile.stringPropertyNames()) {
                settings.put(name, new Setting(fromFile.getProperty(name).strip(), file.toString()));
            }
        }
        environment.forEach((variable, value) -> {
            if (ConfigReader.isOurs(variable)) {
                settings.put(ConfigReader.optionOf(variable), new Setting(value, "environment variable " + variable));
            }
        });
        flags.forEach((name, value) -> settings.put(name, new Setting(value, "command line")));
        SecretReferences secrets = new SecretReferences(environment);
        settings.replaceAll((name, setting) -> resolved(name, setting, secrets));
        return settings;
    }

    private static Setting resolved(String name, Setting setting, SecretReferences secrets) {
        try {
            return new Setting(secrets.resolve(setting.value()), setting.origin());
        } catch (IllegalArgumentException nowhere) {
            throw new ConfigException(name + ": " + nowhere.getMessage() + " (" + setting.origin() + ")", nowhere);
        }
    }

    private static Properties readFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (NoSuchFileException missing) {
            throw new ConfigException("configuration file " + file + " does not exist", missing);
        } catch (MalformedInputException | IllegalArgumentException malformed) {
            throw new ConfigException("configuration file " + file + " is not a properties file in UTF-8", malformed);
        } catch (IOException unreadable) {
            throw new ConfigException("configuration file " + file + " cannot be read: " + why(unreadable), unreadable);
        }
    }

    private static String why(IOException unreadable) {
        String kind = unreadable.getClass().getSimpleName().replace("Exception", "");
        return kind.equals("IO") ? String.valueOf(unreadable.getMessage()) : kind;
    }
}
