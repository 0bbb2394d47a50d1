import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Call } from './contract.ts'
import { Malformed } from './reply.ts'

/** What came over the wire, checked by the call's schema. Path parameters win over the query and the body. */
export async function inputOf<In>(call: Call<In, unknown>, request: FastifyRequest): Promise<In> {
  const sent = call.method === 'GET' ? request.query : call.form ? await formOf(request) : call.fromServer ? fieldsOf(request) : request.body ?? {}
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) throw new Malformed([{ field: 'body', why: 'object' }])
  const parsed = call.takes.safeParse({ ...sent, ...(request.params as object) })
  if (!parsed.success) throw new Malformed(parsed.error.issues.map(problemOf))
  return parsed.data
}

const problemOf = ({ path, code, message }: z.core.$ZodIssue) => ({ field: path.map(String).join('.') || 'body', why: message || code })

/** application/x-www-form-urlencoded; of a repeated field the last counts. */
const fieldsOf = ({ body }: FastifyRequest): Record<string, unknown> => Object.fromEntries(new URLSearchParams(typeof body === 'string' ? body : ''))

/** multipart/form-data, read by the platform's own reader; the body is already within the call's limit. Repeated fields become lists. */
async function formOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  if (!Buffer.isBuffer(request.body)) throw new Malformed([{ field: 'body', why: 'multipart/form-data' }])
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(request.body), { headers }).formData().catch(() => {
    throw new Malformed([{ field: 'body', why: 'multipart/form-data' }])
  })
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name)
    fields[name] = all.length === 1 ? all[0] : all
  }
  return fields
}
