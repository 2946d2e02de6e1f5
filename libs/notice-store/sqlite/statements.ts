const NEWEST_FIRST = 'ORDER BY at DESC, id DESC';
const UNREAD = 'account = :account AND readAt IS NULL';
const IN_NETWORK = '(:network IS NULL OR network = :network)';
const listed = (list: string) => `(SELECT value FROM json_each(${list}))`;

/** Everything that is asked of a notice store's file. */
export const STATEMENTS = {
  /** Writes nothing where no position is after the last that counts. */
  add: `
    INSERT INTO notices (id, account, network, kind, object, at, digest, content, events, last, readAt)
    VALUES (:id, :account, :network, :kind, :object, :at, :digest, :content, :events, :last, :readAt)
    ON CONFLICT (id) DO UPDATE SET
      at = excluded.at, digest = excluded.digest, content = excluded.content, readAt = excluded.readAt, last = excluded.last,
      events = events + (SELECT count(DISTINCT value) FROM json_each(:positions) WHERE value > notices.last)
    WHERE excluded.last > last`,
  /** Beside a single `max`, the other columns are those of its row: https://sqlite.org/lang_select.html#bareagg. Instants are equally long. */
  inbox: `
    WITH entries AS (
      SELECT max(at || id), id, at, kind, count(*) - count(readAt) AS unread, count(*) AS "all"
      FROM notices WHERE account = :account AND ${IN_NETWORK} GROUP BY object
    ), page AS (
      SELECT id, unread, "all" FROM entries
      WHERE (NOT :unreadOnly OR unread > 0)
        AND (:kinds IS NULL OR kind IN ${listed(':kinds')})
        AND (:afterAt IS NULL OR (at, id) < (:afterAt, :afterId))
      ${NEWEST_FIRST} LIMIT :limit
    )
    SELECT * FROM page JOIN notices USING (id) ${NEWEST_FIRST}`,
  about: `SELECT * FROM notices WHERE account = :account AND object = :object ${NEWEST_FIRST}`,
  named: `SELECT * FROM notices WHERE id IN ${listed(':ids')}`,
  ofDigest: `SELECT * FROM notices WHERE ${UNREAD} AND digest = :digest ${NEWEST_FIRST}`,
  unread: `SELECT network, count(DISTINCT object) AS objects FROM notices WHERE ${UNREAD} GROUP BY network`,
  markObjects: `UPDATE notices SET readAt = :readAt WHERE ${UNREAD} AND object IN ${listed(':objects')}`,
  markUntil: `UPDATE notices SET readAt = :readAt WHERE ${UNREAD} AND at <= :until AND ${IN_NETWORK}`,
  checkpoint: 'SELECT position FROM checkpoints WHERE follower = :follower',
  moveCheckpoint: `
    INSERT INTO checkpoints (follower, position) VALUES (:follower, :position)
    ON CONFLICT (follower) DO UPDATE SET position = max(position, excluded.position)`,
  removeOf: 'DELETE FROM notices WHERE account = :account',
  sweep: 'DELETE FROM notices WHERE at < :before',
};

export type StatementName = keyof typeof STATEMENTS;
