-- What feeds need beyond the first schema.

-- The subscription whose address the feed says it has moved to: two become one only if the listener wants that.
ALTER TABLE feed ADD COLUMN moved_onto INTEGER REFERENCES podcast (id) ON DELETE SET NULL;

-- Who withdraws what is few among many: tidying away must not read all episodes.
CREATE INDEX episode_withdrawn ON episode (podcast_id) WHERE withdrawn_at IS NOT NULL;

-- Counting the new ones of a podcast leaves out what was tidied away (listed = 0), from the index alone.
DROP INDEX episode_of_podcast;
CREATE INDEX episode_of_podcast ON episode (podcast_id, sort_at, id, play_state, on_disk, listed);
