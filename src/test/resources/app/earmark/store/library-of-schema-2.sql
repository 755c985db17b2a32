-- What the second schema added, on top of the first.
INSERT INTO podcast_tag (podcast_id, tag) VALUES (1, 'Work');
