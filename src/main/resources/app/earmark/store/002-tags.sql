-- What the listener sorts podcasts by; folders of other programs become tags, too.
CREATE TABLE podcast_tag (
  podcast_id INTEGER NOT NULL REFERENCES podcast (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (podcast_id, tag)
) STRICT, WITHOUT ROWID;
