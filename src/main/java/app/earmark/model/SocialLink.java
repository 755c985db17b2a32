package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an episode is talked about ({@code podcast:socialInteract}).
 *
 * @param priority the publisher's, 1 first; 0 where there is none
 */
public record SocialLink(
    String url, String protocol, @Nullable String accountId, @Nullable String accountUrl, int priority) {}
