import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask, type CallFailed } from '#ground/web/client.ts'
import { listJobs, readJob, readSheets } from '../contract.ts'
import { isEnded, isUnderWay } from '../import-job.ts'
import type { JobLine, JobSeen } from './seen.ts'

const often = 800 // ms, while the server works on it
const seldom = 6000 // while it waits for a person: another window may have decided

/** One job, followed until it ends; what is on other pages is read again once it is written. */
export const useJob = (id: number) => {
  const client = useQueryClient()
  const asked = useQuery<JobSeen, CallFailed>({
    queryKey: [readJob.path, { id }],
    queryFn: ({ signal }) => ask(readJob, { id }, signal),
    staleTime: 0,
    refetchInterval: ({ state: { data, error } }) => (error ? seldom : !data ? false : isUnderWay(data.state) ? often : isEnded(data.state) ? false : seldom),
  })
  const state = asked.data?.state
  const before = useRef(state)
  useEffect(() => {
    if (state === 'done' && before.current === 'writing') void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== readJob.path })
    before.current = state
  }, [client, state])
  return asked
}

/** The jobs of the account, the newest first. */
export const useJobs = () => useQuery<JobLine[], CallFailed>({
  queryKey: [listJobs.path],
  queryFn: ({ signal }) => ask(listJobs, {}, signal),
  staleTime: 0,
  refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => isUnderWay(state)) ? 2 * often : 3 * seldom),
})

/** The words of the sheets change only with the product. */
export const useSheets = () => useQuery({ queryKey: [readSheets.path], queryFn: ({ signal }) => ask(readSheets, {}, signal), staleTime: Infinity })
