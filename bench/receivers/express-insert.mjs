// Express, one INSERT and commit a webhook: what most tutorials come to.
import express from 'express';
import { authentic, insert } from './webhooks.mjs';

const app = express();
app.post('/webhooks/headshotpro', express.raw({ type: 'application/json' }), async (request, response) => {
  const row = authentic(request.headers, request.body);
  if (!row) {
    response.status(401).send('signature');
    return;
  }
  await insert(row);
  response.send('OK');
});
app.listen(process.env.PORT, '127.0.0.1');
