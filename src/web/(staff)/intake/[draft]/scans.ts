// Scans sent with the form: each is checked and laid into the store before the unit of work that names it.
import type { App } from '../../../../app.ts'
import { No, Refusal } from '../../../../kernel/refusal.ts'
import type { KeptFile } from '../../../../modules/documents/model.ts'
import { keepFile } from '../../../../modules/documents/service.ts'

export interface SentScan {
  readonly paper: number
  readonly kept: KeptFile
}

/** A file that can't be taken is named with its row; the others are kept all the same. */
export async function scansIn(data: FormData, files: App['files']): Promise<{ scans: SentScan[]; faults: No[] }> {
  const scans: SentScan[] = []
  const faults: No[] = []
  for (const [name, value] of data.entries()) {
    const paper = /^scan\.(\d{1,3})$/.exec(name)?.[1]
    if (!paper || typeof value === 'string' || (value.size === 0 && value.name === '')) continue
    try {
      const bytes = Buffer.from(await value.arrayBuffer())
      const kept = await keepFile(files, bytes, { name: value.name, declaredType: value.type })
      scans.push({ paper: Number(paper), kept })
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      faults.push(...fault.answers.map((no) => new No(no.kind, no.code, no.words, no.facts, name)))
    }
  }
  return { scans, faults }
}
