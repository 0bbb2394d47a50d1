import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const year = 365 * 24 * 3600

/**
 * The built web app: its named-by-content assets for a year, its page for any address of the app, never from a cache.
 * @param dist the folder that the build made; without it every page says what to do.
 */
export async function servePages(server: FastifyInstance, dist: string): Promise<void> {
  const built = existsSync(join(dist, 'index.html'))
  if (built)
    await server.register(files, {
      root: dist, wildcard: false, index: false, preCompressed: true, cacheControl: false,
      setHeaders: (reply, path) => {
        const named = /[\\/]assets[\\/]/.test(path)
        reply.header('cache-control', named ? `public, max-age=${year}, immutable` : 'no-cache')
      }
    })
  server.setNotFoundHandler((request, reply) => {
    const asksForPage = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+(\?|$)/.test(request.url)
    if (!asksForPage) return reply.code(404).type('application/json; charset=utf-8').send(JSON.stringify({ code: 'http.not-found', facts: {}, requestId: request.id }))
    if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
    return reply.sendFile('index.html')
  })
}

const notBuilt = 'Trang web chưa được dựng: hãy chạy «npm run web» rồi khởi động lại.\nThe web pages are not built: run “npm run web” and start again.\n'
