// Makes papers: PDF/UA-1 by Typst in a child process, one after another, the child replaced before its leak matters.
import { createRequire } from 'node:module'
import { Refusal, refusals } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Order } from './child.ts'
import { CompilerLost, type CompilerProcess, startCompiler } from './compiler-process.ts'

/** Any JSON; it reaches the template as data, never as code. The moment stands in the PDF, so equal data give equal bytes. */
export interface PaperData {
  readonly madeAt: Instant
}

export interface PaperMaker {
  /** `template` is a name in the folder of templates, without `.typ`. */
  make(template: string, data: PaperData): Promise<Buffer>
  close(): Promise<void>
}

export interface PaperMakerOptions {
  /** Folder of the `.typ` files; nothing outside it can be read by a template. */
  readonly templates: string
  /** Documents a child makes before it is replaced (about 200 KB stay behind with each). */
  readonly perChild?: number
  /** Milliseconds for one document, the start of a child included. */
  readonly patience?: number
  /** Milliseconds without work after which the child goes home. */
  readonly idle?: number
  readonly compiler?: string
  /** Told of each new child. */
  readonly started?: (pid: number | undefined) => void
}

export const no = refusals('papers', {
  'no-compiler': {
    kind: 'conflict',
    uk: 'Цей комп’ютер не вміє складати PDF: немає пакета {compiler}. Роздрукуйте сторінку з браузера й скажіть інженеру центру.',
    en: 'This computer can’t make PDFs: the package {compiler} is missing. Print the page from the browser and tell the centre’s engineer.',
  },
})

/** The template or its data is wrong; trying again would not help. */
export class PaperFault extends Error {}

const suffix: Partial<Record<NodeJS.Platform, string>> = { linux: '-gnu', win32: '-msvc' }
const compilerHere = `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}${suffix[process.platform] ?? ''}`

const fromHere = createRequire(import.meta.url)
const fonts = ['400Regular/NotoSans_400Regular', '600SemiBold/NotoSans_600SemiBold', '700Bold/NotoSans_700Bold'].map(
  (name) => fromHere.resolve(`@expo-google-fonts/noto-sans/${name}.ttf`),
)

function mustBeInstalled(compiler: string): void {
  try {
    fromHere.resolve(compiler)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw fault
    throw new Refusal(no('no-compiler', { compiler }))
  }
}

const aName = /^[a-z][a-z0-9-]*$/

export function typstPaperMaker({
  templates,
  perChild = 300,
  patience = 20_000,
  idle = 60_000,
  compiler = compilerHere,
  started = () => undefined,
}: PaperMakerOptions): PaperMaker {
  let child: CompilerProcess | undefined
  let made = 0
  let number = 0
  let lastTurn: Promise<unknown> = Promise.resolve()
  let goHome: NodeJS.Timeout | undefined

  function stopChild(): void {
    child?.stop()
    child = undefined
    made = 0
  }
  function nextChild(): CompilerProcess {
    if (made >= perChild) stopChild()
    if (!child) {
      child = startCompiler({ templates, compiler, fonts }, patience)
      started(child.pid)
    }
    made++
    return child
  }
  /** One at a time, so a child that dies takes only the document it was making, and that one is tried once more. */
  async function turn(order: Order, attempt = 1): Promise<Buffer> {
    clearTimeout(goHome)
    try {
      const answer = await nextChild().ask(order)
      if ('fault' in answer) throw new PaperFault(`${order.template}: ${answer.fault}`)
      return Buffer.from(answer.pdf)
    } catch (fault) {
      if (!(fault instanceof CompilerLost)) throw fault
      stopChild()
      if (attempt > 1) throw fault
      return turn(order, attempt + 1)
    } finally {
      clearTimeout(goHome)
      goHome = setTimeout(stopChild, idle).unref()
    }
  }
  return {
    async make(template, data) {
      if (!aName.test(template)) throw new PaperFault(`not the name of a template: ${template}`)
      mustBeInstalled(compiler)
      const order = { number: ++number, template, data, madeAt: Math.floor(data.madeAt / 1000) }
      const mine = lastTurn.then(() => turn(order))
      lastTurn = mine.catch(() => undefined)
      return mine
    },
    async close() {
      await lastTurn
      clearTimeout(goHome)
      stopChild()
    },
  }
}
