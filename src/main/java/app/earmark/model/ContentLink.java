package app.earmark.model;

/** The same content elsewhere ({@code podcast:contentLink}), for a browser and not for the player. */
public record ContentLink(String url, String label) {}
