// One visit, walked by hand from the kiosk to the document: everybody in a browser of their own, everything by clicks.
import jsQR from 'jsqr'
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, expect, test } from 'vitest'
import { textOf } from '../gateways/typst/testing.ts'
import { samples } from '../modules/documents/testing.ts'
import { complaints, newVisit, openBrowser } from './browser.ts'

const browser = await openBrowser()
const centre = 'kharkiv-regional'
/** Social services are sensitive: no message names them. */
const service = 'Житлова субсидія'
const deskNumber = 38
const applicant = { family: 'Зразкова', given: 'Оксана', taxNumber: '3347312243', idCard: '000000731' }
const accounts = {
  administrator: `administrator-${deskNumber}.${centre}@vikno.example`,
  officer: 'officer-1.kharkiv-authority-16@vikno.example',
  head: `head-1.${centre}@vikno.example`,
}

const heard: string[][] = []
/** A form that is refused answers 422, which the browser reports as well. */
afterAll(() => expect(heard.flat().filter((said) => !said.includes('422'))).toEqual([]))

async function arrive(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await newVisit(browser, { viewport: { width: 1440, height: 900 }, ...options })).newPage()
  page.setDefaultTimeout(30_000)
  heard.push(complaints(page))
  return page
}

/** A button or a link: people press both. */
function press(page: Page, name: string | RegExp, where = 'main'): Promise<void> {
  const place = page.locator(where)
  return place.getByRole('button', { name }).or(place.getByRole('link', { name })).first().click()
}
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const textIn = async (where: Locator) => ((await where.textContent()) ?? '').replace(/\s+/g, ' ')
const main = (page: Page) => textIn(page.locator('main'))
const fits = (value: string, shape: RegExp): string => {
  expect(value).toMatch(shape)
  return shape.exec(value)![0]
}

async function signIn(page: Page, account: string, to: string): Promise<void> {
  await page.goto(to)
  await page.getByRole('row').filter({ hasText: account }).getByRole('link').click()
  await page.getByLabel('Пароль', { exact: true }).fill(await textIn(page.locator('section b').first()))
  await press(page, 'Далі: код')
  await page.getByLabel('Код', { exact: true }).fill(await textIn(page.locator('.govuk-inset-text b')))
  await press(page, 'Увійти')
  await page.waitForURL((url) => url.pathname.startsWith(to))
}

/** What a phone's camera reads from the screen. */
async function qrOf(shown: Locator): Promise<string> {
  const { data, width, height } = PNG.sync.read(await shown.screenshot())
  return jsQR(new Uint8ClampedArray(data), width, height)!.data
}

/** The words of the paper that opens in a new tab. */
async function paperOf(context: BrowserContext, address: RegExp, open: () => Promise<void>): Promise<string> {
  const paper = Promise.withResolvers<Buffer>()
  await context.route(address, async (route) => {
    const answer = await route.fetch()
    paper.resolve(await answer.body())
    await route.fulfill({ response: answer })
  })
  await open()
  const text = textOf(await paper.promise)
  await context.unroute(address)
  return text
}

const kiosk = await arrive({ viewport: { width: 1080, height: 1920 } })
const board = await arrive({ viewport: { width: 1920, height: 1080 } })
const phone = await arrive({ viewport: { width: 390, height: 844 } })
const desk = await arrive()
const office = await arrive()

async function seek(taxNumber: string): Promise<void> {
  await desk.getByLabel('РНОКПП').check()
  await desk.getByLabel('Податковий номер').fill(taxNumber)
  await press(desk, 'Знайти')
}
async function identify(): Promise<void> {
  await seek(applicant.taxNumber)
  await press(desk, new RegExp(`Це ця людина.*${applicant.family}`))
  await sees(desk, /особу встановлено/)
}

let label: string
let caseNumber: string
let secretCode: string

