import { shown } from '../example.ts'
import IdentityBar from './identity-bar.svelte'

export const examples = shown(
  IdentityBar,
  'Хто біля столу',
  [
    {
      name: 'Особу встановлено',
      props: { name: 'Ткаченко Ірина Василівна', detail: '14.03.1987 · РНОКПП ••••••4821 · діє особисто' },
    },
  ],
  { staff: true },
)
