-- Up Next and what was listened to.

-- What the listener wants to hear next; the smallest place first. Places may have gaps and be negative.
CREATE TABLE up_next (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  queued_at INTEGER NOT NULL
) STRICT;
CREATE INDEX up_next_order ON up_next (place);

-- What was played, once for each episode: when last, and how far that went. Only the latest 200 are kept.
CREATE TABLE listened (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  last_at INTEGER NOT NULL,
  position_ms INTEGER NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX listened_latest ON listened (last_at);

-- Chapters that the listener does not want to hear, by where they begin.
CREATE TABLE chapter_skipped (
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  start_ms INTEGER NOT NULL,
  PRIMARY KEY (episode_id, start_ms)
) STRICT, WITHOUT ROWID;