test('a word with a mistake, typed on the screen of the kiosk, finds the service: its papers, its fee, its term', async () => {
  await kiosk.goto(`/kiosk/${centre}`)
  await kiosk.getByLabel('Або напишіть, що вам потрібно').click()
  for (const letter of 'субседія') await kiosk.getByRole('button', { name: letter, exact: true }).click()
  await press(kiosk, 'Знайти')
  await press(kiosk, new RegExp(service))
  const text = await main(kiosk)
  expect(text).toMatch(/Коштує ?безоплатно/)
  expect(text).toMatch(/Рішення буде ?до 10 календарних днів/)
  expect(text).toContain('Декларація про доходи')
})

test('the ticket says until when, how many are before and where to follow it', async () => {
  await press(kiosk, 'Взяти талон')
  await sees(kiosk, 'Ваш талон')
  const text = await main(kiosk)
  label = fits(text, /[А-ЯҐЄІЇ]-\d{3}/)
  expect(text).toMatch(/Покличемо до ?\d\d:\d\d/)
  expect(text).toMatch(/Ви наступні|Перед вами \d+/)
  await phone.goto(await qrOf(kiosk.locator('.v-qr')))
  expect(await main(phone)).toContain(label)
  await board.goto(`/board/${centre}`)
})

test('the administrator signs in by password and code, opens the desk and calls; phone and board know at once', async () => {
  await signIn(desk, accounts.administrator, '/desk')
  await press(desk, new RegExp(`Відкрити стіл ${deskNumber}`))
  await press(desk, 'Викликати')
  await sees(desk, `кличемо до столу ${deskNumber}`)
  await sees(phone, 'Вас кличуть')
  expect(await main(phone)).toMatch(new RegExp(`${deskNumber}.*${label}`))
  await board
    .locator('.v-b-calls li')
    .filter({ hasText: label })
    .filter({ hasText: `${deskNumber}` })
    .waitFor()
})

test('a tax number with a wrong digit is explained; the right one finds the person, whom the board never names', async () => {
  await press(desk, 'Почати обслуговування')
  await sees(desk, 'обслуговуємо')
  await seek(applicant.taxNumber.replace(/3$/, '4'))
  await sees(desk, /контрольн/)
  await identify()
  await sees(phone, 'Вас обслуговують')
  const shown = await board.content()
  for (const name of [applicant.family, applicant.given]) expect(shown).not.toContain(name)
})

test('the package is taken: papers, a scan, the application, e-mail, the consent; the receipt has number and code', async () => {
  await press(desk, /^Почати ?:/)
  await desk.waitForURL(/\/intake\//)
  for (const paper of await desk.locator('.s-paper-row .s-answer--good').all()) await paper.click()
  await desk
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'заява.pdf', mimeType: 'application/pdf', buffer: samples.pdf })
  await desk.getByLabel('Чого просить заявник').fill('Призначити житлову субсидію')
  await desk.getByRole('radio', { name: 'Електронна пошта' }).check()
  await desk.getByRole('radio', { name: 'У центрі, під підпис' }).check()
  await desk.getByLabel(/Дозвіл на обробку/).check()
  await sees(desk, 'Усе є. Можна реєструвати.')
  const receipt = await paperOf(desk.context(), /\/receipt$/, () => press(desk, 'Зареєструвати й надрукувати'))
  await sees(desk, 'Справу зареєстровано')
  const said = await main(desk)
  caseNumber = fits(said, /ХРК-\d{4}-\d{6}/)
  secretCode = fits(receipt, /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/)
  expect(said).toContain(secretCode)
  expect(receipt).toContain(caseNumber)
  expect(receipt).toContain('Декларація про доходи')
  await press(desk, 'До столу')
  await press(desk, 'Завершити')
  await sees(phone, 'Дякуємо, що прийшли')
})

test('the day’s batch leaves with its act, and the authority confirms it', async () => {
  await press(desk, 'Передавання', 'header')
  await press(desk, /Скласти пачку.*Пенсійного фонду/)
  await press(desk, 'Пачку передано')
  await sees(desk, 'чекає перевірки')
  await signIn(office, accounts.officer, '/back-office')
  await press(office, /Приймання/)
  await office.locator('tbody').filter({ hasText: 'Чекають на приймання' }).getByRole('link').first().click()
  await press(office, new RegExp(`Прийняти.*${caseNumber}`))
  await sees(office, 'Справу прийнято.')
})

