// A new secret code for a case whose receipt was lost or is printed once more.
import type { Work } from '../../../db/work.ts'
import type { CaseId } from '../model.ts'
import * as store from '../store/record.ts'
import { happen, leaveTrace, lockFor } from './happen.ts'
import { newSecret, secretHash } from './secret.ts'

/** Said once; the old code no longer fits. */
export async function renewCode(work: Work, id: CaseId): Promise<{ readonly secretCode: string }> {
  const it = await lockFor(work, id, 'cases.take')
  const secretCode = newSecret()
  await happen(work, it, 'cases.take', [{ type: 'code-renewed', facts: {}, told: undefined }])
  await store.saveCodeHash(work, it, secretHash(work, it.summary.number, secretCode))
  await leaveTrace(work, it, { operation: 'change', purpose: 'register', fields: ['secretCode'] })
  return { secretCode }
}
