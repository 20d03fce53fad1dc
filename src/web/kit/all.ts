// Every component of the kit with its examples, in the order of the page /kit.

import { examples as back } from './back/examples.ts'
import { examples as backLink } from './back-link/examples.ts'
import { examples as badge } from './badge/examples.ts'
import { examples as banner } from './banner/examples.ts'
import { examples as breadcrumbs } from './breadcrumbs/examples.ts'
import { examples as button } from './button/examples.ts'
import { examples as characterCount } from './character-count/examples.ts'
import { examples as checkboxes } from './checkboxes/examples.ts'
import { examples as choice } from './choice/examples.ts'
import { examples as dateInput } from './date-input/examples.ts'
import { examples as details } from './details/examples.ts'
import { examples as errorSummary } from './error-summary/examples.ts'
import { examples as events } from './events/examples.ts'
import type { Shown } from './example.ts'
import { examples as facts } from './facts/examples.ts'
import { examples as failure } from './failure/examples.ts'
import { examples as fileUpload } from './file-upload/examples.ts'
import { examples as icon } from './icon/examples.ts'
import { examples as identityBar } from './identity-bar/examples.ts'
import { examples as input } from './input/examples.ts'
import { examples as insetText } from './inset-text/examples.ts'
import { examples as load } from './load/examples.ts'
import { examples as notificationBanner } from './notification-banner/examples.ts'
import { examples as pagination } from './pagination/examples.ts'
import { examples as panel } from './panel/examples.ts'
import { examples as passwordInput } from './password-input/examples.ts'
import { examples as phaseBanner } from './phase-banner/examples.ts'
import { examples as radios } from './radios/examples.ts'
import { examples as rowsTable } from './rows-table/examples.ts'
import { examples as select } from './select/examples.ts'
import { examples as sideNavigation } from './side-navigation/examples.ts'
import { examples as staffCallBlock } from './staff/call-block/examples.ts'
import { examples as staffEmpty } from './staff/empty/examples.ts'
import { examples as staffKeyBar } from './staff/key-bar/examples.ts'
import { examples as staffLanes } from './staff/lanes/examples.ts'
import { examples as staffMatrix } from './staff/matrix/examples.ts'
import { examples as staffMeter } from './staff/meter/examples.ts'
import { examples as staffSeg } from './staff/seg/examples.ts'
import { examples as staffState } from './staff/state/examples.ts'
import { examples as staffTopBar } from './staff/top-bar/examples.ts'
import { examples as standstill } from './standstill/examples.ts'
import { examples as steps } from './steps/examples.ts'
import { examples as summaryList } from './summary-list/examples.ts'
import { examples as table } from './table/examples.ts'
import { examples as tabs } from './tabs/examples.ts'
import { examples as tag } from './tag/examples.ts'
import { examples as taskList } from './task-list/examples.ts'
import { examples as textarea } from './textarea/examples.ts'
import { examples as timeline } from './timeline/examples.ts'
import { examples as times } from './times/examples.ts'
import { examples as warningText } from './warning-text/examples.ts'
import { examples as why } from './why/examples.ts'

export const all: Readonly<Record<string, readonly Shown[]>> = {
  'back-link': [backLink],
  back: [back],
  badge: [badge],
  banner: [banner],
  breadcrumbs: [breadcrumbs],
  button: [button],
  'character-count': [characterCount],
  checkboxes: [checkboxes],
  choice: [choice],
  'date-input': [dateInput],
  details: [details],
  'error-summary': [errorSummary],
  events: [events],
  facts: [facts],
  failure: [failure],
  'file-upload': [fileUpload],
  icon: [icon],
  'identity-bar': [identityBar],
  input: [input],
  'inset-text': [insetText],
  load: [load],
  'notification-banner': [notificationBanner],
  pagination: [pagination],
  panel: [panel],
  'password-input': [passwordInput],
  'phase-banner': [phaseBanner],
  radios: [radios],
  'rows-table': [rowsTable],
  select: [select],
  'side-navigation': [sideNavigation],
  standstill: [standstill],
  steps: [steps],
  'summary-list': [summaryList],
  table: [table],
  tabs: [tabs],
  tag: [tag],
  'task-list': [taskList],
  textarea: [textarea],
  timeline: [timeline],
  times: [times],
  'warning-text': [warningText],
  why: [why],
  'staff/call-block': [staffCallBlock],
  'staff/empty': [staffEmpty],
  'staff/key-bar': [staffKeyBar],
  'staff/lanes': [staffLanes],
  'staff/matrix': [staffMatrix],
  'staff/meter': [staffMeter],
  'staff/seg': [staffSeg],
  'staff/state': staffState,
  'staff/top-bar': [staffTopBar],
}
