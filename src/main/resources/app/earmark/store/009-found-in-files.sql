-- What was found in files is found by search, and their pictures outlive them.

CREATE TRIGGER find_sound_added AFTER INSERT ON sound
WHEN NEW.chapters LIKE '%"title"%' AND NEW.episode_id <= (SELECT last_episode FROM find_state) BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('E', NEW.episode_id);
END;
CREATE TRIGGER find_chapter_list_added AFTER INSERT ON chapter_list
WHEN NEW.chapters LIKE '%"title"%' AND NEW.episode_id <= (SELECT last_episode FROM find_state) BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('E', NEW.episode_id);
END;
INSERT INTO find_dirty (kind, item)
  SELECT 'E', episode_id FROM sound WHERE chapters LIKE '%"title"%'
    AND episode_id <= (SELECT last_episode FROM find_state)
  UNION SELECT 'E', episode_id FROM chapter_list WHERE chapters LIKE '%"title"%'
    AND episode_id <= (SELECT last_episode FROM find_state);

-- Covers and pictures of chapters. Most podcasts put the same into each file, so each is kept once, by its SHA-256.
CREATE TABLE file_picture (
  hash BLOB PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE file_picture_use (
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  -- From 0 on; -1 for the cover.
  chapter INTEGER NOT NULL,
  hash BLOB NOT NULL REFERENCES file_picture (hash),
  PRIMARY KEY (episode_id, chapter)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_picture_used ON file_picture_use (hash);
CREATE TRIGGER file_picture_unused AFTER DELETE ON file_picture_use
WHEN NOT EXISTS (SELECT 1 FROM file_picture_use WHERE hash = OLD.hash) BEGIN
  DELETE FROM file_picture WHERE hash = OLD.hash;
END;
