import type { FastifyInstance, FastifyRequest } from 'fastify'

const policy = [
  "default-src 'none'", "script-src 'self'", "connect-src 'self'", "font-src 'self'", "img-src 'self' data: blob:", "manifest-src 'self'", "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'", // Mantine writes its variables into a style element
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

/** A write that a page of another site made a browser send. Callers that are no browsers send neither header. */
export function isForeign({ headers: sent, host }: FastifyRequest): boolean {
  const site = sent['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = sent
  if (origin === undefined) return false
  return URL.canParse(origin) ? new URL(origin).host !== host : true
}
