package io.nethood.server.listing;

/**
 * Which NetHood this is.
 *
 * @param version of the product; {@code development} outside a package
 * @param java version of the Java runtime
 * @param os name and version of the operating system
 */
public record VersionListing(String version, String java, String os) {

    /** The version of the classes that run here. */
    public static VersionListing here() {
        String version = VersionListing.class.getPackage().getImplementationVersion();
        return new VersionListing(
                version == null ? "development" : version,
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }
}
