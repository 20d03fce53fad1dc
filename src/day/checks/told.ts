// What must hold of messages: everybody was told, the same day, once.
import { sql } from 'kysely'
import { bySql, type Check } from './check.ts'

export const messageChecks: readonly Check[] = [
  bySql(
    'Nobody was told the same thing of a case twice.',
    ({ centreId }) => sql`
    select format('%s of case %s by %s: %s times', occasion, case_id, channel, count(*)) as what
    from notifications.message where centre_id = ${centreId} and case_id is not null
    group by recipient_id, case_id, occasion, channel having count(*) > 1`,
  ),

  bySql(
    'Every message went out, and was taken by its provider once.',
    ({ centreId }) => sql`
    select format('%s of case %s: %s, accepted %s times', occasion, case_id, state, accepted) as what
    from notifications.message m, lateral (
      select count(*) as accepted from notifications.attempt a
      where a.centre_id = m.centre_id and a.message_id = m.id and a.outcome = 'accepted') taken
    where centre_id = ${centreId} and (state <> 'sent' or accepted <> 1)`,
  ),

  bySql(
    'Who filed and asked for SMS or e-mail was told so once by it.',
    ({ centreId }) => sql`
    select format('case %s: %s messages', facts ->> 'number', messages) as what
    from cases.event e, lateral (
      select count(*) as messages from notifications.message m
      where m.centre_id = e.centre_id and m.case_id = e.case_id and m.occasion = 'case-registered' and m.channel = facts ->> 'notifyBy') told
    where centre_id = ${centreId} and type = 'registered' and not (facts ->> 'immediate')::boolean
      and facts ->> 'notifyBy' in ('sms', 'email') and messages <> 1`,
  ),

  bySql(
    'Of a result that came to the centre its applicant was told the same day, once.',
    ({ centreId }) => sql`
    select format('%s: the result came at %s, told %s times that day', number, e.at, times) as what
    from cases.event e join cases.case c on c.centre_id = e.centre_id and c.id = e.case_id
    join centres.centre place on place.id = e.centre_id, lateral (
      select count(*) as times from cases.event n where n.centre_id = e.centre_id and n.case_id = e.case_id and n.type = 'applicant-notified'
        and n.at >= e.at and (n.at at time zone place.zone)::date = (e.at at time zone place.zone)::date) day
    where e.centre_id = ${centreId} and e.type = 'result-at-centre' and times <> 1`,
  ),
]
