// How a paper is handed in, as one choice of the form: the form of the paper, and whether it went back across the desk at once.
import { type Handed, paperForms } from '../../../../modules/cases/model.ts'

export const waysHanded = ['original', 'original-returned', 'copy', 'certified-copy', 'electronic'] as const
export type WayHanded = (typeof waysHanded)[number]

/** Another form that was given back is shown as its form. */
export const handedAs = ({ form, returnedAtOnce }: Pick<Handed, 'form' | 'returnedAtOnce'>): WayHanded =>
  form === 'original' && returnedAtOnce ? 'original-returned' : form

export function handedBy(way: WayHanded): Pick<Handed, 'form' | 'returnedAtOnce'> {
  const form = paperForms.find((one) => one === way)
  return form ? { form, returnedAtOnce: false } : { form: 'original', returnedAtOnce: true }
}
