-- Search, earmarks, smart lists, transcripts.

CREATE TABLE earmark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  position_ms INTEGER NOT NULL,
  note TEXT NOT NULL,
  -- What was being said there, where there is a transcript.
  sentence TEXT,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX earmark_of_episode ON earmark (episode_id, position_ms);

CREATE TABLE transcript (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  language TEXT,
  fetched_at INTEGER NOT NULL
) STRICT;
CREATE TABLE transcript_line (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES transcript (episode_id) ON DELETE CASCADE,
  -- NULL where the transcript has no times.
  start_ms INTEGER,
  end_ms INTEGER,
  speaker TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX transcript_lines ON transcript_line (episode_id, id);

CREATE TABLE smart_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  sort TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

-- What was listened to on one day of the listener's (days since 1970).
CREATE TABLE listening (
  day INTEGER NOT NULL,
  episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  -- Of the episode's own time.
  heard_ms INTEGER NOT NULL,
  saved_by_speed_ms INTEGER NOT NULL,
  saved_by_trimming_ms INTEGER NOT NULL,
  PRIMARY KEY (day, episode_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listening_of_episode ON listening (episode_id);

-- The index of words. Contentless: it holds no copy of the texts. What goes into it was folded and cut into words by
-- model.search.SearchText, so the tokenizer has nothing to do but to split at spaces.
CREATE VIRTUAL TABLE find_title USING fts5 (title, content = '', contentless_delete = 1, prefix = '1 2 3 4',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
-- Everything there is to read of an episode, with places, for words that stand side by side.
CREATE VIRTUAL TABLE find_text USING fts5 (text, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
-- The same without places, for single words and their beginnings. Beginnings must be in an index of their own: put
-- together from the words, “com…” takes seconds. With places such an index would be three times as large.
CREATE VIRTUAL TABLE find_word USING fts5 (text, content = '', contentless_delete = 1, detail = none,
  prefix = '2 3 4 5 6', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
CREATE VIRTUAL TABLE find_podcast USING fts5 (title, author, description, content = '', contentless_delete = 1,
  prefix = '1 2', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
CREATE VIRTUAL TABLE find_earmark USING fts5 (note, sentence, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
-- A row for each passage of a transcript; its number is that of the passage's first line.
CREATE VIRTUAL TABLE find_passage USING fts5 (text, content = '', contentless_delete = 1, prefix = '3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
-- Parts of words in titles: three characters and more, whole titles.
CREATE VIRTUAL TABLE find_part USING fts5 (title, content = '', contentless_delete = 1, tokenize = 'trigram');

-- Episodes up to this one are in the index; ids only grow, so a new one needs no mark of its own.
CREATE TABLE find_state (last_episode INTEGER NOT NULL) STRICT;
INSERT INTO find_state VALUES (0);

-- What is in the index and has changed since: E an episode, P a podcast.
CREATE TABLE find_dirty (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  item INTEGER NOT NULL
) STRICT;
INSERT INTO find_dirty (kind, item) SELECT 'P', id FROM podcast;

CREATE TRIGGER find_podcast_added AFTER INSERT ON podcast BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('P', NEW.id);
END;
CREATE TRIGGER find_podcast_changed AFTER UPDATE OF title, author, description ON podcast
WHEN OLD.title IS NOT NEW.title OR OLD.author IS NOT NEW.author OR OLD.description IS NOT NEW.description BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('P', NEW.id);
END;
CREATE TRIGGER find_podcast_renamed AFTER UPDATE OF title ON podcast WHEN OLD.title IS NOT NEW.title BEGIN
  INSERT INTO find_dirty (kind, item) SELECT 'E', id FROM episode
    WHERE podcast_id = NEW.id AND id <= (SELECT last_episode FROM find_state);
END;
CREATE TRIGGER find_podcast_removed AFTER DELETE ON podcast BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('P', OLD.id);
END;
CREATE TRIGGER find_episode_changed AFTER UPDATE OF title ON episode WHEN OLD.title IS NOT NEW.title BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('E', NEW.id);
END;
CREATE TRIGGER find_text_changed AFTER UPDATE OF notes, extras ON episode_text
WHEN OLD.notes IS NOT NEW.notes OR OLD.extras IS NOT NEW.extras BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('E', NEW.episode_id);
END;
CREATE TRIGGER find_episode_removed AFTER DELETE ON episode BEGIN
  INSERT INTO find_dirty (kind, item) VALUES ('E', OLD.id);
END;
CREATE TRIGGER find_earmark_removed AFTER DELETE ON earmark BEGIN
  DELETE FROM find_earmark WHERE rowid = OLD.id;
END;
CREATE TRIGGER find_line_removed AFTER DELETE ON transcript_line BEGIN
  DELETE FROM find_passage WHERE rowid = OLD.id;
END;
