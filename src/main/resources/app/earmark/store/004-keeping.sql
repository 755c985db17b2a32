-- What is downloaded and kept by rule.

-- 1: fetched by a rule, and so to be cleared away by one; 0: the listener's own choice, which no rule touches.
ALTER TABLE download ADD COLUMN by_rule INTEGER NOT NULL DEFAULT 0;
CREATE INDEX download_done ON download (finished_at) WHERE state = 'done';

-- Up to which episode the rules for automatic downloads have looked at a podcast: later ones are new to them.
CREATE TABLE rule_watermark (
  podcast_id INTEGER PRIMARY KEY REFERENCES podcast (id) ON DELETE CASCADE,
  episode_id INTEGER NOT NULL
) STRICT;
