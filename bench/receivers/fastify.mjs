// A Fastify server that hands each authentic webhook to `store` and answers 200 once that is done.
import Fastify from 'fastify';
import { authentic } from './webhooks.mjs';

export async function serve(store) {
  const app = Fastify();
  // The signature is over the raw bytes.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
  app.post('/webhooks/headshotpro', async (request, reply) => {
    const row = authentic(request.headers, request.body);
    if (!row) {
      return reply.code(401).send('signature');
    }
    await store(row);
    return 'OK';
  });
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}
