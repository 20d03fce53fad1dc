// The link to one's own place in the waiting list: made of the installation's key, kept nowhere.
import type { Work } from '../../../../db/work.ts'
import type { WaitingId } from '../../model.ts'

export const waitingToken = ({ vault }: Pick<Work, 'vault'>, id: WaitingId): string =>
  vault.hash('waiting-link', id).subarray(0, 18).toString('base64url')

export const hashOfWaitingToken = ({ vault }: Pick<Work, 'vault'>, token: string): Buffer =>
  vault.hash('waiting-link-kept', token)
