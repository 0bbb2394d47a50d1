import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { setWishes } from '../contract.ts'
import { wishKinds } from '../plan.ts'
import styles from './mergers.module.css'
import { namesOf, type PlanSeen } from './seen.ts'
import { words } from './words.ts'

type Wish = PlanSeen['wishes'][number]

/** What the plan is asked to heed; one is added or dropped at a time. */
export const WishesCard = ({ seen, may }: { seen: PlanSeen; may: boolean }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(setWishes)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [key, setKey] = useState(0)
  const names = namesOf(seen)
  const { plan, wishes, villages } = seen
  const put = (next: Wish[]) => send.mutate({ planId: plan.id, wishes: next }, {
    onSuccess: () => { setErrors([]); setKey(key + 1); tell(say(words.wishesSaved)) },
    onError: (failed) => setErrors([{ name: 'villages', sentence: say(failed.code, failed.facts) }]),
  })
  const saidOf = ({ kind, villageIds }: Wish) => `${say(`mergers.wish.${kind}`)}: ${villageIds.map((id) => names.get(id) ?? `#${id}`).join(', ')}`
  const submit = (form: FormData) => {
    const kind = wishKinds.find((one) => one === textOf(form, 'kind')) ?? 'together'
    const villageIds = form.getAll('villages').map(Number)
    if (villageIds.length === 0) return setErrors([{ name: 'villages', sentence: say('mergers.wish-names-too-few') }])
    put([...wishes, { kind, villageIds }])
  }
  return (
    <Card title={say(words.wishes)}>
      <Stack>
        {wishes.length === 0 ? <p className={styles.soft}>{say(words.noWishes)}</p> : (
          <ul className={`${styles.list} ${styles.wishes}`}>
            {wishes.map((wish, at) => <li key={saidOf(wish)}><span>{saidOf(wish)}</span>{may && <Button small aria-label={say(words.dropWish, { wish: saidOf(wish) })} onClick={() => put(wishes.filter((_, other) => other !== at))}>{say(words.drop)}</Button>}</li>)}
          </ul>
        )}
        {may && villages.length > 1 && (
          <form key={key} noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
            <ErrorSummary errors={errors} />
            <Stack>
              <SelectField name="kind" label={say(words.wish)} choices={wishKinds.map((value) => ({ value, label: say(`mergers.wish.${value}`) }))} />
              <div className={villages.length > 9 ? styles.long : undefined}><Ticks name="villages" label={say(words.wishVillages)} choices={villages.map(({ id, fullName }) => ({ value: String(id), label: fullName }))} /></div>
            </Stack>
            <FormActions><Button type="submit" busy={send.isPending}>{say(words.addWish)}</Button></FormActions>
          </form>
        )}
      </Stack>
    </Card>
  )
}
