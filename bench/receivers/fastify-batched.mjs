// Fastify with one commit in flight: whatever arrives meanwhile goes in the next INSERT. Nothing is done with it.
import { serve } from './fastify.mjs';
import { pool } from './webhooks.mjs';

let waiting = [];
let committing = false;

async function commit() {
  committing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    try {
      await pool.query({
        name: 'insert-all',
        text: `INSERT INTO webhook (id, event, model_id, payload)
          SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
        values: [0, 1, 2, 3].map((column) => batch.map(({ row }) => row[column])),
      });
      batch.forEach(({ resolve }) => resolve());
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
  }
  committing = false;
}

await serve((row) => new Promise((resolve, reject) => {
  waiting.push({ row, resolve, reject });
  if (!committing) {
    commit();
  }
}));
