-- What was found by listening to the files.

-- Each row belongs to the file that was downloaded at file_at; another file is listened to anew. The row outlives the
-- file: chapters and waveform are still shown when it is deleted.
CREATE TABLE sound (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  file_at INTEGER NOT NULL,
  -- Why it could not be listened to, for the log; then nothing else is known.
  problem TEXT,
  duration_ms INTEGER,
  -- LUFS by EBU R 128; peak 1.0 is full scale.
  loudness REAL,
  peak REAL,
  waveform BLOB,
  -- JSON: from and to in turn, in ms.
  silences TEXT,
  tags TEXT,
  chapters TEXT,
  has_cover INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Lists of chapters that were fetched from the web, so that they are there offline.
CREATE TABLE chapter_list (
  episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  chapters TEXT
) STRICT;
