package app.earmark.model;

import org.jspecify.annotations.Nullable;

/** A chat room of the show ({@code podcast:chat}). */
public record Chat(String server, String protocol, @Nullable String accountId, @Nullable String space) {}
