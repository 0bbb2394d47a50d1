import { Chip } from '#ground/web/chip.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import type { Tone } from '#ground/web/tone.ts'
import type { Step } from '../cascade.ts'
import { type Board, dayText, type Line } from './asking.ts'
import { words } from './words.ts'

const tones: Record<Step, Tone> = { done: 'green', late: 'red', waiting: 'grey', none: 'grey' }

/** A step in a word: when it was done, that it is late, or by when. */
export const StepChip = ({ step, done, due }: { step: Step; done?: string | null; due?: string | null }) => {
  const say = useSay()
  if (step === 'none') return <>–</>
  const word = step === 'done' ? (done ? dayText(done) : say(words.reached)) : step === 'late' ? say(words.lateSince, { day: dayText(due ?? null) }) : due ? say(words.due, { day: dayText(due) }) : say(words.notYet)
  return <Chip tone={tones[step]}>{word}</Chip>
}

/** «chưa tiếp nhận · chậm mốc Họp dân» */
export const lateText = ({ standing }: Pick<Line, 'standing'>, milestones: Board['milestones'], say: Say): string =>
  standing.late.map(({ matter, milestone }) => matterText(matter, milestone, milestones, say)).join(' · ')

export const matterText = (matter: string, milestone: number | null, milestones: Board['milestones'], say: Say): string =>
  [say(`programmes.matter.${matter}`), milestones.find(({ number }) => number === milestone)?.name].filter(Boolean).join(' ')
