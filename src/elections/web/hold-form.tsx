import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { baseOf, type Members } from '../base.ts'
import { type ElectionSeen, hold } from '../contract.ts'
import type { Method } from '../election.ts'
import { leastOver } from '../tally.ts'
import styles from './elections.module.css'
import { PeopleList, type Picked } from './people-list.tsx'
import { StepForm } from './step-form.tsx'
import { Law } from './step-forms.tsx'
import { words } from './words.ts'

/** The meeting: of a village as one or by clusters, of a cell its members by kind. */
export const HoldForm = ({ election }: { election: ElectionSeen }) => {
  const say = useSay()
  const tell = useTell(hold)
  const isCell = election.kind === 'cell'
  const [method, setMethod] = useState<Method>('ballots')
  const [clusters, setClusters] = useState(0)
  const [nominated, setNominated] = useState<Picked[]>([])
  const [board, setBoard] = useState<Picked[]>([])
  const on = election.plannedOn!
  const { boardSize, clusterMinHouseholds } = election.rules
  return (
    <StepForm step={say(words.step_hold)} busy={tell.isPending} initial={on} submit={(form, dated, sending) => {
      const members = isCell ? membersIn(form) : null
      const total = numberOf(form, 'total')
      const rooms = clusters > 0
        ? Array.from({ length: clusters }, (_, at) => ({ name: textOf(form, `name-${at}`), households: numberOf(form, `households-${at}`) ?? 0, attending: null }))
        : [{ name: say(words.wholeVillage), households: total ?? 0, attending: numberOf(form, 'attending') ?? 0 }]
      if (isCell ? members === null : !total) return [{ name: isCell ? 'official' : 'total', sentence: say(words.needCount) }]
      if (!isCell && rooms.some(({ name, households }) => !name || households < 1)) return [{ sentence: say(words.needCount) }]
      tell.mutate({
        id: election.id, ...dated, method: isCell ? 'ballots' : method, totalHouseholds: isCell ? null : total!, members, clusters: isCell ? [] : rooms,
        nominated: nominated.map(({ id, putBy }) => ({ personId: id, putBy })), board: board.map(({ id }) => id),
      }, sending)
      return undefined
    }}>
      {isCell ? <MembersFields election={election} /> : (
        <>
          <SelectField name="method" label={say(words.method)} initial={method} choices={(['ballots', 'hands'] as const).map((value) => ({ value, label: say(words[value]) }))} onChoose={(value) => setMethod(value as Method)} />
          <NumberField name="total" label={say(words.households)} initial={election.households ?? undefined} />
          <Ticks name="by-clusters" label={say(words.byClusters)} choices={[{ value: 'yes', label: say(words.byClusters), ...(clusterMinHouseholds ? { hint: say(words.clustersLaw, clusterMinHouseholds) } : {}) }]} onChange={(_, chosen) => setClusters(chosen ? 2 : 0)} />
          {clusters === 0 ? <NumberField name="attending" label={say(words.attending)} /> : <Clusters count={clusters} more={() => setClusters(clusters + 1)} />}
          {method === 'ballots' && (
            <>
              {boardSize && <Law told={boardSize} sentence={say(words.boardLaw, { least: boardSize.value[0], most: boardSize.value[1], basis: boardSize.basis })} />}
              <PeopleList name="board" label={say(words.board)} on={on} people={board} change={setBoard} />
            </>
          )}
        </>
      )}
      <PeopleList name="nominated" label={say(words.nominated)} on={on} people={nominated} change={setNominated} putBy="meeting" askPutBy />
    </StepForm>
  )
}

const Clusters = ({ count, more }: { count: number; more(): void }) => {
  const say = useSay()
  return (
    <div className={styles.clusters}>
      <p className={styles.soft}>{say(words.clustersReport)}</p>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={styles.cluster}>
          <TextField name={`name-${at}`} label={say(words.clusterName)} initial={`Cụm ${at + 1}`} />
          <NumberField name={`households-${at}`} label={say(words.clusterHouseholds)} />
        </div>
      ))}
      <div><Button small icon="plus" onClick={more}>{say(words.addCluster)}</Button></div>
    </div>
  )
}

const memberKinds = ['official', 'transferred', 'exempt', 'exemptAttending', 'suspended', 'excused', 'attending'] as const
const labels = { official: words.official, transferred: words.transferred, exempt: words.exempt, exemptAttending: words.exemptAttending, suspended: words.suspended, excused: words.excused, attending: words.membersAttending }

function membersIn(form: FormData): Members | null {
  const members = Object.fromEntries(memberKinds.map((kind) => [kind, numberOf(form, kind) ?? 0])) as Members
  return members.official > 0 ? members : null
}

const MembersFields = ({ election: { rules } }: { election: ElectionSeen }) => {
  const say = useSay()
  const [members, setMembers] = useState<Members>({ official: 0, transferred: 0, exempt: 0, exemptAttending: 0, suspended: 0, excused: 0, attending: 0 })
  const base = baseOf(members)
  return (
    <>
      {memberKinds.map((kind) => <NumberField key={kind} name={kind} label={say(labels[kind])} {...(kind === 'official' || kind === 'attending' ? {} : { initial: 0 })} onNumber={(value) => setMembers((before) => ({ ...before, [kind]: value ?? 0 }))} />)}
      {base > 0 && <p role="status">{say(words.baseIs, { base, needed: leastOver(rules.cellWin.value, base) })}</p>}
      <Law told={rules.cellWin} sentence={say(words.baseLaw, rules.cellWin)} />
    </>
  )
}
