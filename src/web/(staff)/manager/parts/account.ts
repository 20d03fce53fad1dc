// How the state of an account looks.
import type { Text } from '../../../../kernel/text.ts'
import type { StaffState } from '../../../../modules/identity/model.ts'
import type { Tone } from '../../../kit/badge/tones.ts'
import type { IconName } from '../../../kit/icon/drawings.ts'

export const accountLooks: Readonly<Record<StaffState, { icon: IconName; tone?: Tone; words: Text }>> = {
  invited: { icon: 'plane', tone: 'warn', words: { uk: 'запрошено', en: 'invited' } },
  active: { icon: 'check', tone: 'good', words: { uk: 'працює', en: 'active' } },
  blocked: { icon: 'lock', tone: 'stop', words: { uk: 'заблоковано', en: 'blocked' } },
}
