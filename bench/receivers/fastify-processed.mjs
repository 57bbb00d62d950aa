// Fastify, one INSERT and commit a webhook, and once that is acknowledged a second write that marks it processed, as the
// bridge has to. It handles nothing, has no order, and what was not marked at a crash is not taken up again.
import { serve } from './fastify.mjs';
import { insert, pool } from './webhooks.mjs';

await serve(async (row) => {
  const { rowCount } = await insert(row);
  if (rowCount === 1) {
    // Not waited for: the answer goes first.
    pool.query({
      name: 'processed',
      text: 'UPDATE webhook SET processed_at = CURRENT_TIMESTAMP WHERE id = $1',
      values: [row[0]],
    }).catch((error) => console.error(error));
  }
});
