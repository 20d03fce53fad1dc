// Every page there is: where it stands, who opens it, and what can't hold on it. `page-list.test.ts` compares this with
// the pages of src/web, so a new page is checked from its first day.
import type { Audience, World } from './world.ts'

export const layouts = ['portal', 'staff', 'kiosk', 'board', 'phone'] as const
export type Layout = (typeof layouts)[number]

/** Something that only a script can do, and how the same is reached without. */
export interface NeedsScript {
  readonly what: string
  readonly why: string
  readonly instead: string
}

export interface Page {
  /** Its folder in src/web. */
  readonly route: string
  readonly path: (world: World) => string
  readonly as: Audience
  readonly layout: Layout
  readonly needsScript?: NeedsScript
  /** Cookies besides the session. */
  readonly cookies?: (world: World) => Readonly<Record<string, string>>
}

const live: NeedsScript = {
  what: 'changes the moment something happens',
  why: 'a page without scripts can’t be told; it can only ask',
  instead: 'loads itself again every few seconds',
}
const alone: NeedsScript = {
  what: 'gives out tickets while the server does not answer',
  why: 'without the server and without scripts nothing counts the numbers',
  instead: 'the reception writes tickets; this page says so and leads back',
}
const onDemand: NeedsScript = {
  ...live,
  instead: 'shows what is true when it is loaded; every step of it loads it again',
}
const passkey: NeedsScript = {
  what: 'asks the browser for a passkey',
  why: 'browsers speak WebAuthn only with scripts',
  instead: 'signing in by password and code; the page links there',
}

type Rest = Omit<Page, 'route' | 'path' | 'as' | 'layout'>
const group =
  (layout: Layout, folder: string, as: Audience) =>
  (route: string, path: Page['path'] | string, rest: Rest & { readonly as?: Audience } = {}): Page => ({
    route: [folder, route].filter(Boolean).join('/'),
    path: typeof path === 'string' ? () => path : path,
    as,
    layout,
    ...rest,
  })

const portal = group('portal', '(portal)', 'visitor')
const ofStaff = (folder: string, as: Audience) => group('staff', ['(staff)', folder].filter(Boolean).join('/'), as)
const desk = ofStaff('', 'administrator')
const authority = ofStaff('back-office', 'officer')
const manager = ofStaff('manager', 'head')
const kiosk = group('kiosk', 'kiosk', 'visitor')
const board = group('board', 'board', 'visitor')

const ofPortal: readonly Page[] = [
  portal('', '/'),
  portal('about', '/about'),
  portal('accessibility', '/accessibility'),
  portal('help', '/help'),
  portal('privacy', '/privacy'),
  portal('kit', '/kit'),
  portal('services', '/services'),
  portal('services/[key]', ({ service }) => `/services/${service}`),
  portal('benefits', '/benefits'),
  portal('benefits/[kind]', '/benefits/housing-subsidy?result'),
  portal('benefits/[kind]/[question]', '/benefits/housing-subsidy/home'),
  portal('centres', '/centres'),
  portal('centres/[key]', ({ centre }) => `/centres/${centre}`),
  portal('book', ({ service }) => `/book?service=${service}&all`),
  portal('book/[centre]', ({ centre, service }) => `/book/${centre}?service=${service}`),
  portal(
    'book/[centre]/phone',
    ({ centre, service, visit }) => `/book/${centre}/phone?service=${service}&at=${visit.at}`,
  ),
  portal('visit/[link]', ({ visit }) => `/visit/${visit.link}`),
  portal('visit/[link]/time', ({ visit }) => `/visit/${visit.link}/time`),
  portal('visit/[link]/sooner', ({ visit }) => `/visit/${visit.link}/sooner`),
  portal('visit/[link]/cancel', ({ visit }) => `/visit/${visit.link}/cancel`),
  portal('track', '/track'),
  portal('releases', '/releases'),
  portal('releases/[id]', ({ release }) => `/releases/${release}`),
  portal('entries/[token]', ({ entry }) => `/entries/${entry}`),
  portal('draws/[id]', ({ release }) => `/draws/${release}`),
  portal('draws/how', '/draws/how'),
  portal('waiting', ({ service }) => `/waiting?service=${service}`),
  portal('waiting/[token]', ({ waiting }) => `/waiting/${waiting}`),
  portal('waiting/[token]/change', ({ waiting }) => `/waiting/${waiting}/change`),
  portal('sign-in', '/sign-in'),
  portal('sign-in/return', '/sign-in/return?error=access_denied'),
  portal('cases', '/cases', { as: 'resident' }),
  portal('cases/[id]', ({ caseId }) => `/cases/${caseId}`, { as: 'resident', needsScript: live }),
  portal('cases/telling', '/cases/telling', { as: 'resident' }),
  portal('cases/[id]/telling', ({ caseId }) => `/cases/${caseId}/telling`, { as: 'resident' }),
  portal('cases/[id]/question', ({ caseId }) => `/cases/${caseId}/question?to=authority`, { as: 'resident' }),
  portal('staff-sign-in', '/staff-sign-in'),
  portal('staff-sign-in/code', '/staff-sign-in/code', {
    cookies: ({ signInUnderWay }) => ({ 'sign-in': signInUnderWay }),
  }),
  portal('staff-sign-in/passkey', '/staff-sign-in/passkey', { needsScript: passkey }),
  portal('staff-sign-in/invitation/[token]', ({ invitation }) => `/staff-sign-in/invitation/${invitation}`),
]

