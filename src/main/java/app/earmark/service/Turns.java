package app.earmark.service;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** Sees to it that few requests go out at one time, and fewer of them to one host. For any number of threads. */
final class Turns {

  private final RefreshLimits limits;
  private final Semaphore atOnce;
  private final ConcurrentMap<String, Semaphore> hosts = new ConcurrentHashMap<>();

  Turns(RefreshLimits limits) {
    this.limits = limits;
    this.atOnce = new Semaphore(limits.atOnce());
  }

  /** Waits for its turn and then runs. The host's turn comes first, so that a slow host keeps no other waiting. */
  void take(String url, Runnable work) throws InterruptedException {
    Semaphore host = hosts.computeIfAbsent(FeedAddress.host(url), name -> new Semaphore(limits.perHost()));
    host.acquire();
    try {
      atOnce.acquire();
      try {
        work.run();
      } finally {
        atOnce.release();
      }
    } finally {
      host.release();
    }
  }
}
