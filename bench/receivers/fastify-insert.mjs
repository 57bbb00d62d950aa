// Fastify, one INSERT and commit a webhook, nothing done with it: the least a receiver that keeps what it acknowledges can do.
import { serve } from './fastify.mjs';
import { insert } from './webhooks.mjs';

await serve(insert);