const atTheDesk: readonly Page[] = [
  desk('desk', '/desk', { as: 'founder' }),
  desk('desk/[desk]', ({ desk }) => `/desk/${desk.id}`, { needsScript: onDemand }),
  desk('intake/[draft]', ({ draft }) => `/intake/${draft}`),
  desk('hand-over', '/hand-over'),
  desk('hand-over/[batch]', ({ batch }) => `/hand-over/${batch}`),
  desk('collection', '/collection'),
  desk('collection/[case]', ({ readyCase }) => `/collection/${readyCase}`),
  desk('questions', '/questions', { as: 'officer' }),
  desk('questions/[case]/[n]', ({ caseId, question }) => `/questions/${caseId}/${question}`, { as: 'officer' }),
  desk('centre-cases', '/centre-cases'),
  desk('centre-cases/[id]', ({ caseId }) => `/centre-cases/${caseId}`),
  desk('intake', '/intake'),
  desk('alarm', '/alarm', { as: 'head' }),
  desk('phone', ({ service }) => `/phone?service=${service}`),
  desk('phone/[booking]', ({ visit }) => `/phone/${visit.id}?centre=${visit.centreId}`),
  desk('on-behalf', '/on-behalf'),
  desk('on-behalf/[release]', ({ release }) => `/on-behalf/${release}`),
  desk('on-behalf/waiting', '/on-behalf/waiting'),
  desk('security', '/security'),
  desk('security/passkey', '/security/passkey', { needsScript: passkey }),
  desk('outbox', '/outbox', { as: 'head' }),
  desk('outbox/printer', '/outbox/printer', { as: 'engineer' }),
]

const ofAuthority: readonly Page[] = [
  authority('', '/back-office'),
  authority('[case]', ({ caseId }) => `/back-office/${caseId}`),
  authority('incoming', '/back-office/incoming'),
  authority('incoming/[batch]', ({ batch }) => `/back-office/incoming/${batch}`),
]

