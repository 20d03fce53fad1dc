// Papers of which nobody has yet said who brings them: the head sees the list and decides once for all services.
import type { Work } from '../../../db/work.ts'
import { permit, whoOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { fold, type Text } from '../../../kernel/text.ts'
import { recordChange } from '../../audit/service.ts'
import { currentEdition, today } from '../edition.ts'
import { type DocumentRequirement, type DocumentSource, no, type Service, type ServiceId } from '../model.ts'
import * as store from '../store.ts'
import { cardIn, withoutNotes } from '../versions.ts'
import { saveCards } from './save.ts'

export interface UndecidedDocument {
  readonly name: string
  /** The services that ask for it, in the order of keys. */
  readonly services: readonly { readonly id: ServiceId; readonly key: string; readonly name: Text }[]
}

/** The document asked for most comes first: deciding it helps most people. */
export async function listUndecidedDocuments(work: Work): Promise<readonly UndecidedDocument[]> {
  permit(work.actor, 'catalogue.manage')
  const { services } = await currentEdition(work)
  const asked = services.flatMap((service) =>
    service.documents.filter(({ decided }) => !decided).map(({ name }) => ({ name, service })),
  )
  return [...Map.groupBy(asked, ({ name }) => fold(name)).values()]
    .map((same) => ({
      name: same[0]!.name,
      services: [...new Map(same.map(({ service }) => [service.id, service])).values()].map(({ id, key, name }) => ({
        id,
        key,
        name,
      })),
    }))
    .sort((a, b) => b.services.length - a.services.length || a.name.localeCompare(b.name, 'uk'))
}

export interface DecidedDocument {
  readonly name: string
  readonly source: DocumentSource
  /** How many services ask for it and were changed. */
  readonly services: number
}

/**
 * Says who brings a document, for every service that asks for it, from today on. Cases registered before keep their version.
 * A later import follows the decision too.
 */
export async function decideDocument(
  work: Work,
  name: string,
  source: DocumentSource,
  reason: string,
): Promise<DecidedDocument> {
  permit(work.actor, 'catalogue.manage')
  if (reason.trim() === '') throw new Refusal(no('reason-missing', {}, 'reason'))
  await store.lockEdition(work)
  const folded = fold(name)
  const from = today(work)
  const asking = (await store.listFrom(work, from)).filter(({ documents }) => documents.some(isNamed(folded)))
  const before = asking[0]?.documents.find(isNamed(folded))
  if (!before) throw new Refusal(no('no-such-document', {}, 'name'))
  await store.saveDecision(work, {
    name: folded,
    written: before.name,
    source,
    reason: reason.trim(),
    madeBy: whoOf(work.actor),
  })
  const planned = asking
    .map(withoutNotes)
    .filter(isOpen(folded, source))
    .map((service) => ({
      serviceId: service.id,
      key: service.key,
      card: { ...cardIn(service), documents: service.documents.map(decided(folded, source)) },
      from: [service.validFrom, from].sort().at(-1)!,
    }))
  const made = await saveCards(work, planned, reason.trim())
  await recordChange(work, {
    what: 'catalogue.document',
    id: folded,
    before: { source: before.source, decided: before.decided },
    after: { source, decided: true, services: made.map(({ key }) => key) },
    reason: reason.trim(),
  })
  return { name: before.name, source, services: new Set(asking.map(({ id }) => id)).size }
}

const isNamed = (folded: string) => (document: DocumentRequirement) => fold(document.name) === folded

const isOpen = (folded: string, source: DocumentSource) => (service: Service) =>
  service.documents.some((document) => isNamed(folded)(document) && (!document.decided || document.source !== source))

const decided = (folded: string, source: DocumentSource) => (document: DocumentRequirement) =>
  isNamed(folded)(document) ? { ...document, source, decided: true } : document
