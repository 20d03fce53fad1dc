// The two pages of the pretend provider: plain HTML, no scripts. It must not be taken for the real one.
import { has, type PretendPerson } from './pretend-people.ts'
import type { Means } from './provider.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const meansNames: Readonly<Record<Means, string>> = {
  dig_sign: 'Електронний підпис',
  mobile_id: 'MobileID',
  diia_id: 'Дія.Підпис',
  bank_id: 'BankID',
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="uk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} — удаваний id.gov.ua</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="styles.css">
</head>
<body>
<header><p>Удаваний id.gov.ua. Справжніх людей і підписів тут немає.</p></header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>`

export interface Choice {
  readonly people: readonly PretendPerson[]
  readonly offered: readonly Means[]
  readonly asked: Readonly<Record<string, string | undefined>>
}

const carried = ['response_type', 'client_id', 'auth_type', 'state', 'redirect_uri']

/** One form per person, one button per means: works with a keyboard and without scripts. */
export function choosePage({ people, offered, asked }: Choice): string {
  const hidden = carried
    .map((name) => `<input type="hidden" name="${name}" value="${escaped(asked[name] ?? '')}">`)
    .join('')
  const form = (content: string) => `<form method="post" action="choose">${hidden}${content}</form>`
  const rows = people.map((person, place) => `<li>${form(choices(person, place, offered))}</li>`).join('\n')
  const cancel = form('<button class="quiet" name="person" value="nobody">Повернутися, не входячи</button>')
  return page(
    'Хто входить?',
    `<p>Оберіть вигадану людину і засіб, яким вона входить.</p>\n<ul>\n${rows}\n</ul>\n${cancel}`,
  )
}

function choices(person: PretendPerson, place: number, offered: readonly Means[]): string {
  const name = [person.lastname, person.givenname, person.middlename].filter(Boolean).join(' ')
  const note = person.note ? ` <span>(${escaped(person.note.uk)})</span>` : ''
  const buttons = offered
    .filter((means) => has(person, means))
    .map(
      (means) =>
        `<button name="by" value="${means}" aria-label="${escaped(`${name}: ${meansNames[means]}`)}">${meansNames[means]}</button>`,
    )
  return `<h2>${escaped(name)}${note}</h2><input type="hidden" name="person" value="${place}"><p class="means">${buttons.join(' ')}</p>`
}

export const errorPage = (what: string): string =>
  page('Запит не прийнято', `<p>Справжній сервіс теж відмовив би: <code>${escaped(what)}</code>.</p>`)

/** A key and nothing else: without it browsers ask for an icon that is not there. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="5" cy="8" r="3" fill="none" stroke="#8a6500" stroke-width="2"/><path d="M8 8h7v3M12 8v3" fill="none" stroke="#8a6500" stroke-width="2"/></svg>'

export const styles = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, "Noto Sans", sans-serif; color: #16202c; background: #fff; }
header { background: #ffe9a8; border-bottom: 2px solid #8a6500; }
header p { max-width: 46rem; margin: 0 auto; padding: .75rem 1rem; font-weight: 600; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
h2 span { font-weight: 400; color: #465262; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; }
li { border-top: 1px solid #7d8794; padding: 1rem 0; }
.means { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; }
button { font: inherit; min-height: 2.75rem; padding: .375rem 1rem; border: 2px solid #16202c; border-radius: .25rem; background: #fff; color: #16202c; cursor: pointer; }
button:hover { background: #eef1f4; }
button.quiet { border-color: transparent; text-decoration: underline; }
button:focus-visible { outline: 3px solid #b35c00; outline-offset: 2px; }
`
