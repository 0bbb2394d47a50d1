import { z } from 'zod'
import type { Call } from './contract.ts'

type Schema = Record<string, unknown>

/** The OpenAPI 3.1 description of these calls, from the schemas that check them. names: 'units.merge' -> its call. */
export function openApi(calls: Record<string, Call<unknown, unknown>>, about: { title: string; version: string; description: string }): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const [name, call] of Object.entries(calls)) (paths[pathOf(call)] ??= {})[call.method.toLowerCase()] = operationOf(name, call)
  return {
    openapi: '3.1.0',
    info: about,
    paths,
    components: {
      schemas: { Failure: failure },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-sid', description: '`sid` where the server is not behind https' } }
    }
  }
}

const failure: Schema = {
  type: 'object', required: ['code', 'facts', 'requestId'],
  properties: { code: { type: 'string', description: 'units.name-taken' }, facts: { type: 'object', description: 'what the sentence needs' }, requestId: { type: 'string' } }
}
const failureOf = (description: string): Schema => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } })

/** '/api/units/:id' -> '/api/units/{id}' */
export const pathOf = ({ path }: Pick<Call<unknown, unknown>, 'path'>): string => path.replace(/:(\w+)/g, '{$1}')

function operationOf(name: string, call: Call<unknown, unknown>): Schema {
  const { says, may, method } = call
  const takes = schemaOf(call.takes, 'input')
  const inPath = new Set([...call.path.matchAll(/:(\w+)/g)].map(([, field]) => field!))
  const fields = Object.entries((takes.properties ?? {}) as Record<string, Schema>)
  const required = new Set((takes.required ?? []) as string[])
  const parameters = fields
    .filter(([field]) => inPath.has(field) || method === 'GET')
    .map(([field, schema]) => ({ name: field, in: inPath.has(field) ? 'path' : 'query', required: inPath.has(field) || required.has(field), schema }))
  const body = fields.filter(([field]) => !inPath.has(field))
  return {
    operationId: name, summary: says.en, description: says.vi, 'x-may': may, tags: [name.split('.')[0]],
    ...(may === 'anyone' ? {} : { security: [{ session: [] }] }),
    ...(parameters.length ? { parameters } : {}),
    ...(method === 'POST' && body.length ? { requestBody: bodyOf(call, body, required) } : {}),
    responses: {
      ...answerOf(call),
      400: failureOf('malformed'),
      ...(may === 'anyone' ? {} : { 401: failureOf('signed out'), 403: failureOf('not allowed') }),
      409: failureOf('refused, with the reason'),
      500: failureOf('a bug, with the request id')
    }
  }
}

const bodyOf = ({ form, fromServer }: Call<unknown, unknown>, body: [string, Schema][], required: Set<string>): Schema => ({
  required: true,
  content: {
    [form ? 'multipart/form-data' : fromServer ? 'application/x-www-form-urlencoded' : 'application/json']: {
      schema: { type: 'object', properties: Object.fromEntries(body), required: body.map(([field]) => field).filter((field) => required.has(field)) }
    }
  }
})

function answerOf({ gives, file }: Call<unknown, unknown>): Schema {
  if (file) return { 200: { description: 'a file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }
  if (gives instanceof z.ZodVoid || gives instanceof z.ZodUndefined) return { 204: { description: 'done' } }
  return { 200: { description: 'the answer', content: { 'application/json': { schema: schemaOf(gives, 'output') } } } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Schema
  return rest
}
