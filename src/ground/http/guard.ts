import type { FastifyInstance, FastifyRequest } from 'fastify'

const policy = [
  "default-src 'none'", "script-src 'self'", "connect-src 'self'", "font-src 'self'", "img-src 'self' data: blob:", "manifest-src 'self'", "worker-src 'self'",
  "style-src 'self'",
  "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()'
}

/** Every reply carries the headers that keep a browser from being turned against its user; nothing of the API is kept by a cache. */
export function guardReplies(server: FastifyInstance) {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    reply.header('x-request-id', request.id)
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}

/** The header that our own screens send with every write; a page of another site cannot add it without asking first, and is never allowed. */
export const ownHeader = 'x-nhat-the'

/**
 * A write that a page of another site made a browser send. Where the browser says neither its site nor its origin, the request
 * must be one that no form can send: with our header, or with JSON.
 */
export function isForeign({ headers: sent, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = sent['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = sent
  if (origin !== undefined) return URL.canParse(origin) ? new URL(origin).host !== host : true
  return sent[ownHeader] !== '1' && !isJson(sent['content-type'])
}

const isJson = (type = '') => /^application\/json\s*(;|$)/i.test(type)
