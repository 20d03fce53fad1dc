// What must hold of cases, their numbers, acts and the log of who touched them.
import { sql } from 'kysely'
import { verify } from '../../modules/audit/service.ts'
import type { CaseId } from '../../modules/cases/model.ts'
import { rebuild } from '../../modules/cases/service/file.ts'
import { bySql, type Check } from './check.ts'

/** What a case has been through when it is in a state; by the authority, or at once. */
const ways: readonly (readonly [state: string, ...milestones: string[]])[] = (() => {
  const [filed, sent, came] = [['registered'], ['batched', 'handed-over'], ['received-by-authority']]
  const received = [...filed, ...sent, ...came]
  const back = [...received, 'decided', 'result-sent', 'result-at-centre']
  return [
    ['registered', ...filed],
    ['handedOver', ...filed, ...sent],
    ['receivedByAuthority', ...received],
    ['inReview', ...received],
    ['decidedPositive', ...received, 'decided'],
    ['decidedPositive', ...received, 'decided', 'result-sent'],
    ['decidedNegative', ...received, 'decided'],
    ['decidedNegative', ...received, 'decided', 'result-sent'],
    ['resultAtCentre', ...back],
    ['applicantNotified', ...back, 'applicant-notified'],
    ['issued', ...back, 'applicant-notified', 'issued'],
    ['issued', 'registered', 'issued-at-once'],
  ]
})()
const milestones = [...new Set(ways.flatMap(([, ...of]) => of))]

const folded: Check = {
  sentence: 'Every case is what its events say: folded anew, it is the row that is stored.',
  async find(work, { centreId }) {
    const { rows } = await sql<{ id: CaseId; number: string }>`
      select id, number from cases.case where centre_id = ${centreId} order by sequence`.execute(work.db)
    const found: string[] = []
    for (const { id, number } of rows) {
      const { differs } = await rebuild(work, id)
      if (differs.length > 0) found.push(`${number}: ${differs.join(' and ')}`)
    }
    return found
  },
}

const chained: Check = {
  sentence: 'The access log is whole: no row was changed, taken out or put in.',
  async find(work) {
    const { rows, broken } = await verify(work)
    if (rows === 0) return ['nothing is chained']
    return broken ? [`${broken.damage} at ${broken.number ?? 'the end'}`] : []
  },
}

export const caseChecks: readonly Check[] = [
  bySql(
    'Every case that was registered stands in the record.',
    ({ centreId, cases }) => sql`
    select format('case %s was registered and is gone', given) as what from unnest(${cases}::uuid[]) given
    where not exists (select from cases.case where centre_id = ${centreId} and id = given)`,
  ),

  bySql(
    'Case numbers have no gap and no double in a place and year, and neither have the numbers of acts.',
    ({ centreId }) => sql`
    with numbers as (
      select 'case ' || place_code as series, year, sequence as number from cases.case where centre_id = ${centreId}
      union all
      select 'case ' || place_code, year, number from cases.leased_number where centre_id = ${centreId} and voided_at is not null
      union all
      select 'act ' || split_part(act_number, '-', 1), split_part(act_number, '-', 2)::int, substring(act_number from '\\d+$')::int
      from cases.batch where centre_id = ${centreId})
    select format('%s of %s: %s numbers up to %s, the counter says %s', c.series, c.year, count(distinct number), max(number), last) as what
    from cases.counter c left join numbers n on n.series = c.series and n.year = c.year
    where c.centre_id = ${centreId} group by c.series, c.year, last
    having count(number) <> last or count(distinct number) <> last or max(number) is distinct from last`,
  ),

  bySql(
    'The timeline of a case begins with its registration, has no gap and never goes back in time.',
    ({ centreId }) => sql`
    select format('%s: event %s «%s» after event %s', number, n, type, coalesce(before, 0)) as what
    from (select *, lag(n) over line as before, lag(at) over line as earlier from cases.event where centre_id = ${centreId}
      window line as (partition by case_id order by n)) e
    join cases.case c on c.centre_id = ${centreId} and c.id = case_id
    where n <> coalesce(before, 0) + 1 or at < earlier or (n = 1) <> (type = 'registered')
    union all
    select format('%s: version %s', number, version) from cases.case c
    where centre_id = ${centreId} and version <> (select count(*) from cases.event e where e.centre_id = c.centre_id and e.case_id = c.id)`,
  ),

  bySql(
    'Every case has been through all that leads to its state, in this order and once.',
    ({ centreId }) => sql`
    select format('%s is %s after: %s', number, state, array_to_string(went, ', ')) as what
    from cases.case c, lateral (
      select array_agg(type order by n) as went from cases.event e
      where e.centre_id = c.centre_id and e.case_id = c.id and type = any (${milestones}::text[])) been
    where centre_id = ${centreId} and not exists (
      select from jsonb_array_elements(${JSON.stringify(ways)}::jsonb) way
      where way ->> 0 = state and way - 0 = to_jsonb(went))`,
  ),

  folded,

  bySql(
    'A case stands in one act for each time it left, with the signatures of both sides where it was received.',
    ({ centreId }) => sql`
    select format('%s: handed over %s times, in %s acts; received %s times, signed for %s times', number, sent, acts, came, signed) as what
    from cases.case c, lateral (
      select count(*) filter (where type = 'handed-over') as sent, count(*) filter (where type = 'received-by-authority') as came
      from cases.event e where e.centre_id = c.centre_id and e.case_id = c.id) been, lateral (
      select count(*) filter (where b.sent_at is not null) as acts, count(l.received_at) as signed
      from cases.batch_line l join cases.batch b on b.centre_id = l.centre_id and b.id = l.batch_id
      where l.centre_id = c.centre_id and l.case_id = c.id) act
    where centre_id = ${centreId} and (sent <> acts or came <> signed)`,
  ),

  bySql(
    'Whoever took, moved, decided or handed out a case stands in the access log with that moment.',
    ({ centreId }) => sql`
    with traces(type, operation, purpose) as (values
      ('registered', 'collect', 'register'), ('handed-over', 'transfer', 'hand-over'), ('received-by-authority', 'collect', 'hand-over'),
      ('step-done', 'change', 'decide'), ('decided', 'change', 'decide'), ('result-sent', 'transfer', 'hand-over'),
      ('result-at-centre', 'collect', 'issue'), ('issued', 'transfer', 'issue'))
    select format('%s: «%s» at %s', number, e.type, e.at) as what
    from cases.event e join traces t on t.type = e.type join cases.case c on c.centre_id = e.centre_id and c.id = e.case_id
    where e.centre_id = ${centreId} and not exists (
      select from audit.access a where a.case_id = e.case_id and a.at = e.at and a.actor = e.who
        and a.operation = t.operation and a.purpose = t.purpose)`,
  ),

  chained,
]
