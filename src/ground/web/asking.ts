import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Call } from '#ground/http/contract.ts'
import { ask, CallFailed } from './client.ts'

/** Answers are kept a minute; a refusal is never retried, a lost network twice. Without a network nothing waits in silence: the call fails and the page says so. */
export const askingClient = (): QueryClient => new QueryClient({
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => error instanceof CallFailed && error.kind === 'offline' && times < 2,
    },
  },
})

/** Reads by a GET contract. The previous answer stays on screen (dimmed by `isPlaceholderData`) while another day is fetched. `undefined` waits. */
export const useAsk = <In, Out>(call: Call<In, Out>, input: (In & object) | undefined) => useQuery<Out, CallFailed>({
  queryKey: [call.path, input],
  queryFn: ({ signal }) => ask(call, input as In & object, signal),
  placeholderData: keepPreviousData,
  enabled: input !== undefined,
})

/** Writes by a POST contract; afterwards everything on screen is read again, as one act may move any figure. */
export const useTell = <In, Out>(call: Call<In, Out>) => {
  const client = useQueryClient()
  return useMutation<Out, CallFailed, In & object>({
    mutationFn: (input) => ask(call, input),
    onSuccess: () => client.invalidateQueries(),
  })
}
