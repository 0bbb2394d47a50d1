import { route } from '#ground/http/route.ts'
import { day } from '#ground/time/day.ts'
import { legalRules } from './contract.ts'
import { rulesOn } from './legal-rule.ts'

export const routes = [route(legalRules, async (tx, _actor, { on }) => (await rulesOn(tx, day(on))).map((rule) => ({ ...rule, value: rule.value as never })))]
