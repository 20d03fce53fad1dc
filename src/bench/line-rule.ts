// How many times a second the rule of the line can choose the next ticket, with 150 people waiting.
import { seeded } from '../kernel/chance.ts'
import { newId } from '../kernel/id.ts'
import type { Instant } from '../kernel/time.ts'
import type { DeskId, GroupId, Level } from '../modules/centres/model.ts'
import type { InLine } from '../modules/queue/model.ts'
import { type CallingDesk, chooseNext, inOrder } from '../modules/queue/rules/line.ts'
import type { Bench } from './figure.ts'

const groups = Array.from({ length: 13 }, () => newId<'ServiceGroup'>() as GroupId)

function line(chance: ReturnType<typeof seeded>): InLine[] {
  return inOrder(
    Array.from({ length: 150 }, (_, number) => ({
      id: newId<'Ticket'>(),
      series: 'А',
      number,
      class: 'walkIn' as const,
      purpose: 'submit' as const,
      groupId: chance.pick(groups),
      serviceId: newId<'Service'>(),
      ownGroup: true,
      needsStation: chance.happens(0.1),
      promisedAt: (1_000_000 + chance.below(1_800_000)) as Instant,
      issuedAt: chance.below(1_000_000) as Instant,
      onlyDeskId: null,
      minutes: 12,
    })),
  )
}

function desks(chance: ReturnType<typeof seeded>): CallingDesk[] {
  return Array.from({ length: 82 }, () => ({
    id: newId<'Desk'>() as DeskId,
    byGroup: new Map(
      Array.from({ length: 4 }, (): [GroupId, Level] => [chance.pick(groups), chance.happens(0.5) ? 2 : 1]),
    ),
    byService: new Map(),
    station: chance.happens(0.1),
    quick: chance.happens(0.1) ? 5 : null,
  }))
}

export const lineRule: Bench = {
  title: 'the rule of the line',
  async run() {
    const chance = seeded(1)
    const [lines, hall] = [Array.from({ length: 20 }, () => line(chance)), desks(chance)]
    let chosen = 0
    const decide = (times: number) => {
      for (let n = 0; n < times; n++) if (chooseNext(lines[n % 20]!, hall[n % 82]!, 1_200_000 as Instant)) chosen++
    }
    decide(100_000) // warm
    const times = 1_000_000
    const started = performance.now()
    decide(times)
    const perSecond = (times / (performance.now() - started)) * 1000
    return [
      {
        what: 'choose the next of 150 waiting',
        value: perSecond,
        unit: 'decisions/s',
        aim: 100_000,
        note: `${chosen > 0 ? '' : 'nothing chosen!'}`,
      },
    ]
  },
}
