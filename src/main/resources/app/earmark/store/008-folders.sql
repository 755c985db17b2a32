-- Lists can be narrowed by length and by folder: what that asks for is in their indexes, so that no row is read for it.
DROP INDEX episode_newest;
CREATE INDEX episode_newest ON episode (sort_at, id, podcast_id, measured_ms, duration_ms) WHERE listed = 1;
DROP INDEX episode_by_play_state;
CREATE INDEX episode_by_play_state ON episode (play_state, sort_at, id, podcast_id, measured_ms, duration_ms)
  WHERE listed = 1;
