/**
 * Stands for zod in the browser's bundle. Contracts are written with z.object(…) and the like; there every such word gives
 * this same empty value, and whoever tries to check something with it is told.
 */
const checks = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])

const schema: unknown = new Proxy(() => undefined, {
  apply: () => schema,
  get: (_, name) => {
    if (checks.has(name)) throw new Error('zod is not in the browser: check by a pure rule, or on the server')
    return name === 'then' || typeof name === 'symbol' ? undefined : schema
  },
})

export { schema as z }
