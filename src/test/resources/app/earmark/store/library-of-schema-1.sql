-- What a listener had in a library of the first schema; it stays as it is, whatever the schema becomes.
INSERT INTO podcast (id, feed_url, feed_key, title, description, added_at)
VALUES (1, 'https://career.example/feed', 'career.example/feed', 'Career', 'About work', 1000),
       (2, 'https://left.example/feed', 'left.example/feed', 'Left', '', 1000);
UPDATE podcast SET removed_at = 2000 WHERE id = 2;
INSERT INTO feed (podcast_id, next_due_at, etag) VALUES (1, 0, '"tag"'), (2, 0, NULL);
INSERT INTO episode (id, podcast_id, sort_at, play_state, title, published_at, first_seen_at, position_ms, guid, url,
  type, bytes, fingerprint, listed)
VALUES (1, 1, 3000, 2, 'Played', 3000, 3000, 0, 'g1', 'https://career.example/1.mp3', 'audio/mpeg', 100, 1, 1),
       (2, 1, 4000, 1, 'Started', 4000, 4000, 61000, 'g2', 'https://career.example/2.mp3', 'audio/mpeg', 100, 1, 1),
       (3, 1, 5000, 0, 'New', 5000, 5000, 0, 'g3', 'https://career.example/3.mp3', NULL, NULL, 1, 1),
       (4, 2, 5000, 1, 'Of one who left', 5000, 5000, 7000, 'g4', 'https://left.example/4.mp3', NULL, NULL, 1, 0);
INSERT INTO episode_text (episode_id, notes) VALUES (1, '<p>One</p>'), (2, '<p>Two</p>'), (3, ''), (4, '');
INSERT INTO download (episode_id, state, place, enqueued_at, finished_at, file, bytes)
VALUES (2, 'done', 1, 4100, 4200, 'episodes/Career/Started.mp3', 100), (3, 'queued', 2, 5100, NULL, NULL, NULL);
INSERT INTO setting (key, value) VALUES ('playback.speed', '1.5');
