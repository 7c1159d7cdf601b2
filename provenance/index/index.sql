-- An index of Provenance: one SQLite file, application_id 'PROV', the format's version in user_version.
-- Read it with any SQLite tool, views first; write to it with Provenance alone, or searching will miss documents.
-- Times are seconds since 1970 in UTC; hashes of 64 bits are stored as signed integers.

-- What changes a fingerprint, so that only comparable ones meet in one file.
CREATE TABLE setting (
    name TEXT PRIMARY KEY, -- shingle_length, permutations, seed, scheme; normaliser: newest version used; oldest_normaliser
    value -- a number or a word
) WITHOUT ROWID;

-- One row for each text at each location. A newer text at the same location is a row of its own: a version.
CREATE TABLE document (
    key INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice, not even after a deletion
    location TEXT, -- where it was got from: an address, a file; NULL for a text without a place
    text_hash INTEGER, -- first 8 bytes of the BLAKE2b of its UTF-8 text; NULL where only a fingerprint was given
    title TEXT, -- its headline
    publisher TEXT, -- the outlet, as the page names it
    published TEXT, -- the best date stated, ISO 8601, as exact as it was stated
    language TEXT, -- BCP 47
    details, -- JSON of all else (authors, canonical, links, credits, furniture, clocks, media); compressed (zlib) where long
    normaliser INTEGER NOT NULL, -- version of the normaliser that its fingerprint was made with
    words INTEGER NOT NULL, -- 1 where its words can be searched for
    first_seen INTEGER NOT NULL, -- when the text was first met with here
    last_seen INTEGER NOT NULL -- and when it was last met with
);

-- Which documents stand at a location: a hash is a tenth of an address's length, so the rows found are checked.
CREATE TABLE place (
    hash INTEGER NOT NULL, -- first 8 bytes of the BLAKE2b of the location; of a text without a place, its text_hash
    key INTEGER NOT NULL, -- document.key
    PRIMARY KEY (hash, key)
) WITHOUT ROWID;

-- Fingerprints: MinHash sketches, as datasketch's scheme affine32 makes them.
CREATE TABLE sketch (
    key INTEGER PRIMARY KEY, -- document.key
    sketch BLOB NOT NULL, -- one minimum for each permutation, 32 bits, little-endian
    size INTEGER NOT NULL, -- distinct shingles
    sampled INTEGER NOT NULL -- how many of their hashes are in the postings
);

-- Texts, where they are kept.
CREATE TABLE text (
    key INTEGER PRIMARY KEY, -- document.key
    text BLOB NOT NULL -- UTF-8, compressed (zlib)
);

-- Facts of documents whose text is not kept.
CREATE TABLE fact (
    key INTEGER PRIMARY KEY, -- document.key
    facts BLOB NOT NULL -- JSON, compressed (zlib): lists of kind, start, end and value
);

-- How far an intake has come, so that an interrupted one goes on.
CREATE TABLE origin (
    name TEXT PRIMARY KEY, -- file or folder, and what tells its content apart from another
    position INTEGER NOT NULL, -- rows read so far
    finished INTEGER NOT NULL, -- 1 once all were read
    seen INTEGER NOT NULL -- when that was
) WITHOUT ROWID;

-- Rows that an intake could not read, and why.
CREATE TABLE skipped_row (
    origin TEXT NOT NULL, -- origin.name
    position INTEGER NOT NULL, -- which row, counted from 0
    reason TEXT NOT NULL, -- in a sentence
    PRIMARY KEY (origin, position)
) WITHOUT ROWID;

-- Pairs that were assessed, so that nothing is assessed twice.
CREATE TABLE link (
    one INTEGER NOT NULL, -- document.key, the smaller of the two
    other INTEGER NOT NULL, -- document.key
    copy INTEGER NOT NULL, -- which of them was taken for the copy
    derivation TEXT NOT NULL, -- verbatim, edited, rewritten, partial, independent, unrelated or undetermined
    weight REAL, -- log-likelihood ratio; NULL where nothing could be told
    credited INTEGER NOT NULL, -- 1 where the copy credits the source
    version INTEGER NOT NULL, -- 1 where both are by the same hand
    judge TEXT NOT NULL, -- what tells the model, the normaliser and the settings apart that this rests on
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX link_other ON link (other);

-- To read: documents with their times, and whether the text is kept.
CREATE VIEW documents AS
SELECT document.key, location, title, publisher, published, language,
       datetime(first_seen, 'unixepoch') AS first_seen, datetime(last_seen, 'unixepoch') AS last_seen,
       size AS shingles, EXISTS (SELECT 1 FROM text WHERE text.key = document.key) AS text_kept
FROM document JOIN sketch USING (key);

-- To read: locations whose text has changed, version by version.
CREATE VIEW versions AS
SELECT * FROM (
    SELECT location, row_number() OVER (PARTITION BY location ORDER BY first_seen, key) AS version,
           count(*) OVER (PARTITION BY location) AS versions, key, title, published,
           datetime(first_seen, 'unixepoch') AS first_seen, datetime(last_seen, 'unixepoch') AS last_seen
    FROM document WHERE location IS NOT NULL
) WHERE versions > 1 ORDER BY location, version;

-- To read: what was taken in, how far, and how many rows could not be read.
CREATE VIEW intakes AS
SELECT name, position AS rows, finished, datetime(seen, 'unixepoch') AS seen,
       (SELECT count(*) FROM skipped_row WHERE skipped_row.origin = origin.name) AS skipped
FROM origin ORDER BY seen;

-- To read: rows that could not be read, and why.
CREATE VIEW skipped AS
SELECT origin, position, reason FROM skipped_row ORDER BY origin, position;

-- SEARCH
-- Postings say which documents hold a hash: of a sampled shingle, or of a word. One is a number of 64 bits, the first 40
-- of the hash above the last 24 of a document's key. They stand sorted, in segments that are merged as they grow many.
CREATE TABLE posting_segment (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- shingle or word
    slot INTEGER NOT NULL, -- the higher bits of the keys, which all documents of a segment share
    stamp INTEGER NOT NULL, -- drawn at random: what a reader remembers of a segment is never taken for another
    size INTEGER NOT NULL, -- how many postings
    width INTEGER NOT NULL, -- how many bytes of each hash stand as they are; those above are in the page's bit map
    documents INTEGER NOT NULL, -- how many were added, less those known to be gone
    fences BLOB NOT NULL -- the first posting of each page, 64 bits each, little-endian
);

-- Pages of postings, some 2 kB each.
CREATE TABLE posting_page (
    id INTEGER PRIMARY KEY, -- posting_segment.id times 2^24, and the page's number
    content BLOB NOT NULL -- 3 + width bytes a posting, then a bit map of the higher bits of the hashes (Elias 1974)
);

-- Documents whose postings are still there, but no longer found; a merge drops them.
CREATE TABLE posting_removed (
    kind TEXT NOT NULL, -- as in posting_segment
    key INTEGER NOT NULL, -- document.key, which may be gone from there
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

-- Numbers of documents, 500 keys a row.
CREATE TABLE key_number (
    name TEXT NOT NULL, -- words: how many different words it has; site: the site.id it was got from
    first INTEGER NOT NULL, -- the row's first document.key
    numbers BLOB NOT NULL, -- 32 bits each, little-endian; 0 where not known
    PRIMARY KEY (name, first)
);

-- Sites: what many documents of one share is its boilerplate, and says nothing of where a text comes from.
CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE, -- its host, without www.
    documents INTEGER NOT NULL -- how many of its documents were ever added
);
-- END SEARCH
