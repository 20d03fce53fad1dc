// Every component that govuk-frontend also has gives the HTML of all its published examples.
import fs from 'node:fs'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import BackLink from './back-link/back-link.svelte'
import Breadcrumbs from './breadcrumbs/breadcrumbs.svelte'
import Button from './button/button.svelte'
import CharacterCount from './character-count/character-count.svelte'
import Checkboxes from './checkboxes/checkboxes.svelte'
import DateInput from './date-input/date-input.svelte'
import Details from './details/details.svelte'
import ErrorMessage from './error-message/error-message.svelte'
import ErrorSummary from './error-summary/error-summary.svelte'
import Fieldset from './fieldset/fieldset.svelte'
import FileUpload from './file-upload/file-upload.svelte'
import Hint from './hint/hint.svelte'
import Input from './input/input.svelte'
import InsetText from './inset-text/inset-text.svelte'
import Label from './label/label.svelte'
import NotificationBanner from './notification-banner/notification-banner.svelte'
import Pagination from './pagination/pagination.svelte'
import Panel from './panel/panel.svelte'
import PasswordInput from './password-input/password-input.svelte'
import PhaseBanner from './phase-banner/phase-banner.svelte'
import Radios from './radios/radios.svelte'
import { plain } from './same-html.ts'
import Select from './select/select.svelte'
import SkipLink from './skip-link/skip-link.svelte'
import SummaryList from './summary-list/summary-list.svelte'
import Table from './table/table.svelte'
import Tabs from './tabs/tabs.svelte'
import Tag from './tag/tag.svelte'
import TaskList from './task-list/task-list.svelte'
import Textarea from './textarea/textarea.svelte'
import WarningText from './warning-text/warning-text.svelte'

interface Fixture {
  name: string
  options: Record<string, unknown>
  html: string
}
const components: Readonly<Record<string, unknown>> = {
  'back-link': BackLink,
  breadcrumbs: Breadcrumbs,
  button: Button,
  'character-count': CharacterCount,
  checkboxes: Checkboxes,
  'date-input': DateInput,
  details: Details,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  fieldset: Fieldset,
  'file-upload': FileUpload,
  hint: Hint,
  input: Input,
  'inset-text': InsetText,
  label: Label,
  'notification-banner': NotificationBanner,
  pagination: Pagination,
  panel: Panel,
  'password-input': PasswordInput,
  'phase-banner': PhaseBanner,
  radios: Radios,
  select: Select,
  'skip-link': SkipLink,
  'summary-list': SummaryList,
  table: Table,
  tabs: Tabs,
  tag: Tag,
  'task-list': TaskList,
  textarea: Textarea,
  'warning-text': WarningText,
}

describe.each(Object.entries(components))('%s', (name, component) => {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${name}/fixtures.json`
  const { fixtures } = JSON.parse(fs.readFileSync(file, 'utf8')) as { fixtures: Fixture[] }
  test.each(fixtures)('$name', ({ options, html }) => {
    expect(plain(render(component as Component<Record<string, unknown>>, { props: options }).body)).toBe(plain(html))
  })
})
