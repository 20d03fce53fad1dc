import fc from 'fast-check'
import { fileTypeFromBuffer } from 'file-type'
import { describe, expect, test } from 'vitest'
import { No, sentence } from '../../kernel/refusal.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { filePurposes } from './model.ts'
import { keepUntil, type RetentionCode, retentionOf } from './retention.ts'
import { cleanName, fileHeaders, heic, paperHeaders, sizeFits, typeOf, usualFiles } from './rules.ts'
import { samples } from './testing.ts'

const check = async (bytes: Buffer, name: string, declaredType?: string, rules = usualFiles) => {
  const answer = typeOf(bytes, await fileTypeFromBuffer(bytes), { name, declaredType }, rules)
  return answer instanceof No ? answer.code : answer.type
}
const zip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
const { pdf, jpeg, png } = samples

describe('a file is known by what is inside it', () => {
  test.each([
    ['заява.pdf', pdf, undefined, 'application/pdf'],
    ['ЗАЯВА.PDF', pdf, 'application/pdf', 'application/pdf'],
    ['скан', pdf, '', 'application/pdf'],
    ['фото.jpeg', jpeg, 'image/jpeg', 'image/jpeg'],
    ['фото.JPG', jpeg, 'image/jpg', 'image/jpeg'],
    ['знімок.png', png, 'application/octet-stream', 'image/png'],
    ['v1.2 знімок.png', png, 'image/png; charset=binary', 'image/png'],
  ])('«%s» is taken', async (name, bytes, declared, type) => {
    expect(await check(bytes, name, declared)).toBe(type)
  })

  test.each([
    [
      'a page of HTML called PDF',
      'заява.pdf',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      undefined,
      'documents.disguised',
    ],
    ['a shell script called JPEG', 'фото.jpg', Buffer.from('#!/bin/sh\nrm -rf /\n'), undefined, 'documents.disguised'],
    ['a program called PDF', 'заява.pdf', samples.exe, 'application/pdf', 'documents.disguised'],
    ['a ZIP called PNG', 'знімок.png', zip, undefined, 'documents.disguised'],
    ['a picture called PDF', 'заява.pdf', png, undefined, 'documents.misnamed'],
    ['a PDF called a program', 'заява.exe', pdf, undefined, 'documents.misnamed'],
    ['a PDF with a hidden second extension', 'заява.pdf.js', pdf, undefined, 'documents.misnamed'],
    ['plain text', 'заява.txt', Buffer.from('Прошу призначити субсидію'), 'text/plain', 'documents.wrong-type'],
    [
      'a drawing that can run',
      'знак.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      undefined,
      'documents.wrong-type',
    ],
    ['an archive', 'усе.zip', zip, undefined, 'documents.wrong-type'],
    ['a PDF declared as a page', 'заява.pdf', pdf, 'text/html', 'documents.wrong-type'],
    ['an iPhone photo', 'IMG_1.HEIC', samples.heic, undefined, 'documents.wrong-type'],
    ['a PDF that is an archive too', 'заява.pdf', Buffer.concat([pdf, zip]), undefined, 'documents.mixed'],
    [
      'a picture that is a page too',
      'фото.png',
      Buffer.concat([png, Buffer.from('<SCRIPT src=x>')]),
      undefined,
      'documents.mixed',
    ],
    [
      'a picture with a server program',
      'фото.jpg',
      Buffer.concat([jpeg, Buffer.from('<?php system($x) ?>')]),
      undefined,
      'documents.mixed',
    ],
    ['half of a PDF', 'заява.pdf', pdf.subarray(0, pdf.length - 10), undefined, 'documents.cut-short'],
    ['half of a picture', 'знімок.png', png.subarray(0, png.length - 12), undefined, 'documents.cut-short'],
  ])('%s is refused', async (_, name, bytes, declared, code) => {
    expect(await check(bytes, name, declared)).toBe(code)
  })

  test('iPhone photos are taken where the centre says so', async () => {
    const rules = { ...usualFiles, accepted: [...usualFiles.accepted, heic] }
    expect(await check(samples.heic, 'IMG_1.HEIC', 'image/heic', rules)).toBe('image/heic')
  })

  test('whatever bytes come, the answer is a type or a sentence', async () => {
    const start = fc.constantFrom(pdf, png, jpeg, samples.exe, samples.heic, Buffer.alloc(0))
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 30 }),
        async (head, tail, name) => {
          const bytes = Buffer.concat([head.subarray(0, tail.length * 3), tail])
          expect(await check(bytes, name)).toMatch(/^(documents\.[a-z-]+|application\/pdf|image\/(jpeg|png))$/)
        },
      ),
    )
  })
})

