-- Times are ms since 1970 UTC, durations ms, sizes bytes, flags 0 or 1. What is unknown is NULL.
-- JSON only where nothing is searched, sorted or counted by it.

CREATE TABLE podcast (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_url TEXT NOT NULL,
  -- The address without what differs between two spellings of one feed (service.FeedAddress): no feed twice.
  feed_key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  link TEXT,
  description TEXT NOT NULL,
  language TEXT,
  image_url TEXT,
  author TEXT,
  itunes_type TEXT,
  podcast_guid TEXT,
  categories TEXT,
  support_links TEXT,
  extras TEXT,
  added_at INTEGER NOT NULL,
  -- Unsubscribed: the row stays with its episodes, so that subscribing again brings every mark back.
  removed_at INTEGER
) STRICT;

-- What refreshing a podcast needs, apart from its texts: this row is written at every refresh.
CREATE TABLE feed (
  podcast_id INTEGER PRIMARY KEY REFERENCES podcast (id) ON DELETE CASCADE,
  -- Where the feed was found in the end, as feed_key: a feed behind a redirect is not subscribed to twice.
  final_key TEXT,
  user TEXT,
  password TEXT,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  last_try_at INTEGER,
  last_success_at INTEGER,
  next_due_at INTEGER NOT NULL,
  -- The host asked not to be asked before (Retry-After).
  not_before INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER,
  problem_key TEXT,
  problem_arguments TEXT,
  asleep INTEGER NOT NULL DEFAULT 0,
  -- What the next time is reckoned from: the usual time between two episodes, the latest one, the feed's own wish.
  gap_ms INTEGER,
  latest_at INTEGER,
  hint_interval_ms INTEGER,
  complete INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX feed_final_key ON feed (final_key);

-- What the last reading of the feed mended, guessed or left out.
CREATE TABLE feed_diagnostic (
  podcast_id INTEGER NOT NULL REFERENCES podcast (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  item INTEGER,
  detail TEXT NOT NULL,
  PRIMARY KEY (podcast_id, number)
) STRICT, WITHOUT ROWID;

-- What lists show and sort by. Long texts are kept apart, so that a window of rows lies in few pages.
CREATE TABLE episode (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  podcast_id INTEGER NOT NULL REFERENCES podcast (id) ON DELETE CASCADE,
  -- Where it stands in lists: its date, but never after the moment when it was first seen.
  sort_at INTEGER NOT NULL,
  -- 0 unplayed, 1 started, 2 played
  play_state INTEGER NOT NULL DEFAULT 0 CHECK (play_state BETWEEN 0 AND 2),
  -- Follows download.state by trigger, so that lists of what is on disk need one index and no join.
  on_disk INTEGER NOT NULL DEFAULT 0,
  -- 0 while its podcast is unsubscribed.
  listed INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  published_at INTEGER,
  first_seen_at INTEGER NOT NULL,
  withdrawn_at INTEGER,
  duration_ms INTEGER,
  -- As the file itself has it.
  measured_ms INTEGER,
  position_ms INTEGER NOT NULL DEFAULT 0,
  position_at INTEGER,
  played_at INTEGER,
  guid TEXT,
  link TEXT,
  url TEXT NOT NULL,
  type TEXT,
  bytes INTEGER,
  image_url TEXT,
  season INTEGER,
  number TEXT,
  episode_type TEXT,
  explicit INTEGER,
  chapters_url TEXT,
  -- Of everything the feed says about it: equal means that nothing needs to be written.
  fingerprint INTEGER NOT NULL
) STRICT;

-- Each list has an index that holds all it filters, counts and sorts by, so an offset of 100,000 skips index
-- entries, not rows. The id is named where columns follow it, because lists are sorted by (sort_at, id).
CREATE INDEX episode_of_podcast ON episode (podcast_id, sort_at, id, play_state, on_disk);
CREATE INDEX episode_newest ON episode (sort_at) WHERE listed = 1;
CREATE INDEX episode_by_play_state ON episode (play_state, sort_at) WHERE listed = 1;
CREATE INDEX episode_on_disk ON episode (sort_at) WHERE on_disk = 1;

CREATE TABLE episode_text (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  notes TEXT NOT NULL,
  summary TEXT,
  tags TEXT,
  support_links TEXT,
  extras TEXT
) STRICT;

-- Each time an item was taken for a known episode by guess: what was believed before and after.
CREATE TABLE merge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  podcast_id INTEGER NOT NULL REFERENCES podcast (id) ON DELETE CASCADE,
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  merged_at INTEGER NOT NULL,
  rule TEXT NOT NULL,
  old_guid TEXT,
  old_url TEXT NOT NULL,
  old_title TEXT NOT NULL,
  old_published_at INTEGER,
  new_guid TEXT,
  new_url TEXT NOT NULL,
  new_title TEXT NOT NULL,
  new_published_at INTEGER,
  undone_at INTEGER
) STRICT;
CREATE INDEX merge_of_podcast ON merge (podcast_id, id);
CREATE INDEX merge_of_episode ON merge (episode_id);

CREATE TABLE download (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('queued', 'paused', 'failed', 'done')),
  -- Smaller runs sooner.
  place INTEGER NOT NULL,
  enqueued_at INTEGER NOT NULL,
  finished_at INTEGER,
  -- Relative to the library's folder, with slashes; for a part the place where it will be.
  file TEXT,
  bytes INTEGER,
  -- The resume point of a part file.
  etag TEXT,
  last_modified TEXT,
  total_bytes INTEGER,
  verified_bytes INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  problem_key TEXT,
  problem_arguments TEXT
) STRICT;
CREATE INDEX download_queue ON download (place) WHERE state <> 'done';
CREATE UNIQUE INDEX download_file ON download (file) WHERE file IS NOT NULL;

CREATE TRIGGER download_added AFTER INSERT ON download BEGIN
  UPDATE episode SET on_disk = (NEW.state = 'done') WHERE id = NEW.episode_id;
END;
CREATE TRIGGER download_changed AFTER UPDATE OF state ON download WHEN OLD.state <> NEW.state BEGIN
  UPDATE episode SET on_disk = (NEW.state = 'done') WHERE id = NEW.episode_id;
END;
CREATE TRIGGER download_removed AFTER DELETE ON download BEGIN
  UPDATE episode SET on_disk = 0 WHERE id = OLD.episode_id;
END;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
