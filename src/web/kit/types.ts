// What the components of the kit share: words with their classes and attributes.
import type { Snippet } from 'svelte'

/** Extra attributes of an element. `{ value, optional: true }` is left out when there is no value. */
export type Attributes = Readonly<Record<string, unknown>>

/** What is said somewhere: plain text, a snippet, or ready HTML (only for words of our own, never for people's). */
export interface Content {
  text?: string | number | null
  html?: string
  content?: Snippet
}

export interface Said extends Content {
  classes?: string
  attributes?: Attributes
}

export interface LabelProps extends Said {
  for?: string
  isPageHeading?: boolean
}

export interface ErrorProps extends Said {
  id?: string
  /** The word before the message for those who don't see its colour; `false` leaves it out. */
  visuallyHiddenText?: string | false
}

export interface LegendProps extends Said {
  isPageHeading?: boolean
}

export interface FieldsetProps {
  legend?: LegendProps
  describedBy?: string
  classes?: string
  role?: string
  attributes?: Attributes
  html?: string
  children?: Snippet
}

export interface FormGroupProps {
  classes?: string
  attributes?: Attributes
  beforeInput?: Content
  afterInput?: Content
}

/** What every field of a form has in common. */
export interface FieldProps {
  id?: string
  name?: string
  label?: LabelProps
  hint?: Said
  errorMessage?: ErrorProps | false | null
  describedBy?: string
  classes?: string
  attributes?: Attributes
  formGroup?: FormGroupProps
  disabled?: boolean
}

/** Lists may hold gaps, so that a page can write `mayCall && {…}`. */
export type Maybe<T> = T | false | null | undefined | '' | 0
