// Every component that govuk-frontend also has gives the HTML of all its published examples.
import fs from 'node:fs'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import Button from './button/button.svelte'
import Checkboxes from './checkboxes/checkboxes.svelte'
import ErrorMessage from './error-message/error-message.svelte'
import ErrorSummary from './error-summary/error-summary.svelte'
import Fieldset from './fieldset/fieldset.svelte'
import Hint from './hint/hint.svelte'
import Input from './input/input.svelte'
import Label from './label/label.svelte'
import Radios from './radios/radios.svelte'
import { plain } from './same-html.ts'
import Select from './select/select.svelte'
import Textarea from './textarea/textarea.svelte'

interface Fixture {
  name: string
  options: Record<string, unknown>
  html: string
}
const components: Readonly<Record<string, unknown>> = {
  button: Button,
  checkboxes: Checkboxes,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  fieldset: Fieldset,
  hint: Hint,
  input: Input,
  label: Label,
  radios: Radios,
  select: Select,
  textarea: Textarea,
}

describe.each(Object.entries(components))('%s', (name, component) => {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${name}/fixtures.json`
  const { fixtures } = JSON.parse(fs.readFileSync(file, 'utf8')) as { fixtures: Fixture[] }
  test.each(fixtures)('$name', ({ options, html }) => {
    expect(plain(render(component as Component<Record<string, unknown>>, { props: options }).body)).toBe(plain(html))
  })
})
