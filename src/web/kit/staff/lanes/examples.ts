import type { Instant } from '../../../../kernel/time.ts'
import { shown } from '../../example.ts'
import Lanes from './lanes.svelte'

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+02:00`) as Instant
const tickets = (...times: string[]) =>
  times.map((time, index) => ({ number: `А-0${44 + index}`, promisedAt: at(time) }))

export const examples = shown(
  Lanes,
  'Черга за обіцяним часом',
  [
    {
      name: 'П’ять черг',
      props: {
        label: 'Талони за обіцяним часом, по видах черги',
        now: at('10:47'),
        lanes: [
          {
            name: 'За записом',
            tickets: [{ number: 'Б-017', promisedAt: at('10:52'), isNext: true }, ...tickets('11:00', '11:10')],
          },
          { name: 'Першочергово', tickets: tickets('10:54') },
          {
            name: 'Жива черга',
            tickets: [
              { number: 'А-044', promisedAt: at('10:49'), named: true, isApart: true },
              ...tickets('10:53', '10:55', '10:57', '11:01', '11:03'),
            ],
          },
          { name: 'Видача', tickets: tickets('10:51', '10:58') },
          { name: 'Консультація', tickets: tickets('10:56', '10:59') },
        ],
      },
    },
  ],
  { staff: true },
)
