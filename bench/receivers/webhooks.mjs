// What the receivers share: the signature check, the pool, and a table with a unique key.
import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';

const TOLERANCE_SECONDS = 2 * 60 * 60;

// As many connections as the bridge has by default.
export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 24 });

await pool.query(`CREATE TABLE IF NOT EXISTS webhook (
  id TEXT PRIMARY KEY, event TEXT NOT NULL, model_id TEXT NOT NULL, payload TEXT NOT NULL,
  received_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP, processed_at TIMESTAMPTZ)`);

// The row to be stored, or null where the signature is wrong or too old.
export function authentic(headers, body) {
  const timestamp = headers['x-headshotpro-timestamp'] ?? '';
  const given = Buffer.from((headers['x-headshotpro-signature'] ?? '').replace('sha256=', ''), 'hex');
  const right = createHmac('sha256', process.env.WEBHOOK_SECRET).update(`${timestamp}.`).update(body).digest();
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (given.length !== right.length || !timingSafeEqual(given, right) || !(age <= TOLERANCE_SECONDS)) {
    return null;
  }
  const payload = body.toString();
  const webhook = JSON.parse(payload);
  return [webhook.id, webhook.event, webhook.object._id, payload];
}

// Named, so that PostgreSQL parses it once a connection.
export const insert = (row) => pool.query({
  name: 'insert',
  text: 'INSERT INTO webhook (id, event, model_id, payload) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
  values: row,
});
