package app.earmark.service;

import app.earmark.model.AddResult;
import app.earmark.model.FeedProblem;
import app.earmark.model.PodcastId;

/** Subscribing and unsubscribing. Blocking; any thread but JavaFX's. */
public final class Subscriptions {

  Subscriptions() {}

  /** Subscribes to what the listener typed: the address of a feed or of a web page, in any of the usual forms. */
  public AddResult add(String typed) {
    return addFeed(typed);
  }

  /** Subscribes to a feed whose address is known, such as one of {@link AddResult.Choose}. */
  public AddResult addFeed(String feedUrl) {
    return new AddResult.Failed(new FeedProblem.BadAddress(feedUrl));
  }

  /** Unsubscribes; what was downloaded or marked stays, and adding again brings it back. False: no such podcast. */
  public boolean remove(PodcastId id) {
    return false;
  }

  /** Takes {@link #remove} back. False: it was not removed. */
  public boolean restore(PodcastId id) {
    return false;
  }
}