test('the officer does a step, decides with grounds, adds the result and sends it back', async () => {
  await press(office, caseNumber)
  await press(office, /^Зроблено/)
  await sees(office, 'Крок зроблено.')
  await office.getByLabel('Обґрунтування').fill('Доходи й витрати родини підтверджено.')
  await press(office, 'Далі: перевірити рішення')
  await press(office, 'Ухвалити: надати послугу')
  await sees(office, 'Рішення ухвалено.')
  await office
    .getByLabel('Файл', { exact: true })
    .setInputFiles({ name: 'рішення.pdf', mimeType: 'application/pdf', buffer: samples.pdf })
  await press(office, 'Додати файл')
  await sees(office, 'Файл додано до справи.')
  await press(office, 'Повернути до центру')
  await press(office, 'Так, повернути')
  await sees(office, 'Справу надіслано до центру.')
})

test('the centre receives the result, and the resident is told by e-mail without the name of the service', async () => {
  await press(desk, 'Видача', 'header')
  await press(desk, new RegExp(`Результат у центрі.*${caseNumber}`))
  await sees(desk, /Заявників сповіщаємо сьогодні/)
  const head = await arrive()
  await signIn(head, accounts.head, '/outbox')
  const row = head.getByRole('row').filter({ hasText: caseNumber }).filter({ hasText: 'результат у центрі' })
  await expect
    .poll(
      async () => {
        await head.reload()
        return row.count()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1)
  await row.locator('summary').click()
  const letter = await textIn(row)
  expect(letter).toMatch(/надіслано/)
  expect(letter).not.toMatch(/субсиді/i)
})

test('the resident signs in with id.gov.ua and finds the case among their own: it can be collected', async () => {
  await phone.goto('/cases')
  await phone.locator('main').getByRole('link', { name: 'Увійти' }).click()
  await press(phone, /id\.gov\.ua/)
  await press(phone, `${applicant.family} ${applicant.given} Тестівна: BankID`)
  await phone.waitForURL(/\/cases$/)
  await phone.locator('article, section, li').filter({ hasText: caseNumber }).last().getByRole('link').first().click()
  const text = await main(phone)
  expect(text).toContain(caseNumber)
  expect(text).toMatch(/Готово, можна забрати/)
})

test('with a ticket to collect the person shows a document and signs; the case is closed, and the timeline says so', async () => {
  await kiosk.goto(`/kiosk/${centre}`)
  await press(kiosk, 'Забрати')
  await press(kiosk, 'Взяти талон')
  const collect = fits(await main(kiosk), /[А-ЯҐЄІЇ]-\d{3}/)
  await desk.goto('/desk')
  await press(desk, 'Викликати')
  await sees(desk, collect)
  await press(desk, 'Почати обслуговування')
  await sees(desk, 'обслуговуємо')
  await identify()
  await press(desk, 'Видати')
  await press(desk, new RegExp(`Видати.*${caseNumber}`))
  await desk.getByLabel('Номер', { exact: true }).fill(applicant.idCard)
  const sheet = await paperOf(desk.context(), /\/sheet$/, () => press(desk, 'Надрукувати аркуш'))
  expect(sheet).toContain(caseNumber)
  await desk.getByLabel('Людина підписала аркуш видачі').check()
  await press(desk, 'Видати й закрити справу')
  await desk.waitForURL(/\/desk\//)
  await sees(phone, /Результат видано/)
  expect(await main(phone)).not.toContain('Готово, можна забрати')
})

test('anyone with the number and the code sees where the case is, and nobody’s name', async () => {
  const stranger = await arrive()
  await stranger.goto('/track')
  await stranger.getByLabel('Номер справи').fill(caseNumber)
  await stranger.getByLabel('Секретний код').fill(secretCode)
  await press(stranger, 'Показати')
  await sees(stranger, caseNumber)
  const text = await main(stranger)
  expect(text).toMatch(/видано/i)
  for (const hidden of [applicant.family, 'убсиді']) expect(text).not.toContain(hidden)
  expect(stranger.url()).not.toContain(secretCode)
})
