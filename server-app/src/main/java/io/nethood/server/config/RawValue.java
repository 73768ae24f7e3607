package io.nethood.server.config;

/** One value of an option as a source has it. */
sealed interface RawValue {

    /** Takes the value over into {@code builder}. */
    void read(ConfigOption option, ServerConfig.Builder builder);

    /** A plain value; every option has this form. */
    record Text(OptionValue value) implements RawValue {
        @Override
        public void read(ConfigOption option, ServerConfig.Builder builder) {
            option.reader().read(value, builder);
        }
    }

    /** A table of the file, such as one {@code [[user]]}; {@link TomlTable} knows which options have this form. */
    record Table(TomlTable table) implements RawValue {
        @Override
        public void read(ConfigOption option, ServerConfig.Builder builder) {
            table.read(option, builder);
        }
    }
}