const inCentre = (page: string) => (world: World) => `/manager/${world.centre}${page && `/${page}`}`
const ofManager: readonly Page[] = [
  manager('', '/manager', { as: 'founder' }),
  manager('new', '/manager/new', { as: 'founder' }),
  manager('[centre]', inCentre(''), { needsScript: live }),
  manager('[centre]/card', inCentre('card')),
  manager('[centre]/hours', inCentre('hours')),
  manager('[centre]/settings', inCentre('settings')),
  manager('[centre]/booking', inCentre('booking')),
  manager('[centre]/numbers', inCentre('numbers')),
  manager('[centre]/releases', inCentre('releases')),
  manager('[centre]/releases/new', (world) => inCentre(`releases/new?service=${world.service}`)(world)),
  manager('[centre]/releases/[release]', (world) => inCentre(`releases/${world.release}`)(world)),
  manager('[centre]/waiting', inCentre('waiting')),
  manager('[centre]/wording', inCentre('wording')),
  manager('[centre]/wording/[occasion]', inCentre('wording/result-at-centre')),
  manager('[centre]/hall', (world) => inCentre(`hall?desk=${world.desk.id}`)(world), { needsScript: live }),
  manager('[centre]/zones', inCentre('zones')),
  manager('[centre]/forecast', inCentre('forecast')),
  manager('[centre]/replay', inCentre('replay')),
  manager('[centre]/staff', inCentre('staff')),
  manager('[centre]/staff/add', inCentre('staff/add')),
  manager('[centre]/staff/[person]', (world) => inCentre(`staff/${world.member}`)(world)),
  manager('[centre]/desks', inCentre('desks')),
  manager('[centre]/desks/[desk]', (world) => inCentre(`desks/${world.desk.id}`)(world)),
  manager('[centre]/devices', inCentre('devices')),
  manager('[centre]/devices/[station]', (world) => inCentre(`devices/${world.station}`)(world)),
  manager('[centre]/authorities', inCentre('authorities')),
  manager('[centre]/authorities/[authority]', (world) => inCentre(`authorities/${world.authority}`)(world), {
    as: 'founder',
  }),
  manager('[centre]/changes', inCentre('changes')),
  manager('[centre]/access', inCentre('access')),
  manager('[centre]/services', inCentre('services')),
  manager('[centre]/services/[key]', (world) => inCentre(`services/${world.service}`)(world)),
  manager('[centre]/services/[key]/process', (world) => inCentre(`services/${world.service}/process`)(world)),
  manager('[centre]/services/documents', inCentre('services/documents')),
  manager('[centre]/services/file', inCentre('services/file')),
  manager('[centre]/services/new', inCentre('services/new')),
]

const inKiosk = (page: string) => (world: World) => `/kiosk/${world.centre}${page && `/${page}`}`
const inTheHall: readonly Page[] = [
  kiosk('', '/kiosk', { needsScript: live }),
  kiosk('[centre]', inKiosk('')),
  kiosk('[centre]/services', inKiosk('services')),
  kiosk('[centre]/services/[key]', (world) => inKiosk(`services/${world.service}`)(world)),
  kiosk('[centre]/priority', inKiosk('priority')),
  kiosk('[centre]/take', (world) => inKiosk(`take?purpose=submit&service=${world.service}`)(world)),
  kiosk('[centre]/people', inKiosk('people')),
  kiosk('[centre]/book', (world) => inKiosk(`book?service=${world.service}`)(world)),
  kiosk('[centre]/book/phone', (world) => inKiosk(`book/phone?service=${world.service}&at=${world.visit.at}`)(world)),
  kiosk('[centre]/booked', inKiosk('booked'), { cookies: (world) => ({ 'kiosk-booking': world.visit.link }) }),
  kiosk('[centre]/code', inKiosk('code')),
  kiosk('[centre]/offline', inKiosk('offline'), { needsScript: alone }),
  kiosk('[centre]/ticket/[id]/why', (world) => inKiosk(`ticket/${world.ticket}/why`)(world)),
  kiosk('[centre]/ticket/[id]', (world) => inKiosk(`ticket/${world.ticket}`)(world)),
  board('', '/board', { needsScript: live }),
  board('[centre]', ({ centre }) => `/board/${centre}`, { needsScript: live }),
  board('[centre]/zone/[zone]', ({ centre, zone }) => `/board/${centre}/zone/${zone}`, { needsScript: live }),
  board('[centre]/[desk]', ({ centre, desk }) => `/board/${centre}/${desk.number}`, { needsScript: live }),
  {
    route: 'ticket/[token]',
    path: ({ ticket }) => `/ticket/${ticket}`,
    as: 'visitor',
    layout: 'phone',
    needsScript: live,
  },
]

export const pagesForEveryone = [...ofPortal, ...inTheHall]
export const pagesForStaff = [...atTheDesk, ...ofAuthority, ...ofManager]
export const pages = [...pagesForEveryone, ...pagesForStaff]