test.each([
  [0, 'documents.empty', 'Файл порожній. Збережіть або відскануйте його ще раз.'],
  [10 * 1024 * 1024 + 1, 'documents.too-large', 'Файл завеликий: 10,1 МБ, а можна до 10 МБ.'],
])('a file of %i bytes is refused with a sentence', (size, code, words) => {
  const answer = sizeFits(Buffer.alloc(size), usualFiles)
  expect(answer).toBeInstanceOf(No)
  expect((answer as No).code).toBe(code)
  expect(sentence(answer as No, 'uk')).toContain(words)
})

test('a file of exactly ten megabytes fits', () => {
  expect(sizeFits(Buffer.alloc(10 * 1024 * 1024), usualFiles)).toBe(true)
})

test.each([
  ['C:\\Users\\Ірина\\Desktop\\заява.pdf', 'заява.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['за\u0000я\u202eва\n.pdf', 'заява.pdf'],
  ['', ''],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept)
})

test('a download is named by kind and case number and can’t be run by the browser', () => {
  const headers = fileHeaders({ purpose: 'decision', type: 'application/pdf', size: 5 }, 'ХРК-2026-000017')
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '5',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="decision ___-2026-000017.pdf"; filename*=UTF-8''${encodeURIComponent('Рішення ХРК-2026-000017.pdf')}`,
  })
  expect(headers['content-security-policy']).toContain('sandbox')
  for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]*$/)
})

test.each([
  ['application/pdf', undefined],
  ['image/png', "default-src 'none'; sandbox"],
])('a file of type %s that is looked at stays in the browser’s page, under our name', (type, policy) => {
  const headers = fileHeaders({ purpose: 'attachment', type, size: 5 }, '0142-2026-003817', true)
  expect(headers['content-disposition']).toMatch(/^inline; filename="attachment 0142-2026-003817\./)
  expect(headers['content-security-policy']).toBe(policy)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('a paper is shown under its kind and number', () => {
  const { 'content-disposition': shown } = paperHeaders('receipt', '0142-2026-003817', 5)
  expect(shown).toBe(
    `inline; filename="receipt 0142-2026-003817.pdf"; filename*=UTF-8''${encodeURIComponent('Опис 0142-2026-003817.pdf')}`,
  )
})

test.each<[RetentionCode, string, string]>([
  ['case-file', '2026-01-01', '2031-12-31'],
  ['case-file', '2026-12-31', '2031-12-31'],
  ['ticket', '2026-11-24', '2027-12-31'],
  ['video', '2026-11-24', '2026-12-24'],
  ['biometric', '2026-11-24', '2026-11-24'],
])('%s that ended on %s is kept until %s', (code, from, until) => {
  expect(keepUntil(code, from as PlainDate)).toBe(until)
})

test('everything in a case is kept at least as long as the case', () => {
  for (const purpose of Object.keys(filePurposes) as (keyof typeof filePurposes)[])
    expect(
      keepUntil(retentionOf[purpose], '2026-05-05' as PlainDate) >= keepUntil('case-file', '2026-05-05' as PlainDate),
    ).toBe(true)
})
